// Every string of a tree, shown to a judge one by one: what it gives back goes into the tree that leaves.
import { nodesOf, rootId, tooSmallId, type TopicNode, type TopicTree } from '../topic-tree.ts';
import { sources } from '../sources.ts';
import { namelessTopic, type Role } from './verdict.ts';

/** Gives back what may stand in the place of a text; null: nothing may. */
export type See = (text: string, role: Role) => string | null;

/** Fewest members that must share a keyword for it to leave (clio.md 2.4). */
const keywordSupport = 3;

const knownSources: ReadonlySet<string> = new Set(sources);
/** What stands for a text that is a key or an id and may not leave. */
const other = 'other';
const otherLanguage = 'Other';

const month = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/** The tree with every string replaced by what `see` gives back, and with these requests. Texts that may leave stay as they are. */
export function seenTree(
  tree: TopicTree,
  requestsOf: (node: TopicNode) => readonly string[],
  see: See,
): TopicTree {
  const { stats, run } = tree;
  const [first, last] = stats.dateRange?.map((date) => shaped(date, day, see)) ?? [null];
  return {
    root: new Walk(see, requestsOf, tree.root).root(),
    stats: {
      ...stats,
      dateRange: first && last ? [first, last] : null,
      languages: renamed(stats.languages, (key) => see(key, 'language') ?? otherLanguage),
      redacted: renamed(stats.redacted, (key) => see(key, 'label') ?? other),
    },
    run: {
      ...run,
      analyst: see(run.analyst, 'id') ?? other,
      embedder: see(run.embedder, 'id') ?? other,
    },
  };
}

class Walk {
  readonly #see: See;
  readonly #requestsOf: (node: TopicNode) => readonly string[];
  readonly #root: TopicNode;
  readonly #ids: ReadonlySet<string>;
  #replaced = 0;

  constructor(see: See, requestsOf: (node: TopicNode) => readonly string[], root: TopicNode) {
    this.#see = see;
    this.#requestsOf = requestsOf;
    this.#root = root;
    this.#ids = new Set([...nodesOf(root)].map(({ id }) => id));
  }

  root(): TopicNode {
    return this.#node(this.#root, null, this.#names([this.#root])[0]);
  }

  #node(node: TopicNode, parentId: string | null, name: string): TopicNode {
    const see = this.#see;
    const id = this.#id(node.id);
    const names = this.#names(node.children);
    return {
      ...node,
      id,
      parentId,
      name,
      description: see(node.description, 'description') ?? '',
      keywords: node.keywords.filter(
        ({ word, share }) =>
          Math.round(share * node.count) >= keywordSupport && see(word, 'keyword') === word,
      ),
      facets: this.#facets(node.facets),
      requests: this.#requestsOf(node).map((request) => see(request, 'request') ?? ''),
      children: node.children.map((child, i) => this.#node(child, id, names[i])),
    };
  }

  #id(id: string): string {
    if (id === rootId || id === tooSmallId) return id;
    if (this.#see(id, 'id') === id) return id;
    let stand: string;
    do stand = `topic-${++this.#replaced}`;
    while (this.#ids.has(stand));
    return stand;
  }

  /** Names of siblings. Those without one are numbered, so that they can be told apart. */
  #names(siblings: readonly TopicNode[]): string[] {
    const seen = siblings.map(({ name }) => this.#see(name, 'name'));
    const taken = new Set(seen);
    let number = 0;
    const nextFree = () => {
      for (;;) {
        const free = ++number === 1 ? namelessTopic : `${namelessTopic} ${number}`;
        if (!taken.has(free)) return free;
      }
    };
    return seen.map((name) => name ?? nextFree());
  }

  #facets(facets: TopicNode['facets']): TopicNode['facets'] {
    const see = this.#see;
    const months = Object.entries(facets.months).filter(([key]) => shaped(key, month, see) !== null);
    return {
      ...facets,
      languages: renamed(facets.languages, (key) => see(key, 'language') ?? otherLanguage),
      months: Object.fromEntries(months),
      sources: renamed(facets.sources, (key) => (knownSources.has(key) ? key : (see(key, 'label') ?? other))),
      ...(facets.custom ? { custom: this.#custom(facets.custom) } : {}),
    };
  }

  #custom(custom: NonNullable<TopicNode['facets']['custom']>): TopicNode['facets']['custom'] {
    const see = this.#see;
    const questions = new Map<string, Readonly<Record<string, number>>>();
    for (const [question, answers] of Object.entries(custom)) {
      const asked = see(question, 'question') ?? other;
      // Questions that look the same now are not added up: their answers answer different things.
      let key = asked;
      for (let number = 2; questions.has(key); number++) key = `${asked} (${number})`;
      questions.set(
        key,
        renamed(answers, (answer) => see(answer, 'answer') ?? other),
      );
    }
    return Object.fromEntries(questions);
  }
}

/** A text of a fixed shape, which tells nothing; null: it has another one. */
function shaped(text: string, shape: RegExp, see: See): string | null {
  if (shape.test(text)) return text;
  see(text, 'label');
  return null;
}

/** The counts under other keys; what comes under one key is added up. */
function renamed(
  counts: Readonly<Record<string, number>>,
  rename: (key: string) => string,
): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const [key, count] of Object.entries(counts)) {
    const name = rename(key);
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return Object.fromEntries(sums);
}
