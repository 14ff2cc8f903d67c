// One record of a trace as the turns of a chat.
import type { Message } from '../types.ts';
import { saidIn, turnOfSaid } from './any-message.ts';
import { addSkips, type CallTurns } from './call-fold.ts';
import { type Skips, sortTurns } from './draft.ts';
import type { RawObject } from './raw.ts';
import { inputMessages, outputMessages } from './traced-messages.ts';

/** One record of a trace that has an input and an output. */
export interface TracedCall {
  readonly session: string | null;
  readonly trace: string | null;
  /** Whether a model was called; the other records of a session count only where none was. */
  readonly isModelCall: boolean;
  /** Epoch milliseconds. */
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly account: string | null;
  readonly model: string | null;
  readonly input: unknown;
  readonly output: unknown;
}

/** The turns of a call: its input, then its output; an output that holds the user's turns is the whole by itself. */
export function turnsOf(call: TracedCall): CallTurns {
  const input = sorted(call.input, inputMessages);
  const output = sorted(call.output, outputMessages);
  const whole = output.messages.some(({ role }) => role === 'user');
  const skips: Skips = {};
  for (const part of whole ? [output] : [input, output]) addSkips(skips, part.skips);
  const asked = whole ? [] : dated(input.messages, call.startedAt);
  return {
    at: call.startedAt ?? 0,
    messages: [...asked, ...dated(output.messages, call.endedAt ?? call.startedAt)],
    skips,
    model: call.model,
  };
}

/** Structured data without any message in it is counted as blank. */
function sorted(
  value: unknown,
  messagesIn: (value: unknown) => readonly RawObject[],
): ReturnType<typeof sortTurns> {
  const messages = messagesIn(value);
  const nothing = value == null || value === '';
  return sortTurns(messages.length === 0 && !nothing ? ['blank'] : messages.map(turnOfMessage));
}

function turnOfMessage(message: RawObject): ReturnType<typeof turnOfSaid> {
  const said = saidIn(message);
  return said === null ? null : turnOfSaid(said);
}

/** The last turn was said when the call was made, or ended. */
function dated(messages: readonly Message[], at: number | null): readonly Message[] {
  const last = messages.at(-1);
  return last ? [...messages.slice(0, -1), { ...last, at: last.at ?? at }] : messages;
}
