// The one place that turns a kind of error into what happened and what to do next.
import type { ErrorKind } from '../core/errors.ts';
import type { LooksLike } from '../core/parse/looks-like.ts';
import type { Problem } from '../core/types.ts';
import { dollars, moment, size, timeOfDay, whole } from './formats.ts';
import { dropInstead, lookalikes } from './lookalikes.ts';

export interface Wording {
  /** What happened, to what. */
  readonly what: string;
  /** What to do. */
  readonly next: string;
  /** The machine's own words, for a report; null where they add nothing. */
  readonly technical: string | null;
}

type Detail = Problem['detail'];
type Sentence = { what: string; next: string; technical?: string };

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

/** The host a sentence is about. */
const host = (detail: Detail) =>
  detail.host === undefined || detail.host === '' ? 'The model’s server' : String(detail.host);

/** true: a server on this device. */
const isLocal = (detail: Detail) =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(String(detail.host));

/** How servers on this device are told to answer this page. */
function allowThisPage(): string {
  return (
    `Allow this page there: Ollama with OLLAMA_ORIGINS=${location.origin}, LM Studio with “lms server start --cors”; ` +
    'llama.cpp and vLLM answer any page. If Chrome asks whether this page may reach the local network, allow it.'
  );
}

function unreachable(detail: Detail): Sentence {
  const who = host(detail);
  switch (detail.why) {
    case 'offline':
      return {
        what: `${who} could not be reached: this device is offline.`,
        next: 'Connect to the network, then try again.',
      };
    case 'policy':
      return {
        what: `${who} was not asked: this page is bound to another address.`,
        next: 'Bind the page to this address on the Settings page, then try again.',
      };
    case 'not-running':
      return {
        what: `Nothing answers at ${who}.`,
        next: isLocal(detail)
          ? 'Start the server (Ollama: “ollama serve”, LM Studio: “lms server start --cors”), then try again.'
          : 'Check the address. If it is right, the server is not running at the moment: try again later.',
      };
    case 'browser':
      return {
        what: `The browser keeps the answers of ${who} from this page.`,
        next: isLocal(detail)
          ? allowThisPage()
          : 'This provider does not answer web pages. Choose another one, for example OpenRouter, or a server of your own.',
      };
    default:
      return {
        what: `${who} could not be reached.`,
        next: isLocal(detail)
          ? `Check that the server is running. ${allowThisPage()}`
          : 'Check the address, the connection, and whether an extension or a firewall holds it back. Then try again.',
      };
  }
}

/** A day in milliseconds: within it the time alone says when. */
const dayMs = 86_400_000;

function quota(detail: Detail): Sentence {
  const until = Number(detail.until);
  const next = 'What is done is kept. Come back then and press “Go on”, or use a key that may do more.';
  if (!Number.isFinite(until))
    return { what: `What this key may use at ${host(detail)} is used up for now.`, next };
  const when = until - Date.now() < dayMs ? timeOfDay(until) : moment(until);
  return { what: `Used up for today at ${host(detail)}; at ${when} it can go on.`, next };
}

function brokenWeights(detail: Detail): Sentence {
  const file = `“${detail.file ?? detail.model ?? 'A file of the model'}”`;
  const model = `“${detail.model ?? 'This model'}”`;
  switch (detail.reason) {
    case 'listing':
    case 'absent':
      return {
        what: `${model} is not on huggingface.co in the form that is needed. Nothing was kept.`,
        next: 'Check its id, or choose another model made for transformers.js.',
      };
    case 'load':
      return {
        what: `${model} cannot be used: its files are there, but they do not make a model that compares sentences.`,
        next: 'Choose another model. Remove this one on the Settings page.',
        technical: technical(detail),
      };
    case 'insecure':
      return {
        what: `${file} cannot be checked, because this page was not loaded over https. Nothing was kept.`,
        next: 'Open the page over https, or from this device itself.',
      };
  }
  const sizes = `${size(Number(detail.got))} came instead of ${size(Number(detail.expected))}`;
  const why: Readonly<Record<string, string>> = {
    html: ' (a sign-in page of the network?)',
    size: detail.got === undefined ? ' (it ends too early)' : ` (${sizes})`,
    hash: ' (its content is another)',
  };
  return {
    what: `${file} is not the file that was asked for${why[String(detail.reason)] ?? ''}. Nothing was kept.`,
    next: 'Try again, best on another connection.',
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
  'stage-failed': (d) => ({
    what: `The work stopped${d.stage === undefined ? '' : ` in the step “${d.stage}”`}.`,
    next: 'Try again: what was done so far is kept.',
    technical: technical(d),
  }),
  'model-needs-key': (d) => ({
    what: `${host(d)} wants a key, and none is known.`,
    next: 'Enter it to go on. A key is forgotten when its tab is closed, unless you chose to keep it.',
  }),
  'model-key': (d) => ({
    what: `${host(d)} refuses the key.`,
    next: 'Copy it again from the provider’s page, whole and without spaces, and check that it is meant for this provider. What is done is kept.',
  }),
  'model-account': (d) => ({
    what: `${host(d)} refuses the account the key belongs to.`,
    next: 'Often billing is not set up, or the service is not offered where you are. Look at the account on the provider’s page, then go on.',
    technical: d.said === undefined ? undefined : String(d.said),
  }),
  'model-unknown': (d) => ({
    what: `${host(d)} does not know the model “${d.model ?? ''}”, or does not offer it to this account.`,
    next: 'Choose another one: “List the models” shows what there is.',
  }),
  'model-config': (d) => ({
    what: `${host(d)} does not understand what it is asked.`,
    next: 'Try another model, or a newer version of the server. If it worked before, please report it.',
    technical: technical(d),
  }),
  'model-quota': quota,
  'model-overloaded': (d) => ({
    what: `${host(d)} is overloaded and gave no answer, try after try.`,
    next: 'Wait a few minutes, then go on. What is done is kept.',
  }),
  'model-unreachable': unreachable,
  'model-impostor': (d) => ({
    what: `Something else answers in the place of ${host(d)}.`,
    next: 'It may be a sign-in page of the network, or a proxy. Open any other page, sign in if asked, then go on.',
  }),
  'model-cap': (d) => ({
    what:
      d.spent === undefined
        ? 'The run has cost what it may cost.'
        : `The run has cost ${dollars(Number(d.spent))}; you let it stop at ${dollars(Number(d.cap))}.`,
    next: 'Raise the limit to go on. What is done is kept.',
  }),
  'model-endpoint': (d) => ({
    what: `This run asks ${host(d)}, but the page is not bound to that address.`,
    next: 'Bind the page to it: the page loads again, and the run goes on.',
  }),
  'weights-absent': () => ({
    what: 'The files of the model that compares the chats are not on this device.',
    next: 'Download them once. Your chats are not involved.',
  }),
  'weights-broken': brokenWeights,
  'weights-unreachable': () => ({
    what: 'The files could not be downloaded from huggingface.co.',
    next: 'Check the connection and try again. Where the network blocks that address, whoever hosts this page can put the files beside it.',
  }),
  unexpected: (d) => ({
    what: 'Something went wrong that was not foreseen.',
    next: 'Try again. If it happens again, load the page again; what is stored on this device stays.',
    technical: technical(d),
  }),
};

function technical(detail: Detail): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
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
