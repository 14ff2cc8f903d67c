import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bandOf,
  type Branch,
  branchesOf,
  groupsBy,
  heightOf,
  makeLevelsFall,
  optionsFor,
  parentsOver,
} from '../../../src/core/stages/nest-by-analyst.ts';

const leaf = (row: number): Branch => ({ rows: [row], children: [] });

test('the band is half to one and a half times the wanted number', () => {
  expect(bandOf(10)).toEqual({ least: 5, most: 15 });
  expect(bandOf(3)).toEqual({ least: 1, most: 4 });
  expect(bandOf(0.4)).toEqual({ least: 1, most: 2 });
});

test('options are shuffled by seed and child: the same for the same, every place as likely', () => {
  const options = ['a', 'b', 'c', 'd'];
  expect(optionsFor(options, 1, 'ab12cd34ff')).toEqual(optionsFor(options, 1, 'ab12cd34ff'));
  const first = new Map<string, number>();
  for (let i = 0; i < 4000; i++) {
    const [head] = optionsFor(options, 1, (i * 2654435761).toString(16).padStart(10, '0'));
    first.set(head, (first.get(head) ?? 0) + 1);
  }
  for (const option of options) expect(first.get(option)).toBeGreaterThan(800);
});

test('options that got nothing are dropped', () => {
  expect(groupsBy(['x', 'y', 'z'], [2, 0, 2], 4)).toEqual([['y'], ['x', 'z']]);
});

test('a single child is lifted; a parent holds all rows of its children', () => {
  const [lone, pair] = parentsOver([[leaf(5)], [leaf(3), leaf(1)]]);
  expect(lone).toEqual(leaf(5));
  expect(pair.rows).toEqual([1, 3]);
  expect(heightOf(pair)).toBe(1);
});

test('a level with as many branches as the one below swallows it', () => {
  // P over a and b, Q over P and c: one branch on each level. P gives way to a and b.
  const [p] = parentsOver([[leaf(0), leaf(1)]]);
  const [q] = parentsOver([[p, leaf(2)]]);
  makeLevelsFall([q]);
  expect(q.children).toEqual([leaf(0), leaf(1), leaf(2)]);
});

test('whatever grew, levels fall strictly, nothing is lost and no parent has a single child', () => {
  const steps = fc.array(fc.array(fc.nat(6), { minLength: 1, maxLength: 40 }), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), steps, (count, choices) => {
      let roots: Branch[] = Array.from({ length: count }, (_, row) => leaf(row));
      for (const choice of choices) {
        roots = parentsOver(
          groupsBy(
            roots,
            roots.map((_, i) => choice[i % choice.length]),
            7,
          ),
        );
        makeLevelsFall(roots);
      }
      const all = branchesOf(roots);
      expect(roots.flatMap(({ rows }) => rows).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: count }, (_, row) => row),
      );
      const counts: number[] = [];
      for (const branch of all) {
        expect(branch.children.length).not.toBe(1);
        counts[heightOf(branch)] = (counts[heightOf(branch)] ?? 0) + 1;
      }
      counts.forEach((number, level) => level > 0 && expect(number).toBeLessThan(counts[level - 1]));
    }),
  );
});
