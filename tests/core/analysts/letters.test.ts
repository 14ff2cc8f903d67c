import { expect, test } from 'vitest';
import { lettersByScript, scripts } from '../../../src/core/analysts/letters.ts';

/** The scripts that were found, without what is of none of them. */
function counted(text: string) {
  const found = [...lettersByScript(text)].map((count, number) => [scripts[number], count] as const);
  return Object.fromEntries(found.filter(([script, count]) => script !== '' && count > 0));
}

test('letters are counted by their script, digits and signs by none', () => {
  expect(counted('Tea, чай 茶 お茶 2 ☕')).toEqual({ Latin: 3, Cyrillic: 3, Han: 2, Hiragana: 1 });
  expect(counted('12 🙂 !')).toEqual({});
});

test('a letter beyond the first 65,536 counts once, half of one not at all', () => {
  expect(counted('𠀀𠀁')).toEqual({ Han: 2 });
  expect(counted('a\ud840')).toEqual({ Latin: 1 });
});

test('agrees with the patterns of the scripts, for every character of the first 65,536', () => {
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).filter((c) =>
    c.isWellFormed(),
  );
  const text = all.join('');
  const found = lettersByScript(text);
  for (const [number, script] of scripts.entries())
    if (script !== '')
      expect(found[number], script).toBe(text.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length);
});
