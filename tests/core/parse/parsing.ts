// What the parse tests share: sources out of texts, and a whole file read.
import { readFileSync } from 'node:fs';
import { readBatch } from '../../../src/core/parse/elements.ts';
import type { ElementReaders } from '../../../src/core/parse/elsewhere.ts';
import { parseFile } from '../../../src/core/parse/index.ts';
import { type Cut, type CutLimits, cutJson } from '../../../src/core/parse/json-cutter.ts';
import { Tally } from '../../../src/core/parse/tally.ts';
import type { Conversation, FileReport } from '../../../src/core/types.ts';

const encoder = new TextEncoder();

/** A fixture of ours, as text. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/exports/${name}`, import.meta.url), 'utf8');
}

/** Slices of `size` bytes, the first one cut at `first`. */
export async function* slices(
  content: string | Uint8Array,
  size = Infinity,
  first = size,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  for (let from = 0, to = first; from < bytes.length; from = to, to += size) yield bytes.subarray(from, to);
}

/** All that the cutter gives. */
export async function cutsOf(
  content: string | Uint8Array,
  limits: Partial<CutLimits> = {},
  source = slices(content),
): Promise<Cut[]> {
  const cuts: Cut[] = [];
  for await (const cut of cutJson(source, limits)) cuts.push(cut);
  return cuts;
}

/** The values, and the issues by name. */
export async function valuesOf(
  content: string | Uint8Array,
  limits: Partial<CutLimits> = {},
): Promise<unknown[]> {
  return (await cutsOf(content, limits)).map((cut) => ('issue' in cut ? cut.issue : cut.value));
}

/** Other threads, as far as one can tell from here: what is handed over and what is answered are copies. */
export const otherThreads: ElementReaders = {
  inFlight: 3,
  read: async (batch) => structuredClone(readBatch(structuredClone(batch))),
};

/** A whole file: what was read, and the report. Rejects as `parseFile` does. */
export async function read(
  content: string | Uint8Array,
  name = 'file.json',
  readers: ElementReaders | null = null,
): Promise<{ conversations: Conversation[]; report: FileReport }> {
  const tally = new Tally(name, content.length);
  const conversations: Conversation[] = [];
  const input = { name, bytes: slices(content), tally, readers };
  for await (const found of parseFile(input)) conversations.push(found);
  return { conversations, report: tally.report() };
}

/** The turns of a conversation as "role: text". */
export function turnsOf({ messages }: Conversation): string[] {
  return messages.map(({ role, text }) => `${role}: ${text}`);
}
