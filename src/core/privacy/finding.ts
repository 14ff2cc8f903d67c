/** Kinds of structured personal details. Shown to people and used in placeholders. */
export type DetailKind = 'email' | 'phone' | 'card' | 'iban' | 'ip' | 'ssn' | 'secret' | 'password';

/** A detail in a text. Offsets are UTF-16 units, `end` is exclusive. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly kind: DetailKind;
}

export interface FindOptions {
  /** Two-letter region for phone numbers written without a country code. */
  readonly region: string;
}

/** One family of details. `find` is pure and takes time linear in the text. */
export interface Detector {
  readonly family: string;
  find(text: string, options: FindOptions): Finding[];
}

/** The `reach` characters before a position: where context words are looked for. */
export function textBefore(text: string, at: number, reach: number): string {
  return text.slice(Math.max(0, at - reach), at);
}

/** True for ASCII digits. */
function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** True for ASCII letters and digits: characters that make a neighbouring number part of a longer word. */
export function isAlphanumeric(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
