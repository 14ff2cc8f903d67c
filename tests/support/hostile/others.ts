// Tables, pages and files of other kinds.
import { claudeChats, json } from './chats.ts';
import { hostile, type HostileCase } from './case.ts';
import { join } from './zip-bytes.ts';

const bytes = (...values: readonly number[]) => new Uint8Array(values);
const tables: HostileCase[] = [
  hostile('open-quote.csv', () => `comment,place\n"never closed, ${'and more, '.repeat(500_000)}`, {
    problem: 'truncated-file',
  }),
  hostile(
    'a-hundred-thousand-columns.csv',
    () => `${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join()}\n${'x,'.repeat(100_000)}`,
    {
      problem: 'not-a-chat-export',
    },
  ),
  hostile(
    'two-hundred-thousand-columns-with-words.csv',
    () =>
      `${Array.from({ length: 200_000 }, (_, i) => `c${i}`).join()}\n${`${'How is it,'.repeat(200_000)}\n`.repeat(3)}`,
    {
      problem: 'table-needs-columns',
    },
  ),
  hostile('first-row-is-a-chat.csv', () => 'I am ill and afraid,4711\n12,4\n13,5\n', {
    problem: 'not-a-chat-export',
    detail: { looksLike: 'table' },
  }),
  hostile('ragged.csv', () => `comment,place\n${'a\na,b,c,d\n,,,,,,\n\n'.repeat(50_000)}`, {
    problem: 'table-needs-columns',
  }),
  hostile('blank-lines-of-all-ends.csv', () => `comment,place\n${'\r\r\n\n'.repeat(1_300_000)}`, {
    problem: 'empty-file',
  }),
  hostile('rows-of-all-ends.csv', () => `comment,place\n${'"a"\rb\nc\r\n'.repeat(1_300_000)}`, {
    problem: 'table-needs-columns',
  }),
  hostile('formulas.csv', () => `comment,place\n=cmd|' /C calc'!A0,user\n"=HYPERLINK(""http://a"")",user\n`, {
    problem: 'table-needs-columns',
  }),
  hostile(
    'prototype-columns.csv',
    () => '__proto__,constructor,text\na,b,A question about trees\nc,d,Another about lakes\n',
    { problem: 'table-needs-columns' },
  ),
  hostile('quotes.csv', () => `comment,place\n${'"'.repeat(1_000_001)}`, { problem: 'truncated-file' }),
];

const parquet: HostileCase[] = [
  hostile('only-a-signature.parquet', () => 'PAR1', { problem: 'broken-file' }),
  hostile(
    'footer-of-noise.parquet',
    () =>
      join([
        'PAR1',
        bytes(...Array.from({ length: 500 }, (_, i) => (i * 37) % 256)),
        bytes(200, 0, 0, 0),
        'PAR1',
      ]),
    {
      problem: 'broken-file',
    },
  ),
  hostile('footer-of-2-GB.parquet', () => join(['PAR1', 'data', bytes(0xff, 0xff, 0xff, 0x7f), 'PAR1']), {
    problem: 'broken-file',
  }),
  hostile('no-footer.parquet', () => join(['PAR1', new Uint8Array(100_000)]), { problem: 'broken-file' }),
];

const pages: HostileCase[] = [
  hostile('unclosed.html', () => `<html>${'<div><b><table><p>'.repeat(550_000)}`, {
    problem: 'not-a-chat-export',
  }),
  hostile(
    'unclosed-cells.html',
    () => `<html><body>${'<div class="outer-cell"><div class="header-cell"><p>Gemini Apps'.repeat(20_000)}`,
    {
      problem: 'truncated-file',
    },
  ),
  hostile('tag-without-end.html', () => `<html><a href="${'x'.repeat(5_000_000)}`, {
    problem: 'not-a-chat-export',
  }),
  hostile('script-without-end.html', () => `<html><script>var jsonData = [${'{"a":['.repeat(500_000)}`, {
    problem: 'truncated-file',
  }),
  hostile(
    'script-in-a-page.html',
    () => `<html><script>var jsonData = ${json(claudeChats(2))};</script><img src=x onerror=alert(1)>`,
    {
      problem: null,
      conversations: 2,
    },
  ),
];

const others: HostileCase[] = [
  hostile('webui.db', () => join(['SQLite format 3\0', new Uint8Array(5000)]), {
    problem: 'unknown-format',
    detail: { looksLike: 'sqlite' },
  }),
  hostile('zeros.json', () => new Uint8Array(1_000_000), {
    problem: 'not-a-chat-export',
  }),
  hostile('picture.json', () => join([bytes(0x89), 'PNG\r\n', new Uint8Array(100)]), {
    problem: 'not-a-chat-export',
  }),
  hostile('words.txt', () => 'word '.repeat(1_000_000), { problem: 'unknown-format' }),
  hostile('one-byte', () => bytes(0xff), { problem: 'unknown-format' }),
];

/** All of them. */
export const hostileOthers: readonly HostileCase[] = [...tables, ...parquet, ...pages, ...others];
