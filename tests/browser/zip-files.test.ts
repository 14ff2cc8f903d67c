import { readFileSync } from 'node:fs';
import { BlobWriter, Uint8ArrayReader, ZipWriter, type ZipWriterConstructorOptions } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { type NamedBlob, readFiles, type ReadProgress } from '../../src/browser/read-files.ts';
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

async function readAll(...files: NamedBlob[]): Promise<Result> {
  const conversations: Conversation[] = [];
  const progress: ReadProgress[] = [];
  const batches: [number, number][] = [];
  const reports = await readFiles(files, {
    onBatch: (batch, file) => {
      conversations.push(...batch);
      batches.push([file, batch.length]);
    },
    onProgress: (seen) => void progress.push(seen),
  });
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
    expect((await readAll(named(file, 'x.zip'))).reports[0].problem?.kind).toBe('zip-without-chats');
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
    const deepseek = await zip({
      'conversations.json': '[{"mapping":{},"inserted_at":"x"}]',
      'user.json': '{}',
    });
    const { reports } = await readAll(
      named(await zip({ 'conversations.json': CLAUDE }, { password: 'secret' }), 'encrypted.zip'),
      named(whole.subarray(0, whole.length - 60), 'cut.zip'),
      named(flipped, 'flipped.zip'),
      named(await zip({ 'photo.jpg': 'x', 'a.json': '{"a":1}' }), 'photos.zip'),
      named(await zip({}), 'empty.zip'),
      named(deepseek, 'deepseek.zip'),
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
    expect(reports[5].problem?.detail).toEqual({ looksLike: 'deepseek' });
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
      named(shard(0, 450), 'c.json'),
    );
    expect(reports.map(({ problem }) => problem?.kind ?? null)).toEqual([null, 'unknown-format', null]);
    expect(batches).toEqual([
      [0, 3],
      [2, 200],
      [2, 200],
      [2, 50],
    ]);
    const last = progress.filter(({ done }) => done);
    expect(last.map(({ report }) => report)).toEqual(reports);
    expect(last.map(({ bytesRead }) => bytesRead)).toEqual(reports.map(({ bytes }) => bytes));
  });

  it('waits for a batch to be taken before it reads on', async () => {
    let waiting = 0;
    await readFiles([named(shard(0, 900), 'a.json')], {
      onBatch: async () => {
        expect(++waiting).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        waiting--;
      },
      onProgress: () => undefined,
    });
  });

  it('reports progress at most every 100 ms', async () => {
    let time = 0;
    const seen: number[] = [];
    const options = { now: () => (time += 10) };
    const onProgress = ({ report }: ReadProgress) => void seen.push(report.conversations);
    await readFiles([named(shard(0, 25), 'a.json')], { onBatch: () => undefined, onProgress }, options);
    // At the 1st, 11th and 21st chat, and at the end.
    expect(seen).toEqual([1, 11, 21, 25]);
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
    const file = named(shard(0, 500), 'a.json');
    await expect(readFiles([file], cancelling, { signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const full = { onBatch: () => Promise.reject(new Error('disk full')), onProgress: () => undefined };
    await expect(readFiles([file], full)).rejects.toThrow('disk full');
  });
});
