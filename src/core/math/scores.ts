// How well two ways to divide the same things agree. All scores equal scikit-learn's to 1e-9 (tests/fixtures/scores); of nothing they are 1.
import { type Contingency, contingencyOf, type Labels } from './contingency.ts';
import { expectedMutualInformation } from './expected-mutual-information.ts';
import { assignCheapest } from './hungarian.ts';

const pairs = (count: number): number => (count * (count - 1)) / 2;
const sumOf = (numbers: Float64Array, f: (n: number, i: number) => number): number =>
  numbers.reduce((sum, n, i) => sum + f(n, i), 0);

/** Adjusted Rand index (Hubert & Arabie 1985): 1 = same division, 0 = what chance gives. At least -0.5. 1 where both are trivial. */
export function ari(a: Labels, b: Labels): number {
  const { counts, rowSums, columnSums, total } = contingencyOf(a, b);
  const index = sumOf(counts, pairs);
  const inRows = sumOf(rowSums, pairs);
  const inColumns = sumOf(columnSums, pairs);
  const expected = total < 2 ? 0 : (inRows * inColumns) / pairs(total);
  const most = (inRows + inColumns) / 2;
  return most === expected ? 1 : (index - expected) / (most - expected);
}

/** Entropy of the sizes of groups, in nats. */
function entropy(sums: Float64Array, total: number): number {
  return Math.max(
    0,
    sumOf(sums, (n) => -(n / total) * Math.log(n / total)),
  );
}

/** What two divisions tell of each other, in nats. */
function mutualInformation({ counts, rowOf, columnOf, rowSums, columnSums, total }: Contingency): number {
  const mutual = sumOf(
    counts,
    (n, cell) => (n / total) * Math.log((n * total) / (rowSums[rowOf[cell]] * columnSums[columnOf[cell]])),
  );
  return Math.max(0, mutual);
}

const shareOf = (part: number, whole: number): number => (whole === 0 ? 1 : Math.min(1, part / whole));

/** Mutual information over the mean of both entropies: V-measure (Rosenberg & Hirschberg 2007), 0-1. 1 where both are one group. */
export function nmi(a: Labels, b: Labels): number {
  const table = contingencyOf(a, b);
  const { rowSums, columnSums, total } = table;
  return shareOf(mutualInformation(table), (entropy(rowSums, total) + entropy(columnSums, total)) / 2);
}

/** How far each cluster holds one label only: mutual information over the labels' entropy, 0-1. 1 where there is one label. */
export function homogeneity(labels: Labels, clusters: Labels): number {
  const table = contingencyOf(labels, clusters);
  return shareOf(mutualInformation(table), entropy(table.rowSums, table.total));
}

/** How far each label lies in one cluster only: mutual information over the clusters' entropy, 0-1. 1 where there is one cluster. */
export function completeness(labels: Labels, clusters: Labels): number {
  return homogeneity(clusters, labels);
}

/**
 * Adjusted mutual information (Vinh, Epps & Bailey 2010), arithmetic mean as upper bound: 1 = same division, 0 = what chance gives.
 * 1 where both divisions are the same, also where chance allows nothing else (all singletons): scikit-learn divides 0 by 0 there and
 * answers 0 or 1 by rounding. Cost: see `expectedMutualInformation`.
 */
export function ami(a: Labels, b: Labels): number {
  const table = contingencyOf(a, b);
  const { counts, rowSums, columnSums, total } = table;
  if (counts.length === rowSums.length && counts.length === columnSums.length) return 1;
  const expected = expectedMutualInformation(rowSums, columnSums);
  const most = (entropy(rowSums, total) + entropy(columnSums, total)) / 2;
  return (mutualInformation(table) - expected) / (most - expected);
}

/** Share of things whose label is the most frequent one of their cluster, 0-1. Not symmetric. */
export function purity(labels: Labels, clusters: Labels): number {
  const { counts, rowOf, rowSums, total } = contingencyOf(clusters, labels);
  const most = new Float64Array(rowSums.length);
  counts.forEach((count, cell) => (most[rowOf[cell]] = Math.max(most[rowOf[cell]], count)));
  return shareOf(
    sumOf(most, (n) => n),
    total,
  );
}

/** Share of things that are right under the best one-to-one matching of clusters to labels, 0-1. Cost: see `assignCheapest`. */
export function accuracy(labels: Labels, clusters: Labels): number {
  const table = contingencyOf(labels, clusters);
  const isWide = table.rowSums.length <= table.columnSums.length;
  const [rowOf, columnOf] = isWide ? [table.rowOf, table.columnOf] : [table.columnOf, table.rowOf];
  const [rows, columns] = [table.rowSums.length, table.columnSums.length].sort((x, y) => x - y);
  const costs = new Float64Array(rows * columns);
  table.counts.forEach((count, cell) => (costs[rowOf[cell] * columns + columnOf[cell]] = -count));
  let right = 0;
  assignCheapest(costs, rows, columns).forEach((column, row) => (right -= costs[row * columns + column]));
  return shareOf(right, table.total);
}

/** Precision, recall and their harmonic mean, each 0-1. */
export interface BCubed {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/**
 * B-cubed (Bagga & Baldwin 1998; Amigo et al. 2009), a mean over things: of the things in one's own cluster the share with one's own
 * label (precision), and of the things with one's own label the share in one's own cluster (recall). Oneself counts.
 */
export function bCubed(labels: Labels, clusters: Labels): BCubed {
  const { counts, rowOf, columnOf, rowSums, columnSums, total } = contingencyOf(labels, clusters);
  const precision = shareOf(
    sumOf(counts, (n, cell) => (n * n) / columnSums[columnOf[cell]]),
    total,
  );
  const recall = shareOf(
    sumOf(counts, (n, cell) => (n * n) / rowSums[rowOf[cell]]),
    total,
  );
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
