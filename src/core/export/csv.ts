// Topics as a table, for programs that calculate: CSV by RFC 4180. Programs take a cell that begins like a formula for one, whatever
// is quoted; so no cell of text begins so.
import { nodesOf, type TopicNode } from '../topic-tree.ts';
import type { GatedTree } from './gated-tree.ts';
import { writable } from './plain-text.ts';

const columns = [
  ...['id', 'parent id', 'depth', 'name', 'description', 'conversations', 'share', 'keywords'],
  ...['main languages', 'first month', 'last month', 'too small'],
];

/** Languages told of each topic, the most frequent first. */
const languagesTold = 3;
/** So that spreadsheets read UTF-8. */
const byteOrderMark = '\ufeff';
const lineEnd = '\r\n';

/** Blanks, line ends, quotes and invisible characters: programs look behind them for a formula. */
const unseen = /^[\p{Z}\p{C}\s"'`´‘’‚“”„«»]*/u;
const lineOrTab = /[\t\r\n]/;
const formula = /^[=+@-]/;
/** A semicolon parts cells where a comma is the decimal sign. */
const partOfCell = /;(?=[\p{Z}\p{C}\s"'`]*[=+@＝＋＠-])/gu;

/** One row a topic, parents before children; a head line, CRLF, a byte order mark. Numbers are numbers: shares 0-1 to 4 decimals. */
export function writeCsv(tree: GatedTree): string {
  const rows = [...nodesOf(tree.root)].map(rowOf);
  return byteOrderMark + [columns, ...rows].map((cells) => cells.map(quoted).join(',') + lineEnd).join('');
}

function rowOf(node: TopicNode): string[] {
  const months = Object.keys(node.facets.months).sort();
  return [
    cell(node.id),
    cell(node.parentId ?? ''),
    String(node.depth),
    cell(node.name),
    cell(node.description),
    String(node.count),
    String(Math.round(node.share * 10_000) / 10_000),
    cell(node.keywords.map(({ word }) => word).join('; ')),
    cell(mostFrequent(node.facets.languages, languagesTold).join('; ')),
    cell(months[0] ?? ''),
    cell(months.at(-1) ?? ''),
    node.tooSmall ? 'yes' : 'no',
  ];
}

/** A text that no program takes for a formula: an apostrophe before it says that it is text. */
function cell(text: string): string {
  const plain = writable(text).replace(partOfCell, ";'");
  const [lead] = unseen.exec(plain)!;
  const first = plain.slice(lead.length, lead.length + 1).normalize('NFKC');
  return lineOrTab.test(lead) || formula.test(first) ? `'${plain}` : plain;
}

function quoted(text: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The most frequent keys, `count` at most; of equals the first in the alphabet. */
function mostFrequent(counts: Readonly<Record<string, number>>, count: number): string[] {
  return Object.entries(counts)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([key]) => key);
}
