import type { Audit, ClusterText, Keyword } from './types.ts';

/** A set of rows on its way to becoming a Cluster. */
export interface Group {
  /** Unique in a run: base clusters first, in the clusterer's order, then parents. */
  readonly number: number;
  /** Row numbers, ascending. */
  readonly rows: readonly number[];
  /** 0 = base. */
  readonly level: number;
  readonly children: readonly Group[];
  /** false: below the minimum, or hidden by the audit. Never named, or its name is dropped. */
  readonly shown: boolean;
  readonly hiddenBecause?: 'too-small' | 'audit';
  readonly text?: ClusterText;
  readonly audit?: Audit;
  readonly keywords?: readonly Keyword[];
  /** Rows ordered by closeness to the group's centroid, closest first. */
  readonly ordered?: readonly number[];
  /** Mean cosine of the rows to the centroid. */
  readonly cohesion?: number;
  /** 1 - cosine to the nearest other centroid of the level. */
  readonly separation?: number;
}
