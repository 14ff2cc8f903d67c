// A run's overview as the tree of a file: folded at the minimums of a file, which the file tells.
import { buildTree } from '../overview-tree.ts';
import { accountMinimum, exportMinimum } from '../settings.ts';
import { largeEnough } from '../stages/cluster.ts';
import type { TopicTree } from '../topic-tree.ts';
import type { Cluster, ConversationColumns, Overview } from '../types.ts';
import { withoutRemainders } from './remainders.ts';

/** Fewest distinct accounts of a topic, and who wrote which conversation: columns of the dataset, one entry a conversation. */
export interface AccountFloor extends Pick<ConversationColumns, 'ids' | 'accounts'> {
  readonly minimum: number;
}

/**
 * The tree with topics of at least `exportMinimum` conversations, or the run's minimum where that is higher, and of at least so many
 * distinct accounts, where the run had such a minimum (null: it had none). Accounts are counted anew: what the run showed is not
 * relied on. A topic none of whose accounts is known (the chats are gone) is as the run showed it.
 */
export function runTree(overview: Overview, floor: AccountFloor | null): TopicTree {
  const minimum = Math.max(exportMinimum, overview.minimum);
  if (floor === null) return buildTree(withoutRemainders(overview, minimum), minimum);
  const tree = buildTree(withoutRemainders(withAccountFloor(overview, floor), minimum), minimum);
  return { ...tree, run: { ...tree.run, minimumAccounts: floor.minimum } };
}

/** Fewest accounts of a topic in this run's file (clio.md 7); null: there is no minimum, with one account or none known. */
export function minimumAccountsOf({ stats }: Pick<Overview, 'stats'>, chosen: number | null): number | null {
  const minimum = accountMinimum(stats.accounts, chosen);
  return minimum > 1 ? minimum : null;
}

/** The overview with what has too few accounts hidden, parents as well. */
function withAccountFloor(overview: Overview, { minimum, ids, accounts }: AccountFloor): Overview {
  const { clusters, rows, baseIds } = overview;
  const accountOf = new Map(ids.map((id, i) => [id, accounts[i]]));
  const membersOf = new Map<string, number[]>(clusters.map(({ id }) => [id, []]));
  const parentOf = new Map(clusters.map(({ id, parentId }) => [id, parentId]));
  rows.base.forEach((base, row) => {
    for (let at: string | null = baseIds[base]; at; at = parentOf.get(at) ?? null)
      membersOf.get(at)?.push(row);
  });
  const byRow = rows.ids.map((id) => accountOf.get(id) ?? null);
  const members = clusters.map(({ id }) => membersOf.get(id)!);
  const large = largeEnough(members, byRow, 1, minimum);
  return {
    ...overview,
    clusters: clusters.map((cluster, i): Cluster => {
      return large[i] || !cluster.shown ? cluster : { ...cluster, shown: false, hiddenBecause: 'too-small' };
    }),
  };
}
