// An invented run with a place for every chat: topics lie around their root, roots around the middle.
import { normal, seededRandom } from '../../src/core/math/random.ts';
import { buildTree, rowsUnder } from '../../src/core/overview-tree.ts';
import type { Overview } from '../../src/core/types.ts';
import { Explored } from '../../src/ui/explore/explored.ts';

/** The overview with a layout. The same overview gives the same places. */
export function withLayout(overview: Overview): Overview {
  const random = seededRandom(7);
  const around = (x: number, y: number, spread: number) =>
    [x + normal(random) * spread, y + normal(random) * spread] as const;
  const parents = overview.clusters.filter(({ level }) => level > 0);
  const places = new Map<string, readonly [number, number]>();
  parents.forEach(({ id }, at) => {
    const angle = (2 * Math.PI * at) / parents.length;
    places.set(id, [0.62 * Math.cos(angle), 0.62 * Math.sin(angle)]);
  });
  for (const { id, level, parentId } of overview.clusters) {
    if (level === 0) places.set(id, around(...(places.get(parentId ?? '') ?? [0, 0]), 0.11));
  }
  const data = Float32Array.from({ length: overview.rows.ids.length * 2 });
  overview.rows.base.forEach((base, row) =>
    data.set(around(...places.get(overview.baseIds[base])!, 0.03), row * 2),
  );
  return {
    ...overview,
    layout: {
      data: data.map((value) => Math.max(-1, Math.min(1, value))),
      rows: overview.rows.ids.length,
      cols: 2,
    },
  };
}

/** A run as the explore screen holds it, without a store. `topicId`: what is selected; going elsewhere is told to `go`. */
export function explore(
  overview: Overview,
  { topicId = null, go = () => undefined }: { topicId?: string | null; go?: (topicId: string) => void } = {},
): Explored {
  return new Explored({
    id: overview.runId,
    kind: 'run',
    name: 'chats.zip',
    tree: buildTree(overview, overview.minimum),
    overview,
    rowsUnder: (id) => rowsUnder(overview, id),
    address: { topicId: () => topicId, conversationId: () => null, go },
  });
}
