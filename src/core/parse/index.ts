// The walk of one file: cut it into elements, recognise the format by the first ones, read, count.
import { abortError, AppError, isAbort } from '../errors.ts';
import type { Source } from '../sources.ts';
import type { Conversation, SkipReason, TableColumns } from '../types.ts';
import { type Bytes, peek } from './bytes.ts';
import { contentOf } from './content.ts';
import { type Cut, cutsOf, type RandomAccess } from './cuts.ts';
import {
  type Draft,
  type Format,
  type Gathering,
  type GatheringFormat,
  type Origin,
  toConversation,
} from './draft.ts';
import { FORMATS } from './formats.ts';
import type { CutIssue, Place } from './json-cutter.ts';
import type { LooksLike } from './looks-like.ts';
import { cleanTitle, isObject } from './raw.ts';
import { recognise } from './recognise.ts';
import { refusal, unrecognised } from './refusal.ts';
import { isOnlyRow, tableOf } from './tables/table.ts';
import type { Tally } from './tally.ts';

/** Elements looked at before a file counts as unknown: session logs start with many lines of other kinds. */
const LOOKED_AT = 200;
/** Bytes looked at before, so that 200 large elements are not all held. */
const LOOKED_AT_BYTES = 64 * 1024 * 1024;
/** Bytes that decide what kind of content it is; enough for the first cells of a page. */
const HEAD = 16 * 1024;
/** UTF-16 units of one conversation, as gathered from many elements: the limit of one element. */
const CONVERSATION_LIMIT = 64 * 1024 * 1024;

/** Shapes that are anybody's: where they stand beside lists of messages, the generic reader reads both. */
const PLAIN = new Set<string>(['alpaca', 'openai-messages', 'sharegpt']);

/** What is read, where its counts go, and who is asked on the way. */
export interface ParseInput {
  /** Of the file, or of the entry in it: where issues say they are. */
  readonly name: string;
  readonly bytes: Bytes;
  /** Counts of the dropped file; shared by all its entries. */
  readonly tally: Tally;
  readonly signal?: AbortSignal;
  /** Default: a file alone, named `name`. */
  readonly origin?: Origin;
  /** The same bytes at any place, for Parquet; without it `bytes` are held whole. */
  readonly random?: () => Promise<RandomAccess>;
  /** Which columns of a table hold what, or of several tables: the first that fit count. A table that none fits is refused with 'table-needs-columns'. */
  readonly columns?: TableColumns | readonly TableColumns[] | null;
  /** Hears of errors in a format's own code, which count as broken records: none is expected. */
  readonly onFault?: (error: unknown) => void;
}

type Known = Format | GatheringFormat;

/**
 * The conversations of one file, in its order, empty ones included; counts go to `input.tally`.
 * Rejects before the first one with AppError 'empty-file', 'broken-file', 'truncated-file', 'table-needs-columns', or, with
 * `detail.looksLike`, 'unknown-format' (no idea) and 'not-a-chat-export' (no chats in it).
 * A file that is cut off gives what stands before, then sets the tally's problem to 'truncated-file'. A table whose rows are
 * too scattered gives what could be held, then rejects with 'table-too-scattered'.
 */
export async function* parseFile(input: ParseInput): AsyncGenerator<Conversation> {
  const { head, bytes } = await peek(input.bytes, HEAD);
  const found = contentOf(head);
  // A table of one column has no mark that tells it from prose: only its name does.
  const isNamedTable = found === 'text' && /\.csv$/i.test(input.origin?.path ?? input.name);
  const content = isNamedTable ? 'rows' : found;
  if (content === 'empty' && head.length < HEAD) throw new AppError('empty-file');
  const cuts = cutsOf(content, bytes, input.random);
  if (cuts === null) throw refusal(content as LooksLike);
  try {
    const { format, waiting, rest } = await decide(cuts, input);
    input.tally.format ??= format.source;
    yield* new Reading(format, input).run(waiting, rest);
  } finally {
    await cuts.return(undefined);
  }
}

/** How a file is read: the elements that were looked at, then the others. */
interface Decision {
  readonly format: Known;
  readonly waiting: readonly Cut[];
  readonly rest: AsyncGenerator<Cut>;
}

/** Reads elements until one is of a format that can be read; where that is any list of messages, a maker may yet show. */
async function decide(cuts: AsyncGenerator<Cut>, input: ParseInput): Promise<Decision> {
  const waiting: Cut[] = [];
  let looksLike: LooksLike | null = null;
  for (let next = await cuts.next(); !next.done; next = await cuts.next()) {
    const cut = next.value;
    const kind = kindOf(cut);
    // One Gemini record among the activity of other products decides, however late it comes.
    if (kind === 'takeout-other') {
      looksLike ??= kind;
      input.tally.skip('other-activity');
      continue;
    }
    waiting.push(cut);
    if (kind === 'generic') return makerOf(waiting, cuts);
    if (kind !== null && isSource(kind)) return { format: FORMATS[kind], waiting, rest: cuts };
    looksLike ??= kind;
    if (waiting.length >= LOOKED_AT || cut.position > LOOKED_AT_BYTES) break;
  }
  if (looksLike !== null) throw refusal(looksLike);
  const table = tableOf(waiting, input);
  if (table === null) throw unrecognised(waiting);
  return { format: table, waiting, rest: cuts };
}

/**
 * Goes on behind an element of no known make: one foreign object must not make all chats of a vendor nameless. The vendor
 * is taken where as many of the elements looked at are its own: the others count as broken.
 */
async function makerOf(waiting: Cut[], cuts: AsyncGenerator<Cut>): Promise<Decision> {
  const counts = new Map<keyof typeof FORMATS, number>();
  let generic = 1;
  let rest = cuts;
  try {
    while (waiting.length < LOOKED_AT && (waiting.at(-1)?.position ?? 0) <= LOOKED_AT_BYTES) {
      const next = await cuts.next();
      if (next.done) break;
      waiting.push(next.value);
      const kind = kindOf(next.value);
      if (kind === 'generic' || (kind !== null && PLAIN.has(kind))) generic++;
      else if (kind !== null && isSource(kind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  } catch (error) {
    if (isAbort(error)) throw error;
    // What stands before the fault is read first.
    rest = failing(error);
  }
  const [vendor = 'generic'] = [...counts].filter(([, count]) => count >= generic).map(([kind]) => kind);
  return { format: FORMATS[vendor], waiting, rest };
}

/** Stands where the elements behind a fault would be. */
async function* failing(error: unknown): AsyncGenerator<never> {
  throw error;
}

/** What an element is. A row that is a message by itself is a table's: somebody has to say which column tells the chats apart. */
function kindOf(cut: Cut): ReturnType<typeof recognise> {
  const found = 'value' in cut ? recognise(cut.value) : null;
  return found !== null && isOnlyRow(cut, found) ? null : found;
}

function isSource(kind: string): kind is Exclude<Source, 'table'> {
  return Object.hasOwn(FORMATS, kind);
}

/** One file whose format is known. */
class Reading {
  readonly #format: Known;
  readonly #input: ParseInput;

  constructor(format: Known, input: ParseInput) {
    this.#format = format;
    this.#input = input;
  }

  async *run(waiting: readonly Cut[], rest: AsyncGenerator<Cut>): AsyncGenerator<Conversation> {
    const { name } = this.#input;
    const origin = this.#input.origin ?? { path: name, modifiedAt: null, beside: async () => null };
    const format = this.#format;
    if ('read' in format) {
      const read = (cut: Cut) => this.#take(cut, (element) => format.read(element, origin));
      for (const cut of waiting) yield* read(cut);
      for await (const cut of rest) yield* read(cut);
      return;
    }
    const gathering = await format.gather(origin);
    const take = (cut: Cut) => this.#take(cut, (element) => gathering.take(element));
    try {
      for (const cut of waiting) yield* take(cut);
      for await (const cut of rest) yield* take(cut);
    } catch (error) {
      // The file ends in a fault: what was gathered before is given.
      if (!isAbort(error)) yield* this.#finish(gathering);
      throw error;
    }
    yield* this.#finish(gathering);
  }

  *#finish(gathering: Gathering): Generator<Conversation> {
    const drafts = this.#guarded(() => gathering.finish());
    const end = { position: 0, index: 0 };
    if (drafts === null) this.#issue('broken-record', end);
    else yield* this.#conversations(drafts, end);
    for (const [reason, count] of Object.entries(gathering.skips ?? {}))
      this.#input.tally.skip(reason as SkipReason, count);
  }

  *#take(
    cut: Cut,
    read: (element: Readonly<Record<string, unknown>>) => Draft | readonly Draft[] | null,
  ): Generator<Conversation> {
    const { tally, signal } = this.#input;
    if (signal?.aborted) throw abortError();
    if ('issue' in cut) {
      if (cut.issue === 'truncated-file') tally.fail(new AppError('truncated-file', placeOf(cut)));
      else this.#issue(cut.issue, cut);
      return;
    }
    const drafts = isObject(cut.value) ? this.#guarded(() => read(cut.value as never)) : null;
    if (drafts === null) this.#issue('broken-record', cut);
    else yield* this.#conversations(Array.isArray(drafts) ? (drafts as Draft[]) : [drafts as Draft], cut);
  }

  /** An element that a format stumbles over is broken; the others are read. */
  #guarded<T>(read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      // The format's own word that the file ends here.
      if (error instanceof AppError) throw error;
      this.#input.onFault?.(error);
      return null;
    }
  }

  *#conversations(drafts: readonly Draft[], at: Place): Generator<Conversation> {
    const { tally } = this.#input;
    for (const draft of drafts) {
      const length = draft.messages.reduce((sum, { text }) => sum + text.length, 0);
      if (length > CONVERSATION_LIMIT) {
        this.#issue('too-large-record', at);
        continue;
      }
      const labelled = { ...draft, title: cleanTitle(draft.title), model: cleanTitle(draft.model) };
      const conversation = toConversation(this.#format.source, labelled, (hash) => tally.occurrence(hash));
      if (tally.add(conversation, draft.skips)) yield conversation;
    }
  }

  #issue(kind: CutIssue, at: Place): void {
    const { tally, name } = this.#input;
    tally.issue({ kind, detail: placeOf(at) }, name, at.position);
  }
}

function placeOf({ position, index, unit }: Place): Record<string, number> {
  return unit === 'row' ? { row: position } : { position, index };
}
