import { expect, test } from 'vitest';
import { writeCsv } from '../../../src/core/export/csv.ts';
import { gateTree } from '../../../src/core/export/gate.ts';
import type { GatedTree } from '../../../src/core/export/gated-tree.ts';
import type { TopicNode } from '../../../src/core/topic-tree.ts';
import { formulas, hostile } from './hostile.ts';
import { cleanTree, keyword, withLeaf } from './trees.ts';

/** Not by way of the gate: a writer does not rely on what was let through. */
const csvOf = (over: Partial<TopicNode>) => writeCsv(withLeaf(over) as GatedTree);

/** Cells as a reader of RFC 4180 sees them: bare ones hold no comma, quote or line end, in quoted ones a quote is doubled. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  cell.lastIndex = 1;
  while (cell.lastIndex < csv.length) {
    const found = cell.exec(csv);
    if (!found) throw new Error(`no cell in row ${rows.length}`);
    const [, quoted, bare, end] = found;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The cells of topic A: the fourth line after head, root, P. */
const leafOf = (csv: string) => cellsOf(csv)[3];

test('one row a topic, parents before children, with a head, a byte order mark and CRLF', () => {
  const csv = writeCsv(gateTree(cleanTree).tree);
  expect(csv.split('\r\n')).toEqual([
    '\ufeffid,parent id,depth,name,description,conversations,share,keywords,main languages,first month,last month,too small',
    'root,,0,All conversations,,20,1,,"English; German",2025-01,2025-03,no',
    'P,root,1,Topic P,Users asked about P. They were 15.,15,0.75,"wordP; rareP","English; German",2025-01,2025-03,no',
    'A,P,2,Topic A,Users asked about A. They were 6.,6,0.3,wordA,"English; German",2025-01,2025-03,no',
    'B,P,2,Topic B,Users asked about B. They were 5.,5,0.25,wordB,"English; German",2025-01,2025-03,no',
    'C,P,2,Topic C,Users asked about C. They were 4.,4,0.2,wordC,English,2025-01,2025-03,no',
    'too-small,root,1,Too small to show,,5,0.25,,"English; German",2025-01,2025-03,yes',
    '',
  ]);
});

test('keywords and the three main languages stand in one cell', () => {
  const { facets } = cleanTree.root;
  const languages = { Thai: 1, Greek: 4, Dutch: 2, Czech: 2 };
  const cells = leafOf(
    csvOf({ keywords: [keyword('oak'), keyword('elm')], facets: { ...facets, languages, months: {} } }),
  );
  expect(cells.slice(7, 11)).toEqual(['oak; elm', 'Greek; Czech; Dutch', '', '']);
});

test('numbers stay numbers; shares have four decimals', () => {
  const cells = leafOf(csvOf({ count: 1234567, share: 0.000012 }));
  expect([cells[2], cells[5], cells[6]]).toEqual(['2', '1234567', '0']);
});

test.each(hostile)('%j changes no row and no other cell, in any cell of text', (text) => {
  const { facets } = cleanTree.root;
  const all = { ...facets, languages: { [text]: 1 }, months: { [text]: 1 } };
  const csv = csvOf({ id: text, name: text, description: text, keywords: [keyword(text)], facets: all });
  const rows = cellsOf(csv);
  expect(rows).toHaveLength(7);
  expect(rows.every((cells) => cells.length === 12)).toBe(true);
  const texts = [0, 3, 4, 7, 8, 9, 10].map((column) => rows[3][column]);
  expect(new Set(texts).size).toBe(1);
  expect(csv).not.toMatch(/[\0\u001b]|\p{Cs}/u);
  // What a person reads is what was written, but for the marks of safety.
  const readable = text.replace(/[\0\u001b]|\p{Cs}/gu, '\ufffd');
  expect([readable, `'${readable}`]).toContain(texts[0].replaceAll(";'", ';'));
});

test.each(formulas)('%j is no formula', (text) => {
  expect(leafOf(csvOf({ name: text }))[3]).toBe(`'${text}`);
});

test('text that only looks a little like one is left alone', () => {
  for (const text of ['plain', 'don’t = stop', 'C-3PO', 'a@b', '(=1)', '日本語', '2+2', 'x; y', '"yes"'])
    expect(leafOf(csvOf({ name: text }))[3]).toBe(text);
});

test('where a semicolon parts cells there is no formula either', () => {
  expect(leafOf(csvOf({ keywords: [keyword('oak'), keyword('=1+1')] }))[7]).toBe("oak;' =1+1");
});
