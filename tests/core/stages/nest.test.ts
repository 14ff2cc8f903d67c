import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/math/random.ts';
import { ward } from '../../../src/core/math/ward.ts';
import {
  largestRoot,
  levelsFor,
  levelTargets,
  type NestPlan,
  planNest,
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

function plan(sizes: readonly number[], seed: number, total = sizes.reduce((a, b) => a + b, 0)): NestPlan {
  return planNest(sizes, ward(clumps(sizes.length, seed), Float64Array.from(sizes)), total);
}

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

test('the invariants of the tree hold over random inputs', () => {
  const inputs = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 200 }),
    seed: fc.nat(1000),
  });
  fc.assert(
    fc.property(inputs, ({ sizes, seed }) => {
      const base = sizes.length;
      const tree = plan(sizes, seed);
      const total = sizes.reduce((a, b) => a + b, 0);
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
      // No root holds more than 40 % unless it is a single base cluster (or the tree is flat).
      for (const root of tree.roots) {
        const size = leavesOf(tree, base, root).reduce((sum, leaf) => sum + sizes[leaf], 0);
        if (root >= base) expect(size).toBeLessThanOrEqual(largestRoot * total);
      }
    }),
    { numRuns: 200 },
  );
});

test('a root over 40 % is split along its last merge', () => {
  // 14 clusters on a line: twelve close together, two far away; targets 14 -> 5. Without the split one root would hold most.
  const data = Float32Array.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1000, 2000]);
  const sizes = data.length === 14 ? Array.from({ length: 14 }, () => 10) : [];
  const merges = ward({ data, rows: 14, cols: 1 }, Float64Array.from(sizes));
  const tree = planNest(sizes, merges, 140);
  const largest = Math.max(...tree.roots.map((root) => leavesOf(tree, 14, root).length * 10));
  expect(largest).toBeLessThanOrEqual(56);
});

test('the same input gives the same tree', () => {
  const sizes = Array.from({ length: 60 }, (_, i) => 5 + (i % 7));
  expect(plan(sizes, 3)).toEqual(plan(sizes, 3));
});
