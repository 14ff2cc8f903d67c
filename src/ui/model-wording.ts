// Sentences about models and their files: part of wording.ts, through which they are said.
import type { ErrorKind } from '../core/errors.ts';
import { dollars, moment, size, timeOfDay } from './formats.ts';
import { type Detail, type Sentence, technical } from './sentence.ts';

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

function account(detail: Detail): Sentence {
  const said = detail.said === undefined ? undefined : String(detail.said);
  if (detail.why === 'quota' || /insufficient_quota/i.test(said ?? ''))
    return {
      what: `${host(detail)} has no credit left for the account the key belongs to.`,
      next: 'Add credit on the provider’s page, or use a key of another account, then go on. What is done is kept.',
      technical: said,
    };
  return {
    what: `${host(detail)} refuses the account the key belongs to.`,
    next: 'Often its credit is used up or billing is not set up, or the service is not offered where you are. Look at the account on the provider’s page, then go on.',
    technical: said,
  };
}

/** What is asked and what answers do not fit each other. */
function misfit(detail: Detail): Sentence {
  const model = detail.model === undefined || detail.model === '' ? 'The model' : `“${detail.model}”`;
  switch (detail.why) {
    case 'cut':
      return {
        what: `${model} at ${host(detail)} needs more room for its thoughts than is given.`,
        next: 'Choose another model, or one that thinks less.',
        technical: technical(detail),
      };
    case 'unreadable':
      return {
        what: `${model} at ${host(detail)} does not keep to the form asked for.`,
        next: 'Choose another model. Larger ones keep to it more often.',
        technical: technical(detail),
      };
    case 'path':
      return {
        what: `There is nothing at this address of ${host(detail)}.`,
        next: 'Check its path, usually /v1.',
        technical: technical(detail),
      };
    default:
      return {
        what: `${host(detail)} does not understand what it is asked.`,
        next: 'Try another model, or a newer version of the server. If it worked before, please report it.',
        technical: technical(detail),
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
        what: `${model} cannot be used: its files are there, but they do not make a model that can be used here.`,
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

type ModelErrorKind = Extract<ErrorKind, `model-${string}` | `weights-${string}`>;

/** One for each kind; pure but for the page's own address and the day. */
export const modelSentences: Readonly<Record<ModelErrorKind, (detail: Detail) => Sentence>> = {
  'model-needs-key': (d) => ({
    what: `${host(d)} wants a key, and none was given.`,
    next: 'Enter it to go on. A key is forgotten when its tab is closed, unless you chose to keep it.',
  }),
  'model-key': (d) => ({
    what: `${host(d)} refuses the key.`,
    next: 'Copy it again from the provider’s page, whole and without spaces, and check that it is meant for this provider. What is done is kept.',
  }),
  'model-account': account,
  'model-unknown': (d) => ({
    what: `${host(d)} does not know the model “${d.model ?? ''}”, or does not offer it to this account.`,
    next: 'Choose another one: “List the models” shows what there is.',
  }),
  'model-config': misfit,
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
  'weights-absent': (d) => ({
    what: `The files of ${d.model === undefined || d.model === '' ? 'a model' : `the model “${d.model}”`} that the run uses are not on this device.`,
    next: 'Download them once. Your chats are not involved.',
  }),
  'weights-broken': brokenWeights,
  'weights-unreachable': () => ({
    what: 'The files could not be downloaded from huggingface.co.',
    next: 'Check the connection and try again. Where the network blocks that address, whoever hosts this page can put the files beside it.',
  }),
};
