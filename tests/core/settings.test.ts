import { expect, test } from 'vitest';
import { readOtherSettings, readRunSettings } from '../../src/core/saved-settings.ts';
import { everyChat } from '../../src/core/selection.ts';
import { defaultRunSettings, screenMinimum } from '../../src/core/settings.ts';

test('the minimum on screen: none below 20 chats, 3 for one person, 10 for several accounts, or as chosen', () => {
  expect(screenMinimum(19, 0, null)).toBe(1);
  expect(screenMinimum(20, 1, null)).toBe(3);
  expect(screenMinimum(20, 2, null)).toBe(10);
  expect(screenMinimum(20, 2, 4)).toBe(4);
});

test('saved settings out of range fall back to their defaults, one by one', () => {
  expect(readRunSettings(null)).toEqual(defaultRunSettings);
  expect(readRunSettings({ ...defaultRunSettings, seed: 7, k: 12, region: 'DE' })).toEqual({
    ...defaultRunSettings,
    seed: 7,
    k: 12,
    region: 'DE',
  });
  expect(readRunSettings({ seed: -1, k: 0, budget: 'much', minimum: 2.5, region: 'Germany' })).toEqual(
    defaultRunSettings,
  );
});

test('one unsound question of one’s own does not take the other with it', () => {
  const sound = { question: 'Work or private?', answers: ['work', 'private'] };
  const tooLong = { question: 'x'.repeat(301), answers: null };
  expect(readRunSettings({ customFacets: [tooLong, sound] }).customFacets).toEqual([sound]);
});

test('settings of earlier versions, which had no choice of chats, mean every chat; a choice that is unsound is never every chat', () => {
  expect(readRunSettings({ seed: 7 }).selection).toEqual(everyChat);
  const chosen = { ...everyChat, words: ['tax'] };
  expect(readRunSettings({ selection: chosen }).selection).toEqual(chosen);
  for (const selection of [null, 'all', {}, { ...chosen, words: ['x'.repeat(201)] }])
    expect(() => readRunSettings({ selection })).toThrow('selection-unsound');
});

test('all but the choice of chats can be read beside one that is unsound', () => {
  const { selection: _, ...rest } = defaultRunSettings;
  expect(readOtherSettings({ selection: null, minimum: 4 })).toEqual({ ...rest, minimum: 4 });
});
