import { readFileSync } from 'node:fs';
import { BlobWriter, Uint8ArrayReader, ZipWriter, type ZipWriterConstructorOptions } from '@zip.js/zip.js';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  type NamedBlob,
  readFiles,
  type ReadOptions,
  type ReadProgress,
} from '../../src/browser/read-files.ts';
import type { Format, Origin } from '../../src/core/parse/draft.ts';
import { FORMATS } from '../../src/core/parse/formats.ts';
import { kura as kuraFormat } from '../../src/core/parse/kura.ts';
import type { Conversation, FileReport } from '../../src/core/types.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/exports/${name}`, import.meta.url), 'utf8');
const CHATGPT = fixture('chatgpt.json');
const CLAUDE = fixture('claude.json');

type Content = string | Uint8Array | Blob;

async function zip(
  entries: Record<string, Content>,
  options: ZipWriterConstructorOptions = {},
): Promise<Blob> {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, ...options });
  for (const [name, content] of Object.entries(entries)) {
    const bytes = new Uint8Array(await new Blob([content as BlobPart]).arrayBuffer());
    await writer.add(name, new Uint8ArrayReader(bytes));
  }
  return writer.close();
}

const named = (content: Content, name: string) =>
  Object.assign(new Blob([content as BlobPart]), { name }) as NamedBlob;

interface Result {
  reports: FileReport[];
  conversations: Conversation[];
  progress: ReadProgress[];
  batches: [number, number][];
}

const readAll = (...files: NamedBlob[]) => readWith({}, ...files);

async function readWith(options: ReadOptions, ...files: NamedBlob[]): Promise<Result> {
  const conversations: Conversation[] = [];
  const progress: ReadProgress[] = [];
  const batches: [number, number][] = [];
  const callbacks = {
    onBatch: (batch: Conversation[], file: number) => {
      conversations.push(...batch);
      batches.push([file, batch.length]);
    },
    onProgress: (seen: ReadProgress) => void progress.push(seen),
  };
  const reports = await readFiles(files, callbacks, options);
  return { reports, conversations, progress, batches };
}

const shard = (from: number, count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, i) => ({
      id: `chat-${from + i}`,
      update_time: 1735689600 + from,
      mapping: { a: { message: { author: { role: 'user' }, content: { parts: [`Question ${from + i}`] } } } },
    })),
  );

/** An archive of empty entries, built by hand: the writer takes a millisecond for each. */
function manyEntries(count: number): Uint8Array {
  // Local header 30 bytes, central header 46 + 1 byte of name, end record 22 (PKWARE APPNOTE 4.3).
  const bytes = new Uint8Array(30 + 47 * count + 22);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  for (let at = 30; at < 30 + 47 * count; at += 47) {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 28, 1, true);
    bytes[at + 46] = 0x61;
  }
  const end = 30 + 47 * count;
  view.setUint32(end, 0x06054b50, true);
  view.setUint16(end + 8, count, true);
  view.setUint16(end + 10, count, true);
  view.setUint32(end + 12, 47 * count, true);
  view.setUint32(end + 16, 30, true);
  return bytes;
}

describe('a zip', () => {
  it('is read by what its entries are; the rest is counted, what archivers add is not', async () => {
    const file = await zip({
      'export/conversations.json': CHATGPT,
      'export/user.json': '{"id":"u","email":"a@b.c"}',
      'export/chat.html': '<html>',
      'export/message_feedback.json': '[]',
      'export/conversation_asset_file_names.json': '{"file-1.dat":"a.png"}',
      'export/file-1.dat': 'bytes',
      '__MACOSX/export/._conversations.json': 'x',
      'export/._conversations.json': 'x',
    });
    const { reports, conversations } = await readAll(named(file, 'export.zip'));
    expect(conversations).toHaveLength(6);
    expect(reports[0]).toMatchObject({
      name: 'export.zip',
      bytes: file.size,
      format: 'chatgpt',
      conversations: 6,
    });
    expect(reports[0]).toMatchObject({ problem: null, issueCount: 0, skipped: { 'not-chat-file': 5 } });
  });

  it('gives its shards in the order of their numbers, as one report', async () => {
    const file = await zip({
      'conversations-1000.json': shard(3, 1),
      'conversations-001.json': shard(2, 1),
      'conversations-000.json': shard(0, 2),
      'export_manifest.json': '{"version":1}',
    });
    const { reports, conversations } = await readAll(named(file, 'x.zip'));
    expect(conversations.map(({ messages }) => messages[0].text)).toEqual([
      'Question 0',
      'Question 1',
      'Question 2',
      'Question 3',
    ]);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ conversations: 4, userMessages: 4 });
  });

  it('counts a chat once that is in two of its entries', async () => {
    const file = await zip({ 'conversations-000.json': shard(0, 3), 'conversations-001.json': shard(2, 3) });
    const { reports } = await readAll(named(file, 'x.zip'));
    expect(reports[0]).toMatchObject({ conversations: 5, userMessages: 5, skipped: { duplicate: 1 } });
  });

  it('is opened inside another zip, whatever it is called', async () => {
    const inner = await zip({ 'conversations.json': CLAUDE });
    const middle = await zip({ 'Conversations__1.zip': inner });
    const { reports, conversations } = await readAll(named(await zip({ 'a/b.zip': middle }), 'download'));
    expect(reports[0]).toMatchObject({ format: 'claude', conversations: 3, problem: null });
    expect(conversations).toHaveLength(3);
  });

  it('is opened three levels down and no further', async () => {
    let file = await zip({ 'conversations.json': CLAUDE });
    for (let level = 0; level < 3; level++) file = await zip({ 'a.zip': file });
    expect((await readAll(named(file, 'x.zip'))).reports[0].conversations).toBe(3);
    file = await zip({ 'a.zip': file });
    expect((await readAll(named(file, 'x.zip'))).reports[0].problem).toMatchObject({
      kind: 'zip-too-large',
      detail: { limit: 'nesting' },
    });
  });

  it('is read without the nested zip that is broken', async () => {
    const file = await zip({ 'a.zip': 'PK\x03\x04 nonsense', 'conversations.json': CLAUDE });
    const { reports } = await readAll(named(file, 'x.zip'));
    expect(reports[0]).toMatchObject({ conversations: 3, issueCount: 1, problem: null });
    expect(reports[0].issues[0]).toMatchObject({ kind: 'zip-broken', subject: 'x.zip/a.zip:0' });
  });

  it('says so where it is encrypted, broken, without chats, or holds chats that cannot be read yet', async () => {
    const whole = new Uint8Array(await (await zip({ 'conversations.json': CLAUDE })).arrayBuffer());
    const flipped = whole.slice();
    for (let at = 100; at < 140; at++) flipped[at] ^= 0xff;
    const database = await zip({ 'webui.db': 'SQLite format 3\0 and more', 'user.json': '{}' });
    const { reports } = await readAll(
      named(await zip({ 'conversations.json': CLAUDE }, { password: 'secret' }), 'encrypted.zip'),
      named(whole.subarray(0, whole.length - 60), 'cut.zip'),
      named(flipped, 'flipped.zip'),
      named(await zip({ 'photo.jpg': 'x', 'a.json': '{"a":1}' }), 'photos.zip'),
      named(await zip({}), 'empty.zip'),
      named(database, 'database.zip'),
    );
    expect(reports.map(({ problem }) => problem?.kind)).toEqual([
      'zip-encrypted',
      'zip-broken',
      'zip-broken',
      'zip-without-chats',
      'zip-without-chats',
      'unknown-format',
    ]);
    expect(reports[3].skipped).toEqual({ 'not-chat-file': 2 });
    expect(reports[5].problem?.detail).toEqual({ looksLike: 'sqlite' });
  });

  it('is refused as a bomb before it is unpacked', async () => {
    const bomb = await zip({ 'conversations.json': `[{"a":"${'0'.repeat(8_000_000)}"}]` });
    const { reports } = await readAll(named(bomb, 'bomb.zip'));
    expect(reports[0].problem).toMatchObject({ kind: 'zip-too-large', detail: { limit: 'ratio' } });
  });

  it('is refused with more entries than any export has', async () => {
    const { reports } = await readAll(named(manyEntries(20_001), 'many.zip'));
    expect(reports[0].problem).toMatchObject({ kind: 'zip-too-large', detail: { limit: 'entries' } });
  });

  it('gives what stands before the cut in an entry that is cut off', async () => {
    const chats = JSON.parse(CLAUDE) as unknown[];
    const text = `[${JSON.stringify(chats[0])},{"uuid":"b"`;
    const { reports } = await readAll(named(await zip({ 'conversations.json': text }), 'x.zip'));
    expect(reports[0]).toMatchObject({ conversations: 1, problem: { kind: 'truncated-file' } });
  });
});

describe('what is opened in a zip', () => {
  const opened = async (entries: Record<string, Content>) =>
    (await readAll(named(await zip(entries), 'x.zip'))).reports[0];
  const kura = (id: string) => JSON.stringify({ chat_id: id, messages: [{ role: 'user', content: id }] });

  it('is every file that may hold chats, by its content, also without an extension', async () => {
    const report = await opened({ 'My prompt': kura('a'), 'b.ndjson': kura('b'), 'Plan v1.2': kura('c') });
    expect(report).toMatchObject({ format: 'kura', conversations: 3, skipped: {} });
  });

  it('is never the list of logins, and no upload beside the chats', async () => {
    const report = await opened({
      'conversations.json': CHATGPT,
      'login_history.json': kura('never'),
      'file-AbCdEfGh12-my data.json': kura('upload'),
      file_00000000abcd: kura('upload'),
    });
    expect(report).toMatchObject({ conversations: 6, skipped: { 'not-chat-file': 3 } });
  });

  it('is chat.html only where no conversations*.json says the same', async () => {
    const page = `<html><script>var jsonData = ${CHATGPT};</script></html>`;
    expect(await opened({ 'chat.html': page })).toMatchObject({ format: 'chatgpt', conversations: 6 });
    const both = await opened({ 'chat.html': page, 'conversations-000.json': shard(0, 2) });
    expect(both).toMatchObject({ conversations: 2, skipped: { 'not-chat-file': 1 } });
  });

  it('is a gzip file inside, and a zip inside that', async () => {
    const inner = await (await zip({ 'conversations.json': CLAUDE })).arrayBuffer();
    const report = await opened({
      'a.gz': gzipSync(new Uint8Array(inner)),
      'b.jsonl.gz': gzipSync(kura('b')),
    });
    expect(report).toMatchObject({ format: 'claude', conversations: 4, problem: null });
  });

  it('is not the rest of a large archive: only the list and the wanted files are read', async () => {
    const noise = new Uint8Array(5_000_000).map((_, i) => (i * i * 31) >> 7);
    const file = await zip({ 'a.dat': noise, 'conversations.json': CLAUDE, 'z.dat': noise }, { level: 0 });
    let read = 0;
    const counting = new Proxy(file, {
      get(target, key) {
        if (key === 'name') return 'x.zip';
        if (key === 'slice')
          return (start: number, end: number) => {
            read += Math.min(end, target.size) - start;
            return target.slice(start, end);
          };
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    }) as NamedBlob;
    expect((await readAll(counting)).reports[0]).toMatchObject({ conversations: 3, problem: null });
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(500_000);
  });

  it('is told by name where it is protected, and the others are read', async () => {
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
    const add = async (name: string, text: string, password?: string) =>
      writer.add(name, new Uint8ArrayReader(new TextEncoder().encode(text)), { password });
    await add('a.json', CHATGPT, 'secret');
    await add('b.json', CLAUDE);
    const { reports } = await readAll(named(await writer.close(), 'x.zip'));
    expect(reports[0]).toMatchObject({ format: 'claude', conversations: 3, problem: null, issueCount: 1 });
    expect(reports[0].issues[0]).toMatchObject({ kind: 'zip-encrypted', subject: 'x.zip/a.json:0' });
  });

  it('is a table to be asked about where there is nothing else', async () => {
    const csv =
      'question,place\nHow do trees grow in dry places?,Rome\nWhat is a lake made of and why?,Oslo\n';
    const alone = await opened({ 'a.csv': csv, 'b.csv': csv });
    expect(alone).toMatchObject({ problem: { kind: 'table-needs-columns' }, table: { part: 'x.zip/a.csv' } });
    const beside = await opened({ 'a.csv': csv, 'c.json': CLAUDE });
    expect(beside).toMatchObject({ conversations: 3, problem: null, skipped: { 'not-chat-file': 1 } });
    expect(beside.table).toBeUndefined();
    const columns = { text: 'question', role: null, conversation: null, time: null, account: null };
    const { reports } = await readWith({ columns }, named(await zip({ 'a.csv': csv }), 'x.zip'));
    expect(reports[0]).toMatchObject({ format: 'table', conversations: 2, problem: null });
  });

  it('is asked about by its next table, once the columns of the first are named', async () => {
    const archive = named(
      await zip({
        'a.csv': 'question,place\nHow do trees grow in dry places?,Rome\n',
        'b.csv': 'message,sender\nHow do I bake bread today?,user\nLike this.,assistant\n',
      }),
      'x.zip',
    );
    const other = { role: null, conversation: null, time: null, account: null };
    const [a, b] = ['question', 'message'].map((text) => ({ ...other, text }));
    const once = await readWith({ columns: [a] }, archive);
    expect(once.reports[0]).toMatchObject({
      format: 'table',
      conversations: 1,
      problem: { kind: 'table-needs-columns', detail: { tables: 1 } },
      table: { part: 'x.zip/b.csv' },
      skipped: {},
    });
    const { reports } = await readWith({ columns: [a, b] }, archive);
    expect(reports[0]).toMatchObject({ conversations: 3, problem: null });
    expect(reports[0].table).toBeUndefined();
  });

  it('is asked about by a table that has the columns of the first among others', async () => {
    const archive = named(
      await zip({
        'a.csv': 'text,id\nHow do trees grow in dry places?,1\nHow tall is an oak tree?,2\n',
        'b.csv': 'text,role,conversation\nHow do I bake bread?,user,1\nLike this: knead it.,assistant,1\n',
      }),
      'x.zip',
    );
    const other = { text: 'text', role: null, conversation: null, time: null, account: null };
    const a = { ...other, header: ['text', 'id'] };
    const once = await readWith({ columns: [a] }, archive);
    expect(once.reports[0]).toMatchObject({
      conversations: 2,
      problem: { kind: 'table-needs-columns', detail: { tables: 1 } },
      table: { part: 'x.zip/b.csv', header: ['text', 'role', 'conversation'] },
    });
    const { header } = once.reports[0].table!;
    const b = { ...other, role: 'role', conversation: 'conversation', header };
    const { reports } = await readWith({ columns: [a, b] }, archive);
    expect(reports[0]).toMatchObject({ conversations: 3, problem: null });
  });

  it('is read the same in the format for archives over 4 GB', async () => {
    const file = await zip({ 'conversations.json': CLAUDE }, { zip64: true });
    expect((await readAll(named(file, 'x.zip'))).reports[0]).toMatchObject({
      conversations: 3,
      problem: null,
    });
    const cut = (await file.arrayBuffer()).slice(0, -100);
    expect((await readAll(named(new Uint8Array(cut), 'x.zip'))).reports[0]).toMatchObject({
      conversations: 3,
      problem: { kind: 'zip-broken', detail: { reason: 'cut' } },
    });
  });

  it('goes to the report by the format that most chats are of', async () => {
    const report = await opened({ 'a.json': kura('one'), 'b.json': CHATGPT });
    expect(report).toMatchObject({ format: 'chatgpt', conversations: 7 });
  });
});

describe('what a format knows of a file', () => {
  const SEEN: Origin[] = [];
  const spy: Format = {
    source: 'kura',
    read: (element, origin) => {
      SEEN.push(origin);
      return kuraFormat.read(element, origin);
    },
  };
  const chat = '{"chat_id":"a","messages":[{"role":"user","content":"Hi"}]}';

  async function originsOf(options: ReadOptions, ...files: NamedBlob[]): Promise<Origin[]> {
    SEEN.length = 0;
    const table = FORMATS as Record<string, unknown>;
    table.kura = spy;
    try {
      await readWith(options, ...files);
    } finally {
      table.kura = kuraFormat;
    }
    return [...SEEN];
  }
  const textOf = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

  it('is its path in the archive, its date and what lies beside it', async () => {
    const file = await zip(
      {
        't/one/messages.jsonl': chat,
        't/one/thread.json': '{"title":"T"}',
        't/thread.json': '{"title":"up"}',
      },
      { lastModDate: new Date(2024, 4, 5, 6, 7, 8) },
    );
    const [origin] = await originsOf({}, named(file, 'x.zip'));
    expect(origin.path).toBe('t/one/messages.jsonl');
    expect(origin.modifiedAt).toBe(new Date(2024, 4, 5, 6, 7, 8).getTime());
    expect(textOf(await origin.beside('thread.json'))).toBe('{"title":"T"}');
    expect(await origin.beside('other.json')).toBeNull();
    expect(await origin.beside('../thread.json')).toBeNull();
    expect(await origin.beside('__proto__')).toBeNull();
  });

  it('is its path in the dropped folder, and what lies there beside it', async () => {
    const files = [
      named(chat, 'messages.jsonl'),
      named('{"title":"T"}', 'thread.json'),
      named('x'.repeat(2 ** 21), 'big.json'),
    ];
    const paths = ['t/one/messages.jsonl', 't/one/thread.json', 't/one/big.json'];
    const [origin] = await originsOf(
      { paths },
      Object.assign(files[0], { lastModified: 5 }),
      files[1],
      files[2],
    );
    expect(origin).toMatchObject({ path: 't/one/messages.jsonl', modifiedAt: 5 });
    expect(textOf(await origin.beside('thread.json'))).toBe('{"title":"T"}');
    expect((await origin.beside('big.json'))?.length).toBe(2 ** 20);
    const { reports } = await readWith({ paths }, ...files);
    expect(reports[0].name).toBe('t/one/messages.jsonl');
  });

  it('is nothing of files that were only dropped at the same time', async () => {
    const [origin] = await originsOf({}, named(chat, 'a.jsonl'), named('{}', 'b.json'));
    expect(await origin.beside('b.json')).toBeNull();
  });
});

describe('gzip', () => {
  const gzipped = (text: string) =>
    new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();

  it('is inflated', async () => {
    const file = named(new Uint8Array(await gzipped(CHATGPT)), 'conversations.json.gz');
    expect((await readAll(file)).reports[0]).toMatchObject({ format: 'chatgpt', conversations: 6 });
  });

  it('says so where it is broken or a bomb', async () => {
    const cut = new Uint8Array(await gzipped(CHATGPT)).slice(0, -40);
    const bomb = new Uint8Array(await gzipped(`[{"a":"${'0'.repeat(8_000_000)}"}]`));
    const { reports } = await readAll(named(cut, 'cut.gz'), named(bomb, 'bomb.gz'));
    expect(reports.map(({ problem }) => problem?.kind)).toEqual(['zip-broken', 'zip-too-large']);
  });
});

describe('reading files', () => {
  it('goes on behind a file that cannot be read, and says which file a batch is from', async () => {
    const { reports, batches, progress } = await readAll(
      named(CLAUDE, 'a.json'),
      named('hello', 'b.txt'),
      named(shard(0, 1100), 'c.json'),
    );
    expect(reports.map(({ problem }) => problem?.kind ?? null)).toEqual([null, 'unknown-format', null]);
    expect(batches).toEqual([
      [0, 3],
      [2, 500],
      [2, 500],
      [2, 100],
    ]);
    const last = progress.filter(({ done }) => done);
    expect(last.map(({ report }) => report)).toEqual(reports);
    expect(last.map(({ bytesRead }) => bytesRead)).toEqual(reports.map(({ bytes }) => bytes));
  });

  it('waits for a batch to be taken before it reads on', async () => {
    let waiting = 0;
    await readFiles([named(shard(0, 1700), 'a.json')], {
      onBatch: async () => {
        expect(++waiting).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        waiting--;
      },
      onProgress: () => undefined,
    });
  });

  it('reports progress at most every 250 ms', async () => {
    let time = 0;
    const seen: number[] = [];
    const options = { now: () => (time += 10) };
    const onProgress = ({ report }: ReadProgress) => void seen.push(report.conversations);
    await readFiles([named(shard(0, 60), 'a.json')], { onBatch: () => undefined, onProgress }, options);
    // 10 ms a look: with the first bytes, every 25th chat, and at the end.
    expect(seen).toEqual([0, 25, 50, 60]);
  });

  it('reports progress in bytes of the file, in a zip as well', async () => {
    const file = named(await zip({ 'a.json': shard(0, 3), 'b.json': shard(3, 300) }), 'x.zip');
    let time = 0;
    const seen: number[] = [];
    await readFiles(
      [file],
      { onBatch: () => undefined, onProgress: ({ bytesRead }) => void seen.push(bytesRead) },
      { now: () => (time += 100) },
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen[0]).toBeGreaterThan(0);
    expect(seen[0]).toBeLessThan(file.size);
    expect(seen.at(-1)).toBe(file.size);
  });

  it('stops when it is cancelled, and when a batch cannot be kept', async () => {
    const stop = new AbortController();
    const cancelling = { onBatch: () => stop.abort(), onProgress: () => undefined };
    const file = named(shard(0, 1100), 'a.json');
    await expect(readFiles([file], cancelling, { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const full = { onBatch: () => Promise.reject(new Error('disk full')), onProgress: () => undefined };
    await expect(readFiles([file], full)).rejects.toThrow('disk full');
  });
});
