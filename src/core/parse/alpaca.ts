// Alpaca's rows, {instruction, input, output}: one question, one answer. formats.md 3.11. LLaMA-Factory adds `history` and `system`.
import { type Draft, type Format, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { type RawObject, textOf } from './raw.ts';

/** Rows of a chat each, `{instruction, input, output}`. */
export const alpaca: Format = { source: 'alpaca', read: readAlpaca };

/** Whether a row holds a question and its answer, or two answers to it of which one is preferred. */
export function isAlpaca(row: RawObject): boolean {
  return 'instruction' in row && ('output' in row || ('chosen' in row && 'rejected' in row));
}

function readAlpaca(element: RawObject): Draft | null {
  if (!isAlpaca(element)) return null;
  const { instruction, input, output, chosen, rejected, history, system } = element;
  // Before `chosen` and `rejected` the output was a list of the two, the better first.
  const answers = Array.isArray(output) ? output : [output ?? chosen, rejected];
  const asked = [instruction, input].flatMap((text) => textOf(text) ?? []).join('\n');
  return {
    ownId: null,
    title: null,
    startedAt: null,
    updatedAt: null,
    account: null,
    model: null,
    ...sortTurns([
      ...answers.slice(1).map((answer) => (textOf(answer) === null ? null : ('other-branch' as const))),
      textOf(system) === null ? null : 'system',
      ...(Array.isArray(history) ? history.flatMap(exchange) : []),
      turn('user', asked, null, 'blank'),
      turn('assistant', textOf(answers[0]) ?? '', null, 'blank'),
    ]),
  };
}

/** Earlier turns are pairs. */
function exchange(pair: unknown): TurnOrSkip[] {
  if (!Array.isArray(pair)) return [];
  return [
    turn('user', textOf(pair[0]) ?? '', null, 'blank'),
    turn('assistant', textOf(pair[1]) ?? '', null, 'blank'),
  ];
}
