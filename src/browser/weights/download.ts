// Brings a model's files from the hub, and checks each of them before it is given to anybody.
import { abortError, AppError, isAbort } from '../../core/errors.ts';
import {
  bytesOf,
  type Manifest,
  type ManifestFile,
  manifestOfListing,
  type ModelFiles,
  pinnedManifest,
} from './manifest.ts';
import type { WeightsNetwork } from './network.ts';
import { brokenFile, verifyFile } from './verify.ts';

export interface Download {
  readonly model: string;
  /** Without a final slash: "https://huggingface.co". */
  readonly hub: string;
  readonly network: WeightsNetwork;
  readonly signal: AbortSignal;
  /** Bytes that are here, of how many; null while the hub has not said. */
  onProgress(done: number, total: number | null): void;
}

/**
 * All files of a model, each checked. Rejects with AppError 'weights-broken' (see verify.ts) where something else came, with
 * 'weights-unreachable' { model, host, status? } where nothing came, with AbortError when cancelled. Keeps nothing.
 */
export async function downloadModel(download: Download): Promise<ModelFiles> {
  download.onProgress(0, null);
  return downloadFiles(pinnedManifest(download.model) ?? (await listedManifest(download)), download);
}

/** The files of a manifest, each checked. Rejects as `downloadModel` does. */
export async function downloadFiles(manifest: Manifest, download: Download): Promise<ModelFiles> {
  const { model, revision, dtype } = manifest;
  const total = bytesOf(manifest);
  const files: { path: string; blob: Blob }[] = [];
  let before = 0;
  download.onProgress(0, total);
  for (const file of manifest.files) {
    const blob = await downloadFile(file, manifest, download, (done) =>
      download.onProgress(before + done, total),
    );
    await verifyFile(model, file, blob);
    files.push({ path: file.path, blob });
    before += file.bytes;
  }
  return { model, revision, dtype, files };
}

/** What the hub says of a model that this version does not know: commit, sizes, digests. */
async function listedManifest(download: Download): Promise<Manifest> {
  const { model, hub } = download;
  const response = await answerTo(`${hub}/api/models/${model}/revision/main?blobs=true`, download);
  const text = await response.text();
  if (/^\s*</.test(text)) throw brokenFile(model, 'api/models', 'html');
  let listing: unknown;
  try {
    listing = JSON.parse(text);
  } catch {
    throw brokenFile(model, 'api/models', 'listing');
  }
  return manifestOfListing(listing, model);
}

async function downloadFile(
  file: ManifestFile,
  { model, revision }: Manifest,
  download: Download,
  onBytes: (done: number) => void,
): Promise<Blob> {
  const response = await answerTo(`${download.hub}/${model}/resolve/${revision}/${file.path}`, download);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  const reader = response.body!.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value);
      done += read.value.length;
      // Whatever it is, it is not the file; there may be no end to it.
      if (done > file.bytes) break;
      onBytes(done);
    }
  } catch (error) {
    if (download.signal.aborted || isAbort(error)) throw abortError();
    // The connection was cut: what is here is too short.
    throw brokenFile(model, file.path, 'size', { expected: file.bytes, got: done });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return new Blob(pieces);
}

async function answerTo(url: string, { model, network, signal }: Download): Promise<Response> {
  const { host } = new URL(url);
  let response: Response;
  try {
    response = await network.get(url, model, signal);
  } catch (error) {
    if (isAbort(error) || error instanceof AppError) throw error;
    throw new AppError('weights-unreachable', { model, host }, error);
  }
  if (!response.ok) throw new AppError('weights-unreachable', { model, host, status: response.status });
  return response;
}
