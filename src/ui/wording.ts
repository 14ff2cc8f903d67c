// The one place that turns a kind of error into what happened and what to do next; those of models stand in model-wording.ts.
import type { ErrorKind } from '../core/errors.ts';
import type { LooksLike } from '../core/parse/looks-like.ts';
import type { Problem } from '../core/types.ts';
import { whole } from './formats.ts';
import { dropInstead, lookalikes } from './lookalikes.ts';
import { modelSentences } from './model-wording.ts';
import { type Detail, type Sentence, technical } from './sentence.ts';

export interface Wording {
  /** What happened, to what. */
  readonly what: string;
  /** What to do. */
  readonly next: string;
  /** The machine's own words, for a report; null where they add nothing. */
  readonly technical: string | null;
}

const named = (detail: Detail) => (detail.name === undefined ? 'This file' : `“${detail.name}”`);

/** " at byte 4,096", where the detail knows. */
function place({ position }: Detail): string {
  return position === undefined ? '' : ` at byte ${whole(Number(position))}`;
}

/** "Chat 13, at byte 4,096,": the subject of a sentence about one record. */
function chat({ index, position }: Detail): string {
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

const tooLarge: Readonly<Record<string, string>> = {
  size: 'would become too large when unpacked',
  ratio: 'unpacks to far more than an export does, as files made to harm do',
  entries: 'holds too many files',
};

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
  'zip-broken': (d) => ({
    what: `${named(d)} cannot be opened: the archive is damaged or incomplete.`,
    next: 'Download the export again, or unpack it and drop the conversations.json inside.',
  }),
  'zip-encrypted': (d) => ({
    what: `${named(d)} is protected by a password.`,
    next: 'Unpack it with the password and drop the conversations.json inside.',
  }),
  'zip-without-chats': (d) => ({
    what: `${named(d)} holds no chats that Kleio can read.`,
    next: 'An export of ChatGPT or Claude has a conversations.json inside. Large ChatGPT exports come in several ZIP files: drop all of them.',
  }),
  'zip-too-large': (d) => ({
    what: `${named(d)} ${tooLarge[String(d.limit)] ?? tooLarge.size}.`,
    next: 'Unpack it yourself and drop only the conversations.json inside.',
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
    next: 'Load the page again. If it happens again, an extension may be changing the page’s rules: try without extensions, or in another browser.',
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
