// What k-means may be told, with either way to compute it.
import type { KMeansOptions } from '../ports.ts';
import type { Matrix } from '../types.ts';

/** More than what a caller across threads may say. */
export interface KMeansDetails extends KMeansOptions {
  /** One number a row, not negative, rounded to millionths; without them each row counts once. */
  readonly weights?: Float64Array;
  /** Begin here instead of choosing rows: k rows. */
  readonly start?: Matrix;
  /** Starts of which the best is kept; by default as many as take no time, at most ten. */
  readonly starts?: number;
  readonly mostIterations?: number;
  /** With more rows than this seeding looks at every second, third, ... */
  readonly mostSeeds?: number;
  /** Share done, 0-1. */
  readonly onProgress?: (share: number) => void;
}

/** As scikit-learn's; nearly all runs end long before. */
export const mostIterations = 300;
/** A start is a matter of luck; small sets can afford ten. */
const mostStarts = 10;
/** Products that one pass of all starts may take: a start costs some fifteen passes, all of them a second or two. */
const budget = 2.5e9;

/** Starts that take no time, at least one. The same on every machine, because the answer depends on it. */
export function startsFor({ rows, cols }: Pick<Matrix, 'rows' | 'cols'>, k: number): number {
  return Math.max(1, Math.min(mostStarts, Math.floor(budget / Math.max(1, rows * k * cols))));
}
