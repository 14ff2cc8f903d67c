// What the screens need from outside. main.ts builds it; tests pass plain objects. ui/ never imports browser/.
import { getContext, setContext } from 'svelte';
import type { Clock, Locks, Ports, Store, StoredTree } from '../core/ports.ts';
import type { FileReport } from '../core/types.ts';

export interface ImportOptions {
  /** Add to this dataset; null: to the one that already holds one of the chats, else to a new one. */
  readonly datasetId: string | null;
  readonly isSample: boolean;
  readonly signal: AbortSignal;
  onProgress(progress: ImportProgress): void;
}

export interface ImportProgress {
  /** Position of the file being read, 0-based. */
  readonly file: number;
  readonly files: number;
  readonly bytesRead: number;
  readonly bytesTotal: number;
  /** Finished and running reports, in the order of the files. */
  readonly reports: readonly FileReport[];
}

export interface ImportOutcome {
  /** null when no file held a conversation. */
  readonly datasetId: string | null;
  /** True when everything went into a dataset that was there before. */
  readonly intoExisting: boolean;
  readonly reports: readonly FileReport[];
  /** Exported trees found among the files, already stored. */
  readonly trees: readonly StoredTree[];
}

export interface Services {
  readonly store: Store;
  readonly clock: Clock;
  readonly locks: Locks;
  importFiles(files: readonly File[], options: ImportOptions): Promise<ImportOutcome>;
  /** The bundled sample, fetched from the page's own origin. */
  sampleFile(): Promise<File>;
  /** Starts the workers of one run. `close` ends them at once, whatever they do. */
  openPorts(): Promise<{ ports: Ports; close(): void }>;
  /** Offers a file for download. */
  save(name: string, text: string, type: string): void;
  /** Requests that left this device since the page was opened, and their bytes. */
  egress(): { requests: number; bytes: number };
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
