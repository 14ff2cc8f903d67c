// The table of formats, and the walk of one JSON file: cut, recognise by the first elements, read, count.
import { abortError, AppError } from '../errors.ts';
import type { Conversation, Source } from '../types.ts';
import { type Bytes, peek } from './bytes.ts';
import { chatgpt } from './chatgpt.ts';
import { claude } from './claude.ts';
import { type Format, toConversation } from './draft.ts';
import { type Cut, cutJson } from './json-cutter.ts';
import { kura } from './kura.ts';
import { holdsChats, type LooksLike, looksLikeByHead } from './looks-like.ts';
import { openaiMessages } from './openai-messages.ts';
import { isObject } from './raw.ts';
import { recognise } from './recognise.ts';
import { Tally } from './tally.ts';

const FORMATS: Readonly<Record<Source, Format>> = {
  chatgpt,
  claude,
  kura,
  'openai-messages': openaiMessages,
};

/** Elements looked at before a file counts as unknown: session logs start with many lines of other kinds. */
const LOOKED_AT = 200;
/** Bytes looked at before, so that 200 large elements are not all held. */
const LOOKED_AT_BYTES = 64 * 1024 * 1024;
/** Bytes that decide whether it is JSON at all; enough for the first cells of a page. */
const HEAD = 16 * 1024;

export interface ParseInput {
  /** Of the file, or of the entry in it: where issues say they are. */
  readonly name: string;
  readonly bytes: Bytes;
  /** Counts of the dropped file; shared by all its entries. */
  readonly tally: Tally;
  readonly signal?: AbortSignal;
}

/**
 * The conversations of one JSON or JSONL file, in its order, empty ones included; counts go to `input.tally`.
 * Rejects before the first one with AppError 'empty-file', 'broken-file', 'truncated-file', or, with `detail.looksLike`,
 * 'unknown-format' (chats we cannot read yet, or no idea) and 'not-a-chat-export' (no chats in it).
 * A file that is cut off gives what stands before, then sets the tally's problem to 'truncated-file'.
 */
export async function* parseFile(input: ParseInput): AsyncGenerator<Conversation> {
  const { head, bytes } = await peek(input.bytes, HEAD);
  const looksLike = looksLikeByHead(head);
  if (looksLike === 'empty' && head.length < HEAD) throw new AppError('empty-file');
  if (looksLike !== 'json' && looksLike !== 'empty') throw refusal(looksLike);
  const cuts = cutJson(bytes);
  try {
    const { format, waiting } = await decide(cuts);
    input.tally.format ??= format.source;
    for (const cut of waiting) yield* readCut(cut, format, input);
    for await (const cut of cuts) yield* readCut(cut, format, input);
  } finally {
    await cuts.return(undefined);
  }
}

/** Reads elements until one is of a format that can be read. */
async function decide(cuts: AsyncGenerator<Cut>): Promise<{ format: Format; waiting: Cut[] }> {
  const waiting: Cut[] = [];
  let looksLike: LooksLike | null = null;
  for (let next = await cuts.next(); !next.done; next = await cuts.next()) {
    const cut = next.value;
    waiting.push(cut);
    const kind = 'value' in cut ? recognise(cut.value) : null;
    if (kind !== null && isSource(kind)) return { format: FORMATS[kind], waiting };
    looksLike = better(looksLike, kind);
    if (waiting.length >= LOOKED_AT || cut.position > LOOKED_AT_BYTES) break;
  }
  throw looksLike === null ? unrecognised(waiting) : refusal(looksLike);
}

function isSource(kind: string): kind is Source {
  return Object.hasOwn(FORMATS, kind);
}

/** One Gemini record among other activity decides; else the first that was known. */
function better(known: LooksLike | null, found: LooksLike | null): LooksLike | null {
  return found === 'gemini-takeout' ? found : (known ?? found);
}

function* readCut(cut: Cut, format: Format, { name, tally, signal }: ParseInput): Generator<Conversation> {
  if (signal?.aborted) throw abortError();
  if ('issue' in cut) {
    const detail = { position: cut.position, index: cut.index };
    if (cut.issue === 'truncated-file') tally.fail(new AppError('truncated-file', detail));
    else tally.issue({ kind: cut.issue, detail }, name, cut.position);
    return;
  }
  const draft = isObject(cut.value) ? format.read(cut.value) : null;
  if (draft === null) {
    const problem = new AppError('broken-record', { position: cut.position, index: cut.index }).toProblem();
    tally.issue(problem, name, cut.position);
    return;
  }
  const conversation = toConversation(format.source, draft, (hash) => tally.occurrence(hash));
  if (tally.add(conversation, draft.skips)) yield conversation;
}

function refusal(looksLike: LooksLike, firstKeys = ''): AppError {
  const kind =
    holdsChats(looksLike) || looksLike === 'json' || looksLike === 'text'
      ? 'unknown-format'
      : 'not-a-chat-export';
  return new AppError(kind, firstKeys === '' ? { looksLike } : { looksLike, firstKeys });
}

/** None of the first elements is known: why. */
function unrecognised(cuts: readonly Cut[]): AppError {
  const values = cuts.flatMap((cut) => ('value' in cut ? [cut] : []));
  const first = values.find(({ value }) => isObject(value));
  if (first && isObject(first.value)) {
    const keys = Object.keys(first.value);
    if (values.length === 1 && isEmptyWrapper(first.value)) return new AppError('empty-file');
    const table = first.listed || values.length > 1;
    return refusal(
      table ? 'table' : 'json',
      keys
        .slice(0, 8)
        .map((key) => key.slice(0, 40))
        .join(', '),
    );
  }
  if (values.length > 0) return refusal('json');
  const fault = cuts.find((cut) => 'issue' in cut);
  if (!fault) return new AppError('empty-file');
  const kind = fault.issue === 'truncated-file' ? 'truncated-file' : 'broken-file';
  return new AppError(kind, { position: fault.position });
}

function isEmptyWrapper(value: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(value.conversations) && value.conversations.length === 0;
}
