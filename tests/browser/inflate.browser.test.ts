// In a real browser: its inflater drops what nobody has taken when it fails, and is another one than Node's.
import { expect, it } from 'vitest';
import { type NamedBlob, readFiles } from '../../src/browser/read-files.ts';
import { inflated } from '../../src/browser/inflate.ts';
import type { Conversation } from '../../src/core/types.ts';
import { claudeChats, json } from '../support/hostile/chats.ts';

/** 200 kB that pack to about half: random hex digits. */
function hexDigits(): string {
  const bytes = new Uint8Array(100_000);
  let state = 7;
  for (let i = 0; i < bytes.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function packed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What comes out, and whether it ended in a fault. */
async function unpacked(bytes: Uint8Array): Promise<{ text: string; failed: boolean }> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const slice of inflated(once(bytes), 'gzip')) {
      text += decoder.decode(slice, { stream: true });
      // A reader that takes its time: the fault is there before all has been taken.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  } catch {
    return { text, failed: true };
  }
  return { text, failed: false };
}

it('inflates a whole file', async () => {
  const text = hexDigits();
  expect(await unpacked(await packed(text))).toEqual({ text, failed: false });
});

it('gives all that stands before the cut, also to a slow reader', async () => {
  const text = hexDigits();
  const whole = await packed(text);
  const { text: found, failed } = await unpacked(whole.slice(0, whole.length / 2));
  expect(failed).toBe(true);
  expect(text.startsWith(found)).toBe(true);
  expect(found.length).toBeGreaterThan(0.48 * text.length);
});

it('gives what stands before a damaged place, but for the step that it lies in', async () => {
  const text = hexDigits();
  const whole = await packed(text);
  whole.fill(0xff, whole.length / 2, whole.length / 2 + 50);
  const { text: found, failed } = await unpacked(whole);
  expect(failed).toBe(true);
  expect(found.length).toBeGreaterThan(0.3 * text.length);
});

it('lets go of its source when the reader stops', async () => {
  let released = false;
  const bytes = await packed(hexDigits());
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield bytes;
    } finally {
      released = true;
    }
  }
  for await (const slice of inflated(source(), 'gzip')) if (slice.length > 0) break;
  expect(released).toBe(true);
});

it('offers the chats of a gzip file that is cut off', async () => {
  const chats = claudeChats(40).map((chat) => ({ ...chat, summary: hexDigits().slice(0, 8000) }));
  const bytes = (await packed(json(chats) + hexDigits())).slice(0, -1000);
  const file = Object.assign(new Blob([bytes as Uint8Array<ArrayBuffer>]), {
    name: 'cut.json.gz',
  }) as NamedBlob;
  const found: Conversation[] = [];
  const [report] = await readFiles([file], {
    onBatch: (batch) => void found.push(...batch),
    onProgress: () => undefined,
  });
  expect(found).toHaveLength(40);
  expect(report).toMatchObject({ conversations: 40, problem: { kind: 'zip-broken' } });
});
