// Microsoft Copilot's CSV files, as row objects by column name: chats without ids, newest row first. formats.md 3.5.
import {
  type Draft,
  type GatheringFormat,
  type Gathering,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { cleanTitle, type RawObject, textOf } from './raw.ts';
import { usMillis } from './us-times.ts';

/** One row, whichever of the two sets of columns it had. */
interface Row {
  readonly thread: string;
  readonly at: number | null;
  readonly author: unknown;
  readonly text: string;
}

/** Who answers, in lower case. */
const ASSISTANTS = new Set(['ai', 'bot', 'assistant', 'copilot']);

/** Activity of Microsoft Copilot: a row a message, or a row a prompt. */
export const copilot: GatheringFormat = { source: 'copilot', gather: gatherCopilot };

function gatherCopilot(): Gathering {
  const rows: Row[] = [];
  return {
    take(element) {
      if ('Prompt' in element && 'ClientApp' in element) return [promptOf(element)];
      const row = rowOf(element);
      if (row === null) return null;
      rows.push(row);
      return [];
    },
    finish: () => threadsOf(isOldestFirst(rows) ? rows : rows.reverse()),
  };
}

function rowOf(element: RawObject): Row | null {
  if (!('Author' in element)) return null;
  const { Author: author } = element;
  if ('Message' in element) {
    const { Conversation, Time, Message } = element;
    return {
      thread: cleanTitle(Conversation) ?? '',
      at: usMillis(Time),
      author,
      text: textOf(Message) ?? '',
    };
  }
  if (!('MessageContent' in element)) return null;
  const { ChatName, CreatedAt, MessageContent } = element;
  return {
    thread: cleanTitle(ChatName) ?? '',
    at: usMillis(CreatedAt),
    author,
    text: textOf(MessageContent) ?? '',
  };
}

/**
 * Real files run backwards, and a question shares its second with its answer: the whole file is turned around, never
 * sorted. A file whose times mostly rise is left as it is.
 */
function isOldestFirst(rows: readonly Row[]): boolean {
  let rising = 0;
  let before: number | null = null;
  for (const { at } of rows) {
    if (at !== null && before !== null) rising += Math.sign(at - before);
    before = at ?? before;
  }
  return rising > 0;
}

/** A thread is known by its title alone, so equal titles are one. */
function threadsOf(rows: readonly Row[]): Draft[] {
  const threads = new Map<string, Row[]>();
  for (const row of rows) {
    const thread = threads.get(row.thread);
    if (thread) thread.push(row);
    else threads.set(row.thread, [row]);
  }
  return [...threads].map(([title, thread]) => draftOf(title === '' ? null : title, thread.map(turnOf)));
}

/** The next export has more turns of the same thread: its title, first time and first words stay. */
function draftOf(title: string | null, turns: readonly TurnOrSkip[]): Draft {
  const { messages, skips } = sortTurns(turns);
  const times = messages.flatMap(({ at }) => at ?? []);
  const first = messages[0];
  const second = first?.at == null ? '' : Math.floor(first.at / 1000);
  return {
    ownId: null,
    identity: `${title ?? ''}\n${second}\n${first?.text ?? ''}`,
    title,
    startedAt: null,
    updatedAt: times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null,
    account: null,
    model: null,
    messages,
    skips,
  };
}

function turnOf({ author, text, at }: Row): TurnOrSkip {
  const name = String(author).trim().toLowerCase();
  if (name === 'human' || name === 'user') return turn('user', text, at, 'blank');
  return ASSISTANTS.has(name) ? turn('assistant', text, at, 'blank') : 'system';
}

/** The Windows apps' file has what was asked and nothing else: each row is a chat by itself. */
function promptOf({ Timestamp, Prompt }: RawObject): Draft {
  return draftOf(null, [turn('user', textOf(Prompt) ?? '', usMillis(Timestamp), 'blank')]);
}
