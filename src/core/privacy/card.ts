import { type Finding, isDigit, textBefore } from './finding.ts';
import { remembered } from './remembered.ts';

/** The shortest cards (Maestro) have 12 digits. */
const minDigits = 12;

/** Digits with single blanks or dashes between them, or in fours with dots: not right after a letter or a sign of LaTeX. */
const digitRun =
  /(?<![\p{L}\p{N}_.}\\])(?:\d{4}(?:\.\d{4}){3}(?!\.?\d)|\d(?:[ \u00a0\u202f\u2011-]?\d)*)(?![\p{L}\p{N}_])/gu;

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

/** Words for a card; the same right before a number. */
const word = /\b(?:cards?|credit|debit|visa|mastercard|amex|maestro|kreditkarte|karte|tarjeta|carte)\b/i;
const context = new RegExp(`${word.source}[^\\n]{0,30}$`, 'i');

/** Payment card numbers: 12 to 19 digits, an issuer's prefix and a right Luhn digit; after the word "card" also mistyped ones. */
export function findCards(text: string): Finding[] {
  const found: Finding[] = [];
  const judge = remembered(judgeOf);
  let isAnyNamed: boolean | null = null;
  const isNamed = (at: number): boolean =>
    (isAnyNamed ??= word.test(text)) && context.test(textBefore(text, at, 40));
  for (const run of text.matchAll(digitRun)) {
    if (run[0].length < minDigits) continue;
    const groups = groupsIn(text, run.index, run.index + run[0].length);
    for (let first = 0; first < groups.length;) {
      const card = cardFrom(groups, first, { judge, isNamed });
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

/** The groups of digits between two places; single signs stand between them. */
function groupsIn(text: string, from: number, to: number): Group[] {
  const groups: Group[] = [];
  for (let at = from; at < to;) {
    let end = at;
    while (end < to && isDigit(text.charCodeAt(end))) end++;
    groups.push({ digits: text.slice(at, end), at });
    at = end + 1;
  }
  return groups;
}

/** A card that begins with group `first`, at most 19 digits ahead. The next group is returned beside its end. */
function cardFrom(
  groups: readonly Group[],
  first: number,
  { judge, isNamed }: { judge(digits: string): Judgement; isNamed(at: number): boolean },
): { end: number; next: number } | null {
  let digits = '';
  for (let i = first; i < groups.length && digits.length < 19; i++) {
    digits += groups[i].digits;
    const end = groups[i].at + groups[i].digits.length;
    if (digits.length > 19) return null;
    const judgement = digits.length >= minDigits ? judge(digits) : 'none';
    if (judgement === 'card' || (judgement === 'named' && isNamed(groups[first].at)))
      return { end, next: i + 1 };
    // Cards are printed in groups of 4, 5 or 6: smaller groups are a table of numbers.
    if (groups[i].digits.length < 4) return null;
  }
  return null;
}

/** After the word "card" (`named`) a number of a usual length is meant as one, even with a wrong digit. */
type Judgement = 'card' | 'named' | 'none';

function judgeOf(digits: string): Judgement {
  const isRight = hasLuhnDigit(digits);
  const isIssued = (): boolean =>
    issuers.some(([prefix, lengths]) => lengths.includes(digits.length) && prefix.test(digits));
  if (isRight && isIssued()) return 'card';
  return isRight || digits.length === 15 || digits.length === 16 ? 'named' : 'none';
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
