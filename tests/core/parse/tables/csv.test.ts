import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../../src/core/parse/content.ts';
import { RowCells } from '../../../../src/core/parse/tables/row-cells.ts';
import { type FoundRows, RowCutter } from '../../../../src/core/parse/tables/row-cutter.ts';
import { cutsOf, readTable, rowsOf } from './tables.ts';

describe('the rows of a text', () => {
  it('are objects by the names of the header, whatever parts the cells', async () => {
    for (const mark of [',', ';', '\t', '|']) {
      expect(await rowsOf(`id${mark}text\n1${mark}Hello\n2${mark}Bye\n`)).toEqual([
        { id: '1', text: 'Hello' },
        { id: '2', text: 'Bye' },
      ]);
    }
  });

  it('keep marks, newlines and doubled quotes inside quotes', async () => {
    const text = 'id,text\r\n1,"My invoice, again"\r\n2,"Line one\r\nline ""two"""\r\n';
    expect(await rowsOf(text)).toEqual([
      { id: '1', text: 'My invoice, again' },
      { id: '2', text: 'Line one\r\nline "two"' },
    ]);
  });

  it('end at LF, CRLF or CR, the last one also at the end of the file', async () => {
    expect(await rowsOf('a,b\r1,2\r3,4')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]);
  });

  it('are the same wherever the slices are cut', async () => {
    const text = '\ufeffid;text\r\n1;"ä ""😀"" ; \r\n x"\r\n\r\n2;"b" \r\n3;é';
    const whole = await rowsOf(text);
    expect(whole).toEqual([
      { id: '1', text: 'ä "😀" ; \r\n x' },
      { id: '2', text: 'b' },
      { id: '3', text: 'é' },
    ]);
    for (let size = 1; size < 12; size++) expect(await rowsOf(text, size)).toEqual(whole);
  });

  it('are parted by the mark of most rows, not by one that only stands in the texts', async () => {
    expect(await rowsOf('id;text\n1;Hello, you, there\n2;a, b\n')).toEqual([
      { id: '1', text: 'Hello, you, there' },
      { id: '2', text: 'a, b' },
    ]);
    expect(await rowsOf('sep=|\na|b;c;d\n1|2;3;4\n')).toEqual([{ a: '1', 'b;c;d': '2;3;4' }]);
  });

  it('lack what is missing at their end; what is too much belongs to the last cell', async () => {
    expect(await rowsOf('a,b,c\n1\n1,2,Hello, you\n1,2,3,,\n')).toEqual([
      { a: '1' },
      { a: '1', b: '2', c: 'Hello, you' },
      { a: '1', b: '2', c: '3' },
    ]);
  });

  it('have distinct names for columns without one, or with the same', async () => {
    expect(await rowsOf('text,,text,text (2)\n1,2,3,4\n')).toEqual([
      { text: '1', 'column 2': '2', 'text (2)': '3', 'text (2) (2)': '4' },
    ]);
  });

  it('may be named like what every object inherits', async () => {
    const [row] = (await rowsOf('__proto__,constructor\n1,2\n')) as object[];
    expect(Object.entries(row)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });

  it('have the places that a spreadsheet shows: the header is row 1, blank lines count', async () => {
    const cuts = await cutsOf('a,b\n1,2\n\n3,4\n');
    expect(cuts.map(({ position, index, unit }) => [position, index, unit])).toEqual([
      [2, 0, 'row'],
      [4, 1, 'row'],
    ]);
  });

  it('keep a quote that nobody doubled', async () => {
    expect(await rowsOf('a,b\n"say "hi" now",5" disk\n')).toEqual([{ a: 'say "hi" now', b: '5" disk' }]);
  });
});

describe('the first row', () => {
  it('is one of the rows where it holds a number, a date or a sentence', async () => {
    for (const cell of ['4711', '2024-01-01', '3.5', 'How are you?', 'I am ill.', 'long '.repeat(13)]) {
      const first = await cutsOf(`${cell};x\nThe next;y\n`);
      expect(first.map((cut) => [cut.position, 'value' in cut && cut.value])).toEqual([
        [1, { 'column 1': cell, 'column 2': 'x' }],
        [2, { 'column 1': 'The next', 'column 2': 'y' }],
      ]);
    }
  });

  it('is the header where its sentences are questions of a form, or numbers are meant', async () => {
    expect(await rowsOf('Timestamp,What went wrong?\n\n2024-01-01,All of it\n')).toEqual([
      { Timestamp: '2024-01-01', 'What went wrong?': 'All of it' },
    ]);
    expect(await rowsOf('Ticket No.,text\nA,b\n')).toEqual([{ 'Ticket No.': 'A', text: 'b' }]);
  });

  it('is kept where it is all there is, or stands before a cut', async () => {
    expect(await rowsOf('How are you?,2024-01-01')).toEqual([
      { 'column 1': 'How are you?', 'column 2': '2024-01-01' },
    ]);
    expect(await rowsOf('How are you?,1\n"cut')).toEqual([
      { 'column 1': 'How are you?', 'column 2': '1' },
      'truncated-file',
    ]);
  });

  it('names 500 columns at most; the others are joined to the last, and long names are cut', async () => {
    const names = Array.from({ length: 502 }, (_, i) => `c${i}`);
    const [row] = (await rowsOf(`${names.join()}\n${names.join()}\n`)) as object[];
    expect(Object.keys(row)).toHaveLength(500);
    expect(Object.entries(row).at(-1)).toEqual(['c499', 'c499,c500,c501']);
    const [long] = (await rowsOf(`n,${'x'.repeat(5000)}\n1,b\n`)) as object[];
    expect(Object.keys(long)).toEqual(['n', 'x'.repeat(200)]);
  });
});

describe('the letters of a text', () => {
  const text = 'id;text\n1;Grüße – schön, né\n';
  const rows = [{ id: '1', text: 'Grüße – schön, né' }];

  it('are read from UTF-8 with and without a mark, and from UTF-16', async () => {
    expect(await rowsOf(`\ufeff${text}`)).toEqual(rows);
    const units = [...`\ufeff${text}`].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]);
    expect(await rowsOf(new Uint8Array(units), 3)).toEqual(rows);
    expect(await rowsOf(new Uint8Array(units.slice(2)))).toEqual(rows);
  });

  it('are read from windows-1252 where they are no UTF-8, also late in the file', async () => {
    const latin = Buffer.from(text.replace('–', '\x96'), 'latin1');
    for (const size of [1, 5, Infinity]) expect(await rowsOf(new Uint8Array(latin), size)).toEqual(rows);
  });

  it('stay UTF-8 where one of them is broken', async () => {
    const bytes = new TextEncoder().encode('a,b\nschön,grün\nx,y\n');
    bytes[bytes.length - 2] = 0xff;
    expect(await rowsOf(bytes)).toEqual([
      { a: 'schön', b: 'grün' },
      { a: 'x', b: '\ufffd' },
    ]);
  });
});

describe('a row that cannot be read', () => {
  it('is told by its number where it is too large, and the next ones are read', async () => {
    const cuts = await cutsOf(`a,b\n1,${'x'.repeat(3000)}\n"2","${'y'.repeat(3000)}\n"\n3,4\n`, 100, 2000);
    expect(cuts.map((cut) => ('issue' in cut ? [cut.position, cut.issue] : cut.value))).toEqual([
      [2, 'too-large-record'],
      [3, 'too-large-record'],
      { a: '3', b: '4' },
    ]);
  });

  it('is too large also where it is nothing but marks', async () => {
    const cuts = await cutsOf(`a,b\n${','.repeat(100)}\n3,4\n`, Infinity, 2000);
    expect(cuts.map((cut) => 'issue' in cut && cut.issue)).toEqual(['too-large-record', false]);
  });

  it('is the end of the file where a quote stays open', async () => {
    const cuts = await cutsOf('a,b\n1,2\n3,"4\n5,6\n');
    expect(cuts).toEqual([
      { position: 2, index: 0, unit: 'row', value: { a: '1', b: '2' }, listed: true },
      { position: 3, index: 1, unit: 'row', issue: 'truncated-file' },
    ]);
  });

  it('is told by its number where nobody doubled over 1,000 of its quotes, and the next ones are read', async () => {
    const row = (strays: number) => `"${'x"y'.repeat(strays)}",2\n`;
    const cuts = await cutsOf(`a,b\n${row(1000)}${row(1001)}3,4\n`, 100);
    expect(cuts.map((cut) => ('issue' in cut ? [cut.position, cut.issue] : cut.value))).toEqual([
      { a: 'x"y'.repeat(1000), b: '2' },
      [3, 'broken-record'],
      { a: '3', b: '4' },
    ]);
  });

  it('is told as well where fewer such quotes stand beside blanks that make up most of it', async () => {
    const row = (strays: number) => `"${'x"y'.repeat(strays)}${' '.repeat(9000)}",2\n`;
    expect(await rowsOf(`a,b\n${row(50)}${row(60)}`)).toEqual([
      { a: 'x"y'.repeat(50) + ' '.repeat(9000), b: '2' },
      'broken-record',
    ]);
  });

  it('costs no more than its length, whatever its quotes', async () => {
    // Rows of which papaparse alone looks over each blank once for each quote: minutes.
    const n = 1_000_000;
    const one = `"${'x"y'.repeat(n / 2)}${' '.repeat(n)}",2\n`;
    const many = `"${'x"y'.repeat(990)}${' '.repeat(n)},",2\n`;
    const before = performance.now();
    expect(await rowsOf(`a,b\n${one}${many}${many}1,2\n`)).toHaveLength(4);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

describe('a file', () => {
  it('is a table also where its second line ends within quotes', () => {
    const kindOf = (text: string) => contentOf(new TextEncoder().encode(text));
    expect(kindOf('text,id\n"Hello\nyou",2\n')).toBe('rows');
    expect(kindOf('Hello, you\nHow are you?\n')).toBe('text');
  });

  it('of which no row can be read says which row is the first of them', async () => {
    const { error } = await readTable('id,text\n1,"Hello, you\n', null);
    expect(error).toMatchObject({ kind: 'truncated-file', detail: { row: 2 } });
  });
});

it('reads rows that end in several ways as those that all end alike', async () => {
  const rows = [
    ...['1,a\n', '2,"b,\n""c"""\r', '3,"d\r"\r\n', '\n'],
    ...['\r', '4,"e\r\nf" \n', '5,g\r\n', '6,say "h"\r'],
  ];
  const cells = ['a', 'b,\n"c"', 'd\r', 'e\r\nf', 'g', 'say "h"'];
  const expected = cells.map((text, i) => ({ id: String(i + 1), text }));
  for (const size of [1, 2, 3, 7, Infinity]) {
    expect(await rowsOf(`id,text\r\n${rows.join('')}`, size)).toEqual(expected);
  }
  const unquoted = 'id,text\n1,a\r2,b\r\n\n3,c\n\r4,d';
  expect(await rowsOf(unquoted)).toEqual(await rowsOf(unquoted.replace(/\r\n?/g, '\n')));
});

it('takes hardly longer for rows that end in several ways', () => {
  // One call of papaparse for each row took four times as long.
  const ms = (text: string) => {
    const begin = performance.now();
    expect(rowsInPieces(text, 64 * 1024)).toHaveLength(100_000);
    return performance.now() - begin;
  };
  const [alike, several] = ['"a";b\n"a";b\n', '"a";b\n"a";b\r'].map((pair) => pair.repeat(50_000));
  const ratios = Array.from({ length: 5 }, () => ms(several) / ms(alike));
  expect(Math.min(...ratios)).toBeLessThan(2);
});

it('reads sound tables as papaparse does', { timeout: 60_000 }, async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '1', ' ', ',', ';', '"', '\n', '\r\n', 'ß', '|'),
    maxLength: 8,
  });
  const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
    fc.record({
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      size: fc.integer({ min: 1, max: 40 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(table, async ({ rows, size }) => {
      const header = rows[0].map((_, i) => `h${i}`);
      const text = Papa.unparse([header, ...rows], { quotes: true, delimiter: ';', newline: '\r\n' });
      const { data } = Papa.parse<Record<string, string>>(text, { header: true, delimiter: ';' });
      expect(await rowsOf(text, size)).toEqual(data);
    }),
    { numRuns: 300 },
  );
});

it('reads any text as papaparse reads it at once, in pieces of any size', { timeout: 60_000 }, () => {
  const texts = fc.constantFrom('\n', '\r\n', '\r').chain((newline) => {
    const unit = fc.constantFrom(
      'a',
      ' ',
      '\t',
      '\u00a0',
      ';',
      ';',
      '"',
      '"',
      '"',
      newline,
      newline,
      '\u00e4',
    );
    const size = fc.integer({ min: 1, max: 40 });
    return fc.record({ newline: fc.constant(newline), text: fc.string({ unit, maxLength: 60 }), size });
  });
  fc.assert(
    fc.property(texts, ({ newline, text, size }) => {
      // With a newline at the end the last row is either the nothing behind it, or within quotes.
      const closed = text.endsWith(newline) || text === '' ? text : text + newline;
      const { data, errors } = Papa.parse<string[]>(closed, { delimiter: ';', newline });
      const isOpen = errors.some(({ code }) => code === 'MissingQuotes');
      const expected = [...data.slice(0, -1), ...(isOpen ? ['truncated-file'] : [])];
      expect(rowsInPieces(text, size)).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});

function rowsInPieces(text: string, size: number): unknown[] {
  const cutter = new RowCutter(';', Infinity);
  const cells = new RowCells(';');
  const read = (found: FoundRows | 'truncated-file') =>
    typeof found === 'string' ? [found] : cells.of(found);
  const rows: unknown[] = [];
  for (let at = 0; at < text.length; at += size) {
    rows.push(...[...cutter.rows(text.slice(at, at + size))].flatMap(read));
  }
  return [...rows, ...[...cutter.end()].flatMap(read)];
}

it('does not pass a row on which papaparse does not agree, but reads those beside it', () => {
  const rows = ['a,b\n', 'c,"d\n', 'e,f\n', 'g\nh\n'];
  const ends = rows.map((_, i) => rows.slice(0, i + 1).join('').length);
  expect(new RowCells(',').of({ text: rows.join(''), newline: '\n', ends })).toEqual([
    ['a', 'b'],
    null,
    ['e', 'f'],
    null,
  ]);
});
