import { describe, expect, test } from 'vitest';
import { embedCorpus } from '../../../src/core/embedders/built-in.ts';
import { normaliseRows, rowOf, zeros } from '../../../src/core/math/matrix.ts';
import { principalComponents } from '../../../src/core/math/pca.ts';
import { place } from '../../../src/core/math/place.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import { makeRoom } from '../../../src/core/math/spread.ts';
import type { Matrix } from '../../../src/core/types.ts';
import { generate, userTexts } from '../../support/generator.ts';
import { mapQuality } from '../../support/map-quality.ts';

const matrix = (...rows: number[][]): Matrix => ({
  data: Float32Array.from(rows.flat()),
  rows: rows.length,
  cols: rows[0]?.length ?? 3,
});
const none = (rows: number) => new Int32Array(rows);

/** Unit rows around `clusters` directions of a 64-dimensional space. */
function blobs(rows: number, clusters: number, spread = 0.6): { points: Matrix; labels: Int32Array } {
  const random = seededRandom(11);
  const centres = Array.from({ length: clusters }, () => Array.from({ length: 64 }, () => normal(random)));
  const points = zeros(rows, 64);
  const labels = Int32Array.from({ length: rows }, (_, row) => row % clusters);
  labels.forEach((label, row) => {
    const at = rowOf(points, row);
    centres[label].forEach((value, j) => (at[j] = value + spread * normal(random)));
  });
  return { points: normaliseRows(points), labels };
}

/** For every row the `count` rows nearest to it on the map. */
function nearOnMap({ data, rows }: Matrix, count: number): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: rows }, (_, j) => j)
      .filter((j) => j !== i)
      .map((j) => ({ j, away: Math.hypot(data[i * 2] - data[j * 2], data[i * 2 + 1] - data[j * 2 + 1]) }))
      .sort((a, b) => a.away - b.away || a.j - b.j)
      .slice(0, count)
      .map(({ j }) => j),
  );
}

/** How far each row is from its nearest on the map. */
function gapsOf(places: Matrix): number[] {
  const { data } = places;
  return nearOnMap(places, 1).map(([j], i) =>
    Math.hypot(data[i * 2] - data[j * 2], data[i * 2 + 1] - data[j * 2 + 1]),
  );
}

/** Share of the 15 nearest rows that are among the 15 nearest on the map. */
const recall = (points: Matrix, places: Matrix) => mapQuality(points, places).recall;

/** Share of rows whose nearest rows on the map are mostly of their own label. */
function purity(places: Matrix, labels: ArrayLike<number>, count = 5): number {
  const same = nearOnMap(places, count).map(
    (rows, i) => rows.filter((row) => labels[row] === labels[i]).length > count / 2,
  );
  return same.filter(Boolean).length / same.length;
}

describe('principal components', () => {
  test('points on a line are seen along it', () => {
    // (0,0), (3,4), (6,8): 5 apart, the middle one is the mean. The line's second direction holds nothing.
    const { data } = principalComponents(matrix([0, 0], [3, 4], [6, 8]), 2, 1);
    expect([0, 2, 4].map((at) => Math.abs(data[at]).toFixed(4))).toEqual(['5.0000', '0.0000', '5.0000']);
    expect(Math.sign(data[0])).toBe(-Math.sign(data[4]));
    for (const at of [1, 3, 5]) expect(Math.abs(data[at])).toBeLessThan(1e-5);
  });

  test('distances in a plane stay as they are', () => {
    const { data } = principalComponents(matrix([1, 1, 0], [4, 1, 0], [1, 5, 0]), 2, 1);
    const away = (i: number, j: number) =>
      Math.hypot(data[i * 2] - data[j * 2], data[i * 2 + 1] - data[j * 2 + 1]);
    expect(away(0, 1)).toBeCloseTo(3, 4);
    expect(away(0, 2)).toBeCloseTo(4, 4);
    expect(away(1, 2)).toBeCloseTo(5, 4);
  });
});

describe('room', () => {
  test('two points too near part by the same way; what is far enough stays', () => {
    // 0.02 apart, 0.1 wanted: each goes 0.04 away from the other.
    const places = matrix([0.49, 0], [0.51, 0], [-0.5, 0.3]);
    makeRoom(places, 0.1);
    const [a, b] = [places.data[0], places.data[2]];
    expect(b - a).toBeGreaterThan(0.095);
    expect(b - a).toBeLessThan(0.101);
    expect(a + b).toBeCloseTo(1, 6);
    expect([...places.data.subarray(4)]).toEqual([-0.5, Math.fround(0.3)]);
  });

  test('a heap of 400 opens into a disc, and its left stays left', () => {
    const random = seededRandom(2);
    const before = Float32Array.from({ length: 800 }, () => normal(random) * 0.005);
    const places = { data: before.slice(), rows: 400, cols: 2 };
    makeRoom(places, 0.04);
    // The heap was 0.016 to each side. Fully open it would be 0.02 * sqrt(400) = 0.4; measured: 0.15.
    expect(Math.max(...places.data.map(Math.abs))).toBeGreaterThan(0.13);
    const sides = Array.from({ length: 400 }, (_, i) => before[i * 2] > 0 === places.data[i * 2] > 0);
    expect(sides.filter(Boolean).length / 400).toBeGreaterThan(0.95);
    expect(Math.min(...gapsOf(places))).toBeGreaterThan(0.005);
  });
});

describe('few rows and odd ones', () => {
  test('nothing is placed nowhere', () => {
    expect(place({ data: new Float32Array(0), rows: 0, cols: 4 }, none(0), { seed: 1 })).toEqual({
      data: new Float32Array(0),
      rows: 0,
      cols: 2,
    });
  });

  test('one row lies in the middle, two lie at the ends', () => {
    expect([...place(matrix([1, 0, 0]), none(1), { seed: 1 }).data]).toEqual([0, 0]);
    const { data } = place(matrix([1, 0, 0], [0, 1, 0]), none(2), { seed: 1 });
    expect([Math.abs(data[0]), Math.abs(data[2])]).toEqual([1, 1]);
    expect(data[0]).toBe(-data[2]);
  });

  test('equal rows lie beside each other, and none hides another', () => {
    const { data } = place(matrix(...Array.from({ length: 40 }, () => [0, 1, 0])), none(40), { seed: 1 });
    const places = Array.from({ length: 40 }, (_, row) => [data[row * 2], data[row * 2 + 1]]);
    expect(new Set(places.map(String)).size).toBe(40);
    // 0.05 of room each: 40 of them lie within 0.025 * sqrt(39) = 0.16 and a little more for the pushing.
    for (const [x, y] of places) expect(Math.hypot(x, y)).toBeLessThan(0.2);
    expect(Math.min(...gapsOf({ data, rows: 40, cols: 2 }))).toBeGreaterThan(0.03);
  });

  test('rows of nothing lie in the middle of their cluster, or of the map where it has no other', () => {
    const { data } = place(
      matrix([1, 0, 0], [0.8, 0.6, 0], [0, 0, 1], [0, 0, 0], [0, 0, 0]),
      Int32Array.of(0, 0, 1, 0, 2),
      { seed: 1 },
    );
    expect(data[6]).toBeCloseTo((data[0] + data[2]) / 2, 6);
    expect(data[7]).toBeCloseTo((data[1] + data[3]) / 2, 6);
    expect([data[8], data[9]]).toEqual([0, 0]);
  });

  test.each([3, 14, 15, 16, 17, 40])('%d rows stay within -1 and 1, and reach it', (rows) => {
    const { points, labels } = blobs(rows, 3);
    const { data } = place(points, labels, { seed: 1 });
    expect(data.every((value) => value >= -1 && value <= 1)).toBe(true);
    expect(Math.max(...data.map(Math.abs))).toBeGreaterThan(0.999);
  });
});

describe('many rows', () => {
  const { points, labels } = blobs(300, 12);
  const shares: number[] = [];
  const placed = place(points, labels, { seed: 1, onProgress: (share) => shares.push(share) });

  test('the same seed gives the same bytes, another seed others', () => {
    expect(place(points, labels, { seed: 1 })).toEqual(placed);
    expect(place(points, labels, { seed: 2 })).not.toEqual(placed);
  });

  test('progress goes from the beginning to the end and never back', () => {
    expect(shares.length).toBeGreaterThan(50);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    expect([shares[0] < 0.05, shares.at(-1)]).toEqual([true, 1]);
  });

  test('neighbours stay neighbours, and clusters stay apart', () => {
    // Measured: 0.67 and 1; principal components alone keep 0.58 and 0.92.
    expect(recall(points, placed)).toBeGreaterThan(0.6);
    expect(purity(placed, labels)).toBeGreaterThan(0.99);
  });

  test('above the limit a sample is placed and the rest goes between its nearest', () => {
    const sampled = place(points, labels, { seed: 1, most: 90 });
    expect(sampled).toEqual(place(points, labels, { seed: 1, most: 90 }));
    expect(purity(sampled, labels)).toBeGreaterThan(0.97);
    const apart = new Set(Array.from({ length: 300 }, (_, i) => rowOf(sampled, i).join()));
    expect(apart.size).toBe(300);
  });

  test('above the limit in one cluster for all: a row goes between the nearest of its own group', () => {
    // 200 placed rows are more than the 128 that a row is compared with.
    const sampled = place(points, none(300), { seed: 1, most: 200 });
    // Measured: 0.987.
    expect(purity(sampled, labels)).toBeGreaterThan(0.96);
  });

  test('a limit below the number of clusters still places one of each', () => {
    const { data } = place(points, labels, { seed: 1, most: 5 });
    expect(data.every((value) => value >= -1 && value <= 1)).toBe(true);
    // Measured: 0.90. Twelve rows are placed by principal components, and twelve clusters do not fit two of those.
    expect(purity({ data, rows: 300, cols: 2 }, labels)).toBeGreaterThan(0.85);
  });

  test('chats about one topic lie together', () => {
    const { conversations, labels: topics } = generate({ n: 400, topics: 12 });
    const embedded = embedCorpus(userTexts(conversations), 1);
    const map = place(embedded, Int32Array.from(topics), { seed: 1 });
    // Measured: 1, and 0.63 of the neighbours.
    expect(purity(map, topics)).toBeGreaterThan(0.98);
    expect(recall(embedded, map)).toBeGreaterThan(0.6);
  });
});
