// A run that cannot read its choice of chats ends; it never reads all of them instead.
import { expect, test } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import { readSelection, softSelectionSchema } from '../../src/core/saved-selection.ts';
import { everyChat, type Selection } from '../../src/core/selection.ts';

const sound: Selection = {
  from: 1,
  until: 2,
  sources: ['claude'],
  languages: ['German', ''],
  models: ['constructor'],
  minimumTurns: 2,
  words: ['tax'],
  once: true,
  sample: { size: 10, seed: 3 },
  question: 'Is it about work?',
};

/** The field for which a selection is refused; null: it is taken. */
function refusedFor(saved: unknown): unknown {
  try {
    readSelection(saved);
    return null;
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== 'selection-unsound') throw error;
    return error.detail.field;
  }
}

const many = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`);

test('a sound selection is read as it is, and an absent one means every chat', () => {
  expect(readSelection(sound)).toEqual(sound);
  expect(readSelection(everyChat)).toEqual(everyChat);
  expect(readSelection(undefined)).toEqual(everyChat);
  expect(readSelection({ ...sound, question: ' ' })).toEqual({ ...sound, question: null });
});

test.each<[keyof Selection, unknown[]]>([
  ['from', [NaN, '2025-01-01', undefined]],
  ['until', [Infinity, '2025-01-01', undefined]],
  ['sources', [['nowhere'], 'claude', undefined]],
  ['languages', [['x'.repeat(201)], many(1001), [null], undefined]],
  ['models', [['x'.repeat(2001)], many(1001), [7], undefined]],
  ['minimumTurns', [-1, 2.5, '3', undefined]],
  ['words', [['x'.repeat(201)], many(1001), null, undefined]],
  ['once', [1, null, undefined]],
  ['sample', [{ size: 0, seed: 3 }, { size: 10, seed: 4294967296 }, { size: 10 }, 10, undefined]],
  ['question', ['q'.repeat(301), 7, undefined]],
])('an unsound “%s” ends the run and is named', (field, unsound) => {
  for (const value of unsound)
    expect([value, refusedFor({ ...sound, [field]: value })]).toEqual([value, field]);
});

test('the longest and the most that the form lets through are sound', () => {
  const largest = {
    ...sound,
    languages: ['x'.repeat(200)],
    models: ['x'.repeat(2000)],
    words: [...many(999), 'x'.repeat(200)],
    sample: { size: Number.MAX_SAFE_INTEGER, seed: 4294967295 },
    question: 'q'.repeat(300),
  };
  expect(readSelection(largest)).toEqual(largest);
});

test('what is no selection, or asks for something that is not known here, ends the run', () => {
  for (const unsound of [null, 'all', 7, [], {}]) expect(refusedFor(unsound)).not.toBeNull();
  expect(refusedFor({ ...sound, folder: 'work' })).toBe('');
});

test('the form is given what is sound, field by field; too long words and questions come back as they were typed', () => {
  const soft = (saved: unknown) => softSelectionSchema.parse(saved);
  expect(soft(sound)).toEqual(sound);
  expect(soft({ ...sound, sources: ['nowhere'], models: [7], sample: { size: 0, seed: 3 } })).toEqual({
    ...sound,
    sources: null,
    models: null,
    sample: null,
  });
  const typed = { ...sound, words: ['x'.repeat(201)], question: 'q'.repeat(301) };
  expect(soft(typed)).toEqual(typed);
  expect(soft({ once: true })).toEqual({ ...everyChat, once: true });
  for (const unsound of [undefined, null, 'all', 7]) expect(soft(unsound)).toEqual(everyChat);
});
