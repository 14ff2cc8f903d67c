// Topics as a page that can be handed on: static, without scripts or parts from elsewhere, and with a policy of its own that allows neither.
import { nodesOf, type TopicNode } from '../topic-tree.ts';
import type { GatedTree } from './gated-tree.ts';
import { style, styleHash } from './html-style.ts';
import { writable } from './plain-text.ts';

const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
const title = 'Topics of chats';

/** A single page: what was looked at, then the topics, nested. Every text of the tree is escaped and keeps its direction to itself. */
export function writeHtml(tree: GatedTree): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${facts(tree)}
${topic(tree.root)}
</main>
<footer>Written by Kleio. Personal details were looked for and masked; this reduces what the page tells of people, it does not remove all of it.</footer>
</body>
</html>
`;
}

function facts({ root, stats, run }: GatedTree): string {
  const folded = [...nodesOf(root)]
    .filter(({ tooSmall }) => tooSmall)
    .reduce((sum, { count }) => sum + count, 0);
  const { minimumAccounts } = run;
  const accounts = minimumAccounts === undefined ? '' : `, ${number(minimumAccounts)} accounts`;
  const rows: [string, string][] = [
    ['Chats', number(root.count)],
    ['Topics', number(stats.clusters)],
    ...(stats.dateRange
      ? [['Dates', `${isolated(stats.dateRange[0])} to ${isolated(stats.dateRange[1])}`] as [string, string]]
      : []),
    ['Smallest topic shown', `${number(run.minimum)} chats${accounts}`],
    ['Too small to show', `${number(folded)} chats`],
  ];
  return `<dl>\n${rows.map(([what, value]) => `<dt>${what}</dt><dd>${value}</dd>`).join('\n')}\n</dl>`;
}

function topic(node: TopicNode): string {
  const { name, description, count, share, keywords, requests, children, parentId } = node;
  const words = keywords.map(({ word }) => isolated(word)).join(', ');
  return [
    `<details${parentId === null ? ' open' : ''}>`,
    `<summary><b>${isolated(name)}</b> <span class="count">${number(count)} chats, ${percent(share)}</span></summary>`,
    ...(description ? [`<p>${isolated(description)}</p>`] : []),
    ...(words ? [`<p class="words">${words}</p>`] : []),
    ...(requests.length > 0
      ? [`<ul>${requests.map((request) => `<li>${isolated(request)}</li>`).join('')}</ul>`]
      : []),
    ...children.map(topic),
    '</details>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' },
};

/** A text that is nothing but text, and that turns no other text around. */
function isolated(text: string): string {
  return `<bdi>${writable(text).replace(/[&<>"'`]/g, (character) => entities[character])}</bdi>`;
}

/** "12,345". */
function number(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** "12.5 %" of a share 0-1. */
function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
