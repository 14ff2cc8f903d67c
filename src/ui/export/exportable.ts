// What an export is made of: a run's overview at the export's own minimum, or an imported tree as it is.
import type { Store } from '../../core/ports.ts';
import { exportMinimum } from '../../core/settings.ts';
import type { TopicTree } from '../../core/topic-tree.ts';

export type Level = 'clusters' | 'requests';

export interface Exportable {
  readonly tree: TopicTree;
  /** Where its topics are looked at. */
  readonly kind: 'run' | 'tree';
  readonly id: string;
  /** Why requests cannot go into the file; null: they can. */
  readonly noRequests: 'quotations' | 'imported' | null;
  /** The file as JSON text. */
  write(level: Level): string;
}

/** Reads a run or an imported tree; null when the store has neither. Rejects with AppError when the file is broken. */
export async function loadExportable(store: Store, id: string): Promise<Exportable | null> {
  const overview = await store.overview(id);
  if (overview) {
    const [{ buildTree }, { writeTreeFile }] = await Promise.all([
      import('../../core/overview-tree.ts'),
      import('../../core/tree-file.ts'),
    ]);
    const tree = buildTree(overview, Math.max(exportMinimum, overview.minimum));
    const noRequests = overview.requestsAreQuotations ? 'quotations' : null;
    return { tree, kind: 'run', id, noRequests, write: (level) => writeTreeFile(tree, { level, overview }) };
  }
  const stored = await store.tree(id);
  if (!stored) return null;
  const { readTreeFile, writeTreeFile } = await import('../../core/tree-file.ts');
  const { tree, level: brought } = readTreeFile(stored.file);
  const noRequests = brought === 'requests' ? null : 'imported';
  return { tree, kind: 'tree', id, noRequests, write: (level) => writeTreeFile(tree, { level }) };
}
