// Every score against scikit-learn 1.2.1 and scipy 1.10.1: tests/fixtures/scores/make.py wrote the answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Labels } from '../../../src/core/math/contingency.ts';
import { seededRandom } from '../../../src/core/math/random.ts';
import {
  accuracy,
  ami,
  ari,
  bCubed,
  completeness,
  homogeneity,
  nmi,
  purity,
} from '../../../src/core/math/scores.ts';

interface Make {
  readonly n: number;
  readonly labels: number;
  readonly clusters: number;
  readonly kept: number;
  readonly skewed: boolean;
  readonly seed: number;
}

interface Case {
  readonly name: string;
  readonly make?: Make;
  readonly labels?: Labels;
  readonly clusters?: Labels;
  readonly scores: Readonly<Record<string, number>>;
}

const file = join(import.meta.dirname, '../../fixtures/scores/scores.json');
const { divisions } = JSON.parse(readFileSync(file, 'utf8')) as { divisions: Case[] };

/** The same as `divisions` in make.py: 0 labels or clusters means that each thing has its own. */
function generate({ n, labels, clusters, kept, skewed, seed }: Make): [Labels, Labels] {
  const random = seededRandom(seed);
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < n; i++) {
    const at = random();
    const label = labels ? Math.floor((skewed ? at * at : at) * labels) : i;
    const copied = random() < kept;
    const other = clusters ? Math.floor(random() * clusters) : i;
    a.push(label);
    b.push(clusters && copied ? label % clusters : other);
  }
  return [a, b];
}

test.each(divisions)('$name: every score is that of scikit-learn', ({ make, labels, clusters, scores }) => {
  const [a, b] = make ? generate(make) : [labels!, clusters!];
  const found = {
    ...{ ari: ari(a, b), ami: ami(a, b), nmi: nmi(a, b) },
    ...{ homogeneity: homogeneity(a, b), completeness: completeness(a, b) },
    ...{ accuracy: accuracy(a, b), purity: purity(a, b) },
    ...bCubed(a, b),
  };
  expect(Object.keys(found)).toEqual(Object.keys(scores));
  for (const [name, value] of Object.entries(found))
    expect(Math.abs(value - scores[name]), `${name}: ${value}, not ${scores[name]}`).toBeLessThan(1e-9);
});
