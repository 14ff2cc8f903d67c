// Languages told by their most frequent rows of three letters: franc-min's method and data, without its tables of objects, which
// cost ten times as much a text.
// Source: W. Cavnar and J. Trenkle, N-Gram-Based Text Categorization, 1994; franc-min 6.2.0.
import { data } from 'franc-min/data.js';
import { expressions } from 'franc-min/expressions.js';

/** Characters of a text that are looked at, as franc does. */
const charactersRead = 2048;
/** What a row of letters adds to the distance of a language that does not have it. */
const unknownRow = 300;

/** One script's languages and the ranks of their rows of letters. */
interface Model {
  readonly codes: readonly string[];
  /** A row of letters -> place of a language in `codes`, its rank there, the next place, its rank ... */
  readonly ranks: ReadonlyMap<string, readonly number[]>;
}

/** Built when a text of the script comes by: most people's texts need one of them or none. */
const models = new Map<string, Model>();

/** The likeliest language, and how far the next one lies behind, 0 to 1; `lead` is null where there is no other. */
export interface Guess {
  /** ISO 639-3. */
  readonly code: string;
  readonly lead: number | null;
}

/** What a text of letters, marks and single spaces is taken for, among all languages or some; null where it is none of them. */
export function guessOf(letters: string, only: ReadonlySet<string> | null): Guess | null {
  const read = letters.slice(0, charactersRead);
  const script = scriptOf(read);
  if (script === null) return null;
  const model = modelOf(script);
  // A script of one language.
  if (model === null) return only === null || only.has(script) ? { code: script, lead: null } : null;
  if (only !== null && !model.codes.some((code) => only.has(code))) return null;
  return nearest(model, distancesOf(read, model), only, read.length);
}

/** The script most characters are of, by franc's name, the first of equals; null where they are of none. */
function scriptOf(text: string): string | null {
  // No other script has the letters of ASCII: where they are more than half, nothing else can be more.
  if (asciiLetters(text) * 2 > text.length) return 'Latin';
  let top: string | null = null;
  let most = 0;
  for (const [script, pattern] of Object.entries(expressions)) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > most) [top, most] = [script, count];
  }
  return top;
}

function asciiLetters(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) letters++;
  }
  return letters;
}

function modelOf(script: string): Model | null {
  const known = models.get(script);
  if (known) return known;
  if (!Object.hasOwn(data, script)) return null;
  const codes = Object.keys(data[script]);
  const ranks = new Map<string, number[]>();
  for (let place = 0; place < codes.length; place++) {
    const rows = data[script][codes[place]].split('|');
    for (let rank = 0; rank < rows.length; rank++) {
      const entries = ranks.get(rows[rank]);
      if (entries) entries.push(place, rank);
      else ranks.set(rows[rank], [place, rank]);
    }
  }
  const model = { codes, ranks };
  models.set(script, model);
  return model;
}

/** For every language, how far the counts of the text's rows lie from their ranks. */
function distancesOf(text: string, { codes, ranks }: Model): Float64Array {
  const counts = countsOf(` ${text.trim().toLowerCase()} `);
  const distances = new Float64Array(codes.length).fill(counts.size * unknownRow);
  for (const [row, count] of counts) {
    const entries = ranks.get(row);
    if (!entries) continue;
    for (let i = 0; i < entries.length; i += 2)
      distances[entries[i]] += Math.abs(count - entries[i + 1] - 1) - unknownRow;
  }
  return distances;
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + 3 <= text.length; i++) {
    const row = text.slice(i, i + 3);
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return counts;
}

/** The first of the nearest, as long as there is one. `length`: UTF-16 units of the text, to which franc scales distances. */
function nearest(
  { codes }: Model,
  distances: Float64Array,
  only: ReadonlySet<string> | null,
  length: number,
): Guess {
  let best = -1;
  let next = Infinity;
  for (let place = 0; place < codes.length; place++) {
    if (only !== null && !only.has(codes[place])) continue;
    if (best < 0) best = place;
    else if (distances[place] < distances[best]) [best, next] = [place, distances[best]];
    else next = Math.min(next, distances[place]);
  }
  const code = codes[best];
  if (next === Infinity) return { code, lead: null };
  const range = length * unknownRow - distances[best];
  // Where no language knows any row, all are as near as can be.
  if (range === 0) return { code, lead: 0 };
  // Not the quotient itself: the last digit decides now and then, and is to be franc's.
  return { code, lead: 1 - (1 - (next - distances[best]) / range || 0) };
}
