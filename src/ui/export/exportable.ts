// What an export is made of: a run's overview at the export's own minimum, or an imported tree as it is.
import type { ExportGateOptions, Gated } from '../../core/export/gate.ts';
import type { ExportLevel, GatedTree } from '../../core/export/gated-tree.ts';
import { usualFamilies } from '../../core/privacy/families.ts';
import type { Store } from '../../core/ports.ts';
import { defaultRunSettings } from '../../core/settings.ts';
import type { TopicTree } from '../../core/topic-tree.ts';
import type { Conversation, Overview } from '../../core/types.ts';

/** Kinds of files a tree can be saved as. */
export type Format = 'json' | 'csv' | 'html';

/** A tree that is offered for export, and where it comes from. */
export interface Exportable {
  readonly tree: TopicTree;
  /** Where its topics are looked at. */
  readonly kind: 'run' | 'tree';
  readonly id: string;
  /** Why requests cannot go into the file; null: they can. */
  readonly noRequests: 'quotations' | 'imported' | null;
  /** Chats on this device that every text is compared with; null: none are here. */
  readonly chats: number | null;
  /** Fewest accounts of a topic in the file; null: there is no minimum, or an imported tree does not say. */
  readonly minimumAccounts: number | null;
  /** The tree as it may leave. Rejects with AbortError when cancelled, with AppError when it may not or the store fails. */
  gate(level: ExportLevel, signal: AbortSignal, onProgress: (chats: number) => void): Promise<Gated>;
}

/** Reads a run or an imported tree; null when the store has neither. Rejects with AppError when the file is broken. */
export async function loadExportable(store: Store, id: string): Promise<Exportable | null> {
  const overview = await store.overview(id);
  return overview ? await ofRun(store, id, overview) : await ofTree(store, id);
}

async function ofRun(store: Store, id: string, overview: Overview): Promise<Exportable> {
  const [{ minimumAccountsOf, runTree }, { gateExport }, { readOtherSettings }, { storedEvidence }] =
    await Promise.all([
      import('../../core/export/run-tree.ts'),
      import('../../core/export/gate.ts'),
      import('../../core/saved-settings.ts'),
      import('../../core/surveying.ts'),
    ]);
  // Results of earlier versions know fewer settings.
  const { region, redaction, minimumAccounts: chosen } = readOtherSettings(overview.settings);
  const minimumAccounts = minimumAccountsOf(overview, chosen);
  const floor =
    minimumAccounts === null
      ? null
      : { ...(await store.columns(overview.datasetId)), minimum: minimumAccounts };
  const tree = runTree(overview, floor);
  return {
    ...{ tree, kind: 'run', id, chats: overview.stats.conversations },
    noRequests: overview.requestsAreQuotations ? 'quotations' : null,
    minimumAccounts,
    gate: async (level, signal, onProgress) => {
      const evidence = await storedEvidence(store, overview.datasetId);
      const options: ExportGateOptions = {
        ...{ level, overview, region, pages: pagesOf(store, overview.datasetId, onProgress) },
        // What leaves is looked through for the usual details also where a run read chats without.
        families: new Set([...usualFamilies, ...(redaction.families ?? [])]),
        strictNames: redaction.strictNames,
        ...(evidence ? { evidence } : {}),
      };
      return gateExport(tree, options, signal);
    },
  };
}

async function ofTree(store: Store, id: string): Promise<Exportable | null> {
  const stored = await store.tree(id);
  if (!stored) return null;
  const [{ readTreeFile }, { gateExport }] = await Promise.all([
    import('../../core/tree-file.ts'),
    import('../../core/export/gate.ts'),
  ]);
  const { tree, level: brought } = readTreeFile(stored.file);
  return {
    ...{ tree, kind: 'tree', id, chats: null, minimumAccounts: tree.run.minimumAccounts ?? null },
    noRequests: brought === 'requests' ? null : 'imported',
    gate: (level, signal) => gateExport(tree, { level, region: defaultRunSettings.region }, signal),
  };
}

/** The chats of a dataset, a page at a time; can be gone through more than once. */
function pagesOf(
  store: Store,
  datasetId: string,
  onProgress: (chats: number) => void,
): AsyncIterable<readonly Conversation[]> {
  return {
    async *[Symbol.asyncIterator]() {
      let chats = 0;
      for (let chunk = 0; ; chunk++) {
        const page = await store.conversationPage(datasetId, chunk);
        if (page === null) return;
        yield page;
        onProgress((chats += page.length));
      }
    },
  };
}

/** File names and types by format. */
export const files: Readonly<Record<Format, { readonly name: string; readonly type: string }>> = {
  json: { name: 'kleio-tree.json', type: 'application/json' },
  csv: { name: 'kleio-topics.csv', type: 'text/csv' },
  html: { name: 'kleio-report.html', type: 'text/html' },
};

/** The text of a file. Only a tree that the gate has gone over has one; its requests are what the gate let through. */
export async function writeAs(format: Format, tree: GatedTree, level: ExportLevel): Promise<string> {
  if (format === 'csv') return (await import('../../core/export/csv.ts')).writeCsv(tree);
  if (format === 'html') return (await import('../../core/export/html.ts')).writeHtml(tree);
  return (await import('../../core/tree-file.ts')).writeTreeFile(tree, { level });
}
