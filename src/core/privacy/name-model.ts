// What a token-classification model says of a text, as findings: tokens are found again in the text, labels become kinds.
import type { DetailKind, Finding } from './finding.ts';

/** One token as a tokenizer writes it ("##land", "▁Ann", "Ġlives") with the label of its best score ("B-PER", "I-LOC", "O"). */
export interface LabelledToken {
  readonly token: string;
  readonly label: string;
}

/** Characters of a piece that is given to a model at once: some 250 tokens, so that hardly any piece is cut at 512. */
export const pieceLength = 1000;
/** How far ahead a token is looked for: what stands between are characters that the tokenizer did not know. */
const reach = 40;

/** Labels of the usual sets (CoNLL, OntoNotes, privacy models), without B- and I-. What is not here is not looked for. */
const kinds: Readonly<Record<string, DetailKind>> = {
  PER: 'person',
  PERSON: 'person',
  PRIVATE_PERSON: 'person',
  NAME: 'person',
  LOC: 'place',
  LOCATION: 'place',
  GPE: 'place',
  FAC: 'place',
  ADDRESS: 'address',
  PRIVATE_ADDRESS: 'address',
  ORG: 'organisation',
  ORGANIZATION: 'organisation',
  NORP: 'group',
  PRIVATE_EMAIL: 'email',
  PRIVATE_PHONE: 'phone',
  PRIVATE_URL: 'url',
  PRIVATE_DATE: 'date',
  ACCOUNT_NUMBER: 'account',
  SECRET: 'secret',
};

/** Cuts a text into pieces of at most `pieceLength` UTF-16 units, at line ends, ends of sentences or blanks where there are any. */
export function piecesOf(text: string): { readonly start: number; readonly text: string }[] {
  const pieces: { start: number; text: string }[] = [];
  let start = 0;
  while (start < text.length) {
    const end = start + pieceLength >= text.length ? text.length : goodEnd(text, start);
    pieces.push({ start, text: text.slice(start, end) });
    start = end;
  }
  return pieces;
}

function goodEnd(text: string, start: number): number {
  const window = text.slice(start, start + pieceLength);
  for (const mark of ['\n', '. ', ' ']) {
    const at = window.lastIndexOf(mark);
    if (at > pieceLength / 2) return start + at + mark.length;
  }
  const last = window.charCodeAt(pieceLength - 1);
  return start + pieceLength - (last >= 0xd800 && last <= 0xdbff ? 1 : 0);
}

/**
 * Findings in a piece of text that begins at `offset`. A finding covers whole words: a label on "##son" alone marks all of
 * "Johnson". Neighbours of one kind are one finding, unless the second begins anew ("B-"). Linear.
 */
export function findingsOf(text: string, tokens: readonly LabelledToken[], offset = 0): Finding[] {
  const folded = foldedOf(text);
  const found: { start: number; end: number; kind: DetailKind }[] = [];
  let at = 0;
  for (const { token, label } of tokens) {
    const plain = foldedOf(token.replace(/^(?:##|▁|Ġ)+/, ''));
    const start = plain === '' ? -1 : folded.slice(at, at + reach + plain.length).indexOf(plain);
    if (start < 0) continue;
    const range = { start: at + start, end: at + start + plain.length };
    at = range.end;
    const kind = kinds[label.replace(/^[BIESLU]-/i, '').toUpperCase()];
    if (!kind) continue;
    const whole = wordAround(text, range);
    const last = found.at(-1);
    const isNear = last && last.kind === kind && /^[\s.'’-]{0,2}$/.test(text.slice(last.end, whole.start));
    if (last && whole.start < last.end) last.end = Math.max(last.end, whole.end);
    else if (isNear && !/^B-/i.test(label)) last.end = whole.end;
    else found.push({ ...whole, kind });
  }
  return found.map(({ start, end, kind }) => ({ start: start + offset, end: end + offset, kind }));
}

/** Lower case without accents, unit by unit, so that offsets stay: what tokenizers of uncased models do. */
function foldedOf(text: string): string {
  let folded = '';
  for (const unit of text) {
    const plain = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    folded += plain.length === unit.length ? plain : unit;
  }
  return folded;
}

const letter = /[\p{L}\p{M}\p{N}]/u;

function wordAround(text: string, { start, end }: { start: number; end: number }) {
  while (start > 0 && letter.test(text[start - 1]) && letter.test(text[start])) start--;
  while (end < text.length && letter.test(text[end]) && letter.test(text[end - 1])) end++;
  return { start, end };
}
