// The walk of one file: cut it into elements, recognise the format by the first ones, read, count.
import { abortError, AppError, isAbort } from '../errors.ts';
import type { Source } from '../sources.ts';
import type { Conversation, SkipReason, TableColumns } from '../types.ts';
import { type Bytes, peek } from './bytes.ts';
import { contentOf } from './content.ts';
import { type AnyCut, type CutMode, cutsOf, type RandomAccess } from './cuts.ts';
import { type Chat, charactersOf, factsOf, toConversation } from './chat.ts';
import type { Draft, Format, Gathering, GatheringFormat, Origin } from './draft.ts';
import { elementFormat } from './elements.ts';
import { type ElementReaders, readElsewhere } from './elsewhere.ts';
import { FORMATS } from './formats.ts';
import type { CutIssue, Place } from './json-cutter.ts';
import type { LooksLike } from './looks-like.ts';
import { elementOf, isObject } from './raw.ts';
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
  /** Other threads for formats whose elements are conversations; without them all is read here. */
  readonly readers?: ElementReaders | null;
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
  const mode: CutMode = { unparsed: false };
  const cuts = cutsOf(content, bytes, input.random, mode);
  if (cuts === null) throw refusal(content as LooksLike);
  try {
    const { format, waiting, rest } = await decide(cuts, input);
    input.tally.format ??= format.source;
    mode.unparsed = isReadElsewhere(format, input);
    yield* new Reading(format, input).run(waiting, rest);
  } finally {
    await cuts.return(undefined);
  }
}

/** How a file is read: the elements that were looked at, then the others. */
interface Decision {
  readonly format: Known;
  readonly waiting: readonly AnyCut[];
  readonly rest: AsyncGenerator<AnyCut>;
}

/** Reads elements until one is of a format that can be read; where that is any list of messages, a maker may yet show. */
async function decide(cuts: AsyncGenerator<AnyCut>, input: ParseInput): Promise<Decision> {
  const waiting: AnyCut[] = [];
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
    if (kind === 'generic') return makerOf(waiting, cuts, input);
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
async function makerOf(
  waiting: AnyCut[],
  cuts: AsyncGenerator<AnyCut>,
  input: ParseInput,
): Promise<Decision> {
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
  // A column may hold a chat in few of the rows: the others have a text all the same.
  const isTable =
    counts.size === 0 && waiting.length > 2 * generic && waiting.every(({ unit }) => unit === 'row');
  const table = isTable ? tableOf(waiting, input) : null;
  if (table !== null) return { format: table, waiting, rest };
  const [vendor = 'generic'] = [...counts].filter(([, count]) => count >= generic).map(([kind]) => kind);
  return { format: FORMATS[vendor], waiting, rest };
}

/** Stands where the elements behind a fault would be. */
async function* failing(error: unknown): AsyncGenerator<never> {
  throw error;
}

/** What an element is. A row that is a message by itself is a table's: somebody has to say which column tells the chats apart. */
function kindOf(cut: AnyCut): ReturnType<typeof recognise> {
  const found = 'value' in cut ? recognise(elementOf(cut.value)) : null;
  return found !== null && isOnlyRow(cut, found) ? null : found;
}

function isSource(kind: string): kind is Exclude<Source, 'table'> {
  return Object.hasOwn(FORMATS, kind);
}

function isReadElsewhere(format: Known, { readers }: ParseInput): boolean {
  return Boolean(readers) && elementFormat(format.source) === format;
}

/** One file whose format is known. */
class Reading {
  readonly #format: Known;
  readonly #input: ParseInput;
  /** Of the element before, see `Cut`. */
  #list: number | undefined;

  constructor(format: Known, input: ParseInput) {
    this.#format = format;
    this.#input = input;
  }

  async *run(waiting: readonly AnyCut[], rest: AsyncGenerator<AnyCut>): AsyncGenerator<Conversation> {
    const { name } = this.#input;
    const origin = this.#input.origin ?? { path: name, modifiedAt: null, beside: async () => null };
    const format = this.#format;
    if ('read' in format) {
      const read = (cut: AnyCut) => this.#take(cut, (element) => format.read(element, origin));
      for (const cut of waiting) yield* read(cut);
      if (isReadElsewhere(format, this.#input)) yield* this.#readElsewhere(rest, origin, read);
      else for await (const cut of rest) yield* read(cut);
      return;
    }
    const gathering = await format.gather(origin);
    try {
      for (const cut of waiting) yield* this.#gather(cut, gathering);
      for await (const cut of rest) yield* this.#gather(cut, gathering);
    } catch (error) {
      // The file ends in a fault: what was gathered before is given.
      if (!isAbort(error)) yield* this.#finish(gathering);
      throw error;
    }
    yield* this.#finish(gathering);
  }

  *#gather(cut: AnyCut, gathering: Gathering): Generator<Conversation> {
    // What could not be read ends no list: it stands in the one that is being read.
    const list = 'issue' in cut ? this.#list : 'list' in cut ? cut.list : undefined;
    if (list !== this.#list && this.#list !== undefined) {
      const drafts = this.#guarded(() => gathering.endList?.() ?? []);
      if (drafts === null) this.#issue('broken-record', cut);
      else yield* this.#conversations(drafts, cut);
    }
    this.#list = list;
    yield* this.#take(cut, (element) => gathering.take(element));
  }

  async *#readElsewhere(
    rest: AsyncGenerator<AnyCut>,
    origin: Origin,
    readHere: (cut: AnyCut) => Generator<Conversation>,
  ): AsyncGenerator<Conversation> {
    const { readers, signal } = this.#input;
    const file = { source: this.#format.source, path: origin.path, modifiedAt: origin.modifiedAt };
    for await (const { cut, chats } of readElsewhere(rest, readers!, file, signal)) {
      if (chats === undefined) yield* readHere(cut);
      else if (chats === null) this.#issue('broken-record', cut);
      else for (const chat of chats) yield* this.#conversation(chat, cut);
    }
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
    cut: AnyCut,
    read: (element: Readonly<Record<string, unknown>>) => Draft | readonly Draft[] | null,
  ): Generator<Conversation> {
    const { tally, signal } = this.#input;
    if (signal?.aborted) throw abortError();
    if ('issue' in cut) {
      if (cut.issue === 'truncated-file') tally.fail(new AppError('truncated-file', placeOf(cut)));
      else this.#issue(cut.issue, cut);
      return;
    }
    const element = 'value' in cut ? elementOf(cut.value) : null;
    const drafts = isObject(element) ? this.#guarded(() => read(element)) : null;
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
    for (const { messages: turns, ...draft } of drafts) {
      // Looked at first: what is too large is not hashed either.
      if (this.#isTooLarge(turns, at)) continue;
      yield* this.#conversation({ facts: factsOf(this.#format.source, draft, turns), turns }, at);
    }
  }

  *#conversation(chat: Chat, at: Place): Generator<Conversation> {
    const { tally } = this.#input;
    if (this.#isTooLarge(chat.turns, at)) return;
    const conversation = toConversation(chat, (likeness) => tally.occurrence(likeness));
    if (tally.add(conversation, chat.facts.skips)) yield conversation;
  }

  #isTooLarge(turns: Chat['turns'], at: Place): boolean {
    if (charactersOf(turns) <= CONVERSATION_LIMIT) return false;
    this.#issue('too-large-record', at);
    return true;
  }

  #issue(kind: CutIssue, at: Place): void {
    const { tally, name } = this.#input;
    tally.issue({ kind, detail: placeOf(at) }, name, at.position);
  }
}

function placeOf({ position, index, unit }: Place): Record<string, number> {
  return unit === 'row' ? { row: position } : { position, index };
}
