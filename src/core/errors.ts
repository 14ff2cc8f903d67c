import type { Problem } from './types.ts';

/** What can go wrong as a whole. `ui/wording.ts` has one sentence with a next step for each. */
export type ErrorKind =
  | 'unknown-format'
  | 'not-a-chat-export'
  | 'empty-file'
  | 'broken-file'
  | 'truncated-file'
  | 'broken-record'
  | 'too-large-record'
  | 'too-deep-record'
  | 'zip-broken'
  | 'zip-encrypted'
  | 'zip-without-chats'
  | 'zip-too-large'
  /** A table whose columns somebody has to name first: `FileReport.table`. */
  | 'table-needs-columns'
  /** The rows of a table's chats stand too far apart: reading ended there, or (detail.pieces) so many chats came in pieces. */
  | 'table-too-scattered'
  /** Reading the file was cancelled: what was read until then is kept. */
  | 'reading-cancelled'
  /** The dataset that something is written about was deleted meanwhile. */
  | 'dataset-gone'
  | 'storage-full'
  | 'storage-blocked'
  | 'storage-outdated'
  | 'not-a-tree'
  | 'tree-version'
  | 'nothing-to-cluster'
  /** The question of the selection got a yes about no chat: detail.no got a no, detail.unanswered no answer. */
  | 'nothing-fits'
  /** The selection asks a question, and no model reads the chats in this run. */
  | 'question-needs-model'
  /** What the run shall read was saved and cannot be read back: detail.field is the condition, '' for all of them. */
  | 'selection-unsound'
  | 'worker-failed'
  | 'no-egress'
  /** Page or worker (detail.where) could not prove that its policy refuses other hosts; detail.why: 'answered' (a stranger was reached) or 'not refused' (no proof, twice). */
  | 'egress-open'
  | 'stage-failed'
  /** The run asks a model whose key is not known (any more). */
  | 'model-needs-key'
  /** The provider refuses the key. */
  | 'model-key'
  /** The provider refuses the account: region, billing. */
  | 'model-account'
  /** The provider does not know the model, or does not offer it to this account. */
  | 'model-unknown'
  /** The provider does not understand the request. */
  | 'model-config'
  /** Used up until a time: detail.until, epoch ms. */
  | 'model-quota'
  /** Overloaded, again and again. */
  | 'model-overloaded'
  /** No answer at all: offline, not running, or the browser keeps it from the page (detail.why, where known). */
  | 'model-unreachable'
  /** Something answered that is not the provider: a proxy, a sign-in page. */
  | 'model-impostor'
  /** The run has cost what it may cost. */
  | 'model-cap'
  /** The run asks another endpoint than the page is bound to: detail.host. */
  | 'model-endpoint'
  /** The embedder's files are not on this device. */
  | 'weights-absent'
  /** What came instead of the embedder's files is not what was asked for; nothing was kept. */
  | 'weights-broken'
  | 'weights-unreachable'
  | 'unexpected';

/** The one error class. `detail` carries facts for the sentence (name, position, counts), never user text. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(kind: ErrorKind, detail: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${kind} ${JSON.stringify(detail)}`, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.kind = kind;
    this.detail = detail;
  }

  toProblem(): Problem {
    return { kind: this.kind, detail: this.detail };
  }
}

/**
 * One question that a model would not or could not answer: data for an Issue and the built-in answer, never the end of a run.
 * 'refused': blocked by the provider. 'cut': the answer ended before it was whole. 'unreadable': not what was asked for, twice. 'orders': the chat gives a model orders, so it was not asked.
 */
export class AnswerError extends Error {
  readonly reason: 'refused' | 'cut' | 'unreadable' | 'orders';
  /** The provider's own word for it (SAFETY, MAX_TOKENS), '' where it has none. */
  readonly said: string;

  constructor(reason: AnswerError['reason'], said = '') {
    super(`${reason} ${said}`.trim());
    this.name = 'AnswerError';
    this.reason = reason;
    this.said = said;
  }
}

/** Any thrown thing as a `Problem`. An unknown error keeps its message under `message`. */
export function problemOf(error: unknown): Problem {
  if (error instanceof AppError) return error.toProblem();
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: 'unexpected', detail: { message } };
}

/** True for the rejection of a cancelled call. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** The error a cancelled call rejects with. */
export function abortError(): Error {
  const error = new Error('cancelled');
  error.name = 'AbortError';
  return error;
}
