// Single chats as the browser extensions of one maker save them, ChatGPT Exporter and its kin for other pages:
// {metadata, messages: [{role: "Prompt" or "Response", say, time?}]}.
import { type Draft, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { cleanTitle, isObject, objectsOf, type RawObject, textOf } from './raw.ts';
import { speakerOf } from './speakers.ts';
import { usMillis } from './us-times.ts';

const SIDES: ReadonlyMap<string, 'user' | 'assistant'> = new Map([
  ['prompt', 'user'],
  ['response', 'assistant'],
]);

/** Whether its messages have what was said under `say`, as nobody else writes it. */
export function isExporterChat({ messages }: RawObject): boolean {
  const first = objectsOf(messages)[0];
  return first !== undefined && typeof first.role === 'string' && typeof first.say === 'string';
}

/** One chat, known by its address. Its times have no zone. */
export function readExporterChat(element: RawObject): Draft {
  const about = objectIn(element.metadata);
  const dates = objectIn(about.dates);
  return {
    ownId: textOf(about.link),
    title: cleanTitle(about.title) ?? cleanTitle(element.title),
    startedAt: usMillis(dates.created),
    updatedAt: usMillis(dates.updated),
    account: textOf(objectIn(about.user).email),
    model: null,
    ...sortTurns(objectsOf(element.messages).map(turnOf)),
  };
}

function objectIn(value: unknown): RawObject {
  return isObject(value) ? value : {};
}

function turnOf({ role, say, time }: RawObject): TurnOrSkip {
  const side = SIDES.get(String(role).toLowerCase()) ?? speakerOf(role);
  if (side !== 'user' && side !== 'assistant') return side === 'tool' ? 'tool' : 'system';
  return turn(side, textOf(say) ?? '', usMillis(time), 'blank');
}
