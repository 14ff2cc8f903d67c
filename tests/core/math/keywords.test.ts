import { expect, test } from 'vitest';
import { keywords } from '../../../src/core/math/keywords.ts';

const words = (texts: readonly string[], classes: readonly number[], count = 5) =>
  keywords(texts, Int32Array.from(classes), Math.max(...classes) + 1, count).map((list) =>
    list.map(({ word }) => word),
  );

test('each class gets its own words, best first, as most texts spell them', () => {
  const texts = [
    'slow PostgreSQL query',
    'a PostgreSQL index',
    'tune postgresql query',
    'walk the dog',
    'feed my dog',
    'dog and vet',
  ];
  const [database, pets] = words(texts, [0, 0, 0, 1, 1, 1]);
  expect(database.slice(0, 2)).toEqual(['PostgreSQL', 'PostgreSQL query']);
  expect(pets).toEqual(['dog']);
});

test('weight, share and share outside are as by hand', () => {
  const texts = ['copper wire', 'copper pipe', 'copper', 'silver ring', 'copper ring'];
  const [[copper]] = keywords(texts, Int32Array.of(0, 0, 0, 1, 1), 2, 5);
  // Class 0 uses copper in 3 texts, wire and pipe in one: 5. Class 1: 4. Mean 4.5. Copper in 4 texts of all:
  // 3/5 * ln(1 + 4.5 / 4) = 0.452264. Share 3/3, outside 1/2.
  expect(copper).toEqual({
    word: 'copper',
    weight: expect.closeTo(0.452263, 5),
    share: 1,
    shareOutside: 0.5,
  });
});

test('a word needs two texts and a tenth of the class, unless the class has fewer than three', () => {
  const texts = ['solder joint', 'solder flux', 'solder tip', 'violin', 'cello'];
  expect(words(texts, [0, 0, 0, 1, 2])).toEqual([['solder'], ['violin'], ['cello']]);
  const many = Array.from({ length: 40 }, (_, i) => (i < 3 ? 'rare common' : 'common'));
  // A tenth of 40 is 4: "rare" has 3.
  expect(words(many, Array<number>(40).fill(0))).toEqual([['common']]);
});

test('a pair stands for the words that hardly occur without it', () => {
  const texts = [
    'train a neural network',
    'neural network layers',
    'my neural network',
    'oven',
    'oven bread',
    'bread',
  ];
  const [networks] = words(texts, [0, 0, 0, 1, 1, 1]);
  expect(networks).toEqual(['neural network']);
});

test('words over a comma or a stop word are no pair', () => {
  const texts = ['cats, dogs', 'cats and dogs', 'cats. dogs', 'oven'];
  expect(words(texts, [0, 0, 0, 1])[0].toSorted()).toEqual(['cats', 'dogs']);
});

test('stop words of five languages, numbers, letters and placeholders are no keywords', () => {
  const texts = [
    'please can you the 2024 x <PERSON_1> tomatoes',
    'ich habe nicht die und der Tomaten',
    'je ne suis pas les des tomates',
    'no sé como para los las tomates rojos',
    'não sei como para os das tomates',
  ];
  expect(words(texts, [0, 1, 2, 3, 4])).toEqual([
    ['tomatoes'],
    ['Tomaten'],
    ['tomates'],
    ['tomates rojos'],
    ['tomates'],
  ]);
  expect(words(texts, [0, 1, 2, 3, 4]).flat().join(' ')).not.toMatch(
    /please|2024|PERSON|habe|nicht|suis|como|para/,
  );
});

test('a capital that only opens sentences is not shown', () => {
  expect(words(['Bake bread', 'Bake cake', 'Bake pie'], [0, 0, 0])[0]).toEqual(['bake']);
});

test('the order of the texts does not matter', () => {
  const texts = ['red apple', 'red pear', 'green apple', 'blue car', 'fast car', 'blue bike'];
  const classes = [0, 0, 0, 1, 1, 1];
  const forward = words(texts, classes);
  expect(words(texts.toReversed(), classes.toReversed())).toEqual(forward);
});

test('classes without a text and texts without a word have no keywords', () => {
  expect(keywords(['', '???'], Int32Array.of(0, 0), 2, 5)).toEqual([[], []]);
  expect(keywords([], new Int32Array(0), 0, 5)).toEqual([]);
});
