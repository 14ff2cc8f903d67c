// Labels of a set, level by level, and groups scored against them.
import type { Row } from './rows.ts';
import { type Scores, scoresOf } from './statistics.ts';

/** The rows that have a label at one level, with these labels. */
export interface Level {
  readonly rows: readonly number[];
  readonly labels: readonly string[];
  /** Distinct labels: the true k. */
  readonly k: number;
}

/** One level for every position at which some row has a label, coarsest first. */
export function levelsOf(rows: readonly Row[]): Level[] {
  const depth = rows.reduce((most, { labels }) => Math.max(most, labels.length), 0);
  return Array.from({ length: depth }, (_, at) => {
    const labelled = rows.flatMap(({ labels }, i) => (at < labels.length ? [i] : []));
    const labels = labelled.map((i) => rows[i].labels[at]);
    return { rows: labelled, labels, k: new Set(labels).size };
  });
}

/** Groups of the labelled rows, from the group of every row. */
export function groupsAt({ rows }: Level, groups: ArrayLike<number>): number[] {
  return rows.map((row) => groups[row]);
}

/** Scores of the group of every row. */
export function scoreAt(level: Level, groups: ArrayLike<number>): Scores {
  return scoresOf(level.labels, groupsAt(level, groups));
}
