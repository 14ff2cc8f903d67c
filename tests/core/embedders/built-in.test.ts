import { expect, test } from 'vitest';
import { embedCorpus } from '../../../src/core/embedders/built-in.ts';
import { kmeans } from '../../../src/core/math/kmeans.ts';
import { dot, normaliseRows, rowOf } from '../../../src/core/math/matrix.ts';
import { nmi } from '../../../src/core/math/scores.ts';
import { truncatedSvd } from '../../../src/core/math/svd.ts';
import { tfidf } from '../../../src/core/math/tfidf.ts';
import { generate, userTexts } from '../../support/generator.ts';

const { conversations, labels } = generate({ n: 300, topics: 12, seed: 1 });
const texts = userTexts(conversations);

test('topics are found again in the rows, and not in constant rows', async () => {
  // Measured 0.955 to 0.97 over three seeds.
  const found = await kmeans(embedCorpus(texts, 1), { k: 12, seed: 1 });
  expect(nmi(labels, found.assignment)).toBeGreaterThan(0.85);
  const constant = { data: new Float32Array(300 * 4).fill(0.5), rows: 300, cols: 4 };
  expect(nmi(labels, (await kmeans(constant, { k: 12, seed: 1 })).assignment)).toBeLessThan(0.1);
});

test('the same texts and seed give the same bytes', () => {
  expect(embedCorpus(texts, 7).data).toEqual(embedCorpus(texts, 7).data);
});

test('rows have length 1; equal texts are equal rows; a text without a word is a zero row', () => {
  const matrix = embedCorpus([...texts.slice(0, 40), texts[3], '', '?!'], 1);
  expect(matrix.rows).toBe(43);
  for (let i = 0; i < 41; i++) expect(dot(rowOf(matrix, i), rowOf(matrix, i))).toBeCloseTo(1, 5);
  expect([...rowOf(matrix, 40)]).toEqual([...rowOf(matrix, 3)]);
  for (const i of [41, 42]) expect(rowOf(matrix, i).every((value) => value === 0)).toBe(true);
});

test('few texts work: none, one, two, three, equal ones, empty ones', () => {
  expect(embedCorpus([], 1).rows).toBe(0);
  expect([...embedCorpus(['hello world'], 1).data]).toEqual([1]);
  expect([...embedCorpus([''], 1).data]).toEqual([0]);
  const two = embedCorpus(['copper wire', 'apple pie'], 1);
  expect(dot(rowOf(two, 0), rowOf(two, 1))).toBeCloseTo(0, 5);
  const three = embedCorpus(['copper wire', 'copper pipe', 'apple pie'], 1);
  expect(dot(rowOf(three, 0), rowOf(three, 1))).toBeGreaterThan(dot(rowOf(three, 0), rowOf(three, 2)) + 0.1);
  const same = embedCorpus(['again', 'again', 'again'], 1);
  expect([...rowOf(same, 0)]).toEqual([...rowOf(same, 2)]);
});

test('texts without blanks between words meet by their pairs of characters', () => {
  // "Tomorrow's weather in Tokyo", "weather in Osaka, please", "a recipe for curry", "the recipe of miso soup".
  const matrix = embedCorpus(
    ['明日の東京の天気', '大阪の天気を教えて', 'カレーの作り方', '味噌汁の作り方は'],
    1,
  );
  const cosine = (i: number, j: number) => dot(rowOf(matrix, i), rowOf(matrix, j));
  expect(Math.min(cosine(0, 1), cosine(2, 3))).toBeGreaterThan(Math.max(cosine(0, 2), cosine(1, 3)) + 0.1);
});

test('among enough texts those of one topic meet more than by their words alone', () => {
  // Sixty chats of three topics. Cosines within topics less those between: measured 0.218 by words, 0.246 after the step.
  const few = generate({ n: 60, topics: 3, seed: 2 });
  const said = userTexts(few.conversations);
  const mean = (matrix: ReturnType<typeof embedCorpus>, alike: boolean) => {
    let [sum, pairs] = [0, 0];
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j < i; j++) {
        if ((few.labels[i] === few.labels[j]) !== alike) continue;
        sum += dot(rowOf(matrix, i), rowOf(matrix, j));
        pairs++;
      }
    }
    return sum / pairs;
  };
  const byWords = normaliseRows(truncatedSvd(tfidf(said), 160, 1));
  const found = embedCorpus(said, 1);
  expect(mean(found, true) - mean(found, false)).toBeGreaterThan(
    mean(byWords, true) - mean(byWords, false) + 0.02,
  );
});

test('progress rises to the number of texts', () => {
  const seen: number[] = [];
  embedCorpus(texts, 1, (done) => seen.push(done));
  expect(seen.at(-1)).toBe(300);
  expect(seen.toSorted((a, b) => a - b)).toEqual(seen);
});
