// One list of messages of unknown make as a draft: its turns, and what the object around it says of the chat.
import { hashParts } from '../hash.ts';
import { saidIn, turnOfSaid } from './any-message.ts';
import { type Chat, chatsIn, FORKS_FIELD, ID_FIELDS, TITLE_FIELDS } from './chats-within.ts';
import { type Draft, mostFrequent, skip, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import type { Message } from '../types.ts';
import { reasonOfBlank } from './message-content.ts';
import { oldestFirst } from './newest-first.ts';
import { cleanTitle, idOf, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { CREATED, firstTime, UPDATED } from './record-times.ts';
import { toMillis } from './times.ts';

const ACCOUNT_FIELDS = ['user_id', 'userId', 'requesterUsername'];
/** What VS Code's answers hold beside text, by `kind`. */
const ANSWER_TEXT = new Set<unknown>([undefined, 'markdownContent', 'markdown']);

/** How TypingMind marks the answers of several models, and what it keeps in a chat without showing it. */
const SEVERAL_ANSWERS = 'tm_multi_responses';
const HIDDEN_TYPES = new Set<unknown>(['training-message', 'tm_context_summary', 'clear-context']);

/** Objects beside a list that tell of the chat: Character.AI's has its id and time. */
const DETAIL_FIELDS = ['chat', 'conversation', 'thread'];

/** The chat. Fields that are missing or broken are null. */
export function draftOf({ list, kind, about }: Chat): Draft {
  const { messages, skips } = sortTurns(
    kind === 'messages'
      ? [...openingOf(about), ...list].flatMap(turnsOf)
      : objectsOf(list).flatMap(exchangeOf),
  );
  for (const fork of chatsIn(about[FORKS_FIELD]))
    skip(skips, 'other-branch', sortTurns(fork.list.map(turnOf)).messages.length);
  const tellers = [about, ...objectsOf(DETAIL_FIELDS.map((field) => about[field]))];
  const told = <T>(read: (teller: RawObject) => T | null) =>
    tellers.map(read).find((found) => found !== null) ?? null;
  const title = told((teller) => firstOf(teller, TITLE_FIELDS, cleanTitle));
  const startedAt = told((teller) => firstTime(teller, CREATED));
  const ordered = oldestFirst(messages);
  return {
    ownId: told((teller) => firstOf(teller, ID_FIELDS, idOf)),
    ...identityOf(title, startedAt, ordered),
    title,
    startedAt,
    updatedAt: told((teller) => firstTime(teller, UPDATED)),
    account: firstOf(about, ACCOUNT_FIELDS, idOf),
    model: modelName(about) ?? mostFrequent(objectsOf(list).flatMap((item) => modelName(item) ?? [])),
    messages: ordered,
    skips,
  };
}

/** A chat that goes on keeps its title, its time and its first words. Without the first two it is any chat that begins so. */
function identityOf(
  title: string | null,
  startedAt: number | null,
  messages: readonly Message[],
): Pick<Draft, 'identity'> {
  const time = startedAt ?? messages[0]?.at ?? null;
  if (title === null && time === null) return {};
  const first = messages.find(({ role }) => role === 'user') ?? messages.at(0);
  return { identity: hashParts(title, time, first?.text ?? '') };
}

function firstOf(
  about: RawObject,
  fields: readonly string[],
  read: (value: unknown) => string | null,
): string | null {
  for (const field of fields) {
    const found = Object.hasOwn(about, field) ? read(about[field]) : null;
    if (found !== null) return found;
  }
  return null;
}

/** BetterChatGPT has it among its settings, Big-AGI under names of its own. */
function modelName({ model, modelId, config, originLLM, generator }: RawObject): string | null {
  return (
    textOf(model) ??
    (isObject(model) ? (textOf(model.id) ?? textOf(model.name)) : textOf(modelId)) ??
    (isObject(config) ? textOf(config.model) : null) ??
    textOf(originLLM) ??
    (isObject(generator) ? textOf(generator.name) : null)
  );
}

/** One turn, but where TypingMind asked several models: then the first one's answers, the others' being branches. */
function turnsOf(item: unknown): TurnOrSkip[] {
  if (!isObject(item) || item.type !== SEVERAL_ANSWERS) return [turnOf(item)];
  const [first, ...others] = objectsOf(item.responses).map(({ messages }) => objectsOf(messages).map(turnOf));
  return [...(first ?? []), ...others.flatMap((turns) => turns.map(asBranch))];
}

function asBranch(turn: TurnOrSkip): TurnOrSkip {
  return typeof turn === 'string' || turn === null ? turn : 'other-branch';
}

/** Intercom keeps the message that began a conversation apart from the list of those that followed. */
function openingOf({ source, conversation_parts: parts }: RawObject): readonly unknown[] {
  return isObject(parts) && isObject(source) && saidIn(source) !== null ? [source] : [];
}

/** A list may hold what says nothing: it is counted all the same. */
function turnOf(item: unknown): TurnOrSkip {
  if (!isObject(item)) return 'blank';
  if (HIDDEN_TYPES.has(item.type)) return 'hidden';
  const said = saidIn(item);
  return said === null ? reasonOfBlank(item, null) : turnOfSaid(said);
}

/** A request of VS Code's chat: the question, and the parts of the answer that are text. */
function exchangeOf(request: RawObject): TurnOrSkip[] {
  const at = toMillis(request.timestamp);
  const asked = textOf(isObject(request.message) ? request.message.text : request.message);
  const parts = objectsOf(request.response);
  const answered = parts.filter(({ kind }) => ANSWER_TEXT.has(kind)).map(answerText);
  const answer = turn('assistant', answered.join(''), at, parts.length > 0 ? 'tool' : null);
  return [turn('user', asked ?? '', at, 'blank'), answer];
}

function answerText(part: RawObject): string {
  const { value, content } = part;
  const text = [value, content, isObject(content) ? content.value : null].find(
    (one) => typeof one === 'string',
  );
  return typeof text === 'string' ? text : '';
}
