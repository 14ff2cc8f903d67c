// Stage 1: the turns of a chat that fit a budget of characters (clio.md 2.1).
import type { Conversation, Message } from '../types.ts';

/** Part of every key that depends on transcripts: raise it when preparation gives other transcripts than before. */
export const preparationVersion = 'prepare@1';

/** A turn of the transcript. */
export interface PreparedTurn {
  readonly kind: 'turn';
  readonly role: Message['role'];
  /** Position in the conversation. */
  readonly index: number;
  /** What the transcript holds of it: it cannot open or close an element. Equal to the message where nothing was done to it. */
  readonly text: string;
  /** UTF-16 units left out at its end. */
  readonly leftOut: number;
}

/** Turns that did not fit. */
export interface Elision {
  readonly kind: 'left-out';
  /** UTF-16 units of the turns left out here. */
  readonly characters: number;
  readonly turns: number;
}

export interface Prepared {
  /** In the order of the chat. */
  readonly parts: readonly (PreparedTurn | Elision)[];
}

/** Characters a turn costs beside its text: `<assistant></assistant>\n`, the longer of the two. */
const frame = 24;
/** Characters of the mark of a cut turn and of left out turns, with room for counts of eight and six digits. */
const cutMark = 33;
const gapMark = 54;
/** A cut turn shorter than this says too little to be worth its frame (characters). */
const minPiece = 80;
/** Of a first message that is longer than the budget this share is kept: the last turns often hold the question about it. */
const shareOfLongFirst = 2 / 3;

/** Our elements; `‹` looks the same, has the same length and closes nothing. */
const ownElement = /<(?=\s{0,4}\/?\s{0,4}(?:user|assistant|left-out)\b)/gi;

/**
 * Chooses what of a chat is read: the first user message always, then the last turns, then the start. All of it where it fits.
 * `renderPrepared` of the answer has at most `budget` UTF-16 units (budget at least 500). Pure; cost linear in the budget.
 */
export function prepare(conversation: Pick<Conversation, 'messages'>, budget: number): Prepared {
  const { messages } = conversation;
  const kept = new Map<number, number>();
  const whole = messages.reduce((sum, { text }) => sum + text.length + frame, 0);
  if (whole <= budget) messages.forEach(({ text }, i) => kept.set(i, text.length));
  else choose(messages, budget, kept);
  return { parts: partsOf(messages, kept) };
}

/** Fills `kept` with the length kept of each chosen turn. */
function choose(messages: readonly Message[], budget: number, kept: Map<number, number>): void {
  // At most two gaps: one before the last turns, one before a first user message that comes late.
  let room = budget - 2 * gapMark;
  const take = (i: number, most: number): boolean => {
    const { length } = messages[i].text;
    const isWhole = length + frame <= most;
    const taken = isWhole ? length : cutLength(messages[i].text, most - frame - cutMark);
    if (!isWhole && taken < minPiece) return false;
    kept.set(i, taken);
    room -= taken + frame + (isWhole ? 0 : cutMark);
    return isWhole;
  };
  const first = Math.max(
    0,
    messages.findIndex(({ role }) => role === 'user'),
  );
  const firstIsWhole = take(
    first,
    messages[first].text.length + frame <= room ? room : Math.floor(room * shareOfLongFirst),
  );
  let last = messages.length - 1;
  while (last > first && take(last, room)) last--;
  for (let i = 0; i <= last; i++) if (i !== first && (kept.has(i) || !take(i, room))) break;
  // What the others left is given back.
  if (!firstIsWhole) kept.set(first, cutLength(messages[first].text, (kept.get(first) ?? 0) + room));
}

function partsOf(messages: readonly Message[], kept: ReadonlyMap<number, number>): Prepared['parts'] {
  const parts: (PreparedTurn | Elision)[] = [];
  let gap = { characters: 0, turns: 0 };
  const closeGap = () => {
    if (gap.turns > 0) parts.push({ kind: 'left-out', ...gap });
    gap = { characters: 0, turns: 0 };
  };
  messages.forEach(({ role, text }, index) => {
    const length = kept.get(index);
    if (length === undefined) {
      gap = { characters: gap.characters + text.length, turns: gap.turns + 1 };
      return;
    }
    closeGap();
    const plain = text.slice(0, length).replace(ownElement, '‹');
    parts.push({ kind: 'turn', role, index, text: plain, leftOut: text.length - length });
  });
  closeGap();
  return parts;
}

/** How far back a cut moves so that no word and no number is cut in two: half a card number would pass every detector (characters). */
const maxStepBack = 120;

/** The longest beginning of at most `most` UTF-16 units that ends between words, not within digits, never within a character. */
export function cutLength(text: string, most: number): number {
  if (text.length <= most) return text.length;
  if (most <= 0) return 0;
  const window = text.slice(Math.max(0, most - maxStepBack), most + 1);
  // The last blank that does not stand among digits: `4012 8888 | 8888 1881` moves to before 4012.
  const breaks = [...window.matchAll(/\s(?=\S|$)/g)].map(({ index }) => index);
  const good = breaks.filter(
    (at) => !/[\d+(][\s\-()]*$/.test(window.slice(0, at)) || !/^\s+[\d()]/.test(window.slice(at)),
  );
  const at = good.at(-1);
  const length = at === undefined ? most : most + 1 - (window.length - at);
  return /[\ud800-\udbff]/.test(text[length - 1] ?? '') ? length - 1 : length;
}
