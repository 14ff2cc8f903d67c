import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { fuzzyGraph } from '../../../src/core/math/fuzzy-graph.ts';
import { normaliseRows, rowOf, zeros } from '../../../src/core/math/matrix.ts';
import { principalComponents } from '../../../src/core/math/pca.ts';
import { normal, seededRandom } from '../../../src/core/math/random.ts';
import { umap } from '../../../src/core/math/umap.ts';
import { pulls, pushes, stepOf } from '../../../src/core/math/umap-forces.ts';
import type { Matrix } from '../../../src/core/types.ts';
import { mapQuality } from '../../support/map-quality.ts';

// The oracle. Required, because its dependencies are CommonJS that only a bundler can import.
const { UMAP } = createRequire(import.meta.url)('umap-js') as typeof import('umap-js');

/** Unit rows around `clusters` directions of a 32-dimensional space. */
function blobs(rows: number, clusters: number, spread: number): { points: Matrix; labels: Int32Array } {
  const random = seededRandom(7);
  const centres = Array.from({ length: clusters }, () => Array.from({ length: 32 }, () => normal(random)));
  const points = zeros(rows, 32);
  const labels = Int32Array.from({ length: rows }, (_, row) => row % clusters);
  labels.forEach((label, row) => {
    const at = rowOf(points, row);
    centres[label].forEach((value, j) => (at[j] = value + spread * normal(random)));
  });
  return { points: normaliseRows(points), labels };
}

const run = (points: Matrix, assignment: Int32Array, seed = 1) =>
  umap(points, { assignment, seed, onProgress: () => undefined });

describe('map quality', () => {
  test('a small map has the trustworthiness that scikit-learn 1.2.1 gives it', () => {
    const points = zeros(12, 3);
    const places = zeros(12, 2);
    for (let i = 0; i < 12; i++) {
      rowOf(points, i).set([Math.cos(i), Math.sin(2 * i), Math.cos(3 * i) + 0.5]);
      rowOf(places, i).set([i % 4, Math.floor(i / 4) * 1.3 + 0.1 * i]);
    }
    const { trustworthiness, recall } = mapQuality(normaliseRows(points), places, 3);
    expect(trustworthiness).toBeCloseTo(0.48809523809523814, 9);
    expect(recall).toBeCloseTo(6 / 36, 9);
  });

  test('a map that is the truth loses nothing', () => {
    const points = zeros(40, 2);
    for (let i = 0; i < 40; i++) {
      // Growing steps along an arc: no two distances are equal.
      const angle = (i + (i * i) / 97) / 60;
      rowOf(points, i).set([Math.cos(angle), Math.sin(angle)]);
    }
    expect(mapQuality(points, points, 5)).toEqual({ trustworthiness: 1, recall: 1 });
  });
});

describe('strengths', () => {
  /** Cosines of four rows, three neighbours each; all rows have distances 0.1, 0.2 and 0.4. */
  const graph = fuzzyGraph({
    rows: Int32Array.of(1, 2, 3, 2, 3, 0, 3, 0, 1, 0, 1, 2),
    cosines: Float32Array.from([0.9, 0.8, 0.6, 0.9, 0.8, 0.6, 0.9, 0.8, 0.6, 0.9, 0.8, 0.6]),
    count: 3,
  });

  test('a row with neighbours at 0.1, 0.2 and 0.4 by hand', () => {
    // 1 + e^(-0.1/s) + e^(-0.3/s) = log2(4): with x = e^(-0.1/s), x + x^3 = 1, x = 0.682328, x^3 = 0.317672.
    // Row 0 to 1: 1 and back 0.317672: 1. Row 0 to 2: x and back x: 2x - x^2 = 0.899084. Row 0 to 3: x^3 and back 1: 1.
    expect([...graph.starts]).toEqual([0, 3, 6, 9, 12]);
    expect([...graph.columns.subarray(0, 3)]).toEqual([1, 2, 3]);
    expect(graph.values[0]).toBeCloseTo(1, 5);
    expect(graph.values[1]).toBeCloseTo(0.899084, 4);
    expect(graph.values[2]).toBeCloseTo(1, 5);
  });

  test('one direction only: the strength of that one', () => {
    // 0 has 1 and 2, 1 has 0 and 2, 2 has 0 and 1, 3 has 0 and 1, but nobody has 3.
    const { starts, columns, values } = fuzzyGraph({
      rows: Int32Array.of(1, 2, 0, 2, 0, 1, 0, 1),
      cosines: Float32Array.of(0.9, 0.8, 0.9, 0.7, 0.8, 0.7, 0.6, 0.5),
      count: 2,
    });
    expect([...columns.subarray(starts[3], starts[4])]).toEqual([0, 1]);
    // The nearest counts 1, the other the rest of log2(3) = 1.584963.
    expect(values[starts[3]]).toBeCloseTo(1, 5);
    expect(values[starts[3] + 1]).toBeCloseTo(0.584963, 4);
    // The same from the other side.
    expect([columns[starts[1] - 1], values[starts[1] - 1]]).toEqual([3, values[starts[3]]]);
  });
});

test('forces are those of 1 / (1 + a d^(2 b)), to two hundredths, from very near to very far', () => {
  const [a, b] = [1.9328084, 0.790495];
  for (const squared of [1e-9, 1e-4, 0.3, 1, 7, 150, 1e5]) {
    const pull = (-2 * a * b * squared ** (b - 1)) / (1 + a * squared ** b);
    const push = (2 * b) / ((0.001 + squared) * (1 + a * squared ** b));
    expect(Math.abs(pulls[stepOf(squared)] / pull - 1)).toBeLessThan(0.02);
    expect(Math.abs(pushes[stepOf(squared)] / push - 1)).toBeLessThan(0.02);
  }
  // Equal places and places without measure: finite, so that nothing is ever nowhere.
  for (const squared of [0, 1e30, Infinity])
    expect([pulls[stepOf(squared)], pushes[stepOf(squared)]].every(Number.isFinite)).toBe(true);
});

test('directions of a sample show all rows as the directions of all do', () => {
  const { points } = blobs(400, 3, 0.3);
  const [all, some] = [principalComponents(points, 2, 1), principalComponents(points, 2, 1, 200)];
  for (const axis of [0, 1]) {
    let [xy, xx, yy] = [0, 0, 0];
    for (let at = axis; at < 800; at += 2) {
      xy += all.data[at] * some.data[at];
      xx += all.data[at] ** 2;
      yy += some.data[at] ** 2;
    }
    expect(Math.abs(xy) / Math.sqrt(xx * yy)).toBeGreaterThan(0.95);
  }
});

describe('umap', () => {
  const { points, labels } = blobs(400, 8, 0.5);
  const places = run(points, labels);

  test('clusters lie apart: rows are far nearer to their own cluster than to the next', () => {
    const middle = (cluster: number, axis: number) => {
      const own = Array.from(labels.keys()).filter((row) => labels[row] === cluster);
      return own.reduce((sum, row) => sum + places.data[row * 2 + axis], 0) / own.length;
    };
    const middles = Array.from({ length: 8 }, (_, cluster) => [middle(cluster, 0), middle(cluster, 1)]);
    const silhouettes = Array.from(labels, (label, row) => {
      const away = middles.map(([x, y]) =>
        Math.hypot(places.data[row * 2] - x, places.data[row * 2 + 1] - y),
      );
      const next = Math.min(...away.filter((_, cluster) => cluster !== label));
      return 1 - away[label] / next;
    });
    expect(silhouettes.reduce((sum, each) => sum + each, 0) / 400).toBeGreaterThan(0.7);
  });

  test('neighbourhoods are kept as well as by umap-js, to a hundredth of trustworthiness', () => {
    const theirs = new UMAP({ nNeighbors: 15, minDist: 0, random: seededRandom(1) });
    const rows = Array.from({ length: 400 }, (_, i) => [...rowOf(points, i)]);
    const peer = { data: Float32Array.from(theirs.fit(rows).flat()), rows: 400, cols: 2 };
    const [own, other] = [mapQuality(points, places), mapQuality(points, peer)];
    expect(own.trustworthiness).toBeGreaterThan(other.trustworthiness - 0.01);
    expect(own.recall).toBeGreaterThan(other.recall - 0.03);
  });

  test('the same seed gives the same bytes, another seed others', () => {
    expect(run(points, labels)).toEqual(places);
    expect(run(points, labels, 2).data).not.toEqual(places.data);
  });

  test.each([15, 16])('%d rows have finite places', (rows) => {
    const few = blobs(rows, 3, 0.5);
    expect(run(few.points, few.labels).data.every(Number.isFinite)).toBe(true);
  });

  test('opposite rows, farther than a cosine of 0, have finite places', () => {
    const data = Float32Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 ? Math.cos(at / 60) : Math.sin(at / 60),
    );
    data.subarray(30).forEach((value, at) => (data[30 + at] = -value));
    expect(run({ data, rows: 30, cols: 2 }, new Int32Array(30)).data.every(Number.isFinite)).toBe(true);
  });
});
