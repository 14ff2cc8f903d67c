import { type Finding, textBefore } from './finding.ts';

/** The shortest cards (Maestro) have 12 digits. */
const minDigits = 12;

/** Digits with single blanks or dashes between them: not right after a letter or a sign of LaTeX. */
const digitRun = /(?<![\p{L}\p{N}_.}\\])\d(?:[ -]?\d)*(?![\p{L}\p{N}_])/gu;

/** Issuer prefixes with the lengths (digits) they issue, after the ISO/IEC 7812 ranges in use. */
const issuers: readonly (readonly [prefix: RegExp, lengths: readonly number[]])[] = [
  [/^4/, [13, 16, 19]],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, [16]],
  [/^3[47]/, [15]],
  [/^(?:30[0-5]|309|36|38|39)/, [14, 16]],
  [/^(?:6011|64[4-9]|65|62|81|35(?:2[89]|[3-8])|220[0-4])/, [16, 17, 18, 19]],
  [/^(?:1800|2131|1[0-9])/, [15]],
  [/^(?:50|5[6-8]|6)/, [13, 14, 15, 16, 17, 18, 19]],
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, [12]],
];

const context =
  /\b(?:cards?|credit|debit|visa|mastercard|amex|maestro|kreditkarte|karte|tarjeta|carte)\b[^\n]{0,30}$/i;

/** Payment card numbers: 12 to 19 digits, an issuer's prefix and a right Luhn digit; after the word "card" also mistyped ones. */
export function findCards(text: string): Finding[] {
  const found: Finding[] = [];
  for (const run of text.matchAll(digitRun)) {
    if (run[0].length < minDigits) continue;
    const groups = [...run[0].matchAll(/\d+/g)].map(({ 0: digits, index }) => ({
      digits,
      at: run.index + index,
    }));
    for (let first = 0; first < groups.length;) {
      const card = cardFrom(text, groups, first);
      if (card) found.push({ start: groups[first].at, end: card.end, kind: 'card' });
      first = card ? card.next : first + 1;
    }
  }
  return found;
}

interface Group {
  readonly digits: string;
  readonly at: number;
}

/** A card that begins with group `first`, at most 19 digits ahead. The next group is returned beside its end. */
function cardFrom(
  text: string,
  groups: readonly Group[],
  first: number,
): { end: number; next: number } | null {
  let digits = '';
  for (let i = first; i < groups.length && digits.length < 19; i++) {
    digits += groups[i].digits;
    const end = groups[i].at + groups[i].digits.length;
    if (digits.length > 19) return null;
    if (digits.length >= minDigits && (isCard(digits) || isMistyped(text, groups[first].at, digits)))
      return { end, next: i + 1 };
    // Cards are printed in groups of 4, 5 or 6: smaller groups are a table of numbers.
    if (groups[i].digits.length < 4) return null;
  }
  return null;
}

function isCard(digits: string): boolean {
  return (
    issuers.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits)) &&
    hasLuhnDigit(digits)
  );
}

/** After the word "card" a number of a usual length is meant as one, even with a wrong digit. */
function isMistyped(text: string, start: number, digits: string): boolean {
  const usual = digits.length === 15 || digits.length === 16;
  return (usual || hasLuhnDigit(digits)) && context.test(textBefore(text, start, 40));
}

/** Luhn's check (ISO/IEC 7812-1): from the right every second digit counts double, the sum of digits is a multiple of 10. */
export function hasLuhnDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const weighed = i % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}
