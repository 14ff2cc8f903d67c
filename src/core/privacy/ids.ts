import type { Finding } from './finding.ts';
import { isAlphanumeric } from './finding.ts';
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
  const digit = /\d/g;
  for (let match = digit.exec(text); match; match = digit.exec(text)) {
    const start = wordStart(text, match.index);
    const end = wordEnd(text, match.index);
    for (const from of startsBefore(text, start, match.index)) {
      const finding = longestFrom(text, from, words);
      if (finding) found.push(finding);
    }
    digit.lastIndex = end;
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
  if (/[a-z]{2}$/.test(text.slice(start, digit))) starts.push(digit);
  return starts;
}

function longestFrom(text: string, start: number, words: WordsNear): Finding | null {
  let longest: Finding | null = null;
  if (partBefore.test(text.slice(Math.max(0, start - 2), start))) return null;
  tree.walk(text, start, (end, rules) => {
    const written = text.slice(start, end);
    if (!isWhole(text, start, end, written)) return;
    const compact = written.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
    const what = nameOf(rules, { written, compact }, () => words.around(start, end));
    if (what !== null) longest = { start, end, kind: 'id', what };
  });
  return longest;
}

/** Not a part of a longer number, of a list of numbers, of a path. */
function isWhole(text: string, start: number, end: number, written: string): boolean {
  if (partAfter.test(text.slice(end, end + 2))) return false;
  const isListed =
    /\d $/.test(text.slice(Math.max(0, start - 2), start)) || /^ \d/.test(text.slice(end, end + 2));
  return !(isListed && written.includes(' '));
}

/** The rule that a word nearby confirms, or the first that needs none. */
function nameOf(rules: readonly IdRule[], candidate: IdCandidate, around: () => string[]): string | null {
  const fitting = rules.filter(
    ({ pattern, valid }) => pattern.test(candidate.compact) && (valid?.(candidate.compact) ?? true),
  );
  if (fitting.length === 0) return null;
  const near = around();
  const named = fitting.find((rule) => nearOf.get(rule)?.some((phrase) => near.includes(phrase)));
  return (named ?? fitting.find(({ alone }) => alone?.(candidate)))?.what ?? null;
}

function wordStart(text: string, at: number): number {
  while (isAlphanumeric(text.charCodeAt(at - 1))) at--;
  return at;
}

function wordEnd(text: string, at: number): number {
  while (isAlphanumeric(text.charCodeAt(at))) at++;
  return at;
}
