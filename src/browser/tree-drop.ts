import { AppError } from '../core/errors.ts';
import type { StoredTree } from '../core/ports.ts';

/** An exported tree says so in its first characters. */
const headLength = 400;
/** A tree of 5,000 topics is about 5 MB. */
const largestTree = 200_000_000;

/**
 * The exported tree in a dropped file, or null when the file is something else. Throws AppError 'not-a-tree' |
 * 'tree-version' when it says it is a tree and is not. The same file has the same id: dropping it again adds nothing.
 */
export async function readDroppedTree(file: File, now: number): Promise<StoredTree | null> {
  const head = await file.slice(0, headLength).text();
  if (!/^﻿?\s*\{/.test(head) || !/"format"\s*:\s*"clio-tree"/.test(head)) return null;
  if (file.size > largestTree) throw new AppError('not-a-tree', { where: 'size', name: file.name });
  // With the schema it takes longer to load than all else that a drop needs.
  const { treeFromText } = await import('../core/tree-file.ts');
  return treeFromText(await file.text(), file.name, now);
}
