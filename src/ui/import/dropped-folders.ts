// Dropped folders, opened. Loaded when one is dropped.
import { cleanPath } from '../../core/parse/raw.ts';
import { isSystemFile, nameIn, worthOf } from '../../core/parse/wanted.ts';
import { toasts } from '../components/toasts.svelte.ts';
import { emptyFolders, leftOutOfFolder, unopenedOfFolder } from '../wording.ts';

/** Files of folders that are opened. Enough for any export; a folder beyond it was hardly meant. */
const mostFiles = 5000;
/** Files of folders that are looked at by name: exports have up to some ten thousand pictures and recordings beside the chats. */
const mostEntries = 100_000;
/** Files that are opened at once: one after the other, each would wait for the browser's other process. */
const atOnce = 500;

/** The files of a drop before any is opened. */
interface Walk {
  readonly entries: FileSystemFileEntry[];
  /** Files and folders that could not be opened. */
  unopened: number;
  /** Names of dropped folders in which nothing is. */
  readonly empty: string[];
}

/** A file that is not left out, and whether it is only there to be counted. */
interface Wanted {
  readonly entry: FileSystemFileEntry;
  readonly path: string;
  readonly counted: boolean;
}

/**
 * All files of the entries of a drop, in its order. A file of a folder knows its path (`webkitRelativePath`), as one that was
 * picked with its folder does; those whose names are not worth opening are there to be counted. Notes say how many could not be
 * opened, which folders are empty, and that one holds more than 5,000 that are worth it.
 */
export async function filesOf(entries: readonly FileSystemEntry[]): Promise<File[]> {
  const walk: Walk = { entries: [], unopened: 0, empty: [] };
  for (const entry of entries) await collectDropped(entry, walk);
  const { wanted, more } = wantedOf(walk.entries);
  const files: File[] = [];
  for (let at = 0; at < wanted.length; at += atOnce) {
    files.push(...(await openAll(wanted.slice(at, at + atOnce), walk)));
  }
  if (more) toasts.show(leftOutOfFolder(mostFiles));
  if (walk.unopened > 0) toasts.show(unopenedOfFolder(walk.unopened));
  if (walk.empty.length > 0) toasts.show(emptyFolders(walk.empty));
  return files;
}

/** By their names; `more`: there are others, beyond the limits. */
function wantedOf(entries: readonly FileSystemFileEntry[]): { wanted: Wanted[]; more: boolean } {
  const looked = entries.slice(0, mostEntries);
  const worth = worthOf(looked.map(pathOf));
  const wanted: Wanted[] = [];
  let more = entries.length > mostEntries;
  let toOpen = 0;
  for (const entry of looked) {
    const path = pathOf(entry);
    const verdict = worth(path);
    if (verdict === 'ignore') continue;
    // A file that was dropped by itself is always opened.
    const counted = verdict === 'over' && path.includes('/');
    if (!counted && ++toOpen > mostFiles) more = true;
    else wanted.push({ entry, path, counted });
  }
  return { wanted, more };
}

/** In their order. One that is only counted may be empty: nobody reads it. */
async function openAll(wanted: readonly Wanted[], walk: Walk): Promise<File[]> {
  const files = await Promise.all(wanted.map(({ entry }) => opened(entry)));
  return files.flatMap((file, i) => {
    const { path, counted } = wanted[i];
    if (file) return [withPath(file, path)];
    if (counted) return [withPath(new File([], nameIn(path)), path)];
    walk.unopened++;
    return [];
  });
}

/** Notes a folder that gives no files; what a desktop adds to every folder is none. */
async function collectDropped(entry: FileSystemEntry, walk: Walk): Promise<void> {
  const { unopened, entries } = walk;
  const before = entries.length;
  await collect(entry, walk);
  // Over the limit nobody has looked.
  const looked = walk.unopened === unopened && before <= mostEntries;
  if (isDirectory(entry) && looked && entries.slice(before).every((file) => isSystemFile(pathOf(file))))
    walk.empty.push(cleanPath(entry.name));
}

/** Stops one file over the limit, which tells that there are more. */
async function collect(entry: FileSystemEntry, walk: Walk): Promise<void> {
  if (walk.entries.length > mostEntries) return;
  if (isFile(entry)) walk.entries.push(entry);
  else if (isDirectory(entry)) {
    for (const child of await children(entry, walk)) await collect(child, walk);
  }
}

/** null: it is gone, locked, or too long a name for the system. */
function opened(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)));
}

/** In the drop, without the first slash: a file that was dropped by itself has none. */
const pathOf = ({ fullPath }: FileSystemEntry): string => fullPath.replace(/^\//, '');

function withPath(file: File, path: string): File {
  if (path.includes('/')) Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

/** `readEntries` answers in portions and says with an empty one that it is done. What came before a portion that fails is kept. */
async function children(folder: FileSystemDirectoryEntry, walk: Walk): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[] | null>((resolve) =>
      reader.readEntries(resolve, () => resolve(null)),
    );
    if (some === null) walk.unopened++;
    if (some === null || some.length === 0) return all;
    all.push(...some);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
