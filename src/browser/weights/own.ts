// Models that the page itself ships, under models/ID. The build lists them in models/index.json (vite.config.ts).
import { z } from '../../core/schema.ts';
import { type Manifest, type ModelFiles, pinnedManifest, readManifest } from './manifest.ts';
import type { WeightsNetwork } from './network.ts';
import { brokenFile, verifyFile } from './verify.ts';

const indexSchema = z.object({ models: z.array(z.looseObject({ model: z.string() })) });

/** JSON of an own file; null where there is none, also where a host answers with a page instead. */
async function ownJson(network: WeightsNetwork, path: string): Promise<unknown> {
  const blob = await network.own(path);
  try {
    return blob && JSON.parse(await blob.text());
  } catch {
    return null;
  }
}

export class OwnModels {
  readonly #network: WeightsNetwork;
  #index: Promise<unknown> | null = null;

  constructor(network: WeightsNetwork) {
    this.#network = network;
  }

  /**
   * Manifest of a model that the page ships; null where it does not. The list decides, so that nothing is asked for in vain. Only
   * where somebody hosts the page without the list, the files are asked for: a manifest beside them, or a known model's config.json.
   */
  async manifest(model: string): Promise<Manifest | null> {
    this.#index ??= ownJson(this.#network, 'models/index.json');
    const { data } = indexSchema.safeParse(await this.#index);
    if (data) {
      return readManifest(
        data.models.find((listed) => listed.model === model),
        model,
      );
    }
    const beside = readManifest(await ownJson(this.#network, `models/${model}/manifest.json`), model);
    if (beside) return beside;
    const pinned = pinnedManifest(model);
    return pinned && (await ownJson(this.#network, `models/${model}/config.json`)) ? pinned : null;
  }

  /** The files, each checked. Rejects with AppError 'weights-broken'. */
  async files(manifest: Manifest): Promise<ModelFiles> {
    const { model, revision, dtype } = manifest;
    const files = await Promise.all(
      manifest.files.map(async (file) => {
        const blob = await this.#network.own(`models/${model}/${file.path}`);
        if (!blob) throw brokenFile(model, file.path, 'absent');
        await verifyFile(model, file, blob);
        return { path: file.path, blob };
      }),
    );
    return { model, revision, dtype, files };
  }
}
