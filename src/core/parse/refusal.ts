// Why a file cannot be read, as an error that the screen turns into a sentence.
import { AppError } from '../errors.ts';
import type { AnyCut } from './cuts.ts';
import { holdsChats, type LooksLike } from './looks-like.ts';
import { isObject, type RawObject } from './raw.ts';

/** Keys told of an element nobody knows. */
const KEYS = 8;
/** What programs call a field. Anything else may be a person's words, as the first row of a table without a header is. */
const FIELD_NAME = /^[\p{L}_$][\w.$-]{0,39}$/u;

/** AppError 'unknown-format' (chats, or no idea) or 'not-a-chat-export', with what it looks like. */
export function refusal(looksLike: LooksLike, firstKeys = ''): AppError {
  const kind =
    holdsChats(looksLike) || looksLike === 'json' || looksLike === 'text'
      ? 'unknown-format'
      : 'not-a-chat-export';
  return new AppError(kind, firstKeys === '' ? { looksLike } : { looksLike, firstKeys });
}

/** None of the first elements is known: why. */
export function unrecognised(cuts: readonly AnyCut[]): AppError {
  const values = cuts.flatMap((cut) => ('value' in cut ? [cut] : []));
  const first = values.find(({ value }) => isObject(value));
  if (first && isObject(first.value)) {
    if (values.length === 1 && isEmptyWrapper(first.value)) return new AppError('empty-file');
    const table = first.listed || values.length > 1;
    const keys = Object.keys(first.value).filter((key) => FIELD_NAME.test(key));
    return refusal(table ? 'table' : 'json', keys.slice(0, KEYS).join(', '));
  }
  if (values.length > 0) return refusal('json');
  const fault = cuts.find((cut) => 'issue' in cut);
  if (!fault) return new AppError('empty-file');
  const kind = fault.issue === 'truncated-file' ? 'truncated-file' : 'broken-file';
  return new AppError(kind, fault.unit === 'row' ? { row: fault.position } : { position: fault.position });
}

function isEmptyWrapper(value: RawObject): boolean {
  return Array.isArray(value.conversations) && value.conversations.length === 0;
}
