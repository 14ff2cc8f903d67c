// Details in answers of an analyst: a word for their type takes their place ("a person"), never the detail, never a placeholder.
import { wordsOf } from '../math/tokens.ts';
import { typeWords, usualFamilies } from './families.ts';
import type { DetailKind, FindOptions, Finding } from './finding.ts';
import { findDetails } from './index.ts';
import { isEponymHead, isKnownFigure } from './known-figures.ts';
import { knownProducts } from './known-products.ts';
import { foldWord, sureGiven, traitsOf } from './persons/lexicon.ts';
import type { RunSettings } from '../types.ts';

export interface Masked {
  readonly text: string;
  /** Kinds of what was masked, one entry each time. */
  readonly kinds: readonly DetailKind[];
}

/** Placeholders as stages/redact.ts writes them, and as models write them again: "[email_1]", "PERSON_2". */
const placeholders = new RegExp(
  `(?:[<\\[({⟨] ?)?(?<![\\p{L}\\p{N}_])(${Object.keys(typeWords).join('|')})_\\d{1,4}(?![\\p{L}\\p{N}_])(?: ?[>\\])}⟩])?`,
  'giu',
);
/** Any other in the same shape. */
const others = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_\d+>/g;
const unknownDetail = 'a detail';

/** Kinds that are told by words, and so taken for a name now and then. */
const named: ReadonlySet<DetailKind> = new Set(['person', 'place', 'organisation', 'group']);

/** Stand between the marks while a text is put together: no text holds them. */
const [open, close] = ['\ue000', '\ue001'];

/**
 * What is looked for in answers under these settings. Never every capitalised word ("strict names"): a model writes names of topics
 * with capitals, and what the person's own chats write in lower case is not known here.
 */
export function lookedFor({
  region,
  redaction,
}: Pick<RunSettings, 'region'> & Partial<Pick<RunSettings, 'redaction'>>): FindOptions {
  return { region, ...(redaction?.families ? { families: new Set(redaction.families) } : {}) };
}

/**
 * What is looked for in names and descriptions: places that three members name are a topic ("Plan a trip to Japan"), and those that
 * fewer name are words without support (stages/audit.ts).
 */
export function withoutPlaces<Options extends Pick<FindOptions, 'families'>>(options: Options): Options {
  const { families = usualFamilies } = options;
  return { ...options, families: new Set([...families].filter((family) => family !== 'place')) };
}

/** What a text of an analyst still tells of somebody: languages, products, known figures and what is called by a name are no names. */
export function detailsIn(text: string, options: FindOptions): Finding[] {
  return findDetails(text, options).filter(({ kind, start, end }) => {
    if (!named.has(kind)) return true;
    const held = text.slice(start, end);
    const words = wordsOf(held);
    if (words.length === 0) return true;
    if (isKnownFigure(held) || words.every((word) => knownProducts.has(word))) return false;
    return kind !== 'person' || !isEponym(held, text.slice(end, end + 60), words[0]);
  });
}

/** Last names of theorems that are given names as well. */
const mathematicians: ReadonlySet<string> = new Set(
  'hilbert banach riemann euler gauss bayes fourier laplace lagrange lebesgue bernoulli pascal'.split(' '),
);

/** "Riemann" before " sums", or "Riemann sums"; not "Anna" before " test": given names are somebody's. */
function isEponym(held: string, behind: string, first: string): boolean {
  if (!mathematicians.has(first) && (traitsOf(foldWord(first)) & sureGiven) !== 0) return false;
  const [, name, rest] = /^(\S+?)((?:['’]s)?(?:[\s-].*)?)$/su.exec(held) ?? [];
  return name !== undefined && !/\p{Lu}/u.test(rest) && isEponymHead(rest + behind);
}

/** Type words with or without an article: "my phone number". */
const typePhrases = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:the|an?)\\s+)?(?:${[...new Set(Object.values(typeWords))]
    .concat(unknownDetail)
    .map((phrase) => phrase.replace(/^an? /, '').replaceAll(' ', '\\s+'))
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

/**
 * A text with a placeholder for each word of its type words: to word-runs.ts these are no words, so that quotations are found across
 * what was masked. Blanks stay where they are.
 */
export function withoutTypeWords(text: string): string {
  return text.replace(typePhrases, (phrase) => phrase.replace(/\S+/g, '<DETAIL_0>'));
}

/** A text with a word for its type in the place of every detail and every placeholder. Masking it again changes nothing. */
export function maskDetails(text: string, options: FindOptions): Masked {
  const kinds: DetailKind[] = [];
  const put = (kind: DetailKind) => {
    kinds.push(kind);
    return `${open}${typeWords[kind]}${close}`;
  };
  let plain = text.replace(/[\ue000\ue001]/g, '');
  plain = plain.replace(placeholders, (_, kind: string) => put(kind.toLowerCase() as DetailKind));
  plain = plain.replace(others, `${open}${unknownDetail}${close}`);
  let result = '';
  let rest = 0;
  for (const { start, end, kind } of detailsIn(plain, options)) {
    const held = plain.slice(start, end);
    // A detector that reads over a type word found what stands around it.
    result += plain.slice(rest, start) + (held.includes(open) || held.includes(close) ? held : put(kind));
    rest = end;
  }
  result += plain.slice(rest);
  return { text: result.includes(open) ? settled(result) : result, kinds };
}

/** "the «a person»" -> "a person"; "my «a phone number»" -> "my phone number"; one word for several of a kind in a row. */
function settled(text: string): string {
  return text
    .replace(
      new RegExp(`${open}([^${close}]+)${close}(?:[\\s,]*${open}\\1${close})+`, 'g'),
      `${open}$1${close}`,
    )
    .replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:the|a|an) (?=${open})`, 'giu'), '')
    .replace(
      new RegExp(`(?<![\\p{L}\\p{N}])(my|your|his|her|its|our|their|this|that) ${open}an? `, 'giu'),
      `$1 ${open}`,
    )
    .replace(
      new RegExp(`(^|[.!?] )${open}(\\p{Ll})`, 'gu'),
      (_, before: string, letter: string) => `${before}${open}${letter.toUpperCase()}`,
    )
    .replaceAll(open, '')
    .replaceAll(close, '');
}

/** Nothing but words for types, small words and signs is left: such a text says nothing. */
export function saysNothing(text: string): boolean {
  const left = Object.values(typeWords).reduce(
    (rest, phrase) => rest.replaceAll(phrase, ' ').replaceAll(phrase[0].toUpperCase() + phrase.slice(1), ' '),
    text.replaceAll(unknownDetail, ' '),
  );
  return !/\p{L}[\p{L}\p{N}]|\p{Lo}|\p{N}/u.test(
    left.replace(/(?<!\p{L})(?:and|or|of|to|for|with|about|in|at|on|from|the|an?)(?!\p{L})/giu, ' '),
  );
}
