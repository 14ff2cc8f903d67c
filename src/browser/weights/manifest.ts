// Which files a model consists of, with size and digest: pinned here, written beside the files (npm run model), or as the hub lists them.
import { AppError } from '../../core/errors.ts';
import { z } from '../../core/schema.ts';
import pinnedList from './pinned.json';

/** One file of a model. The hub knows SHA-256 only of large files, of the others Git's own hash. */
export interface ManifestFile {
  /** Inside the model's folder: "onnx/model_quantized.onnx". */
  readonly path: string;
  readonly bytes: number;
  readonly sha256?: string;
  readonly gitSha1?: string;
}

export interface Manifest {
  /** As the hub names it: "Xenova/all-MiniLM-L6-v2". */
  readonly model: string;
  /** Commit of the hub, or "main" where only the files themselves are known. */
  readonly revision: string;
  readonly dtype: 'q8';
  readonly files: readonly ManifestFile[];
}

/** A model's files themselves, checked: what an embedder is made of, and what is kept on the device. */
export interface ModelFiles {
  readonly model: string;
  readonly revision: string;
  readonly dtype: string;
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
}

/** The weights, in 8 bits: the one dtype that Kleio asks for. */
const weightsPath = 'onnx/model_quantized.onnx';

/** What transformers.js reads of a text model; the last is only kept for completeness. */
const needed = ['config.json', 'tokenizer.json', 'tokenizer_config.json', weightsPath];
const wanted = [...needed, 'special_tokens_map.json'];

const hex = (length: number) => z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`));

const manifestSchema = z.object({
  model: z.string(),
  revision: z.string().min(1),
  dtype: z.literal('q8'),
  files: z
    .array(
      z
        .object({
          path: z.enum(wanted as [string, ...string[]]),
          bytes: z.int().positive(),
          sha256: hex(64).optional(),
          gitSha1: hex(40).optional(),
        })
        .refine(({ sha256, gitSha1 }) => sha256 !== undefined || gitSha1 !== undefined),
    )
    .refine((files) => needed.every((path) => files.some((file) => file.path === path))),
});

/** `api/models/ID/revision/main?blobs=true`, as far as it is used. */
const listingSchema = z.object({
  sha: hex(40),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: z.int().nonnegative().optional(),
      blobId: z.string().optional(),
      lfs: z.object({ sha256: hex(64), size: z.int().positive() }).nullish(),
    }),
  ),
});

/**
 * The manifest of a model whose files are known to this version; null for all others. Their revision is "main": the digests, not
 * a commit, say which files are meant, and newer ones on the hub would be refused.
 */
export function pinnedManifest(model: string): Manifest | null {
  return (pinnedList as Manifest[]).find((manifest) => manifest.model === model) ?? null;
}

/** A manifest that lies beside a model's files. null where it is none, or another model's. */
export function readManifest(content: unknown, model: string): Manifest | null {
  const { data } = manifestSchema.safeParse(content);
  return data?.model === model ? data : null;
}

/** The manifest of any model, from the hub's listing. Throws AppError 'weights-broken' { file, reason: 'absent' | 'listing' }. */
export function manifestOfListing(content: unknown, model: string): Manifest {
  const { data } = listingSchema.safeParse(content);
  if (!data) throw new AppError('weights-broken', { model, file: 'api/models', reason: 'listing' });
  const files = data.siblings
    .filter(({ rfilename }) => wanted.includes(rfilename))
    .map(({ rfilename: path, size, blobId, lfs }) => {
      const sha256 = lfs?.sha256;
      return { path, bytes: lfs?.size ?? size, ...(sha256 ? { sha256 } : { gitSha1: blobId }) };
    });
  for (const path of needed) {
    if (!files.some((file) => file.path === path))
      throw new AppError('weights-broken', { model, file: path, reason: 'absent' });
  }
  const manifest = readManifest({ model, revision: data.sha, dtype: 'q8', files }, model);
  if (!manifest) throw new AppError('weights-broken', { model, file: 'api/models', reason: 'listing' });
  return manifest;
}

/** Bytes of all files together. */
export function bytesOf(manifest: Manifest): number {
  return manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
}
