import type { TopicNode } from '../../core/topic-tree.ts';
import { strings } from '../strings.ts';

/** What a topic is called on screen: the two groups that are not topics have our words. */
export function topicName(node: TopicNode): string {
  if (node.depth === 0) return strings.explore.allChats;
  return node.tooSmall ? strings.explore.tooSmall : node.name;
}
