// The schema: which tables there are, what their rows hold and by what they are found.
import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Digest } from '../core/digest.ts';
import type { LedgerEntry } from '../core/model.ts';
import type { StoredTree, VectorChunk } from '../core/ports.ts';
import type { Dataset, Overview, Run } from '../core/types.ts';
import type { ColumnChunk, EarlierTextChunk, TextChunk } from './conversation-chunks.ts';
import type { SecretRow } from './secrets.ts';
import type { ModelFiles } from './weights/manifest.ts';

/** One answer of remember.ts. */
interface AnswerRow {
  key: string;
  datasetId: string;
  runId: string;
  answer: unknown;
  /** Epoch ms when it was computed: an answer that is computed twice would show here. */
  savedAt: number;
}

/** A setting of the app, or the sums of the ledger (ledger-table.ts). */
export interface SettingRow {
  key: string;
  value: unknown;
}

/** Made of the columns of a dataset, and gone as soon as one of them changes. */
export interface DigestRow {
  datasetId: string;
  /** `digestVersion` of the code that made it. */
  version: number;
  digest: Digest;
}

/** Rows of an embedder that compares text by text; the id keeps their order. */
type VectorRow = VectorChunk & { id: number };

/** Tables and indexes. Add-only: a shipped version is never edited, a new one is added below it. */
export class KleioDatabase extends Dexie {
  declare datasets: EntityTable<Dataset, 'id'>;
  declare columns: Table<ColumnChunk, [string, number]>;
  declare texts: Table<TextChunk | EarlierTextChunk, [string, number]>;
  declare runs: EntityTable<Run, 'id'>;
  declare answers: EntityTable<AnswerRow, 'key'>;
  declare overviews: EntityTable<Overview, 'runId'>;
  declare trees: EntityTable<StoredTree, 'id'>;
  declare settings: EntityTable<SettingRow, 'key'>;
  declare ledger: EntityTable<LedgerEntry, 'id'>;
  declare vectors: EntityTable<VectorRow, 'id'>;
  declare secrets: EntityTable<SecretRow, 'origin'>;
  declare weights: EntityTable<ModelFiles, 'model'>;
  declare digests: EntityTable<DigestRow, 'datasetId'>;

  constructor(name = 'kleio', durability: 'relaxed' | 'strict' = 'relaxed') {
    super(name, { autoOpen: false, chromeTransactionDurability: durability });
    this.version(1).stores({
      datasets: 'id',
      columns: '[datasetId+chunk], datasetId',
      texts: '[datasetId+chunk], datasetId',
      runs: 'id, datasetId',
      answers: 'key, datasetId, runId',
      overviews: 'runId, datasetId',
      trees: 'id',
      settings: 'key',
    });
    this.version(2).stores({
      ledger: '++id, runId, datasetId',
      vectors: '++id, [datasetId+space], datasetId, runId',
      secrets: 'origin',
      weights: 'model',
    });
    this.version(3).stores({ digests: 'datasetId' });
    // The rows of texts are packed: code that does not know that steps aside.
    this.version(4).stores({});
    // Another tab wants a newer schema (or deletes the database): step aside, never reopen with old code.
    this.on('versionchange', () => {
      this.close();
      // false: without Dexie's own answer, which would open it again at the next call.
      return false;
    });
  }
}
