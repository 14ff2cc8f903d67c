// Folders of sample exports, one a format, each with an expected.json: read as files that somebody dropped.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type NamedBlob, readFiles } from '../../src/browser/read-files.ts';
import type { Conversation, FileReport, TableColumns } from '../../src/core/types.ts';
import type { Facts, Outcome } from './facts.ts';

/** One file of which facts are known. */
export interface Sample {
  readonly folder: string;
  /** Path in the folder. */
  readonly name: string;
  readonly facts: Facts;
}

/** All samples under a folder, by name. */
export function samplesIn(root: string): Sample[] {
  return readdirSync(root)
    .sort()
    .filter((folder) => existsSync(join(root, folder, 'expected.json')))
    .flatMap((folder) => {
      const path = join(root, folder, 'expected.json');
      const facts = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Facts>;
      return Object.entries(facts).map(([name, fact]) => ({ folder: join(root, folder), name, facts: fact }));
    });
}

/** Reads a sample as the page does: with what stands beside it in its folder, and a table by the columns it proposes. */
export async function readSample({ folder, name, facts }: Sample): Promise<Outcome> {
  const first = await drop(folder, name, null);
  const { table } = first.report;
  if (!table) return { ...first, asked: null };
  const text = facts.text_column ?? table.proposal.text;
  return { ...(await drop(folder, name, { ...table.proposal, text })), asked: first.report };
}

async function drop(
  folder: string,
  name: string,
  columns: TableColumns | null,
): Promise<{ report: FileReport; conversations: Conversation[] }> {
  const paths = [name, ...neighbours(folder, name)];
  const files = paths.map((path) => fileAt(join(folder, path), path));
  const conversations: Conversation[] = [];
  const [report] = await readFiles(
    files,
    {
      onBatch: (batch, file) => void (file === 0 && conversations.push(...batch)),
      onProgress: () => undefined,
    },
    { columns, paths },
  );
  return { report, conversations };
}

/** Files of the same sub-folder: what belongs together was dropped together. Files at the top are samples of their own. */
function neighbours(folder: string, name: string): string[] {
  const end = name.lastIndexOf('/');
  if (end < 0) return [];
  const within = name.slice(0, end);
  return readdirSync(join(folder, within))
    .map((file) => `${within}/${file}`)
    .filter((path) => path !== name && statSync(join(folder, path)).isFile());
}

function fileAt(path: string, name: string): NamedBlob {
  const file = new Blob([readFileSync(path)]);
  return Object.assign(file, { name: name.slice(name.lastIndexOf('/') + 1) });
}
