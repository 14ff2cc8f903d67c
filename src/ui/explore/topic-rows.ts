// The tree as a list of visible rows: what a screen draws and arrow keys walk.
import { nodesOf, type TopicNode } from '../../core/topic-tree.ts';

export type TopicOrder = 'size' | 'name';

export interface TopicRow {
  readonly node: TopicNode;
  /** 1-based, as WAI-ARIA counts. The root stands beside its children, so that nothing is indented for nothing. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** null: nothing to open. */
  readonly expanded: boolean | null;
}

/** Every topic by its id, root included, parents before children. */
export function indexTopics(root: TopicNode): Map<string, TopicNode> {
  return new Map(Array.from(nodesOf(root), (node) => [node.id, node]));
}

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Siblings in order; "Too small to show" always last. */
function orderTopics(siblings: readonly TopicNode[], order: TopicOrder): TopicNode[] {
  return siblings.toSorted((a, b) => {
    if (a.tooSmall !== b.tooSmall) return a.tooSmall ? 1 : -1;
    const byName = names.compare(a.name, b.name);
    return order === 'name' ? byName || b.count - a.count : b.count - a.count || byName;
  });
}

/** The rows that are visible with these branches open. Cost: the visible rows and their sorting. */
export function flattenRows(root: TopicNode, expanded: ReadonlySet<string>, order: TopicOrder): TopicRow[] {
  const tops = orderTopics(root.children, order);
  const rows: TopicRow[] = [{ node: root, level: 1, position: 1, siblings: tops.length + 1, expanded: null }];
  const add = (siblings: readonly TopicNode[], level: number, before: number): void => {
    siblings.forEach((node, i) => {
      const open = node.children.length === 0 ? null : expanded.has(node.id);
      rows.push({
        node,
        level,
        position: i + 1 + before,
        siblings: siblings.length + before,
        expanded: open,
      });
      if (open) add(orderTopics(node.children, order), level + 1, 0);
    });
  };
  add(tops, 1, 1);
  return rows;
}
