// What the device remembers, in IndexedDB through Dexie. Every table carries the dataset's id (and the run's, where one exists).
import type { Table } from 'dexie';
import { AppError } from '../core/errors.ts';
import { type Digest, DigestBuilder, digestVersion } from '../core/digest.ts';
import type { LedgerEntry } from '../core/model.ts';
import type {
  AddCounts,
  KeepOptions,
  LedgerStore,
  StorageUsage,
  Store,
  StoredTree,
  VectorChunk,
} from '../core/ports.ts';
import type { Conversation, ConversationColumns, Dataset, Overview, Run } from '../core/types.ts';
import { conversationOf, joinColumns, type OpenChunk, turnsIn } from './conversation-chunks.ts';
import { ConversationWriter } from './conversation-writer.ts';
import { KleioDatabase } from './database.ts';
import { tellDeleted } from './deletions.ts';
import { LedgerTable } from './ledger-table.ts';
import type { SecretRow } from './secrets.ts';
import { guard } from './storage-errors.ts';
import type { ModelFiles } from './weights/manifest.ts';

/**
 * Opens the store; `tell` hears of what is deleted. Rejects with AppError 'storage-blocked' where the browser refuses IndexedDB
 * (private windows).
 */
export async function openStore(name?: string, tell = tellDeleted): Promise<DexieStore> {
  const db = new KleioDatabase(name);
  await guard(() => db.open());
  return new DexieStore(db, tell);
}

export class DexieStore implements Store {
  readonly #db: KleioDatabase;
  readonly #writer: ConversationWriter;
  readonly #ledger: LedgerTable;
  readonly #tell: typeof tellDeleted;
  #durable: KleioDatabase | null = null;

  constructor(db: KleioDatabase, tell = tellDeleted) {
    this.#db = db;
    this.#tell = tell;
    this.#writer = new ConversationWriter(db);
    this.#ledger = new LedgerTable({ db, ledger: db.ledger, settings: db.settings });
  }

  datasets = (): Promise<Dataset[]> => guard(() => this.#db.datasets.toArray());

  dataset = (id: string): Promise<Dataset | null> =>
    guard(async () => (await this.#db.datasets.get(id)) ?? null);

  putDataset = (dataset: Dataset): Promise<void> =>
    guard(async () => void (await this.#db.datasets.put(structuredClone(dataset))));

  deleteDataset(id: string): Promise<void> {
    const { datasets, columns, texts, digests, runs, answers, overviews, vectors, ledger } = this.#db;
    // What was sent of a chat is text of the chat: its ledger entries go with it, the sums stay.
    const owned = [columns, texts, digests, runs, answers, overviews, vectors, ledger];
    this.#writer.forget(id);
    return this.#delete(id, () =>
      this.#db.transaction('rw', [datasets, ...owned], async () => {
        await datasets.delete(id);
        for (const table of owned) await table.where('datasetId').equals(id).delete();
      }),
    );
  }

  /** Other tabs hear of it before, so that they stop writing, and after, for what began meanwhile. */
  async #delete(id: string | null, work: () => PromiseLike<void>): Promise<void> {
    this.#tell(id);
    await guard(work);
    this.#tell(id);
  }

  datasetWith(ids: readonly string[]): Promise<string | null> {
    return guard(async () => {
      for (const { id } of await this.#db.datasets.toArray()) {
        if (await this.#writer.holdsAny(id, ids)) return id;
      }
      return null;
    });
  }

  addConversations(datasetId: string, conversations: readonly Conversation[]): Promise<AddCounts> {
    const { columns, texts, digests } = this.#db;
    return this.#write(this.#db, datasetId, [columns, texts, digests], () =>
      this.#writer.add(datasetId, conversations),
    ).catch((error: unknown) => {
      // The transaction rolled back, so what the writer remembers may be wrong.
      this.#writer.forget(datasetId);
      throw error;
    });
  }

  /** Writes to tables of a dataset. Rejects with AppError 'dataset-gone' where another tab has deleted it. */
  #write<T>(db: KleioDatabase, datasetId: string, tables: Table[], work: () => PromiseLike<T>): Promise<T> {
    return guard(() =>
      // The function must be async itself: Dexie keeps the transaction open over native awaits only then.
      db.transaction('rw', [db.datasets, ...tables], async () => {
        // Looked at in the same transaction: deleted a moment before, what is written would stay where nobody sees it.
        if ((await db.datasets.where('id').equals(datasetId).count()) === 0)
          throw new AppError('dataset-gone');
        return await work();
      }),
    );
  }

  columns = (datasetId: string): Promise<ConversationColumns> =>
    guard(async () =>
      joinColumns(await this.#db.columns.where('datasetId').equals(datasetId).sortBy('chunk')),
    );

  digest = (datasetId: string): Promise<Digest> =>
    guard(async () => {
      const row = await this.#db.digests.get(datasetId);
      return row?.version === digestVersion ? row.digest : this.#makeDigest(datasetId);
    });

  /** A chunk at a time, so that no task of the thread is long. In one transaction: what is kept is what the columns hold. */
  #makeDigest(datasetId: string): Promise<Digest> {
    const { columns, digests } = this.#db;
    return this.#db.transaction('rw', [columns, digests], async () => {
      const builder = new DigestBuilder();
      const chunks = columns.where('datasetId').equals(datasetId);
      await chunks.each((chunk) => builder.add(joinColumns([chunk])));
      const digest = builder.finish();
      if (digest.count > 0) await digests.put({ datasetId, version: digestVersion, digest });
      return digest;
    });
  }

  conversationPage(datasetId: string, chunk: number): Promise<Conversation[] | null> {
    return guard(async () => {
      const rows = await this.#chunk(datasetId, chunk);
      return rows && rows.columns.ids.map((_, at) => conversationOf(rows, at));
    });
  }

  conversation(datasetId: string, id: string): Promise<Conversation | null> {
    return guard(async () => {
      const place = await this.#writer.find(datasetId, id);
      const rows = place && (await this.#chunk(datasetId, place.chunk));
      return rows ? conversationOf(rows, place.at) : null;
    });
  }

  async #chunk(datasetId: string, chunk: number): Promise<OpenChunk | null> {
    const [columns, texts] = await Promise.all([
      this.#db.columns.get([datasetId, chunk]),
      this.#db.texts.get([datasetId, chunk]),
    ]);
    return columns && texts ? { columns, turns: turnsIn(texts) } : null;
  }

  recall = (keys: readonly string[]): Promise<unknown[]> =>
    guard(async () => (await this.#db.answers.bulkGet([...keys])).map((row) => row?.answer));

  async keep(entries: readonly { key: string; answer: unknown }[], options: KeepOptions): Promise<void> {
    const { runId, datasetId, durable } = options;
    const savedAt = Date.now();
    const rows = entries.map(({ key, answer }) => ({ key, answer, runId, datasetId, savedAt }));
    const db = durable ? await guard(() => this.#strict()) : this.#db;
    await this.#write(db, datasetId, [db.answers], () => db.answers.bulkPut(rows));
  }

  runs = (datasetId?: string): Promise<Run[]> =>
    guard(() =>
      datasetId === undefined
        ? this.#db.runs.toArray()
        : this.#db.runs.where('datasetId').equals(datasetId).toArray(),
    );

  run = (id: string): Promise<Run | null> => guard(async () => (await this.#db.runs.get(id)) ?? null);

  async putRun(run: Run): Promise<void> {
    const { runs } = this.#db;
    await this.#write(this.#db, run.datasetId, [runs], () => runs.put(structuredClone(run)));
  }

  deleteRun(id: string): Promise<void> {
    const { runs, answers, overviews } = this.#db;
    return guard(() =>
      this.#db.transaction('rw', [runs, answers, overviews], async () => {
        await runs.delete(id);
        await overviews.delete(id);
        await answers.where('runId').equals(id).delete();
      }),
    );
  }

  overview = (runId: string): Promise<Overview | null> =>
    guard(async () => (await this.#db.overviews.get(runId)) ?? null);

  async putOverview(overview: Overview): Promise<void> {
    const { overviews } = this.#db;
    await this.#write(this.#db, overview.datasetId, [overviews], () => overviews.put(overview));
  }

  trees = (): Promise<StoredTree[]> => guard(() => this.#db.trees.toArray());

  tree = (id: string): Promise<StoredTree | null> =>
    guard(async () => (await this.#db.trees.get(id)) ?? null);

  putTree = (tree: StoredTree): Promise<void> => guard(async () => void (await this.#db.trees.put(tree)));

  deleteTree = (id: string): Promise<void> => guard(() => this.#db.trees.delete(id));

  setting = (key: string): Promise<unknown> => guard(async () => (await this.#db.settings.get(key))?.value);

  putSetting = (key: string, value: unknown): Promise<void> =>
    guard(async () => void (await this.#db.settings.put({ key, value })));

  deleteSetting = (key: string): Promise<void> => guard(() => this.#db.settings.delete(key));

  vectors = (datasetId: string, space: string): Promise<VectorChunk[]> =>
    guard(() => this.#db.vectors.where('[datasetId+space]').equals([datasetId, space]).sortBy('id'));

  async keepVectors(chunk: VectorChunk): Promise<void> {
    const { vectors } = this.#db;
    await this.#write(this.#db, chunk.datasetId, [vectors], () => vectors.add(chunk));
  }

  addToLedger(entry: Omit<LedgerEntry, 'id'>): Promise<number> {
    const { ledger, settings } = this.#db;
    const add = () => this.#ledger.addToLedger(entry);
    return entry.datasetId === null
      ? guard(add)
      : this.#write(this.#db, entry.datasetId, [ledger, settings], add);
  }

  amendLedger = (...change: Parameters<LedgerStore['amendLedger']>): Promise<void> =>
    guard(() => this.#ledger.amendLedger(...change));

  ledger = (count: number, before?: number): Promise<LedgerEntry[]> =>
    guard(() => this.#ledger.ledger(count, before));

  ledgerTotals = () => guard(() => this.#ledger.ledgerTotals());

  ledgerOfRun = (runId: string) => guard(() => this.#ledger.ledgerOfRun(runId));

  eraseLedger = (): Promise<void> => guard(() => this.#ledger.eraseLedger());

  /** Keys of models at rest: see secrets.ts. */
  readonly secrets = {
    get: (origin: string): Promise<SecretRow | null> =>
      guard(async () => (await this.#db.secrets.get(origin)) ?? null),
    put: (row: SecretRow): Promise<void> => guard(async () => void (await this.#db.secrets.put(row))),
    delete: (origin: string): Promise<void> => guard(() => this.#db.secrets.delete(origin)),
    clear: (): Promise<void> => guard(() => this.#db.secrets.clear()),
    origins: (): Promise<string[]> => guard(() => this.#db.secrets.toCollection().primaryKeys()),
  };

  /** Files of embedders: see weights/. */
  readonly weights = {
    get: (model: string): Promise<ModelFiles | null> =>
      guard(async () => (await this.#db.weights.get(model)) ?? null),
    put: (row: ModelFiles): Promise<void> => guard(async () => void (await this.#db.weights.put(row))),
    delete: (model: string): Promise<void> => guard(() => this.#db.weights.delete(model)),
    list: (): Promise<{ model: string; bytes: number }[]> =>
      guard(async () =>
        (await this.#db.weights.toArray()).map(({ model, files }) => ({
          model,
          bytes: files.reduce((sum, { blob }) => sum + blob.size, 0),
        })),
      ),
  };

  async usage(): Promise<StorageUsage> {
    const estimate = await navigator.storage?.estimate?.();
    const persistent = (await navigator.storage?.persisted?.()) ?? false;
    return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null, persistent };
  }

  deleteEverything(): Promise<void> {
    this.#writer.forgetAll();
    return this.#delete(null, () =>
      this.#db.transaction('rw', this.#db.tables, async () => {
        for (const table of this.#db.tables) await table.clear();
      }),
    );
  }

  /** A second connection that flushes to the disk before it says done: about a third slower, used where answers cost money. */
  async #strict(): Promise<KleioDatabase> {
    this.#durable ??= new KleioDatabase(this.#db.name, 'strict');
    if (!this.#durable.isOpen()) await this.#durable.open();
    return this.#durable;
  }
}
