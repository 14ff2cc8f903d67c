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
  | 'storage-full'
  | 'storage-blocked'
  | 'storage-outdated'
  | 'not-a-tree'
  | 'tree-version'
  | 'nothing-to-cluster'
  | 'worker-failed'
  | 'no-egress'
  | 'stage-failed'
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
