import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafTree } from '../../../src/core/math/leaf-tree.ts';
import { normaliseRows } from '../../../src/core/math/matrix.ts';
import { type Random, seededRandom } from '../../../src/core/math/random.ts';
import { ward } from '../../../src/core/math/ward.ts';
import type { Merge } from '../../../src/core/ports.ts';
import {
  largestRoot,
  levelsFor,
  levelTargets,
  type NestPlan,
  planNest,
  rootLabels,
} from '../../../src/core/stages/nest.ts';
import type { Matrix } from '../../../src/core/types.ts';

/** Points in a few clumps, so that merges are lopsided now and then. */
function clumps(rows: number, seed: number): Matrix {
  const random = seededRandom(seed);
  const centres = 1 + Math.floor(random() * 6);
  const data = Float32Array.from(
    { length: rows * 3 },
    (_, i) => (Math.floor(i / 3) % centres) * 2 + random(),
  );
  return { data, rows, cols: 3 };
}

/** Unit rows of a few directions; every fifth is zero, every third repeats the one before. */
function directions(rows: number, seed: number): Matrix {
  const random = seededRandom(seed);
  const data = Float32Array.from({ length: rows * 4 }, () => random() - 0.3);
  for (let i = 1; i < rows; i++) {
    if (i % 5 === 0) data.fill(0, i * 4, i * 4 + 4);
    else if (i % 3 === 0) data.copyWithin(i * 4, i * 4 - 4, i * 4);
  }
  return normaliseRows({ data, rows, cols: 4 });
}

/** Joins any two that are left, in any order: trees that no linkage would make. */
function anyMerges(rows: number, random: Random): Merge[] {
  const left = Array.from({ length: rows }, (_, i) => i);
  return Array.from({ length: rows - 1 }, (_, i) => {
    const take = () => left.splice(Math.floor(random() * left.length), 1)[0];
    const [x, y] = [take(), take()];
    left.push(rows + i);
    return { a: Math.min(x, y), b: Math.max(x, y), height: i };
  });
}

/** Joins the first with the second, that with the third, and so on: cuts leave one large group and single ones. */
function chain(rows: number): Merge[] {
  return Array.from({ length: rows - 1 }, (_, i) => ({
    a: Math.min(i === 0 ? 0 : rows + i - 1, i + 1),
    b: Math.max(i === 0 ? 0 : rows + i - 1, i + 1),
    height: i,
  }));
}

const mergesBy = {
  'Ward on clumps': (sizes: readonly number[], seed: number) =>
    ward(clumps(sizes.length, seed), Float64Array.from(sizes)),
  'profiles, zero and equal centroids among them': (sizes: readonly number[], seed: number) =>
    leafTree(directions(sizes.length, seed), sizes),
  'any order': (sizes: readonly number[], seed: number) => anyMerges(sizes.length, seededRandom(seed)),
  'a chain': (sizes: readonly number[]) => chain(sizes.length),
};

/** Base clusters under each node. */
function leavesOf({ parents }: NestPlan, base: number, node: number): number[] {
  return node < base
    ? [node]
    : parents[node - base].children.flatMap((child) => leavesOf({ parents } as NestPlan, base, child));
}

test('levels: 1 up to 12 base clusters, 2 up to 120, 3 up to 1,200, 4 beyond', () => {
  expect([1, 12, 13, 120, 121, 1200, 1201].map(levelsFor)).toEqual([1, 1, 2, 2, 3, 3, 4]);
});

test('targets fall by a constant ratio to about ten', () => {
  // 1,000 -> 10 in two steps: ratio (10 / 1000) ^ (1/2) = 0.1.
  expect(levelTargets(1000)).toEqual([1000, 100, 10]);
  expect(levelTargets(120)).toEqual([120, 10]);
  // 13 / 3 = 4.3: at least five.
  expect(levelTargets(13)).toEqual([13, 5]);
  expect(levelTargets(12)).toEqual([12]);
});

test('numbers of clusters that evidence may choose: 7 stay flat, 400 get two levels above them', () => {
  expect(levelTargets(7)).toEqual([7]);
  // 400 * (10 / 400) ^ (1/2) = 63.2.
  expect(levelTargets(400)).toEqual([400, 63, 10]);
  // 20,000 / 5 = 4,000, the largest k that is tried at that number: 4,000 * (1/400) ^ (1/3) = 542.9, ^ (2/3) = 73.7.
  expect(levelTargets(4000)).toEqual([4000, 543, 74, 10]);
});

test('targets fall strictly and end in the band of 0.5 to 1.5 times ten for every number of clusters from 13', () => {
  for (let base = 13; base <= 5000; base++) {
    const targets = levelTargets(base);
    expect(targets.length).toBe(levelsFor(base));
    for (let level = 1; level < targets.length; level++)
      expect(targets[level]).toBeLessThan(targets[level - 1]);
    expect(targets.at(-1)).toBeGreaterThanOrEqual(5);
    expect(targets.at(-1)).toBeLessThanOrEqual(15);
  }
});

test.each(Object.entries(mergesBy))('the invariants of the tree hold over random inputs: %s', (_, merges) => {
  const inputs = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 200 }),
    seed: fc.nat(1000),
  });
  fc.assert(
    fc.property(inputs, ({ sizes, seed }) => {
      const base = sizes.length;
      const total = sizes.reduce((a, b) => a + b, 0);
      const tree = planNest(sizes, merges(sizes, seed), total);
      // Every base cluster is under exactly one root.
      const leaves = tree.roots.flatMap((root) => leavesOf(tree, base, root)).sort((a, b) => a - b);
      expect(leaves).toEqual(sizes.map((_, i) => i));
      // No parent with a single child; children come before their parent and are of lower levels.
      tree.parents.forEach(({ level, children }, i) => {
        expect(children.length).toBeGreaterThan(1);
        for (const child of children) {
          expect(child).toBeLessThan(base + i);
          if (child >= base) expect(tree.parents[child - base].level).toBeLessThan(level);
        }
      });
      // Every level has strictly fewer clusters than the one below.
      let below = base;
      for (let level = 1; level < tree.levels; level++) {
        const count = tree.parents.filter((parent) => parent.level === level).length;
        if (count > 0) {
          expect(count).toBeLessThan(below);
          below = count;
        }
      }
      expect(tree.levels).toBe(1 + Math.max(0, ...tree.parents.map(({ level }) => level)));
      // No root holds more than 40 % unless it is a single base cluster (or the tree is flat).
      for (const root of tree.roots) {
        const size = leavesOf(tree, base, root).reduce((sum, leaf) => sum + sizes[leaf], 0);
        if (root >= base) expect(size).toBeLessThanOrEqual(largestRoot * total);
      }
    }),
    { numRuns: 100, seed: 1 },
  );
});

test('a root over 40 % is split along its last merge, again and again', () => {
  // 14 clusters of 10 in a chain, cut at 5: {0 ... 9} and four single ones. 100 of 140 is over 56, so 9 is split off, then 8, 7, 6 and 5: 50 are left.
  const sizes = Array.from({ length: 14 }, () => 10);
  const labels = rootLabels(sizes, chain(14), 140, 5);
  const first = [...labels].filter((label) => label === labels[0]).length;
  expect([first, new Set(labels).size]).toEqual([5, 10]);
  expect(planNest(sizes, chain(14), 140)).toEqual({
    levels: 2,
    parents: [{ level: 1, children: [0, 1, 2, 3, 4] }],
    roots: [14, 5, 6, 7, 8, 9, 10, 11, 12, 13],
  });
});

test('a base cluster over 40 % stands alone as a root; where nothing is left to join, the tree is flat and says so', () => {
  // In a chain that starts with it every merge holds it, so every one is undone.
  const sizes = [900, ...Array.from({ length: 13 }, () => 10)];
  const tree = planNest(sizes, chain(14), 1030);
  expect(tree).toEqual({ levels: 1, parents: [], roots: sizes.map((_, i) => i) });
});

test('without a root over 40 % the roots are those of the cut', () => {
  // Four clumps of five: 25 % each.
  const places = Float32Array.from({ length: 20 }, (_, i) => 100 * Math.floor(i / 5) + (i % 5));
  const sizes = Array.from(places, () => 3);
  const merges = ward({ data: places, rows: 20, cols: 1 }, sizes);
  expect([...rootLabels(sizes, merges, 60, 4)]).toEqual(Array.from(places, (_, i) => Math.floor(i / 5)));
});

test('the same input gives the same tree', () => {
  const sizes = Array.from({ length: 60 }, (_, i) => 5 + (i % 7));
  const plan = () => planNest(sizes, leafTree(directions(60, 3), sizes), 480);
  expect(plan()).toEqual(plan());
});
