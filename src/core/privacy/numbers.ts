import { type DetailKind, type Finding, isAlphanumeric, nextDigit, textBefore } from './finding.ts';
import { lastWord } from './last-words.ts';
import { accountWords, fillers, numberWords } from './number-words.ts';
import { remembered } from './remembered.ts';
import { folded } from './words-near.ts';

/** Shorter ones are counts, years, codes that many share (digits). */
const leastDigits = 6;
/** Letters and digits together: a plate or a locator of fewer digits is told by its own detector. */
const leastDigitsBesideLetters = 4;
/** Longer ones are hashes and keys (characters). */
const longest = 28;
/** Characters before a number that are looked at, and words that may stand between it and its name. */
const reach = 48;
const mostWords = 5;

/** Groups of letters and digits with single blanks, dashes, dots, slashes between digits. Every group has at most `longest` characters. */
const token = /[A-Za-z0-9]{1,28}/y;
/** Units and what else makes a number an amount. */
const amountAfter =
  /^\s?(?:%|[$€£¥]|[.,]\d|(?:usd|eur|euros?|dollars?|pounds?|kg|km|kb|mb|gb|ms|seconds?|minutes?|hours?|days?|units?|items?|rows?|points?|people|times|users|records)\b)/i;
const partBefore = /[$€£¥@%&\\~^*]\s?$|[A-Za-z0-9][-+/.]$|\d[,:]$|[[(<{]\s?\d*,\s?$|_$/;
/** Dates and times are told elsewhere. */
const date = /^(?:(?:19|20)\d{2}[-./ ]?[01]?\d[-./ ]?[0-3]?\d|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d{2})$/;

/**
 * Long numbers with their name before them: "order number 4411-9082", "Kundennummer: 778899", "tracking 1Z999AA1...". The kind is
 * `number`, after words of banks `account`. Without such a word no number is one.
 */
export function findNumbers(text: string): Finding[] {
  return findNamed(text, numberWords, 'number');
}

/** Account numbers after a word for a bank account; the same rule with other words. */
export function findAccounts(text: string): Finding[] {
  return findNamed(text, accountWords, 'account');
}

function findNamed(text: string, names: ReadonlySet<string>, kind: DetailKind): Finding[] {
  const found: Finding[] = [];
  const isLong = remembered(looksLong);
  const fold = remembered(folded);
  const isNamed = remembered((before) => mayEndInName(before, names, fold) && endsInName(before, names));
  let next = 0;
  for (let at = nextDigit(text, 0); at < text.length; at = nextDigit(text, next)) {
    let start = at;
    next = at;
    while (isAlphanumeric(text.charCodeAt(start - 1))) start--;
    while (isAlphanumeric(text.charCodeAt(next))) next++;
    if (next - start > longest) continue;
    const end = endOf(text, start);
    next = end;
    if (!isLong(text.slice(start, end)) || isAmount(text, start, end)) continue;
    if (isNamed(textBefore(text, start, reach))) found.push({ start, end, kind });
  }
  return found;
}

/** The end of the groups that belong together: after the first one only groups with digits, no more than `longest` characters. */
function endOf(text: string, start: number): number {
  let end = start;
  for (let at = start; at - start < longest;) {
    token.lastIndex = at;
    const group = token.exec(text)?.[0] ?? '';
    if (group === '' || (end > start && !/\d/.test(group))) break;
    end = at + group.length;
    if (!/[-/ .]/.test(text[end] ?? '\n')) break;
    at = end + 1;
  }
  return end;
}

function looksLong(written: string): boolean {
  const digits = written.replace(/\D+/g, '').length;
  if (written.length > longest || date.test(written) || /^0x/i.test(written)) return false;
  if (!/[A-Za-z]/.test(written)) return digits >= leastDigits;
  // "16GB", "utf8", "2nd": letters and digits are an identifier when there are many digits or all letters are capitals.
  return digits >= leastDigits || (digits >= leastDigitsBesideLetters && !/[a-z]/.test(written));
}

function isAmount(text: string, start: number, end: number): boolean {
  if (isAlphanumeric(text.charCodeAt(end)) || /[_@]/.test(text[end] ?? ' ')) return true;
  return (
    partBefore.test(text.slice(Math.max(0, start - 4), start)) || amountAfter.test(text.slice(end, end + 12))
  );
}

/** Whether `endsInName` may be true: the same question, asked without looking where sentences end, of one word after the other. */
function mayEndInName(written: string, names: ReadonlySet<string>, fold: typeof folded): boolean {
  let last = lastWord(written, written.length, fold);
  for (let i = 0; i < mostWords && last !== null; i++) {
    if (names.has(last.word)) return true;
    const next = lastWord(written, last.start, fold);
    if (next !== null && names.has(`${next.word} ${last.word}`)) return true;
    if (!fillers.has(last.word)) return false;
    last = next;
  }
  return false;
}

/** The last words before the number, small ones left out, are a name (one word, or two). */
function endsInName(written: string, names: ReadonlySet<string>): boolean {
  // The dot of "no." ends no sentence.
  const before = folded(written).replace(/\b(no|nr|num|n|ref|acct|id)\.(?=\s)/g, '$1');
  // The name stands in the same sentence; after a colon or in a form the number may be on the next line.
  const sentence = before.slice(before.search(/(?:[.!?;]\s|\n\s*\n|:?\n[^\n]*\S[^\n]*\n)[^.!?;]*$/) + 1);
  const words = sentence.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  for (let i = words.length - 1; i >= 0 && words.length - i <= mostWords; i--) {
    if (names.has(words[i]) || (i > 0 && names.has(`${words[i - 1]} ${words[i]}`))) return true;
    if (!fillers.has(words[i])) return false;
  }
  return false;
}
