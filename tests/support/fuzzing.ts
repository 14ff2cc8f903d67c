// What the fuzz tests share: our fixtures as samples, a changed one read, and what must hold of it.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { FORMATS } from '../../src/core/parse/formats.ts';
import { parseFile } from '../../src/core/parse/index.ts';
import type { Source } from '../../src/core/sources.ts';
import { Tally } from '../../src/core/parse/tally.ts';
import type { Conversation, FileReport, TableColumns } from '../../src/core/types.ts';

const FOLDER = new URL('../fixtures/exports/', import.meta.url);
/** Milliseconds of the processor for one changed sample: a busy machine makes none slower. */
const TIME_LIMIT = 2000;
/** What the prototypes of all objects and lists hold before anything is read. */
const UNTOUCHED = prototypeKeys();

/** Runs are few and their seed is fixed, so that a commit is not blamed for another's fault; both can be set to look for more. */
export const RUNS = Number(process.env.KLEIO_FUZZ_RUNS ?? 1);
export const SEED = Number(process.env.KLEIO_FUZZ_SEED ?? 6);

/** One file of ours. */
export interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly columns: TableColumns | null;
  /** The file beside it, whatever it is asked for. */
  readonly beside: Uint8Array | null;
}

/** What came of a file. */
export interface Outcome {
  readonly conversations: readonly Conversation[];
  readonly report: FileReport;
  readonly error: AppError | null;
}

const COLUMNS: Readonly<Record<string, TableColumns>> = {
  'table-messages.csv': {
    text: 'text',
    role: 'sent by',
    conversation: 'ticket',
    time: 'when',
    account: 'customer',
  },
  'table-questions.csv': { text: 'question', role: null, conversation: null, time: 'asked', account: null },
  'table-rows.jsonl': { text: 'note', role: null, conversation: null, time: 'day', account: 'author' },
};

/** All fixtures, by name. */
export function samples(): Sample[] {
  const names = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => /\.\w+$/.test(name)).map(sample);
}

function sample(name: string): Sample {
  const read = (path: string) => new Uint8Array(readFileSync(new URL(path, FOLDER)));
  const beside = name === 'jan/messages.jsonl' ? read('jan/thread.json') : null;
  return { name, bytes: read(name), columns: COLUMNS[name] ?? null, beside };
}

/**
 * Reads a file in slices of `size` bytes. Fails where anything but an AppError is thrown, where a format stumbles, where
 * a fault behind the first conversation has no position, and where it takes too long.
 */
export async function outcomeOf(
  { name, columns, beside }: Sample,
  bytes: Uint8Array,
  size = Infinity,
): Promise<Outcome> {
  const tally = new Tally(name, bytes.length);
  const conversations: Conversation[] = [];
  const faults: unknown[] = [];
  let error: AppError | null = null;
  const start = process.cpuUsage();
  try {
    const origin = { path: name, modifiedAt: null, beside: async () => beside };
    const onFault = (fault: unknown) => faults.push(fault);
    for await (const found of parseFile({
      name,
      bytes: slices(bytes, size),
      tally,
      columns,
      origin,
      onFault,
    }))
      conversations.push(found);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    error = thrown;
  }
  const { user, system } = process.cpuUsage(start);
  for (const fault of faults) throw fault;
  const outcome = { conversations, report: tally.report(), error };
  expectPositions(outcome);
  expect(prototypeKeys()).toBe(UNTOUCHED);
  expect((user + system) / 1000).toBeLessThan(TIME_LIMIT);
  return outcome;
}

async function* slices(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

function expectPositions({ conversations, report, error }: Outcome): void {
  const told: { detail: object }[] = [...report.issues];
  if (report.problem) told.push(report.problem);
  if (error && conversations.length > 0) told.push(error);
  for (const { detail } of told) {
    const place: unknown = 'row' in detail ? detail.row : 'position' in detail ? detail.position : null;
    expect(place).toBeTypeOf('number');
  }
}

function prototypeKeys(): string {
  return [Object.prototype, Array.prototype, Function.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join(';');
}

/**
 * Sources whose conversations have no ids, and are known by what may stand anywhere in the file: rows of a table by the
 * first in time, Copilot's threads by their oldest row, SillyTavern's by who speaks in all of it.
 */
const KNOWN_AT_THE_END: readonly (Source | null)[] = ['copilot', 'sillytavern', 'table'];

/**
 * What was read before a fault is not lost by it. `before` is the outcome of the elements before the fault alone.
 * Where an element is a conversation, those stand first and unchanged. Where conversations are spread over the file,
 * what follows the fault may add to them, take back turns or choose another branch: every conversation is still there,
 * by its own id; where it has none and is known only at the end, all its texts are still there.
 */
export function expectKept(before: Outcome, after: Outcome): void {
  if (before.conversations.length === 0) return;
  const { format } = before.report;
  if (format !== null && format !== 'table' && 'read' in FORMATS[format]) {
    expect(after.conversations.slice(0, before.conversations.length)).toEqual(before.conversations);
    return;
  }
  const told = before.conversations.filter(({ messages }) => messages.length > 0);
  const known = KNOWN_AT_THE_END.includes(format) ? textsOf : idsOf;
  const kept = new Set(known(after.conversations));
  expect(known(told).filter((part) => !kept.has(part))).toEqual([]);
}

function idsOf(conversations: readonly Conversation[]): string[] {
  // Of a short own id and the first words, which what follows may change, only the former is sure.
  return conversations.map(({ id, externalId }) => externalId ?? id);
}

function textsOf(conversations: readonly Conversation[]): string[] {
  return conversations.flatMap(({ messages }) => messages.map(({ text }) => text));
}
