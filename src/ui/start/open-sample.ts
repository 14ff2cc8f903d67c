import { AppError } from '../../core/errors.ts';
import { defaultRunSettings } from '../../core/settings.ts';
import { createRun, latestRun } from '../import/dataset-runs.ts';
import { paths } from '../router.svelte.ts';
import type { Services } from '../services.ts';

/**
 * Reads the bundled sample, starts sorting it and says where to look. A sample that was sorted before is opened.
 * Always with the default settings, so that everybody sees the same topics. Rejects when it cannot be read.
 */
export async function openSample(services: Services, signal: AbortSignal): Promise<string> {
  const file = await services.sampleFile();
  const outcome = await services.importFiles([file], {
    datasetId: null,
    isSample: true,
    signal,
    onProgress: () => undefined,
  });
  const id = outcome.datasetId;
  if (id === null) throw new AppError('unknown-format', { name: file.name });
  const run = (await latestRun(services, id)) ?? (await createRun(services, id, defaultRunSettings));
  return paths.ofRun(run);
}
