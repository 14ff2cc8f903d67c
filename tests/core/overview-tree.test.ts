import { expect, test } from 'vitest';
import { buildTree, pathOf, rowsUnder } from '../../src/core/overview-tree.ts';
import { nodesOf, type TopicNode } from '../../src/core/topic-tree.ts';
import { smallOverview } from '../support/small-overview.ts';

const outline = (node: TopicNode): unknown =>
  node.children.length === 0
    ? `${node.name} ${node.count}`
    : { [`${node.name} ${node.count}`]: node.children.map(outline) };

test('the tree on screen: parents by size, and one group for what is too small', () => {
  expect(outline(buildTree(smallOverview(), 3).root)).toEqual({
    'All conversations 20': [
      { 'Topic P 15': ['Topic A 6', 'Topic B 5', 'Topic C 4'] },
      'Topic D 3',
      'Too small to show 2',
    ],
  });
});

test('with a higher minimum a parent keeps what its small children hold; small roots join the group', () => {
  // C (4) is dropped but stays inside P; D (3) joins E (2).
  expect(outline(buildTree(smallOverview(), 5).root)).toEqual({
    'All conversations 20': [{ 'Topic P 15': ['Topic A 6', 'Topic B 5'] }, 'Too small to show 5'],
  });
});

test('a parent left with one child gives way to it', () => {
  // Only A (6) reaches 6: P would have a single child. The other 14 are in the group.
  expect(outline(buildTree(smallOverview(), 6).root)).toEqual({
    'All conversations 20': ['Too small to show 14', 'Topic A 6'].reverse(),
  });
});

test('a parent without large children is a leaf of its own', () => {
  expect(outline(buildTree(smallOverview(), 7).root)).toEqual({
    'All conversations 20': ['Topic P 15', 'Too small to show 5'],
  });
});

test('every conversation is under exactly one root, whatever the minimum', () => {
  for (let minimum = 1; minimum <= 20; minimum++) {
    const { root } = buildTree(smallOverview(), minimum);
    expect(root.children.reduce((sum, child) => sum + child.count, 0)).toBe(20);
    for (const node of nodesOf(root)) {
      expect(node.children.length).not.toBe(node === root ? -1 : 1);
      for (const child of node.children) {
        expect(child.parentId).toBe(node.id);
        expect(child.depth).toBe(node.depth + 1);
      }
    }
  }
});

test('the group of what is too small has no name of its own, no keywords and no description', () => {
  const group = buildTree(smallOverview(), 5).root.children.at(-1)!;
  expect(group).toMatchObject({
    tooSmall: true,
    name: 'Too small to show',
    description: '',
    keywords: [],
    quality: null,
  });
});

test('facets count the conversations under a topic', () => {
  const [p] = buildTree(smallOverview(), 3).root.children;
  // Rows 0 to 14: German at 0, 5, 10; concern 4 at row 3; months by row % 3, five each; turns 2,3,4,5,2,3,4,5,2,3,4,5,2,3,4.
  expect(p.facets.languages).toEqual({ English: 12, German: 3 });
  expect(p.facets.concern).toEqual([14, 0, 0, 1, 0]);
  expect(p.facets.months).toEqual({ '2025-01': 5, '2025-02': 5, '2025-03': 5 });
  // Sum 4 x 2 + 4 x 3 + 4 x 4 + 3 x 5 = 51, over 15 = 3.4; the eighth of the sorted fifteen is 3.
  expect(p.facets.turns).toEqual({ mean: 3.4, median: 3 });
});

test('rows under a topic come closest to the centre first', () => {
  expect(rowsUnder(smallOverview(), 'B')).toEqual([6, 7, 8, 9, 10]);
  expect(rowsUnder(smallOverview(), 'P')).toHaveLength(15);
  expect(rowsUnder(smallOverview(), 'too-small')).toEqual([18, 19]);
  expect(rowsUnder(smallOverview(), 'root')).toHaveLength(20);
  expect(rowsUnder(smallOverview(), 'nobody')).toEqual([]);
});

test('a conversation knows its path', () => {
  expect(pathOf(smallOverview(), 7).map(({ id }) => id)).toEqual(['P', 'B']);
  expect(pathOf(smallOverview(), 16).map(({ id }) => id)).toEqual(['D']);
});
