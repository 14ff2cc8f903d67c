// Trees of messages: the branch that leads to a leaf, and which leaf to take where the export names none. formats.md 2.3.

/**
 * The nodes from the root to `leaf`, by their parents, never by their children. Empty where `leaf` is unknown; begins
 * behind a parent that is missing. Linear in the branch; a circle ends it.
 */
export function branchTo<Node>(
  nodes: ReadonlyMap<unknown, Node>,
  leaf: unknown,
  parentOf: (node: Node) => unknown,
): Node[] {
  const branch: Node[] = [];
  const seen = new Set<unknown>();
  let id = leaf;
  while (!seen.has(id)) {
    const node = nodes.get(id);
    if (node === undefined) break;
    seen.add(id);
    branch.push(node);
    id = parentOf(node);
  }
  return branch.reverse();
}

/**
 * Parents for `branchTo`, where some are not in the file: for these the node that stands before the first one of their
 * children. A parent whose first child begins the file was above all, and stays missing. One pass over the nodes.
 */
export function parentsOverGaps<Id, Node>(
  nodes: ReadonlyMap<Id, Node>,
  parentOf: (node: Node) => unknown,
): (node: Node) => unknown {
  const before = new Map<unknown, Id>();
  const met = new Set<unknown>();
  let last: Id | null = null;
  for (const [id, node] of nodes) {
    const parent = parentOf(node);
    if (last !== null && !nodes.has(parent as Id) && !met.has(parent)) before.set(parent, last);
    met.add(parent);
    last = id;
  }
  return (node) => {
    const parent = parentOf(node);
    return parent == null ? parent : (before.get(parent) ?? parent);
  };
}

/**
 * The node that is nobody's parent with the greatest time, of equals the last in the file; null where there is none:
 * no nodes, or all in circles.
 */
export function newestLeaf<Id, Node>(
  nodes: ReadonlyMap<Id, Node>,
  parentOf: (node: Node) => unknown,
  timeOf: (node: Node) => number,
): Id | null {
  const parents = new Set([...nodes.values()].map(parentOf));
  let leaf: Id | null = null;
  let newest = -Infinity;
  for (const [id, node] of nodes) {
    if (parents.has(id)) continue;
    const time = timeOf(node);
    if (time < newest) continue;
    leaf = id;
    newest = time;
  }
  return leaf;
}
