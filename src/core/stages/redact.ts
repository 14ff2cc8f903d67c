// Stage 2: structured personal details become placeholders. The only file that makes a RedactedText.
import { hashParts } from '../hash.ts';
import { detectorsVersion, findDetails } from '../privacy/index.ts';
import type { DetailKind, FindOptions, Finding } from '../privacy/finding.ts';
import { KnownNames } from '../privacy/known-names.ts';
import type { RedactedText, Span } from '../types.ts';

/** Part of every key that depends on redacted text: raise it when redaction gives other texts than before. */
export const redactionVersion = `redact@3(${detectorsVersion})`;

/** The placeholders of one chat: the same value has the same placeholder in all its texts. */
export class RedactionMemory {
  readonly #placeholders = new Map<string, string>();
  readonly #last = new Map<DetailKind, number>();
  readonly #found = new Map<DetailKind, number>();
  /** People of the chat: given by a first look at it, so that a name told late is known in what was said before. */
  readonly names: KnownNames;

  constructor(names = new KnownNames()) {
    this.names = names;
  }

  /** What detectors find in a text of the chat, and the names they found in others. In order, without overlaps. */
  find(text: string, options: FindOptions): Finding[] {
    const found = findDetails(text, options);
    for (const { kind, start, end } of found)
      if (kind === 'person') this.names.learn(text.slice(start, end), options);
    let at = 0;
    const more = this.names.findIn(text).filter(({ start, end }) => {
      while (at < found.length && found[at].end <= start) at++;
      return at === found.length || found[at].start >= end;
    });
    return more.length === 0 ? found : [...found, ...more].sort((a, b) => a.start - b.start);
  }

  /** `<EMAIL_1>` for the first address of the chat, and again for the same address. `text` is where it stands. */
  placeholderFor(kind: DetailKind, value: string, text: string): string {
    const key = `${kind} ${kind === 'person' ? this.names.fullNameOf(value) : sameness(kind, value)}`;
    const known = this.#placeholders.get(key);
    if (known !== undefined) return known;
    let number = this.#last.get(kind) ?? 0;
    let placeholder: string;
    // A chat about redaction may hold <EMAIL_1> in its own words: that number is not used again.
    do placeholder = `<${kind.toUpperCase()}_${++number}>`;
    while (text.includes(placeholder));
    this.#last.set(kind, number);
    this.#found.set(kind, (this.#found.get(kind) ?? 0) + 1);
    this.#placeholders.set(key, placeholder);
    return placeholder;
  }

  /** Distinct values so far, by kind. */
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#found);
  }
}

export interface Redaction {
  readonly text: RedactedText;
  /** In order, without overlaps; offsets into the given text. */
  readonly spans: readonly Span[];
}

/**
 * Puts a placeholder in the place of every detail that a detector of core/privacy finds. What stands between the spans is
 * unchanged. Reduces what a text tells; it does not make it anonymous.
 */
export function redact(text: string, memory: RedactionMemory, options: FindOptions): Redaction {
  const spans: Span[] = [];
  let rest = 0;
  let result = '';
  for (const { start, end, kind } of memory.find(text, options)) {
    const placeholder = memory.placeholderFor(kind, text.slice(start, end), text);
    spans.push({ start, end, kind, placeholder });
    result += text.slice(rest, start) + placeholder;
    rest = end;
  }
  return { text: (result + text.slice(rest)) as RedactedText, spans };
}

/** Kleio's own words between redacted texts: they hold nothing of the chat but counts. */
export type FixedWords =
  | `<${'user' | 'assistant'}>`
  | `</${'user' | 'assistant'}>`
  | `<left-out characters="${number}"/>`
  | `<left-out characters="${number}" turns="${number}"/>`
  | '\n'
  | '';

/** Redacted texts with fixed words between them are a redacted text again. */
export function assemble(pieces: readonly (RedactedText | FixedWords)[]): RedactedText {
  return pieces.join('') as RedactedText;
}

/**
 * Kleio's own words, as they stand in the source, around redacted texts and numbers: a redacted text again.
 * A tag for template literals, so that the words cannot come from anywhere else.
 */
export function compose(
  words: TemplateStringsArray,
  ...values: readonly (RedactedText | number)[]
): RedactedText {
  return words.reduce((text, word, i) => text + word + String(values[i] ?? ''), '') as RedactedText;
}

/** Redacted texts one after the other. */
export function join(
  pieces: readonly RedactedText[],
  between: '' | '\n' | '\n\n' | ', ' | '; ',
): RedactedText {
  return pieces.join(between) as RedactedText;
}

export interface Fenced {
  /** The text between two lines that carry the mark. */
  readonly block: RedactedText;
  readonly mark: RedactedText;
}

/**
 * Fences a text that is data off from instructions (clio.md 2.1). The mark is the first 48 bits of a hash of the text and not drawn
 * by chance, so that the same text has the same prompt: a stopped run finds its answers again, and the ledger can be checked. It
 * is as good as chance here, since it never stands in the text (one that does is passed over) and who writes a chat would have
 * to know the hash of the whole text that holds it: every try changes the text and so the mark, and 2^48 tries are no use to someone
 * who does not see the prompt that is put together on another's device.
 */
export function fenced(text: RedactedText): Fenced {
  let attempt = 0;
  let mark: string;
  do mark = hashParts(text, attempt++).slice(0, 12);
  while (text.includes(mark));
  return {
    block: `<data ${mark}>\n${text}\n</data ${mark}>` as RedactedText,
    mark: mark as RedactedText,
  };
}

/** The first `length` UTF-16 units at most, no character cut in two. */
export function head(text: RedactedText, length: number): RedactedText {
  return text.slice(0, Math.max(0, length)).replace(/[\ud800-\udbff]$/, '') as RedactedText;
}

/** Two spellings of one value are equal here. */
function sameness(kind: DetailKind, value: string): string {
  if (kind === 'phone' || kind === 'card' || kind === 'ssn') return value.replace(/\D+/g, '');
  if (kind === 'iban') return value.replace(/[ -]+/g, '').toLowerCase();
  return kind === 'email' || kind === 'ip' ? value.replace(/\s+/g, '').toLowerCase() : value;
}
