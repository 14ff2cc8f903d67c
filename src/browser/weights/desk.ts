// Where an embedder's files are: on the page's own origin, on this device, or still on the hub.
// The page loads this at its start, so whatever reads and checks manifests is fetched when the first question comes.
import { AppError } from '../../core/errors.ts';
import type { Store } from '../../core/ports.ts';
import type { WeightsDesk, WeightsStatus } from '../../ui/services.ts';
import type { ModelFiles } from './manifest.ts';
import { egressNetwork, type WeightsNetwork } from './network.ts';
import { isModelId, type Wish, wishKey } from './wish.ts';

export { hubOrigins } from './network.ts';
export { readWish, type Wish } from './wish.ts';

/** Files of models on this device, one row a model. Implemented by the store. */
export interface WeightsTable {
  get(model: string): Promise<ModelFiles | null>;
  /** Replaces the model's row. */
  put(row: ModelFiles): Promise<void>;
  delete(model: string): Promise<void>;
  list(): Promise<{ model: string; bytes: number }[]>;
}

type Settings = Pick<Store, 'setting' | 'putSetting' | 'deleteSetting'>;

export interface WeightsDeskOptions {
  readonly table: WeightsTable;
  readonly settings: Settings;
  /** As `readWish` found it when the page was loaded; the page's policy was set by it. */
  readonly wished: Wish | null;
  /** Without a final slash; default: Hugging Face's. */
  readonly hub?: string;
  readonly network?: WeightsNetwork;
  /** Loads the page again at an address inside it. */
  readonly reloadAt?: (hash: string) => void;
}

/** The desk of the screens, and the way to a model's files for who embeds with it. */
export interface OpenedWeightsDesk extends WeightsDesk {
  /** A model's files, checked. Rejects with AppError 'weights-absent' { model } or 'weights-broken'. Reaches no other host. */
  open(model: string): Promise<ModelFiles>;
}

function reload(hash: string): void {
  location.hash = hash;
  location.reload();
}

async function openOwn(network: WeightsNetwork) {
  const { OwnModels } = await import('./own.ts');
  return new OwnModels(network);
}

/** Downloads only where a wish was open when the page was loaded: no other page can reach the hub. */
export function createWeightsDesk(options: WeightsDeskOptions): OpenedWeightsDesk {
  const { table, settings, wished, hub = 'https://huggingface.co' } = options;
  const { network = egressNetwork, reloadAt = reload } = options;
  let opened: ReturnType<typeof openOwn> | null = null;
  const own = () => (opened ??= openOwn(network));
  return {
    wished,

    async status(model): Promise<WeightsStatus> {
      const { bytesOf, pinnedManifest } = await import('./manifest.ts');
      const shipped = await (await own()).manifest(model);
      if (shipped) return { state: 'own', bytes: bytesOf(shipped) };
      const kept = (await table.list()).find((row) => row.model === model);
      if (kept) return { state: 'kept', bytes: kept.bytes };
      const pinned = pinnedManifest(model);
      return { state: 'absent', bytes: pinned && bytesOf(pinned) };
    },

    async open(model) {
      const shipped = await (await own()).manifest(model);
      let problem: unknown = new AppError('weights-absent', { model });
      if (shipped) {
        try {
          return await (await own()).files(shipped);
        } catch (error) {
          problem = error;
        }
      }
      const kept = await table.get(model);
      if (!kept) throw problem;
      return kept;
    },

    kept: () => table.list(),

    async wish(model, hash) {
      if (!isModelId(model)) throw new AppError('weights-absent', { model });
      await settings.putSetting(wishKey, { model, hash } satisfies Wish);
      reloadAt('#/settings');
    },

    async download(signal, onProgress) {
      if (!wished) throw new AppError('weights-absent', { model: '' });
      const { downloadModel } = await import('./download.ts');
      await table.put(await downloadModel({ model: wished.model, hub, network, signal, onProgress }));
    },

    async endWish() {
      await settings.deleteSetting(wishKey);
      reloadAt(wished?.hash ?? '#/settings');
    },

    remove: (model) => table.delete(model),
  };
}
