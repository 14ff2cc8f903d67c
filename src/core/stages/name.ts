// Stages 7 and 9: what an analyst is asked when it names, and the rules its answer is held to (clio.md 2.4).
import type { NameQuestion } from '../ports.ts';
import { type Random, shuffled } from '../math/random.ts';
import { withoutInertMarkup } from '../privacy/injected.ts';
import type { AnsweredText, ClusterText, Keyword } from '../types.ts';

/** Part of every key of this stage: raise it when the meaning of the answer changes. */
export const nameStage = 'name@1';

/** Members and contrast shown to an analyst: 50 each (the paper's numbers). */
export const shownMembers = 50;

/** A name has at most ten words; 120 characters hold any ten of them. */
const maxWords = 10;
const maxNameLength = 120;
/** Two sentences. */
const maxDescriptionLength = 600;

/** Columns of all clustered conversations that a question is made from. */
export interface NamingRows {
  readonly requests: readonly string[];
  readonly tasks: readonly (string | null)[];
  readonly languages: readonly (readonly string[])[];
  /** true: a model refused this chat, and its request is a quotation: it is not shown again where the cluster has others. */
  readonly fallback?: readonly boolean[];
}

/** The question about one set of rows. `subject`: hash of the members' ids; `ordered`: its rows, most central first; `outside`: nearest other rows. */
export function nameQuestion(
  rows: NamingRows,
  group: {
    readonly subject: string;
    readonly ordered: readonly number[];
    readonly outside: ArrayLike<number>;
    readonly keywords: readonly Keyword[];
  },
  random: Random,
): NameQuestion {
  const { subject, ordered, outside, keywords } = group;
  const open = ordered.filter((row) => !rows.fallback?.[row]);
  const sample = new Set(shuffled(open, random).slice(0, shownMembers));
  const languages = countBy(ordered.flatMap((row) => rows.languages[row].slice(0, 1)));
  const tasks = countBy(
    ordered.map((row) => rows.tasks[row]).filter((task): task is string => task !== null),
  );
  return {
    subject,
    size: ordered.length,
    total: rows.requests.length,
    members: ordered.filter((row) => sample.has(row)).map((row) => rows.requests[row]),
    contrast: Array.from(outside)
      .filter((row) => !rows.fallback?.[row])
      .map((row) => rows.requests[row]),
    keywords,
    languages: Object.fromEntries(languages),
    tasks: tasks.slice(0, 10),
    taken: [],
    avoid: null,
    banned: [],
  };
}

/** Counts, most frequent first, equal counts by alphabet. */
export function countBy(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/**
 * One line, at most ten words, no final punctuation, no control or bidi characters; never empty. What only looks like markup
 * ("List<String>") is plain; what is markup stays, for the gate to refuse.
 * An answer that is not a text at all becomes the plain name made of keywords. A twin stays, for the gate; uncut, so that what
 * the text says is looked for as a whole.
 */
export function holdToRules(answer: AnsweredText, question: NameQuestion): AnsweredText {
  const plain = plainText(question);
  const name = clean(answer?.name)
    .slice(0, maxNameLength)
    .split(' ')
    .slice(0, maxWords)
    .join(' ')
    .replace(/[\s.,;:!?…–-]+$/u, '')
    .toWellFormed();
  const description = clean(answer?.description).slice(0, maxDescriptionLength).toWellFormed();
  const text = { name: name || plain.name, description: description || plain.description };
  if (!answer?.twin) return text;
  return { ...text, twin: { name: clean(answer.twin.name), description: clean(answer.twin.description) } };
}

/** What stands where an analyst gave nothing usable: words that the members share, and the count. */
export function plainText(question: Pick<NameQuestion, 'keywords' | 'size' | 'total'>): ClusterText {
  const words = question.keywords.filter((keyword) => keyword.share * question.size >= 3).slice(0, 2);
  const list = words.map((keyword) => keyword.word.split(/\s+/).slice(0, 3).join(' ')).join(' and ');
  return {
    name: list ? `Talk about ${list}` : 'Talk about assorted topics',
    description: `Users had ${question.size} of ${question.total} conversations in this group.`,
  };
}

/** Names are compared as people read them. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A name not yet taken: a keyword is added, else a number. Used when asking again did not help. */
export function distinctName(name: string, keywords: readonly Keyword[], taken: ReadonlySet<string>): string {
  const base = name
    .split(' ')
    .slice(0, maxWords - 3)
    .join(' ');
  const words = keywords.map((keyword) => keyword.word.split(/\s+/).slice(0, 3).join(' '));
  const candidates = words
    .filter((word) => !nameKey(base).includes(nameKey(word)))
    .map((word) => `${base} (${word})`);
  for (const candidate of candidates) if (!taken.has(nameKey(candidate))) return candidate;
  for (let number = 2; ; number++) {
    const candidate = `${base} (${number})`;
    if (!taken.has(nameKey(candidate))) return candidate;
  }
}

function clean(text: unknown): string {
  if (typeof text !== 'string') return '';
  return withoutInertMarkup(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim());
}
