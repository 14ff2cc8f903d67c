import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { gateTree } from '../../../src/core/export/gate.ts';
import type { GatedTree } from '../../../src/core/export/gated-tree.ts';
import { style, styleHash } from '../../../src/core/export/html-style.ts';
import { writeHtml } from '../../../src/core/export/html.ts';
import type { TopicNode, TopicTree } from '../../../src/core/topic-tree.ts';
import { hostile } from './hostile.ts';
import { cleanTree, keyword, withLeaf } from './trees.ts';

const clean = writeHtml(gateTree(cleanTree).tree);
/** Not by way of the gate: a writer does not rely on what was let through. */
const htmlOf = (over: Partial<TopicNode>) => writeHtml(withLeaf(over) as GatedTree);

/** Every "<" outside of the style, with what follows it up to the next ">": all that a parser could take for a tag. */
function tagsOf(html: string): string[] {
  return html.replace(/<style>[^<]*<\/style>/, '').match(/<[^>]*>?/g) ?? [];
}

const fixed = new Set(
  (
    '!doctype html /html head /head title /title body /body main /main h1 /h1 dl /dl dt /dt dd /dd details /details ' +
    'summary /summary b /b bdi /bdi p /p ul /ul li /li footer /footer'
  )
    .split(' ')
    .map((name) => `<${name}>`),
);
const withAttributes = [
  /^<html lang="en">$/,
  /^<!doctype html>$/,
  /^<meta charset="utf-8">$/,
  /^<meta (?:http-equiv|name)="[\w-]+" content="[^"<>&]*">$/,
  /^<details open>$/,
  /^<(?:span|p) class="\w+">$/,
  /^<\/span>$/,
];

test('the minimums are told, that of accounts where the run had one', () => {
  expect(clean).toContain('<dt>Smallest topic shown</dt><dd>4 chats</dd>');
  const known = { ...cleanTree, run: { ...cleanTree.run, minimumAccounts: 3 } };
  expect(writeHtml(gateTree(known).tree)).toContain('<dd>4 chats, 3 accounts</dd>');
});

test('topics are nested as in the tree, with counts, shares, descriptions and keywords', () => {
  const lines = clean.slice(clean.indexOf('<details')).split('\n');
  expect(lines.slice(0, 8)).toEqual([
    '<details open>',
    '<summary><b><bdi>All conversations</bdi></b> <span class="count">20 chats, 100.0 %</span></summary>',
    '<details>',
    '<summary><b><bdi>Topic P</bdi></b> <span class="count">15 chats, 75.0 %</span></summary>',
    '<p><bdi>Users asked about P. They were 15.</bdi></p>',
    '<p class="words"><bdi>wordP</bdi>, <bdi>rareP</bdi></p>',
    '<details>',
    '<summary><b><bdi>Topic A</bdi></b> <span class="count">6 chats, 30.0 %</span></summary>',
  ]);
  // Root, P, A, B, C, too small.
  expect(clean.match(/<details/g)).toHaveLength(6);
  expect(clean.match(/<\/details>/g)).toHaveLength(6);
});

test('it says how many chats, topics and days it is about', () => {
  expect(clean).toContain('<dt>Chats</dt><dd>20</dd>');
  expect(clean).toContain('<dt>Topics</dt><dd>4</dd>');
  expect(clean).toContain('<dd><bdi>2025-01-01</bdi> to <bdi>2025-03-01</bdi></dd>');
  expect(clean).toContain('<dt>Too small to show</dt><dd>5 chats</dd>');
  const undated = { ...cleanTree, stats: { ...cleanTree.stats, dateRange: null } };
  expect(writeHtml(gateTree(undated).tree)).not.toContain('<dt>Dates');
  expect(htmlOf({ count: 1234567 })).toContain('1,234,567 chats');
});

test('requests stand below their topic', () => {
  expect(htmlOf({ requests: ['Mend a fence', 'Paint a fence'] })).toContain(
    '<ul><li><bdi>Mend a fence</bdi></li><li><bdi>Paint a fence</bdi></li></ul>',
  );
  expect(clean).not.toContain('<ul>');
});

test('its policy allows its own style and nothing else, and comes before anything it is to rule', () => {
  const hash = createHash('sha256').update(style).digest('base64');
  expect(styleHash).toBe(hash);
  expect(clean).toContain(`<style>${style}</style>`);
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`;
  expect(clean.indexOf(policy)).toBeGreaterThan(0);
  expect(clean.indexOf(policy)).toBeLessThan(clean.indexOf('<style>'));
});

test('the style holds nothing that ends it or loads anything', () => {
  expect(style).not.toMatch(/<|url\(|@import|@font-face|\/\//);
});

/** A tree with this text in every place that the page shows. */
function fullOf(text: string): GatedTree {
  const over = { id: text, name: text, description: text, keywords: [keyword(text)], requests: [text] };
  const tree = withLeaf(over);
  const dated: TopicTree = { ...tree, stats: { ...tree.stats, dateRange: [text, text] } };
  return dated as GatedTree;
}

test.each(hostile)('%j is nothing but text, wherever it stands', (text) => {
  const html = writeHtml(fullOf(text));
  for (const tag of tagsOf(html))
    expect(fixed.has(tag) || withAttributes.some((known) => known.test(tag)), tag).toBe(true);
  // What is no text of the tree is the same whatever the text is: every text stands whole in an element that keeps its direction.
  const shellOf = (page: string) => page.replace(/<bdi>[^<]*<\/bdi>/g, '<bdi></bdi>');
  // An empty description is no paragraph.
  expect(shellOf(html)).toBe(shellOf(writeHtml(fullOf(text && 'word'))));
  expect(html).not.toMatch(/[\0\u001b]|\p{Cs}/u);
});
