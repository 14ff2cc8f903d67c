// Everything the explore screen knows of one tree: loaded once, then asked.
import type { Store } from '../../core/ports.ts';
import { tooSmallId, type TopicTree } from '../../core/topic-tree.ts';
import type { Cluster, Overview } from '../../core/types.ts';
import { paths } from '../router.svelte.ts';
import { Selection, type SelectionOptions } from '../selection.svelte.ts';
import { fold, type Findable } from './find.ts';
import { modelThatNamed } from './named-by.ts';

export type Kind = 'run' | 'tree';

/** What the address says, read when asked. */
export interface Address {
  readonly topicId: () => string | null;
  readonly conversationId: () => string | null;
  readonly go: (topicId: string) => void;
}

/** A tree with what belongs to it. `overview` is null for an imported tree. */
export class Explored {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  readonly tree: TopicTree;
  readonly overview: Overview | null;
  readonly selection: Selection;
  readonly #rowsUnder: (nodeId: string) => number[];
  #rowOf: ReadonlyMap<string, number> | null = null;
  #topicOf: readonly string[] | null = null;
  #findable: Findable | null = null;

  constructor(parts: {
    id: string;
    kind: Kind;
    name: string;
    tree: TopicTree;
    overview: Overview | null;
    rowsUnder: (nodeId: string) => number[];
    address: Address;
  }) {
    this.id = parts.id;
    this.kind = parts.kind;
    this.name = parts.name;
    this.tree = parts.tree;
    this.overview = parts.overview;
    this.#rowsUnder = parts.rowsUnder;
    const { address } = parts;
    const options: SelectionOptions = {
      tree: parts.tree,
      topicId: () => address.topicId() ?? this.topicOfChat(address.conversationId()),
      go: address.go,
    };
    this.selection = new Selection(parts.overview ? { ...options, chats: () => this.#search() } : options);
    this.selection.reveal(this.selection.topicId);
  }

  get total(): number {
    return this.tree.root.count;
  }

  /** The language model that named the topics; null: they were named on this device. */
  get model(): string | null {
    return modelThatNamed(this.tree.run.analyst, this.overview);
  }

  /** Rows of the chats under a topic, most typical first. Empty for an imported tree. */
  rowsUnder(topicId: string): number[] {
    return this.#rowsUnder(topicId);
  }

  topicAddress(topicId: string): string {
    return this.kind === 'run' ? paths.explore(this.id, topicId) : paths.tree(this.id, topicId);
  }

  chatAddress(row: number): string {
    return paths.chat(this.id, this.overview!.rows.ids[row]);
  }

  /** null: not in this tree. */
  rowOfChat(conversationId: string): number | null {
    this.#rowOf ??= new Map(this.overview?.rows.ids.map((id, row) => [id, row]));
    return this.#rowOf.get(conversationId) ?? null;
  }

  /** The lowest shown topic that holds a chat; null when the chat is unknown. */
  topicOfChat(conversationId: string | null): string | null {
    const row = conversationId === null ? null : this.rowOfChat(conversationId);
    return row === null ? null : this.#topics()[row];
  }

  /** The lowest shown topic that holds a row. */
  topicOfRow(row: number): string {
    return this.#topics()[row];
  }

  /** The lowest shown topic of every row. */
  #topics(): readonly string[] {
    if (this.#topicOf) return this.#topicOf;
    const { clusters, baseIds, rows } = this.overview!;
    const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]));
    const shown = baseIds.map((id) => shownAbove(byId.get(id), byId, this.selection.byId));
    return (this.#topicOf = Array.from(rows.base, (base) => shown[base]));
  }

  #search(): Findable {
    return (this.#findable ??= { folded: this.overview!.rows.requests.map(fold), topicOf: this.#topics() });
  }
}

/** The nearest cluster on the way up that is a topic of the tree. */
function shownAbove(
  cluster: Cluster | undefined,
  clusters: ReadonlyMap<string, Cluster>,
  topics: ReadonlyMap<string, unknown>,
): string {
  let at = cluster;
  while (at && !topics.has(at.id)) at = at.parentId === null ? undefined : clusters.get(at.parentId);
  return at?.id ?? tooSmallId;
}

export type LoadOutcome = Explored | 'unknown' | 'unfinished';

/** Reads a run's overview or an imported tree from the store. Rejects with AppError when the store or the file fails. */
export async function loadExplored(
  store: Store,
  kind: Kind,
  id: string,
  address: Address,
): Promise<LoadOutcome> {
  return kind === 'run' ? loadRun(store, id, address) : loadTree(store, id, address);
}

async function loadRun(store: Store, id: string, address: Address): Promise<LoadOutcome> {
  const [overview, run] = await Promise.all([store.overview(id), store.run(id)]);
  if (!overview) return run ? 'unfinished' : 'unknown';
  const [dataset, { buildTree, rowsUnder }] = await Promise.all([
    store.dataset(overview.datasetId),
    import('../../core/overview-tree.ts'),
  ]);
  return new Explored({
    id,
    kind: 'run',
    name: dataset?.name ?? '',
    tree: buildTree(overview, overview.minimum),
    overview,
    rowsUnder: (nodeId) => rowsUnder(overview, nodeId),
    address,
  });
}

async function loadTree(store: Store, id: string, address: Address): Promise<LoadOutcome> {
  const stored = await store.tree(id);
  if (!stored) return 'unknown';
  const { readTreeFile } = await import('../../core/tree-file.ts');
  const { tree } = readTreeFile(stored.file);
  return new Explored({
    id,
    kind: 'tree',
    name: stored.name,
    tree,
    overview: null,
    rowsUnder: () => [],
    address,
  });
}
