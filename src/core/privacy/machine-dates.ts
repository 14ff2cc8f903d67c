import { textBefore } from './finding.ts';

const isoDate = /^\d{4}-\d{2}-\d{2}/;
/** ISO 8601 as programs write it: with a T, or with seconds and a fraction or a zone. */
const stamp = /^\d{4}-\d{2}-\d{2}(?:T\d|[ ,]\d{1,2}:\d{2}:\d{2}(?:[.,]\d| ?Z| ?[+-]\d))/;
/** A month, a day and a time with seconds, no year (RFC 3164); or numbers with a time with seconds. At the beginning of a line of a log. */
const logged =
  /^(?:[A-Z][a-z]{2} [ \d]\d?|\d{4}[-/]\d{2}[-/]\d{2}|\d{2}[-/]\d{2}[-/]\d{2,4})[ ,T]\d{1,2}:\d{2}:\d{2}/;
/** What begins a line, apart from a bracket. */
const lineBegins = /(?:^|\n)\[?$/;
/** A stamp is a value after these; in a sentence it follows a word. */
const valueBegins = /(?:^|[\n"'`=:[({,;|>\t]) ?$/;
/** A value of a query: `>= '2024-08-01'`. */
const compared = /(?:[<>=]|\b(?:BETWEEN|AND|DATE|TIMESTAMP)) ?'$/;
/** A cell of a table in text: separators without blanks around it, or the beginning or end of its line on one side. */
const separatorBefore = /[\w.")-][,;\t]"?$/;
const separatorAfter = /^"?[,;\t][\w.("-]/;
const lineEnds = /^"?(?:\r?\n|$)/;

/** True for the times of logs and the dates of queries and tables: machines write them, and they tell of no person. */
export function isMachineDate(text: string, start: number, end: number): boolean {
  const written = text.slice(start, end);
  const before = textBefore(text, start, 12);
  if (stamp.test(written) && valueBegins.test(before)) return true;
  if (logged.test(written) && lineBegins.test(before)) return true;
  if (!isoDate.test(written)) return false;
  const after = text.slice(end, end + 4);
  const isCell = separatorBefore.test(before)
    ? separatorAfter.test(after) || lineEnds.test(after)
    : /\n"?$/.test(before) && separatorAfter.test(after);
  return isCell || compared.test(before);
}
