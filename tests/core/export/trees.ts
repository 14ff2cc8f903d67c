// Trees for the tests of exports: the small overview's, and what is put into one of its strings.
import { buildTree } from '../../../src/core/overview-tree.ts';
import type { TopicNode, TopicTree } from '../../../src/core/topic-tree.ts';
import type { Conversation } from '../../../src/core/types.ts';
import { smallOverview } from '../../support/small-overview.ts';

/** All conversations (20) > P (15) > A, B, C;  D (3) and E (2) are too small to show. */
export const cleanTree = buildTree(smallOverview(), 4);

/** The same tree with another topic A, the first leaf. */
export function withLeaf(over: Partial<TopicNode>, tree: TopicTree = cleanTree): TopicTree {
  const change = (node: TopicNode): TopicNode =>
    node.id === 'A' ? { ...node, ...over } : { ...node, children: node.children.map(change) };
  return { ...tree, root: change(tree.root) };
}

export function keyword(word: string, share = 0.75) {
  return { word, weight: 2, share, shareOutside: 0.1 };
}

/** Pages of chats of one turn each. */
export async function* pagesOf(...pages: readonly (readonly string[])[]): AsyncGenerator<Conversation[]> {
  for (const page of pages) yield page.map((text, i) => chatOf({ messages: [text] }, i));
}

export function chatOf(
  { title = null, messages }: { title?: string | null; messages: readonly string[] },
  i = 0,
): Conversation {
  return {
    ...{ id: `chat-${i}`, externalId: null, source: 'chatgpt', title, startedAt: null, updatedAt: null },
    ...{ account: null, model: null, contentHash: `chat-${i}`, language: null, opening: `chat-${i}` },
    messages: messages.map((text) => ({ role: 'user' as const, text, at: null })),
  };
}
