// What of a drop is opened, and the first look at each file of it.
import { AppError, problemOf } from '../core/errors.ts';
import { cleanPath } from '../core/parse/raw.ts';
import { worthOf } from '../core/parse/wanted.ts';
import type { StoredTree } from '../core/ports.ts';
import type { FileReport } from '../core/types.ts';
import { browserClock } from './clock.ts';
import { readDroppedTree } from './tree-drop.ts';

/** A dropped file that is opened. */
export interface ChatFile {
  readonly file: File;
  /** In the drop. */
  readonly position: number;
}

/** In the drop: "folder/file.json" for a file of a folder, else its name. */
export const pathOf = (file: File): string => file.webkitRelativePath || file.name;

/** What is opened, and how many files of its folder were passed over. */
interface Opened {
  readonly opened: ChatFile[];
  /** By the position of the first file of the folder that is opened: its report tells of them. */
  readonly passedOver: ReadonlyMap<number, number>;
  /** Of folders that nothing is opened of. */
  readonly reports: FileReport[];
}

/** A file dropped by itself is always opened; of a folder, as of an archive, what can hold chats by its name. */
export function openedOf(files: readonly File[]): Opened {
  const worth = worthOf(files.map(pathOf));
  const opened: ChatFile[] = [];
  const firstOf = new Map<string, number>();
  const others = new Map<string, File[]>();
  for (const [position, file] of files.entries()) {
    const path = pathOf(file);
    const root = path.slice(0, Math.max(0, path.indexOf('/')));
    const verdict = root === '' ? 'open' : worth(path);
    if (verdict === 'open') {
      opened.push({ file, position });
      if (!firstOf.has(root)) firstOf.set(root, position);
    } else if (verdict === 'over') {
      const before = others.get(root);
      if (before) before.push(file);
      else others.set(root, [file]);
    }
  }
  const passedOver = new Map<number, number>();
  const reports: FileReport[] = [];
  for (const [root, left] of others) {
    const first = firstOf.get(root);
    if (first === undefined) reports.push(withoutChats(`${root}/`, left));
    else passedOver.set(first, left.length);
  }
  return { opened, passedOver, reports };
}

/** The exported tree in a file; null where it is none; an error where it says it is one and cannot be read. */
export async function treeIn(file: File): Promise<StoredTree | AppError | null> {
  try {
    return await readDroppedTree(file, browserClock.now());
  } catch (error) {
    if (error instanceof AppError && /tree/.test(error.kind)) return error;
    // The file is gone or cannot be read: the reader of chats finds out, and reports it.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** The report of a file that was not read. */
export function refused(file: File, error: AppError): FileReport {
  return { ...emptyReport(pathOf(file), [file]), problem: problemOf(error) };
}

function withoutChats(path: string, files: readonly File[]): FileReport {
  const problem = new AppError('zip-without-chats').toProblem();
  return { ...emptyReport(path, files), skipped: { 'not-chat-file': files.length }, problem };
}

function emptyReport(path: string, files: readonly File[]): FileReport {
  return {
    name: cleanPath(path),
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    format: null,
    conversations: 0,
    withMessages: 0,
    userMessages: 0,
    assistantMessages: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    dateRange: null,
    skipped: {},
    issues: [],
    issueCount: 0,
    problem: null,
  };
}
