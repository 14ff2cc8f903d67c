// Who speaks in the rows of one conversation.
import { speakerOf, type Speaker } from '../speakers.ts';
import { ANSWERING, ASKING, wordsOf } from './column-words.ts';

/**
 * The speaker of every row, of their cells in order. Names that are no known word are told by the others: beside a known
 * user they answer, beside a known assistant they are the user; where nobody is known the first to speak is the user.
 */
export function speakersOf(cells: readonly string[]): Speaker[] {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const known = names.map(knownSpeaker);
  const first = names.find((_, i) => known[i] === null);
  const others = known.includes('user') ? 'assistant' : known.includes('assistant') ? 'user' : null;
  return names.map((name, i) => known[i] ?? others ?? (name === first ? 'user' : 'assistant'));
}

/** By a name in lower case; null where it is none of the known ones. */
export function knownSpeaker(name: string): Speaker | null {
  if (ASKING.has(name)) return 'user';
  return ANSWERING.has(name) ? 'assistant' : speakerOf(name);
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
  ['1', true],
  ['0', false],
]);

/** Whether a cell says yes or no. */
export function isFlag(cell: string): boolean {
  return FLAGS.has(cell.trim().toLowerCase());
}

/**
 * Who speaks where a column of these words says yes: "inbound", "is_bot", "from customer". Null where the name says nothing of
 * that kind: "user_verified" is about the user.
 */
export function flaggedSpeaker(words: readonly string[]): 'user' | 'assistant' | null {
  const [first, ...others] = words;
  const last = others.at(-1) ?? (/^(in|out)(bound|coming|going)$/.test(first ?? '') ? first : undefined);
  if (last === undefined || (others.length > 0 && !['is', 'from', 'by', 'sent'].includes(first))) return null;
  const speaker = knownSpeaker(last);
  return speaker === 'user' || speaker === 'assistant' ? speaker : null;
}

/** The speaker's name that a cell of a column stands for: the cell itself, or what its yes or no says. */
export function speakerCell(column: string | null, cell: string): string {
  const flag = FLAGS.get(cell.trim().toLowerCase());
  const speaker = flag === undefined || column === null ? null : flaggedSpeaker(wordsOf(column));
  if (speaker === null) return cell;
  return flag ? speaker : speaker === 'user' ? 'assistant' : 'user';
}
