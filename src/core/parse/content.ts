// What kind of content a file has, by its first bytes: never by its name.
import { encodingOf, markLength } from './bytes.ts';
import { ARCHIVE_SCRIPT } from './grok-archive.ts';
import { type LooksLike, pageKind, SIGNATURES, textKind } from './looks-like.ts';

/** Share of controls from which it is no text: packed data has a tenth, programs more, a text some by a slip. */
const CONTROLS = 0.05;

/** What can be cut into elements, 'empty' (blank so far), or what else it looks like. */
export type Content =
  'json' | 'json-script' | 'rows' | 'parquet' | 'chat-page' | 'activity-page' | 'empty' | LooksLike;

/** Of the first bytes, 16 kB or the whole file. */
export function contentOf(head: Uint8Array): Content {
  const latin = String.fromCharCode(...head.subarray(0, 16));
  const found = SIGNATURES.find(([signature]) => latin.startsWith(signature));
  if (found) return found[1];
  const encoding = encodingOf(head);
  const text = new TextDecoder(encoding).decode(head.subarray(markLength(head))).trim();
  if (text === '') return 'empty';
  if (/^(\{\s*["}]|\[\s*(["{[\]]|-?\d[\d.eE+-]*\s*[,\]]|true|false|null)|[{[]$)/.test(text)) return 'json';
  if (ARCHIVE_SCRIPT.test(text)) return 'json-script';
  if (isBinary(text)) return 'binary';
  return text.startsWith('<') ? pageKind(text) : textKind(text);
}

/** A single NUL makes no binary of a table or a page. */
function isBinary(text: string): boolean {
  if (!text.includes('\0')) return false;
  return (text.match(/(?!\s)\p{Cc}/gu)?.length ?? 0) > CONTROLS * text.length;
}
