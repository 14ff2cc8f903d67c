// Silhouettes and the variance ratio against scikit-learn 1.2.1: tests/fixtures/scores/make.py wrote the answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { normaliseRows } from '../../../src/core/math/matrix.ts';
import { seededRandom } from '../../../src/core/math/random.ts';
import { calinskiHarabasz, silhouette, simplifiedSilhouette } from '../../../src/core/math/silhouette.ts';
import type { Matrix } from '../../../src/core/types.ts';

interface Make {
  readonly n: number;
  readonly columns: number;
  readonly groups: number;
  readonly noise: number;
  readonly seed: number;
}

interface Case {
  readonly name: string;
  readonly make: Make;
  readonly clusters: number;
  readonly scores: Readonly<Record<string, number>>;
}

const file = join(import.meta.dirname, '../../fixtures/scores/scores.json');
const { points: cases } = JSON.parse(readFileSync(file, 'utf8')) as { points: Case[] };

/** The same as `points` in make.py: unit rows around `groups` directions. */
function generate({ n, columns, groups, noise, seed }: Make): Matrix {
  const random = seededRandom(seed);
  const data = Float32Array.from({ length: n * columns }, (_, at) => {
    const value = (random() - 0.5) * noise;
    return at % columns === Math.floor(at / columns) % groups ? value + 1 : value;
  });
  return normaliseRows({ data, rows: n, cols: columns });
}

test.each(cases)('$name: silhouettes and the variance ratio are those of scikit-learn', (known) => {
  const points = generate(known.make);
  // The last row is alone in its cluster.
  const assignment = Int32Array.from({ length: points.rows }, (_, i) =>
    i === points.rows - 1 ? known.clusters : i % known.clusters,
  );
  const count = known.clusters + 1;
  const { scores } = known;
  const near = (value: number, name: string, unit = 1) =>
    expect(Math.abs(value - scores[name]) / unit, `${name}: ${value}, not ${scores[name]}`).toBeLessThan(
      1e-6,
    );
  near(silhouette(points, assignment, count, 'cosine'), 'cosine');
  near(silhouette(points, assignment, count, 'euclidean'), 'euclidean');
  near(simplifiedSilhouette(points, assignment, count), 'simplified');
  // Not bounded by 1: compared in units of itself.
  near(calinskiHarabasz(points, assignment, count), 'calinskiHarabasz', Math.max(1, scores.calinskiHarabasz));
});
