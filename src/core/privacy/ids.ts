import type { Finding } from './finding.ts';
import { isAlphanumeric, isDigit, nextDigit } from './finding.ts';
import { australianIds } from './ids/au.ts';
import { frenchAndLowIds } from './ids/benelux-fr.ts';
import { germanIds } from './ids/de.ts';
import { spanishIds } from './ids/es.ts';
import { indianIds } from './ids/in.ts';
import { italianIds } from './ids/it.ts';
import { koreanIds } from './ids/kr.ts';
import { nordicIds } from './ids/nordic.ts';
import { otherIds, singaporeanIds } from './ids/others.ts';
import { polishAndBrazilianIds } from './ids/pl-br.ts';
import type { IdCandidate, IdRule } from './ids/rule.ts';
import { ShapeTree } from './ids/shapes.ts';
import { ukIds } from './ids/uk.ts';
import { northAmericanIds, usIds } from './ids/us.ts';
import { remembered } from './remembered.ts';
import { phrases, WordsNear } from './words-near.ts';

/** All kinds of identity numbers. Of two that fit the earlier one gives the name, one with its word nearby before all others. */
export const idRules: readonly IdRule[] = [
  ...usIds,
  ...northAmericanIds,
  ...ukIds,
  ...spanishIds,
  ...italianIds,
  ...germanIds,
  ...frenchAndLowIds,
  ...polishAndBrazilianIds,
  ...indianIds,
  ...nordicIds,
  ...koreanIds,
  ...australianIds,
  ...otherIds,
  ...singaporeanIds,
];

const tree = new ShapeTree(idRules);
const nearOf = new Map(idRules.map((rule) => [rule, phrases(rule.near)]));
const vocabulary = new Set([...nearOf.values()].flat());

/** Letters before a digit that can be the first groups of a number: "PR 123612C", "B-AB 1234" (characters of a group). */
const longestLead = 3;
/** Right before a number these make it an amount, a handle, a piece of a path or of code. */
const partBefore = /[$€£¥@&\\_%~^]$|[A-Za-z0-9][-/+_]$|\d[.:,]$/;
const partAfter = /^(?:[_@%$€£\\]|[-./:+,][0-9]|[-/+_=][A-Za-z]|\.[a-z])/;

/**
 * Identity numbers of persons and firms: a shape of the table, its check digit, and, where shape and check are common, a word
 * for it nearby. Source of each rule: the files of ids/.
 */
export function findIds(text: string): Finding[] {
  const found: Finding[] = [];
  const words = new WordsNear(text, vocabulary);
  const fittingOf = remembered(judge);
  for (let at = nextDigit(text, 0); at < text.length; at = nextDigit(text, wordEnd(text, at))) {
    for (const from of startsBefore(text, wordStart(text, at), at)) {
      const finding = longestFrom(text, from, words, fittingOf);
      if (finding) found.push(finding);
    }
  }
  return found;
}

/** Where a number with its first digit at `digit` can begin: at its word, one or two short groups before, or after glued words. */
function startsBefore(text: string, start: number, digit: number): number[] {
  const starts = [start];
  for (let at = start; starts.length < 3 && (text[at - 1] === ' ' || text[at - 1] === '-');) {
    const lead = wordStart(text, at - 1);
    if (lead === at - 1 || at - 1 - lead > longestLead || /\d/.test(text.slice(lead, at - 1))) break;
    starts.push((at = lead));
  }
  // "my id is199003052397": nobody writes an identity number that begins with small letters and "is".
  if (digit - start > 1 && /[a-z]{2}$/.test(text.slice(start, digit))) starts.push(digit);
  return starts;
}

function longestFrom(text: string, start: number, words: WordsNear, fittingOf: typeof judge): Finding | null {
  let longest: Finding | null = null;
  // Before most numbers stands a blank.
  const isFree = start === 0 || text[start - 1] === ' ';
  if (!isFree && partBefore.test(text.slice(Math.max(0, start - 2), start))) return null;
  tree.walk(text, start, (end, rules) => {
    const written = text.slice(start, end);
    if (!isWhole(text, start, end, written)) return;
    const { fitting, alone } = fittingOf(written, rules);
    if (fitting.length === 0) return;
    const near = words.around(start, end);
    const named = fitting.find((rule) => nearOf.get(rule)?.some((phrase) => near.includes(phrase)));
    const what = (named ?? alone)?.what;
    if (what !== undefined) longest = { start, end, kind: 'id', what };
  });
  return longest;
}

/** Not a part of a longer number, of a list of numbers, of a path. */
function isWhole(text: string, start: number, end: number, written: string): boolean {
  const isBeforeBlank = text[end] === ' ';
  if (!isBeforeBlank && partAfter.test(text.slice(end, end + 2))) return false;
  const isListed =
    (text[start - 1] === ' ' && isDigit(text.charCodeAt(start - 2))) ||
    (isBeforeBlank && isDigit(text.charCodeAt(end + 1)));
  return !(isListed && written.includes(' '));
}

/** The rules that fit, which a word nearby can confirm, and the first of them that needs none. `rules` have the shape of `written`. */
function judge(written: string, rules: readonly IdRule[]): { fitting: readonly IdRule[]; alone?: IdRule } {
  const compact = written.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  const candidate: IdCandidate = { written, compact };
  const fitting = rules.filter(({ pattern, valid }) => pattern.test(compact) && (valid?.(compact) ?? true));
  return { fitting, alone: fitting.find(({ alone }) => alone?.(candidate)) };
}

function wordStart(text: string, at: number): number {
  while (isAlphanumeric(text.charCodeAt(at - 1))) at--;
  return at;
}

function wordEnd(text: string, at: number): number {
  while (isAlphanumeric(text.charCodeAt(at))) at++;
  return at;
}
