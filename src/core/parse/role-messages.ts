// Lists of {role, content}: what OpenAI's API, Kura and many others write.
import { sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { contentText, reasonOfBlank } from './message-content.ts';
import { isObject, type RawObject } from './raw.ts';
import { CREATED, firstTime } from './record-times.ts';
import { type Speaker, speakerOf } from './speakers.ts';

/** Turns and counts of a list of messages. Content (Gemini: `parts`; others: `text`) may be a string or blocks with `text` or `value`; an unknown role counts as the system's. */
export function readRoleMessages(list: readonly unknown[]): ReturnType<typeof sortTurns> {
  return sortTurns(
    list.map((message) =>
      isObject(message)
        ? turnBy(
            speakerOf(message.role) ?? 'system',
            message,
            message.content ?? message.parts ?? message.text,
          )
        : null,
    ),
  );
}

/** The turn of a message of which is known who speaks and what. `record` holds its time and its calls of tools. */
export function turnBy(speaker: Speaker, record: RawObject, content: unknown): TurnOrSkip {
  if (speaker === 'tool' || speaker === 'system') return speaker;
  // Gemini's models think in messages of their own.
  if (record.isThought === true) return 'thinking';
  return turn(speaker, contentText(content), firstTime(record, CREATED), reasonOfBlank(record, content));
}
