// The services in memory: what a screen needs, nothing of a browser's storage.
import { type Digest, digestOf } from '../../src/core/digest.ts';
import { AppError } from '../../src/core/errors.ts';
import { inspectChat } from '../../src/core/inspect.ts';
import type { LedgerEntry, LedgerTotals, PriceTable } from '../../src/core/model.ts';
import { copyOf, isNewer } from '../../src/core/newer.ts';
import type {
  AddCounts,
  KeepOptions,
  Store,
  StoredTree,
  StorageUsage,
  VectorChunk,
} from '../../src/core/ports.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type {
  Conversation,
  ConversationColumns,
  Dataset,
  FileReport,
  Overview,
  Run,
} from '../../src/core/types.ts';
import type { ImportOutcome, ModelDesk, Services, WeightsDesk } from '../../src/ui/services.ts';

/** 20 Nov 2026, 12:00 UTC: the day the tests take place. */
export const testDay = Date.UTC(2026, 10, 20, 12);

export function aDataset(over: Partial<Dataset> = {}): Dataset {
  return {
    id: 'd1',
    name: 'chatgpt-export.zip',
    createdAt: testDay,
    conversations: 1204,
    characters: 4_200_000,
    sources: ['chatgpt'],
    dateRange: [Date.UTC(2023, 2, 4, 12), Date.UTC(2026, 10, 18, 12)],
    files: [],
    isSample: false,
    ...over,
  };
}

export function aRun(over: Partial<Run> = {}): Run {
  return {
    id: 'r1',
    datasetId: 'd1',
    createdAt: testDay,
    settings: defaultRunSettings,
    status: 'done',
    finishedAt: testDay + 60_000,
    problem: null,
    progress: null,
    ...over,
  };
}

export function aReport(over: Partial<FileReport> = {}): FileReport {
  return {
    name: 'chatgpt-export.zip',
    bytes: 41_000_000,
    format: 'chatgpt',
    conversations: 1204,
    withMessages: 1187,
    userMessages: 8120,
    assistantMessages: 8044,
    added: 1204,
    updated: 0,
    unchanged: 0,
    dateRange: [Date.UTC(2023, 2, 4, 12), Date.UTC(2026, 10, 18, 12)],
    skipped: {},
    issues: [],
    issueCount: 0,
    problem: null,
    ...over,
  };
}

export function aConversation(over: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    externalId: 'own-1',
    source: 'chatgpt',
    title: 'Sourdough without a scale',
    startedAt: testDay,
    updatedAt: testDay,
    account: null,
    model: null,
    messages: [
      { role: 'user', text: 'How do I bake sourdough without a scale?', at: testDay },
      { role: 'assistant', text: 'Use cups and watch the dough.', at: testDay + 1000 },
    ],
    contentHash: 'h1',
    language: 'English',
    // A chat of its own unless told otherwise.
    opening: `${over.id ?? 'c1'}-opening`,
    ...over,
  };
}

export function aTree(over: Partial<StoredTree> = {}): StoredTree {
  return { id: 't1', name: 'team-topics.json', importedAt: testDay, file: {}, ...over };
}

/** A store whose tables are maps; add to them at will. */
export class FakeStore implements Store {
  answers = new Map<string, unknown>();
  datasetRows = new Map<string, Dataset>();
  conversations = new Map<string, Conversation[]>();
  runRows = new Map<string, Run>();
  overviews = new Map<string, Overview>();
  treeRows = new Map<string, StoredTree>();
  settings = new Map<string, unknown>();
  granted: StorageUsage = { used: 12_400_000, quota: 10_700_000_000, persistent: false };

  async recall(keys: readonly string[]): Promise<unknown[]> {
    return keys.map((key) => this.answers.get(key));
  }
  async keep(
    entries: readonly { key: string; answer: unknown }[],
    { datasetId, runId }: KeepOptions,
  ): Promise<void> {
    this.mustStand(datasetId);
    for (const { key, answer } of entries) {
      this.answers.set(key, answer);
      this.#owners.set(key, { datasetId, runId });
    }
  }
  readonly #owners = new Map<string, { datasetId: string; runId: string }>();
  readonly deleted = new Set<string>();
  /** Looser than the real one: what a test has never stored is not gone. */
  mustStand(datasetId: string): void {
    if (this.deleted.has(datasetId)) throw new AppError('dataset-gone');
  }
  async datasets(): Promise<Dataset[]> {
    return [...this.datasetRows.values()];
  }
  async dataset(id: string): Promise<Dataset | null> {
    return this.datasetRows.get(id) ?? null;
  }
  async putDataset(dataset: Dataset): Promise<void> {
    this.datasetRows.set(dataset.id, dataset);
    this.deleted.delete(dataset.id);
  }
  async deleteDataset(id: string): Promise<void> {
    this.deleted.add(id);
    this.datasetRows.delete(id);
    this.conversations.delete(id);
    for (const [key, { datasetId }] of this.#owners) if (datasetId === id) this.answers.delete(key);
    this.vectorRows = this.vectorRows.filter(({ datasetId }) => datasetId !== id);
    this.ledgerRows = this.ledgerRows.filter(({ datasetId }) => datasetId !== id);
    for (const run of await this.runs(id)) await this.deleteRun(run.id);
  }
  async datasetWith(ids: readonly string[]): Promise<string | null> {
    for (const [id, rows] of this.conversations) if (rows.some((row) => ids.includes(row.id))) return id;
    return null;
  }
  async addConversations(datasetId: string, conversations: readonly Conversation[]): Promise<AddCounts> {
    if (!this.datasetRows.has(datasetId)) throw new AppError('dataset-gone');
    const rows = [...(this.conversations.get(datasetId) ?? [])];
    const places = new Map(rows.map(({ id }, at) => [id, at]));
    const counts = { added: 0, updated: 0, unchanged: 0 };
    for (const fresh of conversations) {
      const at = places.get(fresh.id);
      if (at === undefined) {
        places.set(fresh.id, rows.push(fresh) - 1);
        counts.added++;
      } else if (fresh.contentHash !== rows[at].contentHash && isNewer(copyOf(fresh), copyOf(rows[at]))) {
        rows[at] = fresh;
        counts.updated++;
      } else counts.unchanged++;
    }
    this.conversations.set(datasetId, rows);
    return counts;
  }
  async columns(datasetId: string): Promise<ConversationColumns> {
    const rows = this.conversations.get(datasetId) ?? [];
    const turns = (row: Conversation, role: string) =>
      row.messages.filter((message) => message.role === role).length;
    return {
      ids: rows.map((row) => row.id),
      externalIds: rows.map((row) => row.externalId),
      sources: rows.map((row) => row.source),
      titles: rows.map((row) => row.title),
      startedAt: Float64Array.from(rows, (row) => row.startedAt ?? NaN),
      updatedAt: Float64Array.from(rows, (row) => row.updatedAt ?? NaN),
      accounts: rows.map((row) => row.account),
      models: rows.map((row) => row.model),
      userTurns: Uint32Array.from(rows, (row) => turns(row, 'user')),
      assistantTurns: Uint32Array.from(rows, (row) => turns(row, 'assistant')),
      characters: Uint32Array.from(rows, (row) =>
        row.messages.reduce((sum, { text }) => sum + text.length, 0),
      ),
      contentHashes: rows.map((row) => row.contentHash),
      languages: rows.map((row) => row.language ?? ''),
      openings: rows.map((row) => row.opening),
    };
  }
  async digest(datasetId: string): Promise<Digest> {
    return digestOf(await this.columns(datasetId));
  }
  async conversationPage(datasetId: string, chunk: number): Promise<Conversation[] | null> {
    const page = (this.conversations.get(datasetId) ?? []).slice(chunk * 500, (chunk + 1) * 500);
    return page.length > 0 ? page : null;
  }
  async conversation(datasetId: string, id: string): Promise<Conversation | null> {
    return this.conversations.get(datasetId)?.find((row) => row.id === id) ?? null;
  }
  async runs(datasetId?: string): Promise<Run[]> {
    return [...this.runRows.values()].filter((run) => datasetId === undefined || run.datasetId === datasetId);
  }
  async run(id: string): Promise<Run | null> {
    return this.runRows.get(id) ?? null;
  }
  async putRun(run: Run): Promise<void> {
    this.mustStand(run.datasetId);
    this.runRows.set(run.id, run);
  }
  async deleteRun(id: string): Promise<void> {
    this.runRows.delete(id);
    this.overviews.delete(id);
  }
  async overview(runId: string): Promise<Overview | null> {
    return this.overviews.get(runId) ?? null;
  }
  async putOverview(overview: Overview): Promise<void> {
    this.mustStand(overview.datasetId);
    this.overviews.set(overview.runId, overview);
  }
  async trees(): Promise<StoredTree[]> {
    return [...this.treeRows.values()];
  }
  async tree(id: string): Promise<StoredTree | null> {
    return this.treeRows.get(id) ?? null;
  }
  async putTree(tree: StoredTree): Promise<void> {
    this.treeRows.set(tree.id, tree);
  }
  async deleteTree(id: string): Promise<void> {
    this.treeRows.delete(id);
  }
  async setting(key: string): Promise<unknown> {
    return this.settings.get(key);
  }
  async putSetting(key: string, value: unknown): Promise<void> {
    this.settings.set(key, value);
  }
  async deleteSetting(key: string): Promise<void> {
    this.settings.delete(key);
  }
  vectorRows: VectorChunk[] = [];
  async vectors(datasetId: string, space: string): Promise<VectorChunk[]> {
    return this.vectorRows.filter((row) => row.datasetId === datasetId && row.space === space);
  }
  async keepVectors(chunk: VectorChunk): Promise<void> {
    this.mustStand(chunk.datasetId);
    this.vectorRows.push(chunk);
  }
  ledgerRows: LedgerEntry[] = [];
  #sums = { requests: 0, bytes: 0, hosts: new Map<string, number>() };
  #lastEntry = 0;
  async addToLedger(entry: Omit<LedgerEntry, 'id'>): Promise<number> {
    if (entry.datasetId !== null) this.mustStand(entry.datasetId);
    const id = ++this.#lastEntry;
    this.ledgerRows.push({ ...entry, id });
    this.#sums.requests++;
    this.#sums.bytes += entry.bytes;
    this.#sums.hosts.set(entry.host, (this.#sums.hosts.get(entry.host) ?? 0) + 1);
    return id;
  }
  async amendLedger(id: number, changes: Partial<LedgerEntry>): Promise<void> {
    this.ledgerRows = this.ledgerRows.map((row) => (row.id === id ? { ...row, ...changes } : row));
  }
  async ledger(count: number, before = Infinity): Promise<LedgerEntry[]> {
    return this.ledgerRows
      .filter(({ id }) => id < before)
      .reverse()
      .slice(0, count);
  }
  async ledgerTotals(): Promise<LedgerTotals> {
    const { requests, bytes, hosts } = this.#sums;
    return { requests, bytes, hosts: [...hosts].sort(([, a], [, b]) => b - a) };
  }
  #erased: LedgerEntry[] = [];
  async ledgerOfRun(runId: string): ReturnType<Store['ledgerOfRun']> {
    const rows = [...this.#erased, ...this.ledgerRows].filter((row) => row.runId === runId);
    const costs = rows.map(({ cost }) => cost).filter((cost) => cost !== null);
    return {
      requests: rows.length,
      answered: rows.filter(({ status }) => status === 200).length,
      tokensIn: rows.reduce((sum, row) => sum + row.tokensIn, 0),
      tokensOut: rows.reduce((sum, row) => sum + row.tokensOut, 0),
      cost: costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0),
    };
  }
  async eraseLedger(): Promise<void> {
    this.#erased.push(...this.ledgerRows);
    this.ledgerRows = [];
  }
  async usage(): Promise<StorageUsage> {
    return this.granted;
  }
  async deleteEverything(): Promise<void> {
    for (const id of this.datasetRows.keys()) this.deleted.add(id);
    for (const table of [this.answers, this.datasetRows, this.conversations, this.runRows]) table.clear();
    for (const table of [this.overviews, this.treeRows, this.settings]) table.clear();
    this.vectorRows = [];
    this.ledgerRows = [];
    this.#sums = { requests: 0, bytes: 0, hosts: new Map() };
  }
}

export interface FakeServices extends Services {
  readonly store: FakeStore;
  /** What `save` was given, oldest first. */
  readonly saved: { name: string; text: string; type: string }[];
}

/** A desk without endpoint, key or network; every member can be replaced. */
export function fakeModels(over: Partial<ModelDesk> = {}): ModelDesk {
  const keys = new Map<string, string>();
  const remembered = new Map<string, 'device' | 'passphrase'>();
  const listeners = new Set<(origin: string | null) => void>();
  let table: PriceTable = { date: '2026-11', prices: { 'test-model': { input: 1, output: 2 } } };
  return {
    boundTo: null,
    bindTo: async () => undefined,
    hasKey: async (baseUrl) => keys.has(new URL(baseUrl).origin),
    setKey: async (baseUrl, value, remember) => {
      const { origin } = new URL(baseUrl);
      if (value === '') keys.delete(origin);
      else keys.set(origin, value);
      if (remember && value !== '') remembered.set(origin, remember === true ? 'device' : 'passphrase');
      else remembered.delete(origin);
    },
    forgetKeys: async () => {
      keys.clear();
      remembered.clear();
      for (const listener of listeners) listener(null);
    },
    onForgotten: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    rememberedKeys: async () => [...remembered].map(([origin, by]) => ({ origin, by })),
    list: async () => [{ name: 'test-model', title: 'Test model' }],
    test: async () => null,
    estimate: async (_datasetId, settings) => ({
      host: new URL(settings.model?.baseUrl ?? 'https://nobody.test').host,
      firstRequest: 'What does the user ask for?\n<user>How do I bake bread?</user>',
      requests: [90, 110],
      tokensIn: [100_000, 140_000],
      tokensOut: [5_000, 8_000],
      seconds: [60, 180],
      cost: [0.01, 0.02],
      priceDate: '2026-11',
    }),
    prices: async () => table,
    setPrices: async (changed) => void (table = changed),
    ...over,
  };
}

/** No files, and none wished for. */
export function fakeWeights(over: Partial<WeightsDesk> = {}): WeightsDesk {
  return {
    status: async () => ({ state: 'absent', bytes: 23_000_000 }),
    kept: async () => [],
    wish: async () => undefined,
    wished: null,
    download: async () => undefined,
    endWish: async () => undefined,
    remove: async () => undefined,
    ...over,
  };
}

const nothingFound: ImportOutcome = { datasetId: null, intoExisting: false, reports: [], trees: [] };

/** Services in memory; every member can be replaced. `openPorts` refuses unless given. */
export function fakeServices(
  over: Partial<Omit<Services, 'store'>> & { store?: FakeStore } = {},
): FakeServices {
  const saved: FakeServices['saved'] = [];
  let rolls = 0;
  return {
    store: new FakeStore(),
    saved,
    clock: {
      now: () => testDay,
      sleep: () => Promise.resolve(),
      // 0, 0.0625, 0.125 ...: repeatable, and different from call to call.
      chance: () => (rolls++ % 16) / 16,
    },
    locks: { exclusive: (_name, work) => work() },
    importFiles: () => Promise.resolve(nothingFound),
    sampleFile: () => Promise.resolve(new File(['[]'], 'sample-chats.json')),
    openPorts: () => {
      throw new Error('this test opens no ports');
    },
    openInspector: async () => ({
      inspect: async (chat, settings, evidence) => inspectChat(chat, settings, evidence),
      close: () => undefined,
    }),
    save: (name, text, type) => void saved.push({ name, text, type }),
    egress: () => ({ requests: 0, bytes: 0, hosts: [] }),
    models: fakeModels(),
    weights: fakeWeights(),
    onDeleted: () => () => undefined,
    persist: () => Promise.resolve(true),
    ...over,
  };
}
