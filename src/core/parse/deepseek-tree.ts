// The tree of DeepSeek's account export: it says nowhere which leaf was last seen. formats.md 2.3.
import { idOf, type RawObject } from './raw.ts';

type Nodes = ReadonlyMap<string, RawObject>;

/** From the root down, each time the last child that is an answer; a notice is passed only where nothing else goes on. */
export function lastTries(nodes: Nodes, isNotice: (node: RawObject | undefined) => boolean): RawObject[] {
  const branch: RawObject[] = [];
  const seen = new Set<string>();
  const children = childrenOf(nodes);
  let id: string | undefined = nodes.has('root') ? 'root' : rootOf(nodes);
  // `seen` guards against circles.
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const node = nodes.get(id);
    if (node) branch.push(node);
    const next: readonly string[] = children.get(id) ?? [];
    id = next.findLast((child) => !isNotice(nodes.get(child))) ?? next.at(-1);
  }
  return branch;
}

function rootOf(nodes: Nodes): string | undefined {
  for (const [id, { parent }] of nodes) if (!nodes.has(idOf(parent) ?? '')) return id;
  return undefined;
}

/** As the nodes list them; of a node without a list, those that name it as their parent. */
function childrenOf(nodes: Nodes): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const [id, node] of nodes) {
    if (!Array.isArray(node.children)) continue;
    children.set(
      id,
      node.children.map((child) => idOf(child) ?? '').filter((child) => nodes.has(child)),
    );
  }
  for (const [id, { parent }] of nodes) {
    const above = idOf(parent) ?? '';
    if (!nodes.has(above) || Array.isArray(nodes.get(above)?.children)) continue;
    const siblings = children.get(above);
    if (siblings) siblings.push(id);
    else children.set(above, [id]);
  }
  return children;
}
