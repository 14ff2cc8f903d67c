// Which numbers of clusters are worth trying.

/** Numbers tried: each about 1.4 times the one before, finer than the factor 2 within which a choice can be trusted. */
const tried = 14;
/** Rows of a cluster at the fine end: with fewer, a cluster is hardly more than a pair. */
export const fewestRows = 5;

/**
 * About 14 whole numbers in a geometric row from max(3, sqrt(rows) / 8) to rows / 5, ascending, within 2 and one less than the
 * number of distinct rows. Fewer where they round to the same; from 2 to 4 at least, for small sets. `distinct` at least 3.
 */
export function kGrid(rows: number, distinct: number): number[] {
  const most = Math.min(distinct - 1, Math.max(4, rows / fewestRows));
  const least = Math.max(2, Math.min(Math.max(3, Math.sqrt(rows) / 8), most / 2));
  const step = (most / least) ** (1 / (tried - 1));
  const numbers = Array.from({ length: tried }, (_, i) => Math.round(least * step ** i));
  return [...new Set(numbers.filter((k) => k >= 2 && k <= most))];
}
