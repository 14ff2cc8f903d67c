import { expect, it } from 'vitest';
import { type Copy, isNewer } from '../../src/core/newer.ts';

const copy = (over: Partial<Copy> = {}): Copy => ({ updatedAt: 1000, turns: 2, characters: 50, ...over });

it('a copy that was changed later is newer, however short', () => {
  expect(isNewer(copy({ updatedAt: 2000, turns: 1 }), copy())).toBe(true);
  expect(isNewer(copy({ updatedAt: 500, turns: 9 }), copy())).toBe(false);
});

it('more turns decide where the times are equal, or one of them is unknown', () => {
  for (const [one, other] of [
    [1000, 1000],
    [null, null],
    [null, 1000],
    [1000, null],
  ]) {
    expect(isNewer(copy({ updatedAt: one, turns: 3 }), copy({ updatedAt: other }))).toBe(true);
    expect(isNewer(copy({ updatedAt: one, turns: 1, characters: 99 }), copy({ updatedAt: other }))).toBe(
      false,
    );
  }
});

it('more text decides among as many turns; of equals the known one stays', () => {
  expect(isNewer(copy({ characters: 51 }), copy())).toBe(true);
  expect(isNewer(copy({ characters: 49 }), copy())).toBe(false);
  expect(isNewer(copy(), copy())).toBe(false);
});
