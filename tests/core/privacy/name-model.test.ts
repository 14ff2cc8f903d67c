import { expect, test } from 'vitest';
import {
  findingsOf,
  type LabelledToken,
  pieceLength,
  piecesOf,
} from '../../../src/core/privacy/name-model.ts';

const labelled = (line: string): LabelledToken[] =>
  line.split(' ').map((pair) => {
    const [token, label = 'O'] = pair.split('|');
    return { token, label };
  });
const found = (text: string, line: string) =>
  findingsOf(text, labelled(line)).map(({ start, end, kind }) => `${kind}:${text.slice(start, end)}`);

test('tokens are found again in the text, and a label on a part of a word marks the whole word', () => {
  expect(found('Ask Ann Johnson in Kraków.', 'ask ann|B-PER john ##son|I-PER in krakow|B-LOC .')).toEqual([
    'person:Ann Johnson',
    'place:Kraków',
  ]);
});

test('a second beginning is a second person, and another kind is another finding', () => {
  expect(found('Ann, Bob of Acme', 'Ann|B-PER , Bob|B-PER of Acme|B-ORG')).toEqual([
    'person:Ann',
    'person:Bob',
    'organisation:Acme',
  ]);
});

test('what the tokenizer did not know is stepped over', () => {
  expect(found('日本 ☃ Ann', '[CLS] [UNK] ann|B-PER [SEP]')).toEqual(['person:Ann']);
});

test('labels that say nothing of a person are no findings', () => {
  expect(found('The Nobel Prize', 'the nobel|B-MISC prize|I-MISC')).toEqual([]);
});

test('offsets count from the beginning of the whole text', () => {
  expect(findingsOf('Ann', labelled('ann|PERSON'), 100)).toEqual([{ start: 100, end: 103, kind: 'person' }]);
});

test('pieces make up the text, are short enough and end between sentences', () => {
  const text = 'One short sentence here. '.repeat(100);
  const pieces = piecesOf(text);
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  for (const piece of pieces) {
    expect(piece.text.length).toBeLessThanOrEqual(pieceLength);
    expect(text.slice(piece.start).startsWith(piece.text)).toBe(true);
    expect(piece.text.endsWith('. ')).toBe(true);
  }
});

test('a text without blanks is cut, and no character is cut in two', () => {
  const pieces = piecesOf('😀'.repeat(pieceLength));
  expect(pieces.every((piece) => piece.text.isWellFormed())).toBe(true);
  expect(pieces.map((piece) => piece.text.length).reduce((sum, length) => sum + length)).toBe(
    2 * pieceLength,
  );
});
