// The one place that turns a kind of error into what happened and what to do next; those of models stand in model-wording.ts.
import type { ErrorKind } from '../core/errors.ts';
import type { LooksLike } from '../core/parse/looks-like.ts';
import type { Problem } from '../core/types.ts';
import { list, plural, whole } from './formats.ts';
import { dropInstead, lookalikes } from './lookalikes.ts';
import { modelSentences } from './model-wording.ts';
import { type Detail, type Sentence, technical } from './sentence.ts';

/** What is said about a problem. */
export interface Wording {
  /** What happened, to what. */
  readonly what: string;
  /** What to do. */
  readonly next: string;
  /** The machine's own words, for a report; null where they add nothing. */
  readonly technical: string | null;
}

const named = (detail: Detail) => (detail.name === undefined ? 'This file' : `“${detail.name}”`);

/** " at byte 4,096" or " at row 12", where the detail knows. */
function place({ position, row }: Detail): string {
  if (row !== undefined) return ` at row ${whole(Number(row))}`;
  return position === undefined ? '' : ` at byte ${whole(Number(position))}`;
}

/** "Chat 13, at byte 4,096," or "Row 12": the subject of a sentence about one record. */
function chat({ index, position, row }: Detail): string {
  if (row !== undefined) return `Row ${whole(Number(row))}`;
  if (index === undefined) return position === undefined ? 'A chat' : `The chat${place({ position })}`;
  return `Chat ${whole(Number(index) + 1)}${position === undefined ? '' : `,${place({ position })},`}`;
}

function refused(detail: Detail): Sentence {
  const key = String(detail.looksLike);
  const look = Object.hasOwn(lookalikes, key) ? lookalikes[key as LooksLike] : null;
  return {
    what: `${named(detail)} ${look?.what ?? 'is of a kind Kleio does not know'}.`,
    next: look?.next ?? dropInstead,
    technical: detail.firstKeys === undefined ? undefined : `First keys: ${detail.firstKeys}`,
  };
}

/** The browser's own words when a file is gone. */
const movedAway = ['NotReadableError', 'NotFoundError'];

function broken(detail: Detail): Sentence {
  if (movedAway.includes(String(detail.reason))) {
    return {
      what: `${named(detail)} was moved or changed while it was read.`,
      next: 'Drop it again. What could be read is kept.',
    };
  }
  return {
    what: `${named(detail)} is damaged${place(detail)}.`,
    next: 'What could be read before that is kept. Download the export again for the rest.',
  };
}

/** By the limit that was passed. */
const tooLarge: Readonly<Record<string, string>> = {
  size: 'unpacks to more than 8 GB, which is more than Kleio reads from one file',
  ratio: 'unpacks to far more than an export does, as files made to harm do',
  total: 'unpacks to far more than an export does, as files made to harm do',
  entries: 'holds more than 20,000 files',
  nesting: 'holds archives in archives, more than three deep',
  overlap: 'holds files that share their bytes, as files made to harm do',
  held: 'would have to be held in memory as a whole and has more than 2 GB',
};

/** By what is wrong with an archive, or with one file in it. */
const brokenArchive: Readonly<Record<string, Sentence>> = {
  cut: {
    what: 'stops in the middle',
    next: 'What could be read is kept. The download may have been cut off: download it again for the rest.',
  },
  size: {
    what: 'does not have the size that its archive says',
    next: 'What could be read is kept. Download the export again if something is missing.',
  },
  checksum: {
    what: 'is not what was packed: its checksum is wrong',
    next: 'What could be read is kept. Download the export again.',
  },
  method: {
    what: 'is packed in a way that Kleio cannot unpack',
    next: 'Unpack it yourself and drop what is inside.',
  },
};

function archiveBroken(detail: Detail): Sentence {
  const key = String(detail.reason);
  if (Object.hasOwn(brokenArchive, key)) {
    const { what, next } = brokenArchive[key];
    return { what: `${named(detail)} ${what}.`, next };
  }
  return {
    what: `${named(detail)} cannot be unpacked to its end: it is damaged or incomplete.`,
    next: 'What could be read is kept. Download the export again, or unpack it and drop what is inside.',
  };
}

/** `tables`: of an archive, how many of them wait. */
function waitingTable(detail: Detail): Sentence {
  const tables = Number(detail.tables ?? 0);
  const what =
    tables === 0 ? 'is a table' : `holds ${plural(tables, 'table that is', 'tables that are')} not read yet`;
  return {
    what: `${named(detail)} ${what}.`,
    next: `Say which column holds the text, and ${tables > 1 ? 'they' : 'it'} can be read. You are asked whenever you drop it.`,
  };
}

const sentences: Readonly<Record<ErrorKind, (detail: Detail) => Sentence>> = {
  'unknown-format': refused,
  'not-a-chat-export': refused,
  'empty-file': (d) => ({
    what: `${named(d)} is empty.`,
    next: 'Download the export again and drop it as it is.',
  }),
  'broken-file': broken,
  'truncated-file': (d) => ({
    what: `${named(d)} stops in the middle${place(d)}.`,
    next: 'What could be read is kept. The download may have been cut off: download it again for the rest.',
  }),
  'broken-record': (d) => ({
    what: `${chat(d)} could not be read.`,
    next: 'It was left out; the others are complete.',
  }),
  'too-large-record': (d) => ({
    what: `${chat(d)} is too large to be read.`,
    next: 'It was left out; the others are complete.',
  }),
  'too-deep-record': (d) => ({
    what: `${chat(d)} is nested too deeply to be read.`,
    next: 'It was left out; the others are complete.',
  }),
  'zip-broken': archiveBroken,
  'zip-encrypted': (d) => ({
    what: `${named(d)} is protected by a password.`,
    next: 'Unpack it with the password and drop what is inside.',
  }),
  'zip-without-chats': (d) => ({
    what: `${named(d)} holds no chats that Kleio can read.`,
    next: 'Large exports come in several ZIP files, of which some hold only pictures: drop all of them.',
  }),
  'zip-too-large': (d) => ({
    what: `${named(d)} ${Object.hasOwn(tooLarge, String(d.limit)) ? tooLarge[String(d.limit)] : tooLarge.size}.`,
    next: 'Unpack it yourself and drop only the files with chats in them.',
  }),
  'table-needs-columns': waitingTable,
  'table-too-scattered': (d) => ({
    what:
      d.pieces === undefined
        ? `${named(d)} was read only in part: the rows of its chats stand too far apart.`
        : `The rows of some chats in ${named(d)} stand so far apart that they were read in pieces (${d.pieces}).`,
    next: 'Sort the rows of the table by conversation and drop it again.',
  }),
  'reading-cancelled': (d) => ({
    what: d.name === undefined ? 'Reading this file was cancelled.' : `Reading “${d.name}” was cancelled.`,
    next: 'Drop it again to read the rest.',
  }),
  'dataset-gone': () => ({
    what: 'These chats were deleted meanwhile. Nothing more was stored.',
    next: 'Drop the files again to read them into a new list of chats.',
  }),
  'storage-full': () => ({
    what: 'There is no room left in this browser’s storage.',
    next: 'Delete something on the Storage page or free space on the device, then try again. What was done so far is kept.',
  }),
  'storage-blocked': () => ({
    what: 'This browser does not let the page store anything.',
    next: 'Leave private browsing, or allow this site to store data, and load the page again.',
  }),
  'storage-outdated': () => ({
    what: 'Kleio is open in another tab in a different version.',
    next: 'Close the other tabs of Kleio and load this page again.',
  }),
  'not-a-tree': (d) => ({
    what: `${named(d)} says it is a topic tree, but its content does not fit.`,
    next: 'Export the tree again where it came from.',
    technical: technical(d),
  }),
  'tree-version': (d) => ({
    what: `${named(d)} was written by a newer Kleio${d.found === undefined ? '' : ` (format ${d.found})`}.`,
    next: 'Load this page again to get the newest version, then drop the file again.',
  }),
  'nothing-to-cluster': () => ({
    what: 'There are no chats with messages to sort.',
    next: 'Read another export that holds chats with messages.',
  }),
  'nothing-fits': (d) => ({
    what: `No chat got a yes to your question: ${list([
      `${whole(Number(d.no))} got a no`,
      ...(Number(d.unanswered) > 0 ? [`${whole(Number(d.unanswered))} no answer`] : []),
    ])}.`,
    next: 'Ask otherwise, or leave the question out.',
  }),
  'question-needs-model': () => ({
    what: 'The choice of chats asks a question that only a model can answer, and no model reads the chats here.',
    next: 'Let a model read the chats, or leave the question out.',
  }),
  'selection-unsound': (d) => ({
    what: 'The saved choice of chats cannot be read. So no chat is read, and nothing is sent.',
    next: 'Choose the chats again and start a new run.',
    technical: technical(d),
  }),
  'worker-failed': (d) => ({
    what: 'A part of the page that does the computing stopped.',
    next: 'Try again: what was done so far is kept. If it happens again, close other tabs to free memory.',
    technical: technical(d),
  }),
  'no-egress': () => ({
    what: 'The page tried to reach an address it may not reach, and was held back. Nothing was sent.',
    next: 'Load the page again. If it happens again, please report it.',
  }),
  'egress-open': (d) => ({
    what: 'The page could not prove that it is closed to other addresses. So nothing more is read or sent until it is.',
    next:
      d.why === 'answered'
        ? 'Another address could be reached, so the run was ended. An extension may be changing the page’s rules: try without extensions, or in another browser.'
        : 'The proof can be tried again. If it fails again, load the page again, or try without extensions or in another browser.',
    technical: technical(d),
  }),
  'stage-failed': (d) => ({
    what: `The work stopped${d.stage === undefined ? '' : ` in the step “${d.stage}”`}.`,
    next: 'Try again: what was done so far is kept.',
    technical: technical(d),
  }),
  ...modelSentences,
  unexpected: (d) => ({
    what: 'Something went wrong that was not foreseen.',
    next: 'Try again. If it happens again, load the page again; what is stored on this device stays.',
    technical: technical(d),
  }),
};

/** A dropped folder held more than is read at once. */
export function leftOutOfFolder(most: number): string {
  return `The folder holds more than ${whole(most)} files. The first ${whole(most)} are read, the others are left out: drop a smaller folder for them.`;
}

/** Folders of a drop that hold no files. */
export function emptyFolders(names: readonly string[]): string {
  const quoted = list(names.map((name) => `“${name}”`));
  const those = names.length === 1 ? `The folder ${quoted} is` : `The folders ${quoted} are`;
  // A few are said by name.
  const what = names.length <= 3 ? `${those} empty.` : `${whole(names.length)} folders are empty.`;
  return `${what} Drop the folder that holds the export, or its files.`;
}

/** Files or folders of a drop that the browser could not open. */
export function unopenedOfFolder(count: number): string {
  const those = count === 1 ? 'One file or folder' : `${whole(count)} files or folders`;
  return `${those} could not be opened and ${count === 1 ? 'is' : 'are'} left out. Drop ${count === 1 ? 'it' : 'them'} again to read ${count === 1 ? 'it' : 'them'}.`;
}

/** A problem of a file, with the file's name in it. */
export function ofFile(name: string, { kind, detail }: Problem): Problem {
  return { kind, detail: { name, ...detail } };
}

/** What happened and what to do, for any problem; an unknown kind reads as unexpected. */
export function wordingOf(problem: Problem): Wording {
  const sentence = Object.hasOwn(sentences, problem.kind)
    ? sentences[problem.kind as ErrorKind]
    : sentences.unexpected;
  const { what, next, technical: own } = sentence(problem.detail);
  return { what, next, technical: own || null };
}
