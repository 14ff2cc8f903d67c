import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFiles } from '../../src/browser/read-files.ts';
import type { Conversation, FileReport } from '../../src/core/types.ts';

const root = join(import.meta.dirname, '../..');

/** True topic and language of each chat of the sample, by the export's own id. */
export const sampleTopics: Readonly<Record<string, { topic: string; language: string }>> = JSON.parse(
  readFileSync(join(root, 'tests/fixtures/sample-topics.json'), 'utf8'),
);

/** The shipped sample, read by the page's own import. */
export async function readSample(): Promise<{ conversations: Conversation[]; report: FileReport }> {
  const bytes = readFileSync(join(root, 'public/sample/kleio-sample.zip'));
  const conversations: Conversation[] = [];
  const [report] = await readFiles([new File([bytes], 'kleio-sample.zip')], {
    onBatch: (batch) => void conversations.push(...batch),
    onProgress: () => undefined,
  });
  return { conversations, report };
}
