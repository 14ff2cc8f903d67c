// Phrases that members share, taken from their own requests so that the words stand in their natural order.
import type { Line, Piece } from './lines.ts';
import { articleOf, casings, inPlural, print, withArticle } from './phrase-form.ts';
import type { Support } from './support.ts';
import { instructionVerbs } from './verbs.ts';

/** A phrase of a name. */
export interface Phrase {
  /** As it will be printed, in the members' most frequent casing, no leading article. */
  readonly text: string;
  readonly stems: readonly string[];
  readonly score: number;
  /** "a", "an", "the" or "": what members put before it. */
  readonly article: string;
  /** The instruction verb the phrase begins with, if it does. */
  readonly verb: string | null;
}

/** Words a phrase spans at most: longer ones quote (name-rules.ts). */
const longest = 6;
/** Function words that may stand inside a phrase. */
const inner = new Set(
  `of to in for from with on at by into between and or a an the my your our as without de la le les des du et à en pour el los las del y
  para con do da dos das e com em no na der die das den dem des und für mit von im am zum zur in di il della per con van het`.split(
    /\s+/,
  ),
);

interface Found {
  readonly pieces: readonly Piece[];
  readonly stems: readonly string[];
  /** Lines that hold the phrase. */
  count: number;
  surfaces: Map<string, number>;
  articles: Map<string, number>;
  /** Times the first word stood as a verb in its base form. */
  asVerb: number;
  /** That form. */
  verb: string | null;
  /** Times another word of the same thing followed: "tourist" of "tourist sites". */
  cutShort: number;
}

/** Words that stand before a verb and hardly before a noun. */
const beforeVerb =
  /^(?:to|i|you|we|they|please|can|could|should|must|will|would|don't|not|me|let|help|cannot|can't|didn't|did|does)$/;
/** "top up", "sign out": the particle belongs to the verb. */
const particle = /^(?:up|off|out|down|in|on)$/;
const takesParticle =
  /^(?:top|topping|set|setting|sign|log|look|turn|turning|pick|shut|fill|wake|hang|back|start|clean|check|sync|call|pay|cash|move|hook|speed|slow|warm|break|roll|log|opt)$/;
/** A word that fewer members share says nothing about most of them. Holds from 20 members on. */
const leastShare = 0.12;
const manyMembers = 20;
/** So says a phrase that fewer members hold. */
const leastPhrase = 0.06;
/** Forms that rarely open or close the name of a thing. */
const looseForm =
  /(?:\p{L}{3}ed|\p{L}{3}ing|ly)$|^(?:spent|sent|forgot|took|gave|bought|paid|left|saw|came|found|stole|ate|lost|said|told|got|kept|broke|held|ran|put|eat|begin|became)$/u;

/** All shared phrases, best first. Score: summed weight of the words x how firmly they go together. */
export function phrasesOf(support: Support): Phrase[] {
  const casing = casings(support);
  const found = new Map<string, Found>();
  for (const line of support.lines) collect(line, support, casing, found);
  const { length } = support.lines;
  const least = Math.max(length >= 6 ? 2 : 1, length >= manyMembers ? leastPhrase * length : 0);
  return [...found.values()]
    .filter(({ count, stems }) => count >= least || stems.length === 1)
    .map((phrase) => finish(phrase, support))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1));
}

function collect(
  line: Line,
  support: Support,
  casing: ReadonlyMap<string, string>,
  found: Map<string, Found>,
): void {
  const { pieces } = line;
  const seen = new Set<string>();
  for (let from = 0; from < pieces.length; from++) {
    if (!carries(pieces[from], support)) continue;
    const span: Piece[] = [];
    for (let to = from; to < Math.min(pieces.length, from + longest); to++) {
      const piece = pieces[to];
      if (to > from && piece.breakBefore) break;
      const fits = piece.isFunction ? inner.has(piece.folded) : carries(piece, support);
      if (!fits || support.isBanned(piece.folded)) break;
      span.push(piece);
      if (piece.isFunction) continue;
      const stems = span.filter((word) => !word.isFunction).map((word) => word.stem);
      if (new Set(stems).size < stems.length) break;
      const key = stems.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      note(found, key, line, { from, to, stems }, casing);
    }
  }
}

/** A word that can stand at the ends of a phrase. */
function carries(piece: Piece, support: Support): boolean {
  if (piece.isFunction || !support.allowed(piece.folded) || support.weight(piece.stem) <= 0.004) return false;
  const rare = support.lines.length >= manyMembers && support.share(piece.stem) < leastShare;
  // "6am", "4th": numbers are details of one request.
  return !rare && !(/^\d+\p{L}*$/u.test(piece.folded) && support.share(piece.stem) < 0.5);
}

function note(
  found: Map<string, Found>,
  key: string,
  { pieces, task }: Line,
  { from, to, stems }: { from: number; to: number; stems: readonly string[] },
  casing: ReadonlyMap<string, string>,
): void {
  const after = pieces[to + 1];
  const closed =
    after !== undefined &&
    !after.breakBefore &&
    particle.test(after.folded) &&
    takesParticle.test(pieces[to].folded);
  const span = pieces.slice(from, closed ? to + 2 : to + 1);
  const entry = found.get(key) ?? {
    pieces: span,
    stems,
    count: 0,
    surfaces: new Map(),
    articles: new Map(),
    asVerb: 0,
    verb: null,
    cutShort: 0,
  };
  found.set(key, entry);
  entry.count++;
  if (after !== undefined && !after.breakBefore && !after.isFunction) entry.cutShort++;
  const text = print(span, casing);
  entry.surfaces.set(text, (entry.surfaces.get(text) ?? 0) + 1);
  const before = pieces[from].breakBefore ? '' : pieces[from - 1].folded.replace(/^an$/, 'a');
  entry.articles.set(before, (entry.articles.get(before) ?? 0) + 1);
  const isTask = task !== null && !task.fromQuestion && task.verb === span[0].folded;
  const hasObject = span.length > 1 && /^(?:an?|the|my|our|your|his|their)$/.test(span[1].folded);
  if (instructionVerbs.has(span[0].folded) && (isTask || hasObject || beforeVerb.test(before))) {
    entry.asVerb++;
    entry.verb = span[0].folded;
  }
}

function finish(found: Found, support: Support): Phrase {
  const { stems, count, surfaces, articles } = found;
  const n = support.lines.length;
  const rarest = Math.min(...stems.map((stem) => support.share(stem)));
  // Of the members that use the rarest word, how many use the whole phrase.
  const cohesion = stems.length === 1 ? 1 : Math.min(1, count / Math.max(1, rarest * n));
  const total = stems.reduce((sum, stem) => sum + support.weight(stem), 0);
  const verb = found.asVerb * 2 >= count ? found.verb : null;
  const words = (stems.length === 1 ? inPlural(surfaces) : withArticle(surfaces))
    .replace(/'s$/, '')
    .split(' ');
  if (verb !== null) words[0] = verb;
  // Names of things stand alone: "Excel" is no cut-off "Excel sheet".
  const cut = found.cutShort / count;
  // "provide" is no thing, "a list" is one.
  const bareVerb =
    verb === null &&
    words.length === 1 &&
    instructionVerbs.has(words[0]) &&
    articleOf(articles, count) === '';
  const isName = /^\p{Lu}/u.test(words[words.length - 1]);
  return {
    text: words.join(' '),
    stems,
    score:
      total *
      (0.15 + 0.85 * Math.sqrt(cohesion)) *
      grammarOf(words, verb) *
      (bareVerb ? 0.3 : 1) *
      (isName ? 1 : 1 - 0.6 * cut),
    // Plurals and names of things take none.
    article: isName || /[^suia]s$/.test(words[words.length - 1]) ? '' : articleOf(articles, count),
    verb,
  };
}

/** A doing with its object is worth more than a thing; a participle, an adverb or half a clause is worth less. */
function grammarOf(words: readonly string[], verb: string | null): number {
  if (verb !== null) return words.length > 1 ? 1.25 : 1;
  const last = words[words.length - 1];
  const halfClause = words.some((word, i) => i > 0 && looseForm.test(word) && inner.has(words[i + 1]));
  if (words.length === 1) return looseForm.test(last) ? 0.3 : 1;
  return (looseForm.test(words[0]) ? 0.5 : 1) * (looseForm.test(last) ? 0.5 : 1) * (halfClause ? 0.5 : 1);
}
