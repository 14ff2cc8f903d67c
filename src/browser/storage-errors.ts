// What Dexie says when the storage fails, said as one of our errors.
import { AppError } from '../core/errors.ts';

/** Turns Dexie's errors into ours. A full disk arrives as AbortError with the quota error inside. */
export async function guard<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const names = chain(error);
    if (names.includes('QuotaExceededError')) throw new AppError('storage-full', {}, error);
    if (names.includes('DatabaseClosedError') || names.includes('VersionError')) {
      throw new AppError('storage-outdated', {}, error);
    }
    if (
      names.some((name) =>
        ['MissingAPIError', 'OpenFailedError', 'InvalidStateError', 'SecurityError'].includes(name),
      )
    ) {
      throw new AppError('storage-blocked', {}, error);
    }
    throw error;
  }
}

/** Names of an error and of those inside it, outermost first. */
function chain(error: unknown): string[] {
  const names: string[] = [];
  for (
    let e = error as { name?: string; inner?: unknown } | undefined;
    e && names.length < 4;
    e = e.inner as typeof e
  ) {
    names.push(e.name ?? '');
  }
  return names;
}
