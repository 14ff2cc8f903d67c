// An exported tree comes back: one of the doors that zod guards.
import type { Clock, Store, StoredTree } from '../../core/ports.ts';

/** Checks and keeps a file Kleio wrote. Rejects with AppError 'not-a-tree' | 'tree-version' | storage kinds. */
export async function openTree(
  file: File,
  { store, clock }: { store: Store; clock: Clock },
): Promise<StoredTree> {
  const { treeFromText } = await import('../../core/tree-file.ts');
  const tree = treeFromText(await file.text(), file.name, clock.now());
  await store.putTree(tree);
  return tree;
}
