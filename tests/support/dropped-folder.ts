// A real drop of files and folders on the page, as the desktop makes it: a script's own drop has no folders.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';

/** A folder on disk with these files, by their paths in it; `remove` takes it away. */
export function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  name = 'exports',
): { path: string; remove(): void } {
  const above = mkdtempSync(join(tmpdir(), 'kleio-'));
  for (const [path, content] of Object.entries(files)) {
    const at = join(above, name, path);
    mkdirSync(dirname(at), { recursive: true });
    writeFileSync(at, content);
  }
  return { path: join(above, name), remove: () => rmSync(above, { recursive: true, force: true }) };
}

/** Drops what lies at these paths. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await devtools.detach();
}
