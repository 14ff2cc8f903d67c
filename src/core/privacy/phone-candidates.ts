/** A piece of a run of digits that could be one phone number. Offsets into the text. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** E.164 allows 15 digits; below 7 nothing is dialled from elsewhere. */
const minDigits = 7;
const maxDigits = 15;

const date =
  /(?<!\d|\d[-./])(?:(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2})(?!\d|[-./]\d)/;
const years = /^(?:19|20)\d{2}\s?[-/ \u2013]\s?(?:19|20)\d{2}$/;
const dotted = /^\d+\.\d+$|^\d{1,3}(?:\.\d{1,3}){3}$|^\d{1,3}(?:\.\d{3})+$/;
const isbn = /^97[89][- ]?\d[-\d ]{9,14}$/;

/**
 * Cuts a run of digits and separators where one number ends and the next begins: before a + or a bracket, between two
 * complete numbers, and where more than 15 digits would come together. Linear in the run.
 */
export function candidatesIn(run: string, offset: number): Candidate[] {
  const found: Candidate[] = [];
  let current: { start: number; end: number; digits: number } | null = null;
  const flush = () => {
    if (!current || current.digits < minDigits || current.digits > maxDigits) return;
    const written = run.slice(current.start, current.end);
    if (!isOtherNumber(written))
      found.push({ start: offset + current.start, end: offset + current.end, written });
  };
  for (const { 0: chunk, index } of run.matchAll(/[^ \t\u00a0\u202f]+/g)) {
    const digits = digitsOf(chunk).length;
    if (current && !begins(chunk, digits, current.digits)) {
      current.end = index + chunk.length;
      current.digits += digits;
      continue;
    }
    flush();
    current = { start: index, end: index + chunk.length, digits };
  }
  flush();
  return found;
}

/** Only the digits. */
export function digitsOf(written: string): string {
  return written.replace(/\D+/g, '');
}

function begins(chunk: string, digits: number, before: number): boolean {
  // A bracket goes on after a country code: "+44 (20)".
  if (chunk[0] === '+' || (chunk[0] === '(' && before > 3)) return true;
  return before + digits > maxDigits || (before >= minDigits && digits >= minDigits);
}

/** Dates, spans of years, decimals, versions, network addresses, grouped amounts, ISBNs. */
function isOtherNumber(written: string): boolean {
  return date.test(written) || years.test(written) || dotted.test(written) || isbn.test(written);
}
