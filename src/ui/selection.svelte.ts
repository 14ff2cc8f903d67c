// What a person looks at in a tree: one topic, the open branches, the search. Tree, details and map share one.
import type { TopicNode, TopicTree } from '../core/topic-tree.ts';
import { none, withIds, withoutIds } from './explore/branches.ts';
import { flattenRows, indexTopics, type TopicOrder, type TopicRow } from './explore/topic-rows.ts';
import { findMatches, type Findable, type Matches } from './explore/find.ts';

export interface SelectionOptions {
  readonly tree: TopicTree;
  /** The topic in the address; null or unknown: the root. */
  readonly topicId: () => string | null;
  /** Puts a topic into the address. */
  readonly go: (topicId: string) => void;
  /** The chats that can be searched, asked for at the first search; none in an imported tree. */
  readonly chats?: () => Findable;
}

/** A topic is known by its members: ids outlive a rename and a new order. */
export class Selection {
  readonly tree: TopicTree;
  readonly byId: ReadonlyMap<string, TopicNode>;
  readonly #options: SelectionOptions;

  order = $state<TopicOrder>('size');
  query = $state('');
  /** True while the found chats are what one looks at, not the topic. */
  atFound = $state(false);
  #expanded = $state.raw(none);
  /** Branches the search would open, and a person closed again. */
  #closedInSearch = $state.raw(none);

  constructor(options: SelectionOptions) {
    this.#options = options;
    this.tree = options.tree;
    this.byId = indexTopics(options.tree.root);
    const { root } = options.tree;
    // A short tree is readable at once; a long one opens where one looks.
    if (root.children.length === 1) this.#expanded = withIds(none, [root.children[0].id]);
  }

  /** Never an id that is not in the tree. */
  readonly topicId = $derived.by(() => {
    const id = this.#options.topicId();
    return id !== null && this.byId.has(id) ? id : this.tree.root.id;
  });
  readonly topic = $derived.by(() => this.byId.get(this.topicId)!);
  /** From the root to the topic, both included. */
  readonly path = $derived.by(() => this.pathTo(this.topicId));
  /** null while nothing is searched. */
  readonly matches: Matches | null = $derived.by(() =>
    findMatches(this.query, this.byId, this.#options.chats ?? null),
  );
  readonly expanded = $derived.by(() =>
    this.matches
      ? withoutIds(withIds(this.#expanded, this.matches.branches), this.#closedInSearch)
      : this.#expanded,
  );
  /** Every row that can be scrolled to, in order. */
  readonly rows: readonly TopicRow[] = $derived.by(() =>
    flattenRows(this.tree.root, this.expanded, this.order),
  );

  select(topicId: string): void {
    this.atFound = false;
    this.reveal(topicId);
    this.#options.go(topicId);
  }

  /** The address changed: its topic is what one looks at, whatever is searched. */
  arrive(topicId: string): void {
    this.atFound = false;
    this.reveal(topicId);
  }

  search(query: string): void {
    this.query = query;
    this.atFound = query.trim() !== '';
    this.#closedInSearch = none;
  }

  /** Opens everything above a topic. */
  reveal(topicId: string): void {
    const above = this.pathTo(topicId).slice(1, -1);
    if (above.some(({ id }) => !this.#expanded.has(id))) this.open(above.map(({ id }) => id));
  }

  open(ids: readonly string[]): void {
    this.#expanded = withIds(this.#expanded, ids);
    this.#closedInSearch = withoutIds(this.#closedInSearch, ids);
  }

  close(id: string): void {
    this.#expanded = withoutIds(this.#expanded, [id]);
    if (this.matches) this.#closedInSearch = withIds(this.#closedInSearch, [id]);
  }

  toggle(id: string): void {
    if (this.expanded.has(id)) this.close(id);
    else this.open([id]);
  }

  pathTo(topicId: string): TopicNode[] {
    const path: TopicNode[] = [];
    for (
      let node = this.byId.get(topicId);
      node;
      node = node.parentId === null ? undefined : this.byId.get(node.parentId)
    ) {
      path.unshift(node);
    }
    return path;
  }
}
