// Found stretches against marked ones, whatever their type (evaluation.md 4; Presidio's own way of scoring).
import type { Marked } from './sets.ts';

/** What is counted of one text. */
export interface SpanCounts {
  /** Marked stretches, and those of them that were hit. */
  readonly gold: number;
  readonly goldHit: number;
  /** Found stretches, and those of them that hit a marked one. */
  readonly found: number;
  readonly foundRight: number;
}

/** Who may hit whom beside lying on it; absent: any type. */
export type Allowed = (goldType: string, foundType: string) => boolean;

/** True where two stretches share more than half of the shorter one. */
export function hits(a: Marked, b: Marked): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > Math.min(a.end - a.start, b.end - b.start) / 2;
}

/** Counts one text. A marked stretch is hit if any found one hits it, a found one is right if it hits any. */
export function countSpans(
  gold: readonly Marked[],
  found: readonly Marked[],
  allowed: Allowed = () => true,
): SpanCounts {
  const pair = (a: Marked, b: Marked) => hits(a, b) && allowed(a.type, b.type);
  return {
    gold: gold.length,
    goldHit: gold.filter((a) => found.some((b) => pair(a, b))).length,
    found: found.length,
    foundRight: found.filter((b) => gold.some((a) => pair(a, b))).length,
  };
}

/** The counts of several texts together. */
export function sumCounts(counts: readonly SpanCounts[]): SpanCounts {
  const total = { gold: 0, goldHit: 0, found: 0, foundRight: 0 };
  for (const each of counts) {
    total.gold += each.gold;
    total.goldHit += each.goldHit;
    total.found += each.found;
    total.foundRight += each.foundRight;
  }
  return total;
}

/** F with beta 2, 0-1: a missed detail weighs four times as much as a word taken for one. 0 where nothing is found or right. */
export function f2({ gold, goldHit, found, foundRight }: SpanCounts): number {
  if (goldHit === 0 || foundRight === 0) return 0;
  const precision = foundRight / found;
  const recall = goldHit / gold;
  return (5 * precision * recall) / (4 * precision + recall);
}
