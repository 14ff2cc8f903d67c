import type { Store } from '../core/ports.ts';
import type { ImportOptions, ImportOutcome } from '../ui/services.ts';
import { provePage } from './policy.ts';

/**
 * Reads dropped files as `importFiles` does, once the page has proved that nothing can leave it: no file is looked into
 * before. What reads them is fetched meanwhile. Rejects with AppError 'egress-open' without a proof.
 */
export async function importProven(
  store: Store,
  files: readonly File[],
  options: ImportOptions,
): Promise<ImportOutcome> {
  const [{ importFiles }] = await Promise.all([import('./importer.ts'), provePage()]);
  return importFiles(store, files, options);
}
