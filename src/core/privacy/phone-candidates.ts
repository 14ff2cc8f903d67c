import { isDigit } from './finding.ts';

/** A piece of a run of digits that could be one phone number. Offsets into the run. */
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
const octet = '(?:1?\\d?\\d|2[0-4]\\d|25[0-5])';
const dotted = new RegExp(`^\\d+\\.\\d+$|^${octet}(?:\\.${octet}){3}$|^\\d{1,3}(?:\\.\\d{3})+$`);
const isbn = /^97[89][- ]?\d[-\d ]{9,14}$/;

/**
 * Cuts a run of digits and separators where one number ends and the next begins: before a + or a bracket, between two
 * complete numbers, and where more than 15 digits would come together. Linear in the run.
 */
export function candidatesIn(run: string): Candidate[] {
  const found: Candidate[] = [];
  let current: { start: number; end: number; digits: number } | null = null;
  const flush = () => {
    if (!current || current.digits < minDigits || current.digits > maxDigits) return;
    const written = run.slice(current.start, current.end);
    if (!isOtherNumber(written)) found.push({ start: current.start, end: current.end, written });
  };
  for (const { 0: chunk, index } of run.matchAll(/[^ \t\u00a0\u202f]+/g)) {
    const digits = countDigits(chunk);
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

/**
 * Groups that people write phone numbers in wherever they live, whatever the library knows of their country: a national 0 with 10
 * or 11 digits together, or groups of up to four digits after it, or the code of a place and one group ("0176-23456789", "07412 345678"); 3-3-2-2;
 * and 3-3-4 after a country's code.
 */
export function isPhoneLike(written: string): boolean {
  if (/^0[1-9]\d{8,9}$|^0[1-9]\d{0,3}[-/]\d{6,8}$|^0[1-9]\d{1,3} \d{6,8}$/.test(written)) return true;
  const shape = (written.match(/\d+/g) ?? []).map((group) => group.length).join('-');
  // 3-2-4 is how social security numbers are written.
  if (shape === '3-2-4') return false;
  const isEven = /^\d+([-. ])\d+(?:\1\d+)+$/.test(written);
  if (isEven && /^(?:[1-3]-3-3-4|3-3-2-2)$/.test(shape)) return true;
  const digits = digitsOf(written);
  return (
    /^0[1-9]/.test(digits) &&
    /^(?:9|1[0-2])$/.test(String(digits.length)) &&
    /^[1-4](?:-[2-4]){2,5}$/.test(shape)
  );
}

function countDigits(written: string): number {
  let count = 0;
  for (let i = 0; i < written.length; i++) if (isDigit(written.charCodeAt(i))) count++;
  return count;
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
