import { describe, expect, it } from 'vitest';
import { branchTo, newestLeaf, parentsOverGaps } from '../../../src/core/parse/branch.ts';

interface Node {
  readonly id: string;
  readonly parent: string | null;
  readonly at: number;
}

/** From "id parent at": `b a 2`. */
function tree(...lines: readonly string[]): Map<string, Node> {
  return new Map(
    lines.map((line) => {
      const [id, parent, at] = line.split(' ');
      return [id, { id, parent: parent === '-' ? null : parent, at: Number(at) }];
    }),
  );
}
const parentOf = ({ parent }: Node) => parent;
const timeOf = ({ at }: Node) => at;
const idsTo = (nodes: Map<string, Node>, leaf: unknown) =>
  branchTo(nodes, leaf, parentOf)
    .map(({ id }) => id)
    .join('');

describe('the branch to a leaf', () => {
  const forked = tree('a - 1', 'b a 2', 'c a 3', 'd b 4');

  it('leads from the root, without the siblings', () => {
    expect(idsTo(forked, 'd')).toBe('abd');
    expect(idsTo(forked, 'c')).toBe('ac');
  });

  it('is empty where the leaf is unknown', () => {
    expect(idsTo(forked, 'x')).toBe('');
    expect(idsTo(forked, null)).toBe('');
  });

  it('begins behind a parent that is missing', () => {
    expect(idsTo(tree('c gone 1', 'd c 2'), 'd')).toBe('cd');
  });

  it('ends at a circle, each node once', () => {
    expect(idsTo(tree('a c 1', 'b a 2', 'c b 3'), 'c')).toBe('abc');
    expect(idsTo(tree('a a 1'), 'a')).toBe('a');
  });

  it('knows ids that objects have as properties', () => {
    expect(idsTo(tree('__proto__ - 1', 'constructor __proto__ 2'), 'constructor')).toBe(
      '__proto__constructor',
    );
  });

  it('is as long as the chat', () => {
    const long = tree(
      ...Array.from({ length: 50_000 }, (_, i) => `n${i} ${i === 0 ? '-' : `n${i - 1}`} ${i}`),
    );
    expect(branchTo(long, 'n49999', parentOf)).toHaveLength(50_000);
  });
});

describe('parents that are not in the file', () => {
  const over = (nodes: Map<string, Node>, leaf: string) =>
    branchTo(nodes, leaf, parentsOverGaps(nodes, parentOf))
      .map(({ id }) => id)
      .join('');

  it('give way to the node before the first of their children', () => {
    expect(over(tree('a - 1', 'b a 2', 'd gone 4', 'e d 5'), 'e')).toBe('abde');
    expect(over(tree('a - 1', 'b a 2', 'd gone 4', 'e gone 5'), 'e')).toBe('abe');
  });

  it('stay missing where they were above all', () => {
    expect(over(tree('a gone 1', 'b a 2', 'c gone 3', 'd c 4'), 'd')).toBe('cd');
  });

  it('change nothing for nodes without a parent, and end at a circle', () => {
    expect(over(tree('a - 1', 'b - 2', 'c b 3'), 'c')).toBe('bc');
    expect(over(tree('a b 1', 'b gone 2'), 'a')).toBe('ba');
  });
});

describe('the newest leaf', () => {
  it('is the latest node that is nobody’s parent', () => {
    expect(newestLeaf(tree('a - 9', 'b a 2', 'c a 3', 'd b 1'), parentOf, timeOf)).toBe('c');
  });

  it('is the last in the file of equals', () => {
    expect(newestLeaf(tree('a - 1', 'b a 2', 'c a 2'), parentOf, timeOf)).toBe('c');
  });

  it('is none where all nodes are in a circle, or there are none', () => {
    expect(newestLeaf(tree('a b 1', 'b a 2'), parentOf, timeOf)).toBeNull();
    expect(newestLeaf(tree(), parentOf, timeOf)).toBeNull();
  });
});
