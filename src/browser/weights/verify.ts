// Holds a file against its manifest before anything is done with it: transformers.js itself takes whatever comes with status 200.
import { AppError } from '../../core/errors.ts';
import type { ManifestFile } from './manifest.ts';

/** What is wrong with a file. 'html': a page came instead (a sign-in page, a host's own "not found"). */
export type WeightsFault = 'size' | 'hash' | 'html' | 'absent' | 'listing' | 'load' | 'insecure';

/** The error of a file that is not what was asked for. */
export function brokenFile(
  model: string,
  file: string,
  reason: WeightsFault,
  detail: Readonly<Record<string, string | number>> = {},
): AppError {
  return new AppError('weights-broken', { model, file, reason, ...detail });
}

/**
 * Resolves when size and digest are right. Rejects with AppError 'weights-broken' { model, file, reason, expected, got }; reason
 * 'insecure' where the page was not loaded over https (or from this machine), so that the browser has no SHA-256 for it.
 */
export async function verifyFile(model: string, file: ManifestFile, blob: Blob): Promise<void> {
  // No file of a model begins like this.
  if (/^\s*</.test(await blob.slice(0, 256).text())) {
    throw brokenFile(model, file.path, 'html', { expected: file.bytes, got: blob.size });
  }
  if (blob.size !== file.bytes) {
    throw brokenFile(model, file.path, 'size', { expected: file.bytes, got: blob.size });
  }
  if (!globalThis.crypto?.subtle) throw brokenFile(model, file.path, 'insecure');
  const got = file.sha256 !== undefined ? await digest('SHA-256', blob) : await gitDigest(blob);
  const expected = file.sha256 ?? file.gitSha1!;
  if (got !== expected) throw brokenFile(model, file.path, 'hash', { expected, got });
}

/** Git's name of a file's content: SHA-1 over a header with the size and the content. */
function gitDigest(blob: Blob): Promise<string> {
  return digest('SHA-1', new Blob([`blob ${blob.size}\0`, blob]));
}

async function digest(algorithm: string, blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest(algorithm, await blob.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
