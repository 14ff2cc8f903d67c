// What a parent would tell of topics that are too small for a file: by subtraction, or in its own words.
import { plainText } from '../stages/name.ts';
import type { Cluster, Overview } from '../types.ts';

/**
 * The overview as a file may tell it (clio.md 7: too small is counted, never named). What falls under the minimum is taken out of
 * parents that have two topics to show, and is counted in "Too small to show": kept, it would be known by subtraction, with its
 * months and languages. A parent with fewer keeps all it holds. A description that names what is not shown, or counts it
 * among the parent's, becomes a plain one.
 */
export function withoutRemainders(overview: Overview, minimum: number): Overview {
  const family = new Family(overview.clusters, minimum);
  const total = overview.rows.ids.length;
  return {
    ...overview,
    clusters: overview.clusters.map((cluster): Cluster => {
      if (family.isRemainder(cluster))
        return {
          ...cluster,
          ...{ parentId: null, shown: false, hiddenBecause: cluster.hiddenBecause ?? 'too-small' },
        };
      if (!family.tellsTooMuch(cluster)) return cluster;
      const { description } = plainText({ keywords: [], size: family.shownSize(cluster), total });
      return { ...cluster, description };
    }),
  };
}

/** Who stands below whom, and who is a topic at this minimum. */
class Family {
  readonly #byId: ReadonlyMap<string, Cluster>;
  readonly #children = new Map<string, Cluster[]>();
  readonly #minimum: number;

  constructor(clusters: readonly Cluster[], minimum: number) {
    this.#minimum = minimum;
    this.#byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
    for (const cluster of clusters) {
      if (cluster.parentId === null) continue;
      this.#children.set(cluster.parentId, [...this.#childrenOf(cluster.parentId), cluster]);
    }
  }

  /** Not shown, below a parent with two topics: with one of them that one takes the parent's place. */
  isRemainder(cluster: Cluster): boolean {
    const parent = cluster.parentId === null ? undefined : this.#byId.get(cluster.parentId);
    return parent !== undefined && !this.#isTopic(cluster) && this.#topicsIn(parent).length > 1;
  }

  /** Conversations of a topic in the file. */
  shownSize(cluster: Cluster): number {
    const topics = this.#topicsIn(cluster);
    return topics.length === 0 ? cluster.size : topics.reduce((sum, topic) => sum + this.shownSize(topic), 0);
  }

  /** The description of a topic holds the name of one that is not shown below it, or a count that includes it. */
  tellsTooMuch(cluster: Cluster): boolean {
    if (!this.#isTopic(cluster)) return false;
    const hidden = this.#hiddenBelow(cluster);
    if (hidden.length === 0) return false;
    const told = cluster.description.toLowerCase();
    const counts = told.match(/\d+(?:[.,\u00a0\u202f]\d{3})*/g) ?? [];
    const isCounted =
      this.shownSize(cluster) < cluster.size &&
      counts.some((count) => Number(count.replace(/\D/g, '')) === cluster.size);
    return isCounted || hidden.some(({ name }) => name !== '' && told.includes(name.toLowerCase()));
  }

  #childrenOf(id: string): Cluster[] {
    return this.#children.get(id) ?? [];
  }

  #isTopic({ shown, size }: Cluster): boolean {
    return shown && size >= this.#minimum;
  }

  #topicsIn({ id }: Cluster): Cluster[] {
    return this.#childrenOf(id).filter((child) => this.#isTopic(child));
  }

  #hiddenBelow({ id }: Cluster): Cluster[] {
    return this.#childrenOf(id).flatMap((child) => [
      ...(this.#isTopic(child) ? [] : [child]),
      ...this.#hiddenBelow(child),
    ]);
  }
}
