// Stages 5 and 6: base clusters, and which of them are large enough to be shown.

export const clusterStage = 'cluster@2';

/** Row numbers of each cluster, ascending. `assignment` is dense. */
export function membersOf(assignment: Int32Array, clusters: number): number[][] {
  const members: number[][] = Array.from({ length: clusters }, () => []);
  assignment.forEach((cluster, row) => members[cluster].push(row));
  return members;
}

/** Clusters with at least `minimum` rows and, where accounts are known, at least `minimumAccounts` distinct ones. */
export function largeEnough(
  members: readonly (readonly number[])[],
  accounts: readonly (string | null)[],
  minimum: number,
  minimumAccounts: number,
): boolean[] {
  return members.map((rows) => {
    if (rows.length < minimum) return false;
    const known = new Set(rows.map((row) => accounts[row]).filter((account) => account !== null));
    return known.size >= minimumAccounts || known.size === 0;
  });
}
