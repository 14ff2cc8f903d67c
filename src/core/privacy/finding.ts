/**
 * Kinds of details. Shown to people and used in placeholders (`<EMAIL_1>`). Each belongs to one family, which a person can
 * switch: see families.ts.
 */
export type DetailKind =
  | 'email'
  | 'phone'
  | 'handle'
  | 'card'
  | 'iban'
  | 'swift'
  | 'account'
  | 'ip'
  | 'mac'
  | 'url'
  | 'coordinates'
  | 'crypto'
  | 'ssn'
  | 'id'
  | 'number'
  | 'birthdate'
  | 'date'
  | 'age'
  | 'address'
  | 'secret'
  | 'password'
  | 'person'
  | 'place'
  | 'organisation'
  | 'group';

/** What a person can switch on and off. */
export type Family =
  | 'email'
  | 'phone'
  | 'handle'
  | 'card'
  | 'bank'
  | 'network'
  | 'url'
  | 'link'
  | 'coordinates'
  | 'crypto'
  | 'id'
  | 'number'
  | 'birthdate'
  | 'date'
  | 'address'
  | 'secret'
  | 'password'
  | 'person'
  | 'place'
  | 'organisation'
  | 'group';

/** A detail in a text. Offsets are UTF-16 units, `end` is exclusive. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly kind: DetailKind;
  /** What exactly, where a kind has many forms: "UK_NHS", "github-pat". For measuring and for the curious. */
  readonly what?: string;
}

/** What a detector is told beside the text. */
export interface FindOptions {
  /** Two-letter region for phone numbers written without a country code. */
  readonly region: string;
  /** What is looked for; absent: `usualFamilies`. */
  readonly families?: ReadonlySet<Family>;
  /** true: every capitalised word that the corpus never writes in lower case counts as a name. */
  readonly strictNames?: boolean;
  /** Words, in lower case, that the person's own chats write in lower case as well: these are no names. */
  readonly seenLower?: Pick<ReadonlySet<string>, 'has'>;
  /** What somebody else found in the same text (a model): taken like the rest. */
  readonly others?: (text: string) => readonly Finding[];
}

/** One detector. `find` is pure and takes time linear in the text. */
export interface Detector {
  readonly family: Family;
  find(text: string, options: FindOptions): Finding[];
}

/** The `reach` characters before a position: where context words are looked for. */
export function textBefore(text: string, at: number, reach: number): string {
  return text.slice(Math.max(0, at - reach), at);
}

/** True for ASCII digits. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Where the next ASCII digit stands, `from` on; the length of the text when there is none. */
export function nextDigit(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** True for ASCII letters and digits: characters that make a neighbouring number part of a longer word. */
export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
