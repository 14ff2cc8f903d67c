import { describe, expect, test } from 'vitest';
import { buildTree } from '../../src/core/overview-tree.ts';
import type { TopicNode } from '../../src/core/topic-tree.ts';
import { contrastsOf } from '../../src/ui/explore/contrast.ts';
import { findMatches, fold } from '../../src/ui/explore/find.ts';
import { monthBars } from '../../src/ui/explore/months.ts';
import { standingOf } from '../../src/ui/explore/standing.ts';
import { flattenRows, indexTopics } from '../../src/ui/explore/topic-rows.ts';
import { moveFor, typeAhead } from '../../src/ui/explore/tree-keys.ts';
import { sampleOverview } from './explore-sample.ts';

// root 20: Cooking 12 (Bread 7, Soup 5), Äpfel 6, Too small to show 2.
const overview = sampleOverview({
  plan: [
    [
      'Cooking',
      [
        ['Bread', 7],
        ['Soup', 5],
      ],
    ],
    [
      '',
      [
        ['Äpfel', 6],
        ['Hidden', 2],
      ],
    ],
  ],
  minimum: 4,
});
const { root } = buildTree(overview, 4);
const byId = indexTopics(root);
const idOf = (name: string) => [...byId.values()].find((node) => node.name === name)!.id;
const names = (expanded: string[], order: 'size' | 'name' = 'size') =>
  flattenRows(root, new Set(expanded), order).map(({ node }) => node.name);

describe('rows', () => {
  test('only open branches are listed, "Too small to show" last in any order', () => {
    expect(names([])).toEqual(['All conversations', 'Cooking', 'Äpfel', 'Too small to show']);
    expect(names([], 'name')).toEqual(['All conversations', 'Äpfel', 'Cooking', 'Too small to show']);
    expect(names([idOf('Cooking')])).toEqual([
      'All conversations',
      'Cooking',
      'Bread',
      'Soup',
      'Äpfel',
      'Too small to show',
    ]);
  });

  test('every row knows its level, its place and whether it can open', () => {
    const rows = flattenRows(root, new Set([idOf('Cooking')]), 'size');
    expect(
      rows.map(({ level, position, siblings, expanded }) => [level, position, siblings, expanded]),
    ).toEqual([
      [1, 1, 4, null],
      [1, 2, 4, true],
      [2, 1, 2, null],
      [2, 2, 2, null],
      [1, 3, 4, null],
      [1, 4, 4, null],
    ]);
  });

  test('a tree of 5,000 rows is flattened in a few milliseconds', () => {
    const leaf = (i: number): TopicNode => ({
      ...byId.get(idOf('Bread'))!,
      id: `n${i}`,
      name: `Topic ${i}`,
      children: [],
    });
    const wide = { ...root, children: Array.from({ length: 5000 }, (_, i) => leaf(i)) };
    const start = performance.now();
    expect(flattenRows(wide, new Set(), 'name')).toHaveLength(5001);
    expect(performance.now() - start).toBeLessThan(250);
  });
});

describe('keys', () => {
  const open = flattenRows(root, new Set([idOf('Cooking')]), 'size');
  const shut = flattenRows(root, new Set(), 'size');

  test('right opens a branch, then goes to its first child; left goes back and closes', () => {
    expect(moveFor('ArrowRight', shut, 1)).toEqual({ kind: 'open', ids: [idOf('Cooking')] });
    expect(moveFor('ArrowRight', open, 1)).toEqual({ kind: 'focus', index: 2 });
    expect(moveFor('ArrowLeft', open, 3)).toEqual({ kind: 'focus', index: 1 });
    expect(moveFor('ArrowLeft', open, 1)).toEqual({ kind: 'close', id: idOf('Cooking') });
    expect(moveFor('ArrowRight', open, 2)).toEqual({ kind: 'focus', index: 2 });
  });

  test('up, down, Home and End stop at the ends', () => {
    expect(moveFor('ArrowUp', open, 0)).toEqual({ kind: 'focus', index: 0 });
    expect(moveFor('ArrowDown', open, 5)).toEqual({ kind: 'focus', index: 5 });
    expect(moveFor('End', open, 0)).toEqual({ kind: 'focus', index: 5 });
    expect(moveFor('Home', open, 4)).toEqual({ kind: 'focus', index: 0 });
  });

  test('* opens the siblings, also from the row of all chats', () => {
    expect(moveFor('*', shut, 0)).toEqual({ kind: 'open', ids: [idOf('Cooking')] });
  });

  test('Enter and space select; other keys are not ours', () => {
    expect(moveFor('Enter', open, 2)).toEqual({ kind: 'select', id: idOf('Bread') });
    expect(moveFor('Tab', open, 2)).toBeNull();
  });

  test('typing finds the next name that begins so; one letter again goes on', () => {
    expect(typeAhead(open, 0, 's')).toBe(3);
    expect(typeAhead(open, 3, 'br')).toBe(2);
    expect(typeAhead(open, 1, 'c')).toBe(1);
    expect(typeAhead(open, 0, 'x')).toBe(-1);
  });
});

describe('search', () => {
  const topicOf = Array.from(overview.rows.base, (base) =>
    byId.has(overview.baseIds[base]) ? overview.baseIds[base] : 'too-small',
  );
  const chats = () => ({ folded: overview.rows.requests.map(fold), topicOf });

  test('accents and case do not matter, every word must occur', () => {
    expect([...findMatches('APFEL', byId, null)!.topics]).toEqual([idOf('Äpfel')]);
    expect(findMatches('bread nonsense', byId, null)!.topics.size).toBe(0);
  });

  test('a blank query searches nothing', () => expect(findMatches('  ', byId, chats)).toBeNull());

  test('matching chats are counted up to the root, and branches of matching topics open', () => {
    const matches = findMatches('soup', byId, chats)!;
    expect(matches.chats).toHaveLength(5);
    expect(matches.chatsUnder.get(idOf('Cooking'))).toBe(5);
    expect(matches.chatsUnder.get('root')).toBe(5);
    expect(matches.chatsUnder.get(idOf('Bread'))).toBeUndefined();
    expect(matches.branches.has(idOf('Cooking'))).toBe(true);
  });
});

describe('contrast', () => {
  const facets = { ...root.facets, languages: { English: 90, German: 10 }, turns: { mean: 6, median: 5 } };
  const all: TopicNode = { ...root, facets };
  const topic = (over: Partial<TopicNode>): TopicNode => ({ ...all, id: 't', keywords: [], ...over });

  test('a language four times as frequent as usual is named', () => {
    const german = topic({ facets: { ...facets, languages: { English: 6, German: 4 } } });
    expect(contrastsOf(german, all)).toEqual([
      { kind: 'language', name: 'German', share: 0.4, shareAll: 0.1 },
    ]);
  });

  test('words must be clearly more frequent inside; the strongest comes first', () => {
    const word = (name: string, share: number, shareOutside: number) => ({
      word: name,
      weight: 1,
      share,
      shareOutside,
    });
    const found = contrastsOf(
      topic({ keywords: [word('weak', 0.3, 0.25), word('good', 0.4, 0.1), word('best', 0.9, 0.1)] }),
      all,
    );
    expect(found.map((contrast) => contrast.kind === 'word' && contrast.word)).toEqual(['best', 'good']);
  });

  test('chats twice as long are worth a sentence; all chats have nothing to differ from', () => {
    const longer = topic({ facets: { ...facets, turns: { mean: 12, median: 10 } } });
    expect(contrastsOf(longer, all)).toEqual([{ kind: 'turns', median: 10, medianAll: 5 }]);
    expect(contrastsOf(all, all)).toEqual([]);
  });
});

describe('months', () => {
  test('months without chats are bars of nothing', () => {
    expect(monthBars({ '2024-11': 2, '2025-02': 1 })).toEqual([
      { month: '2024-11', count: 2 },
      { month: '2024-12', count: 0 },
      { month: '2025-01', count: 0 },
      { month: '2025-02', count: 1 },
    ]);
  });

  test('more than ten years are drawn by year, and nothing is lost', () => {
    const bars = monthBars({ '2010-05': 1, '2010-09': 2, '2026-01': 4 });
    expect(bars[0]).toEqual({ month: '2010-01', count: 3 });
    expect(bars).toHaveLength(17);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(7);
  });

  test('nothing dated, nothing drawn', () => expect(monthBars({})).toEqual([]));
});

test('the closest quarter of a topic is typical, the farthest at its edge', () => {
  const rows = { base: Int32Array.of(0, 0, 0, 0, 1), closeness: Float32Array.of(0.9, 0.7, 0.6, 0.2, 0.1) };
  expect([0, 1, 2, 3, 4].map((row) => standingOf(rows, row))).toEqual([
    'central',
    'between',
    'between',
    'borderline',
    'between',
  ]);
});
