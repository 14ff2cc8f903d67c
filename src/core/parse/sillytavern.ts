// SillyTavern's chats: a line about the chat, then a line a message, also of several characters. formats.md 3.10.
import {
  type Draft,
  type Gathering,
  type GatheringFormat,
  mostFrequent,
  type Origin,
  skip,
  type Skips,
  sortTurns,
  turn,
  type TurnOrSkip,
} from './draft.ts';
import { cleanTitle, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { sillytavernMillis } from './sillytavern-time.ts';

/** Stands for the names in the first line of a chat with several characters. */
const NO_NAME = 'unused';
/** Characters named in the title of a chat that has no name of its own. */
const NAMED = 3;

/** Chats of SillyTavern: a line a message, the first tells of the chat. */
export const sillytavern: GatheringFormat = {
  source: 'sillytavern',
  gather: (origin) => new ChatLog(origin),
};

/** One file: one chat, or several put together, each with its first line. Old chats with several characters have none. */
class ChatLog implements Gathering {
  readonly #fileName: string;
  #chat: { readonly header: RawObject; readonly lines: RawObject[] } | null = null;

  constructor({ path }: Origin) {
    this.#fileName = path.slice(path.lastIndexOf('/') + 1);
  }

  take(line: RawObject): readonly Draft[] | null {
    if ('mes' in line) {
      this.#chat ??= { header: {}, lines: [] };
      this.#chat.lines.push(withPlainTexts(line));
      return [];
    }
    if (!('character_name' in line) && !('chat_metadata' in line)) return null;
    const before = this.finish();
    this.#chat = { header: line, lines: [] };
    return before;
  }

  finish(): readonly Draft[] {
    return this.#chat ? [draftOf(this.#chat.header, this.#chat.lines, this.#fileName)] : [];
  }
}

/** Chub writes the same lines, but each text as an object with `message`. */
function withPlainTexts(line: RawObject): RawObject {
  if (!isObject(line.mes)) return line;
  const plain = (text: unknown) => (isObject(text) ? text.message : text);
  return {
    ...line,
    mes: plain(line.mes),
    swipes: Array.isArray(line.swipes) ? line.swipes.map(plain) : line.swipes,
  };
}

function draftOf(header: RawObject, lines: readonly RawObject[], fileName: string): Draft {
  const { messages, skips } = sortTurns(lines.map(turnOf));
  for (const line of lines) countOthers(line, skips);
  const times = lines.map(({ send_date }) => sillytavernMillis(send_date)).filter((time) => time !== null);
  const title = nameOf(header.character_name) ?? speakersOf(lines);
  const startedAt = sillytavernMillis(header.create_date);
  return {
    ownId: null,
    // A chat has no id. Its first message is often changed, and chats that were branched off keep its date, not its name.
    identity: `${title ?? ''} ${startedAt ?? times[0] ?? ''} ${fileName}`,
    title,
    startedAt,
    updatedAt: times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null,
    account: null,
    model: mostFrequent(lines.flatMap(modelOf)),
    messages,
    skips,
  };
}

/** `mes` is the swipe that is seen. */
function turnOf(line: RawObject): TurnOrSkip {
  if (line.is_system === true) return 'system';
  const role = line.is_user === true ? 'user' : 'assistant';
  const text = typeof line.mes === 'string' ? line.mes : '';
  return turn(role, text, sillytavernMillis(line.send_date), hasMedia(line) ? 'media-only' : 'blank');
}

function hasMedia({ extra }: RawObject): boolean {
  if (!isObject(extra)) return false;
  return [extra.image, extra.video, extra.file, extra.media].some(
    (value) => value !== undefined && value !== '',
  );
}

function countOthers({ mes, swipes, extra, is_system }: RawObject, skips: Skips): void {
  if (is_system === true) return;
  const others = (Array.isArray(swipes) ? swipes : []).filter(
    (text) => textOf(text) !== null && text !== mes,
  );
  skip(skips, 'other-branch', others.length);
  if (isObject(extra) && textOf(extra.reasoning) !== null) skip(skips, 'thinking');
}

function nameOf(value: unknown): string | null {
  const name = cleanTitle(value);
  return name === NO_NAME ? null : name;
}

/** The first characters who speak. */
function speakersOf(lines: readonly RawObject[]): string | null {
  const speaking = lines.filter(({ is_user, is_system }) => is_user !== true && is_system !== true);
  const names = new Set(speaking.flatMap(({ name }) => nameOf(name) ?? []));
  return names.size > 0 ? [...names].slice(0, NAMED).join(', ') : null;
}

function modelOf({ extra }: RawObject): string[] {
  const [model] = objectsOf([extra]).map((found) => textOf(found.model));
  return model ? [model] : [];
}
