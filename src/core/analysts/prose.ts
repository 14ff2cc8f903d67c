// What the user wrote, without what the user pasted.

const fenced = /(?:```|~~~)[^\n]*\n?([\s\S]*?)(?:```|~~~|$)/g;
const url = /\bhttps?:\/\/\S+|\bwww\.\S+/gi;

/** Lines that people paste rather than write. One family a pattern. */
const pasted: readonly RegExp[] = [
  /^\s*>/, // quoted mail or chat
  /^\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/, // log line with a date
  /^\s*\[?\d\d:\d\d:\d\d/, // log line with a time
  /^\s*\[?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL)\b[\]:| -]/,
  /^\s*(?:Traceback \(most recent|File "[^"]*", line \d+|at [\w$.<>]+\(.*\)$|Caused by:|\.\.\. \d+ more)/,
  /^\s*[\w.]*(?:Error|Exception|Warning): /,
  /^\s*[[{}\](),;]+\s*$/, // brackets alone
  /^\s*["'][\w $-]+["']\s*:\s/, // JSON pair
  /^\s*[{[].*[}\]],?\s*$/, // JSON on one line
  /^\s*<\/?[a-z!?][^>]*>/, // markup (placeholders are upper case)
  /^[ -~]*[;{]\s*$/, // statements and blocks (a Greek question ends in ; too)
  /^\s*(?:import \S+$|from \S+ import |#include|using [\w.]+;|package [\w.]+;|def \w+\(|class \w+[(:{]|function \w*\(|const \w+ ?=|let \w+ ?=|var \w+ ?=|public |private |return\b.*[;)]$|SELECT .* FROM )/,
  /^\s*[\w.[\]'"]+\s*(?:=|\+=|:=)\s*\S/, // assignment
  /^\s*(?:\$|>>>|PS [A-Z]:\\|C:\\|#!)\s?\S/, // prompts
  /^\s*(?:\/\/|\/\*|--\s|@\w+)/, // comments, annotations
  /^\s*[-=_*#|+~\s]{4,}$/, // rules
  /^\s*\|.*\|\s*$/, // table rows
];

/** Any of them: one search of a line. */
const anyPasted = new RegExp(pasted.map(({ source }) => source).join('|'));

/** Separated values: three separators or more and hardly a space after them. */
function isTableRow(line: string): boolean {
  const separators = line.match(/[,;\t]/g)?.length ?? 0;
  if (separators < 3) return false;
  const spaced = line.match(/[,;]\s/g)?.length ?? 0;
  return spaced * 2 < separators;
}

function isPasted(line: string): boolean {
  return isTableRow(line) || anyPasted.test(line);
}

/** A text without fenced code; an unclosed fence runs to the end. */
export function withoutFences(text: string): string {
  return text.includes('```') || text.includes('~~~') ? text.replace(fenced, '\n') : text;
}

/** The text inside fences, without the fences. */
export function insideFences(text: string): string {
  return Array.from(text.matchAll(fenced), (match) => match[1]).join('\n');
}

/** A text without fenced code, quoted lines, logs, data, code lines and addresses. Lines stay lines. */
export function proseOf(text: string): string {
  return withoutFences(text)
    .split(/\r?\n/)
    .filter((line) => !isPasted(line))
    .map((line) => line.replace(url, ' ').replace(/^\s*(?:[-*•]|#{1,6}|\d{1,2}[.)])\s+/, ''))
    .join('\n');
}

/** The words inside code: names split at case changes and underscores, for chats that hold nothing else. */
export function codeWords(text: string): string {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{M}\p{N}\s]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
