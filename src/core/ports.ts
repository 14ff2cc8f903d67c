// What the core needs from outside. Adapters live in browser/; tests pass plain objects. Over 300 lines: they are read together.
import type { Digest } from './digest.ts';
import type { LedgerEntry, LedgerTotals } from './model.ts';
import type { FindOptions } from './privacy/finding.ts';
import type { WordCounts, WordEvidence } from './privacy/word-evidence.ts';
import type { z } from './schema.ts';
import type {
  AnsweredText,
  Audit,
  ClusterText,
  Conversation,
  ConversationColumns,
  Dataset,
  Facets,
  KChoice,
  Keyword,
  Matrix,
  Overview,
  RedactedChat,
  RedactedText,
  Run,
  RunSettings,
  StageName,
} from './types.ts';

/** Nothing else tells the time or rolls dice. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** A number in [0, 1) that need not be repeatable: ids, jitter. Never results. */
  chance(): number;
}

/** How safely an answer is kept, and for which run and dataset. */
export interface KeepOptions {
  /** Strict durability: for answers that cost money. */
  readonly durable: boolean;
  readonly runId: string;
  readonly datasetId: string;
}

/** Where answers are kept, by key. */
export interface AnswerStore {
  /** Answers in the order of `keys`; undefined where none is stored. */
  recall(keys: readonly string[]): Promise<unknown[]>;
  /** Stores all or rejects. */
  keep(entries: readonly { key: string; answer: unknown }[], options: KeepOptions): Promise<void>;
}

/** Some rows of an embedder that answers per text, kept together. */
export interface VectorChunk {
  readonly datasetId: string;
  readonly runId: string;
  /** The embedder's id: rows of different spaces are never mixed. */
  readonly space: string;
  readonly model: string;
  readonly revision: string;
  readonly dtype: string;
  /** Hash of each row's text. */
  readonly keys: readonly string[];
  /** keys.length rows. */
  readonly rows: Matrix;
}

/** Where rows of embedders are kept. */
export interface VectorStore {
  /** All chunks of a dataset in one space, in the order they were kept. */
  vectors(datasetId: string, space: string): Promise<VectorChunk[]>;
  keepVectors(chunk: VectorChunk): Promise<void>;
}

/** What a run has asked of a model. */
export interface RunUsage {
  readonly requests: number;
  /** Of those: answered with status 200. */
  readonly answered: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** US dollars over the requests with a known price; null: none had one. */
  readonly cost: number | null;
}

/** What was sent to other hosts. */
export interface LedgerStore {
  /** Writes a request that is about to be sent; resolves to its number when it is stored. */
  addToLedger(entry: Omit<LedgerEntry, 'id'>): Promise<number>;
  /** Completes a request: status, tokens, cost, answer. */
  amendLedger(
    id: number,
    changes: Partial<Pick<LedgerEntry, 'status' | 'tokensIn' | 'tokensOut' | 'cost' | 'answer'>>,
  ): Promise<void>;
  /** Newest first; `before`: only entries with a smaller number. */
  ledger(count: number, before?: number): Promise<LedgerEntry[]>;
  /** Over everything that was ever sent, also after the ledger was erased. */
  ledgerTotals(): Promise<LedgerTotals>;
  /** What one run has used so far, also after the ledger was erased: a cap holds over that. */
  ledgerOfRun(runId: string): Promise<RunUsage>;
  /** Removes the entries; the totals and what each run has used stay. */
  eraseLedger(): Promise<void>;
}

/** What became of conversations that were added. */
export interface AddCounts {
  added: number;
  updated: number;
  unchanged: number;
}

/**
 * What the device remembers. All methods reject with AppError 'storage-full' | 'storage-blocked' | 'storage-outdated', those that
 * write about a dataset also with 'dataset-gone': nothing comes back that another tab has deleted.
 */
export interface Store extends AnswerStore, VectorStore, LedgerStore {
  datasets(): Promise<Dataset[]>;
  dataset(id: string): Promise<Dataset | null>;
  putDataset(dataset: Dataset): Promise<void>;
  deleteDataset(id: string): Promise<void>;
  /** The dataset that already holds one of these conversations, if any. */
  datasetWith(ids: readonly string[]): Promise<string | null>;
  /** Adds what is new; replaces what has the same id, another content and is not older. */
  addConversations(datasetId: string, conversations: readonly Conversation[]): Promise<AddCounts>;
  /** All columns of a dataset, in the order of import. */
  columns(datasetId: string): Promise<ConversationColumns>;
  /** What choosing asks of the chats of a dataset, of its columns as they are now: much less to read than these. */
  digest(datasetId: string): Promise<Digest>;
  /** Pages of whole conversations in the order of import. `chunk` counts up from 0; null = past the end. */
  conversationPage(datasetId: string, chunk: number): Promise<Conversation[] | null>;
  conversation(datasetId: string, id: string): Promise<Conversation | null>;
  runs(datasetId?: string): Promise<Run[]>;
  run(id: string): Promise<Run | null>;
  putRun(run: Run): Promise<void>;
  deleteRun(id: string): Promise<void>;
  overview(runId: string): Promise<Overview | null>;
  putOverview(overview: Overview): Promise<void>;
  /** An imported tree, shown without its conversations. */
  trees(): Promise<StoredTree[]>;
  tree(id: string): Promise<StoredTree | null>;
  putTree(tree: StoredTree): Promise<void>;
  deleteTree(id: string): Promise<void>;
  setting(key: string): Promise<unknown>;
  putSetting(key: string, value: unknown): Promise<void>;
  deleteSetting(key: string): Promise<void>;
  /** Rows and approximate bytes by table, and what the browser grants. */
  usage(): Promise<StorageUsage>;
  /** Every table, every row. */
  deleteEverything(): Promise<void>;
}

/** A topic tree that was dropped as a file. */
export interface StoredTree {
  readonly id: string;
  readonly name: string;
  readonly importedAt: number;
  /** The parsed file, exactly as `core/tree-file.ts` read it. */
  readonly file: unknown;
}

/** How much room this origin takes up in the browser. */
export interface StorageUsage {
  /** Bytes used by this origin and the browser's limit; null where it does not say. */
  readonly used: number | null;
  readonly quota: number | null;
  /** True when the browser promised not to evict. */
  readonly persistent: boolean;
}

/** Prepares and redacts conversations: stages 1 and 2. In the browser a pool of workers. */
export interface Reader {
  /** Names the versions of preparation and redaction; part of every key that depends on them. */
  readonly id: string;
  /** How the words of these conversations are written: what tells names from other words. */
  survey(conversations: readonly Conversation[], signal: AbortSignal): Promise<WordCounts>;
  read(
    conversations: readonly Conversation[],
    settings: RunSettings,
    evidence: WordEvidence,
    signal: AbortSignal,
  ): Promise<RedactedChat[]>;
}

/** One question to a language model. */
export interface ModelQuestion<Answer> {
  readonly prompt: RedactedText;
  /** Flat, at most six fields; its JSON Schema goes with the request where the server takes one. */
  readonly schema: z.ZodType<Answer>;
  /** For the ledger. */
  readonly stage: StageName;
  /** Conversation id or cluster id, for the ledger: never text. */
  readonly subject: string;
  /** Most tokens of the answer. */
  readonly maxTokens: number;
}

/**
 * A model that answers one question at a time, whoever runs it. `complete` resolves to an answer that the schema accepts; it
 * rejects with AnswerError where this one question got none, with AppError 'model-...' where nothing can be asked at the
 * moment (the run stops and can go on later), with AbortError when cancelled.
 */
export interface LanguageModel {
  /** Provider and model: part of every key. */
  readonly id: string;
  /** Questions that may be put at once; how many of them travel at once is the adapter's affair. */
  readonly concurrency: number;
  complete<Answer>(question: ModelQuestion<Answer>, signal: AbortSignal): Promise<ModelAnswer<Answer>>;
}

/** An answer of a language model, and what it took. */
export interface ModelAnswer<Answer> {
  readonly answer: Answer;
  /** As the provider counted; estimated where it does not say. */
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** What an analyst is told of a cluster when it names it (clio.md 2.4). */
export interface NameQuestion {
  /** Hash of the sorted member ids, for the ledger. */
  readonly subject: string;
  readonly size: number;
  /** Conversations in the whole run. */
  readonly total: number;
  /** Requests of up to 50 members, most central first. */
  readonly members: readonly string[];
  /** Requests of up to 50 nearest conversations that are not members, nearest first. */
  readonly contrast: readonly string[];
  readonly keywords: readonly Keyword[];
  /** Counts of languages over all members. */
  readonly languages: Readonly<Record<string, number>>;
  /** Language of `members` and `contrast` where a model wrote them; absent: they are the chats' own words. */
  readonly requestsIn?: string;
  /** Most frequent tasks of members with their counts, most frequent first, at most 10. */
  readonly tasks: readonly (readonly [task: string, count: number])[];
  /** Names that may not be used again (siblings, already taken). */
  readonly taken: readonly string[];
  /** Reason of a failed audit: what to leave out this time. */
  readonly avoid: string | null;
  /** Words the name and the description may not hold: fewer than 3 members share them. Lower case. */
  readonly banned: readonly string[];
}

/** What an analyst is told of a parent when it names it from its children. */
export interface ParentQuestion extends NameQuestion {
  /** The children, largest first. */
  readonly children: readonly (ClusterText & { readonly size: number })[];
}

/** Steps 3 to 5 of clio.md 4, asked of a model. Names are compared as written. */
export interface ParentAnalyst {
  /** Names for parents of these clusters: at least `least`, at most `most`. `outside`: the nearest clusters beside them. */
  propose(
    question: {
      readonly clusters: readonly ClusterText[];
      readonly outside: readonly ClusterText[];
      readonly least: number;
      readonly most: number;
    },
    signal: AbortSignal,
  ): Promise<string[]>;
  /** As many of the names, or better ones for several of them: at least `least`, at most `most`. */
  deduplicate(
    question: { readonly names: readonly string[]; readonly least: number; readonly most: number },
    signal: AbortSignal,
  ): Promise<string[]>;
  /** One of the options, in the order given; null where the answer, asked twice, is none of them. */
  assign(
    question: { readonly subject: string; readonly child: ClusterText; readonly options: readonly string[] },
    signal: AbortSignal,
  ): Promise<string | null>;
}

/** Answers the questions of stages 3, 7, 8, 9. */
export interface Analyst {
  /** Name and version: part of every key of stages 7 to 9. */
  readonly id: string;
  /** The same of stage 3: another one than `id` where a model only names. */
  readonly facetsId: string;
  /** true: requests are quotations from the chat; never exported. */
  readonly quotes: boolean;
  /** true: answers cost money and are stored durably. */
  readonly costs: boolean;
  /** Conversations a call to `facets` likes at once. */
  readonly batch: number;
  /** Calls in flight at once. */
  readonly concurrency: number;
  /** One answer a chat, in order. An Issue's worth of failure is returned as null. */
  facets(chats: readonly RedactedChat[], signal: AbortSignal): Promise<(Facets | null)[]>;
  /**
   * Does the answer to the person's own question speak for the chat? One answer a chat, in order; null: it could not be asked, or got
   * no answer. Only of an analyst whose model reads the chats.
   */
  screen?(chats: readonly RedactedChat[], question: string, signal: AbortSignal): Promise<(boolean | null)[]>;
  /** Model and version of that question: part of the keys of its answers. There where `screen` is. */
  readonly screenId?: string;
  name(question: NameQuestion, signal: AbortSignal): Promise<AnsweredText>;
  nameParent(question: ParentQuestion, signal: AbortSignal): Promise<AnsweredText>;
  /** `subject`: the cluster's, for the ledger. */
  audit(text: ClusterText, signal: AbortSignal, subject?: string): Promise<Audit>;
  /** null: Ward's linkage decides which clusters stand together (stages/nest.ts). */
  readonly parents: ParentAnalyst | null;
}

/** Texts to unit rows. */
export interface Embedder {
  /** Part of every key; names model, revision and dtype where it has them. */
  readonly id: string;
  /** Of an embedder of scope 'text', for what is stored with its rows. */
  readonly weights?: { readonly model: string; readonly revision: string; readonly dtype: string };
  /** 'text': answers kept per text; 'corpus': fitted on the set, kept once per set. */
  readonly scope: 'text' | 'corpus';
  /** One unit row a text (a text without any feature: a zero row). */
  embed(
    texts: readonly string[],
    seed: number,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<Matrix>;
}

/** Rows in k clusters. */
export interface KMeansAnswer {
  /** Cluster of each row, 0-based, dense. */
  readonly assignment: Int32Array;
  /** Unit rows. */
  readonly centroids: Matrix;
  /** Cosine of each row to its centroid. */
  readonly closeness: Float32Array;
  readonly iterations: number;
  /** Weighted sum of squared distances of rows to the means of their clusters. */
  readonly inertia: number;
}

/** How many clusters, and where the search for them begins. */
export interface KMeansOptions {
  readonly k: number;
  readonly seed: number;
}

/** The functions of core/math, each answering a promise: a worker in the browser, the functions themselves in tests. */
export interface Numerics {
  /** `onProgress`: share done, 0-1. */
  kmeans(
    points: Matrix,
    options: KMeansOptions,
    signal: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<KMeansAnswer>;
  /** The number of clusters that the rows speak for. `minimum`: rows of a cluster that is large enough to be shown. See math/choose-k.ts. */
  chooseK(
    points: Matrix,
    options: { seed: number; minimum: number },
    signal: AbortSignal,
    onProgress?: (share: number) => void,
  ): Promise<KChoice>;
  /** Per cluster the rows nearest to its centroid that are not its members, nearest first, at most `count`. */
  nearestOutside(
    points: Matrix,
    assignment: Int32Array,
    centroids: Matrix,
    count: number,
    signal: AbortSignal,
  ): Promise<Int32Array[]>;
  /** Class-based TF-IDF: per cluster its best words, best first, at most `count`. */
  keywords(
    texts: readonly string[],
    assignment: Int32Array,
    clusters: number,
    count: number,
    signal: AbortSignal,
  ): Promise<Keyword[][]>;
  /** Which clusters stand together: Ward's linkage of their profiles, rows - 1 merges, cheapest first. See math/leaf-tree.ts. */
  leafTree(centroids: Matrix, sizes: Float64Array, signal: AbortSignal): Promise<Merge[]>;
  /** Rows x 2 within [-1, 1]; near means similar. `assignment`: cluster of each row. See math/place.ts. */
  place(
    points: Matrix,
    assignment: Int32Array,
    seed: number,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Matrix>;
}

/** Joins two clusters: numbers below `rows` are points, `rows + i` is the i-th merge. */
export interface Merge {
  readonly a: number;
  readonly b: number;
  /** Ward distance (increase of the weighted sum of squares). */
  readonly height: number;
}

/** A gate on cluster texts: the deterministic rules of clio.md 2.4 and 5, over all members' texts. */
export interface TextGate {
  readonly id: string;
  /** Per question: words of the text that fewer than 3 members share, and details or quotations it carries. */
  check(questions: readonly GateQuestion[], signal: AbortSignal): Promise<GateAnswer[]>;
}

/** A text an analyst wrote about a cluster, and what it is compared with. */
export interface GateQuestion extends AnsweredText {
  /** Redacted texts of all members (`heldText`). */
  readonly members: readonly string[];
  /** Details that are looked for; absent: the usual families, region US. */
  readonly looking?: Pick<FindOptions, 'region' | 'families'>;
  /** Account of each member; null: unknown, counted by its text alone. */
  readonly accounts?: readonly (string | null)[];
}

/** What speaks against showing a text; empty and false throughout: nothing does. */
export interface GateAnswer {
  /** Lower-case words, numbers or quoted strings with too little support. */
  readonly unsupported: readonly string[];
  /** Kinds of personal details found in the text. */
  readonly details: readonly string[];
  /** True when 8 words in a row stand in a member's text as well. */
  readonly quotesMember: boolean;
}

/** Runs `work` while no other tab runs under the same name; resolves null when another tab does. */
export interface Locks {
  exclusive<T>(name: string, work: () => Promise<T>): Promise<T | null>;
}

/** Everything the pipeline needs. */
export interface Ports {
  readonly store: Store;
  readonly reader: Reader;
  readonly analyst: Analyst;
  readonly embedder: Embedder;
  readonly numerics: Numerics;
  readonly gate: TextGate;
  readonly clock: Clock;
}
