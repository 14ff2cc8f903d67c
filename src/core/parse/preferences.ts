// Rows with two answers to the same words, of which one is preferred: OpenAI's `preferred_output`, and what other trainers
// call `chosen` and `rejected`, as lists of messages, single ones, texts or transcripts. formats.md 3.11.
import { saidIn, turnOfSaid } from './any-message.ts';
import { skip, sortTurns } from './draft.ts';
import { isObject, objectsOf, type RawObject, textOf } from './raw.ts';

/** Whether a row holds two answers, one of them preferred. */
export function isPreference(row: RawObject): boolean {
  if (isObject(row.input) && Array.isArray(row.input.messages) && Array.isArray(row.preferred_output))
    return true;
  if (!('chosen' in row && 'rejected' in row)) return false;
  const chosen = messagesIn(row.chosen, 'assistant');
  return chosen.length > 0 && (asksIn(chosen) || askedIn(row).length > 0);
}

/** The turns of such a row: the preferred answer is the one that counts; the other is a branch. */
export function preferredTurns(row: RawObject): ReturnType<typeof sortTurns> {
  const chosen = messagesIn(row.chosen ?? row.preferred_output, 'assistant');
  const rejected = messagesIn(row.rejected ?? row.non_preferred_output, 'assistant');
  const asked = askedIn(row);
  const read = turnsOf(asksIn(chosen) ? chosen : [...asked, ...chosen]);
  const other = turnsOf(asksIn(rejected) ? rejected.slice(-1) : rejected);
  skip(read.skips, 'other-branch', other.messages.length);
  return read;
}

function askedIn({ messages, prompt, question, input }: RawObject): RawObject[] {
  const held = isObject(input) ? input.messages : input;
  return messagesIn(messages ?? prompt ?? question ?? held, 'user');
}

/** Some lists say the question again. */
function asksIn(messages: readonly RawObject[]): boolean {
  return messages.some((message) => saidIn(message)?.speaker === 'user');
}

function messagesIn(value: unknown, role: string): RawObject[] {
  if (isObject(value)) return messagesIn([value], role);
  if (Array.isArray(value)) return objectsOf(value).filter((message) => saidIn(message) !== null);
  const text = textOf(value);
  if (text === null) return [];
  return /^\s*Human: /.test(text) ? transcript(text) : [{ role, content: text }];
}

/** As in Anthropic's HH-RLHF: "\n\nHuman: ...\n\nAssistant: ...". */
function transcript(text: string): RawObject[] {
  return `\n\n${text.trim()}`
    .split(/\n\n(?=(?:Human|Assistant):)/)
    .filter((part) => part !== '')
    .map((part) => {
      const colon = part.indexOf(':');
      return { role: part.slice(0, colon), content: part.slice(colon + 1) };
    });
}

function turnsOf(messages: readonly RawObject[]): ReturnType<typeof sortTurns> {
  return sortTurns(
    messages.map((message) => {
      const said = saidIn(message);
      return said === null ? null : turnOfSaid(said);
    }),
  );
}
