// What the screens need from outside. main.ts builds it; tests pass plain objects. ui/ never imports browser/.
import { getContext, setContext } from 'svelte';
import type {
  Estimate,
  LedgerTotals,
  ListedModel,
  ModelChoice,
  ModelStatus,
  PriceTable,
} from '../core/model.ts';
import type { Inspector } from '../core/inspect.ts';
import type { Clock, Locks, Ports, Store, StoredTree } from '../core/ports.ts';
import type { FileReport, Problem, Run, RunSettings, TableColumns } from '../core/types.ts';

/** How files are read, and where their chats go. */
export interface ImportOptions {
  /** Add to this dataset; null: to the one that already holds one of the chats, else to a new one. */
  readonly datasetId: string | null;
  readonly isSample: boolean;
  /** Which columns of a table hold what, of the tables of an archive each its own; without it a table is only reported, with its first rows. */
  readonly columns?: TableColumns | readonly TableColumns[] | null;
  readonly signal: AbortSignal;
  onProgress(progress: ImportProgress): void;
}

/** How far the reading of the files is. */
export interface ImportProgress {
  /** Position of the file being read, 0-based. */
  readonly file: number;
  readonly files: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Finished and running reports, in the order of the files. */
  readonly reports: readonly FileReport[];
  /** Where the chats go, once that is known. */
  readonly datasetId?: string | null;
}

/** What was found in the files. */
export interface ImportOutcome {
  /** null when no file held a conversation. */
  readonly datasetId: string | null;
  /** True when everything went into a dataset that was there before. */
  readonly intoExisting: boolean;
  readonly reports: readonly FileReport[];
  /** Exported trees found among the files, already stored. */
  readonly trees: readonly StoredTree[];
}

/** Adapters of one run. */
export interface OpenedPorts {
  readonly ports: Ports;
  /** How the model does; null where none is asked. */
  status(): ModelStatus | null;
  /** Ends the workers and requests at once, whatever they do. */
  close(): void;
}

/** How a key is kept: false: in memory; true: on this device as well, encrypted; a text: the same, under this passphrase. */
export type Remember = boolean | string;

/** A key on this device, and what opens it: the browser itself, or a passphrase. */
export interface RememberedKey {
  readonly origin: string;
  readonly by: 'device' | 'passphrase';
}

/** The one endpoint the page may talk to, and the key for it. */
export interface ModelDesk {
  /** Origin that the page's policy lets through since it was loaded; null: nobody. */
  readonly boundTo: string | null;
  /** Remembers an endpoint (null: nobody) and loads the page again at `hash`, bound to it. */
  bindTo(baseUrl: string | null, hash: string): Promise<void>;
  /** true: a key for this endpoint is known; its passphrase is asked for when it is needed. */
  hasKey(baseUrl: string): Promise<boolean>;
  /** Keeps a key in memory, and on this device as `remember` says. */
  setKey(baseUrl: string, key: string, remember: Remember): Promise<void>;
  /** Of all endpoints: from this device, and from the memory of this tab and of every other one. */
  forgetKeys(): Promise<void>;
  /** Called when the key of an origin (null: every key) was forgotten, here or in another tab; perhaps twice. Returns what ends it. */
  onForgotten(listener: (origin: string | null) => void): () => void;
  /** Keys on this device, by origin. */
  rememberedKeys(): Promise<RememberedKey[]>;
  /** Models of the endpoint, most useful first. Rejects with AppError 'model-...'. */
  list(choice: ModelChoice, signal: AbortSignal): Promise<ListedModel[]>;
  /** Costs at most one token; null: the model answers. */
  test(choice: ModelChoice, signal: AbortSignal): Promise<Problem | null>;
  /** What a run with these settings would send. Reads a sample of the chats, sends nothing. `overviewOf`: a finished run whose names are improved. */
  estimate(
    datasetId: string,
    settings: RunSettings,
    overviewOf: string | null,
    signal: AbortSignal,
  ): Promise<Estimate>;
  prices(): Promise<PriceTable>;
  /** The person's own changes; they win over the shipped ones. */
  setPrices(table: PriceTable): Promise<void>;
}

/** Where the files of an embedder are. */
export interface WeightsStatus {
  /** 'own': the page ships them; 'kept': on this device; 'absent': they would have to be downloaded. */
  readonly state: 'own' | 'kept' | 'absent';
  /** Of the download; null where it is not known before. */
  readonly bytes: number | null;
}

/** Files of transformers.js models. */
export interface WeightsDesk {
  status(model: string): Promise<WeightsStatus>;
  /** Models with files on this device, with their bytes. */
  kept(): Promise<{ model: string; bytes: number }[]>;
  /** Remembers the wish and loads the page again at `hash`, bound to the hub alone, where the download begins. */
  wish(model: string, hash: string): Promise<void>;
  /** The model that is to be downloaded since the page was loaded, and where to go afterwards; null: none. */
  readonly wished: { readonly model: string; readonly hash: string } | null;
  /** Downloads what is wished, checks size and SHA-256, keeps it. Rejects with AppError 'weights-...'. */
  download(signal: AbortSignal, onProgress: (done: number, total: number | null) => void): Promise<void>;
  /** Drops the wish and loads the page again, bound as before. */
  endWish(): Promise<void>;
  remove(model: string): Promise<void>;
}

/** All that the screens need of the browser. */
export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly locks: Locks;
  importFiles(files: readonly File[], options: ImportOptions): Promise<ImportOutcome>;
  /** The bundled sample, fetched from the page's own origin. */
  sampleFile(): Promise<File>;
  /** Starts what a run needs. Rejects with AppError 'model-needs-key', 'model-endpoint' or 'weights-absent' where something is missing. */
  openPorts(run: Run): Promise<OpenedPorts>;
  /** For looks into one chat: who opens it closes it. */
  openInspector(): Promise<Inspector>;
  readonly models: ModelDesk;
  readonly weights: WeightsDesk;
  /** Offers a file for download. */
  save(name: string, text: string, type: string): void;
  /** What has left this device, as the ledger counts it. */
  egress(): LedgerTotals;
  /** Called when another tab deletes a dataset (null: everything). Returns what ends the listening. */
  onDeleted(listener: (datasetId: string | null) => void): () => void;
  /** Asks the browser not to evict; resolves to its answer. */
  persist(): Promise<boolean>;
}

const key = Symbol('services');

/** Called once, by App.svelte. */
export function provideServices(services: Services): void {
  setContext(key, services);
}

/** The services, in any component below App. */
export function useServices(): Services {
  return getContext<Services>(key);
}
