// The exported file of a tree, by way of the gate, without chats to compare with.
import { gateTree } from '../../src/core/export/gate.ts';
import type { ExportLevel } from '../../src/core/export/gated-tree.ts';
import { writeTreeFile } from '../../src/core/tree-file.ts';
import type { TopicTree } from '../../src/core/topic-tree.ts';
import type { Overview } from '../../src/core/types.ts';

/** The text that an export of this tree writes. Throws what the gate throws. */
export function writtenTree(
  tree: TopicTree,
  { level, overview }: { level: ExportLevel; overview?: Overview } = { level: 'clusters' },
): string {
  const options = { level, region: 'US', ...(overview ? { overview } : {}) };
  return writeTreeFile(gateTree(tree, options).tree, { level });
}
