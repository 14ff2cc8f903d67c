import type { Finding } from './finding.ts';

const quotes = '["\'`]{0,2}';
/** What `findHeaderSecrets` needs somewhere in a text. */
export const headerHint = /authorization|-(?:token|key|secret)/i;
/** A header of a request that carries who asks (RFC 9110, 11.6), or the key that many services want instead; then its value. */
const header = new RegExp(
  `(?:authorization${quotes}\\s?[:=]\\s?${quotes}(basic|bearer|token|apikey)\\s{1,2}|(?:api|auth|access|private|deploy|job|session|subscription|client)-(?:token|key|secret)${quotes}:\\s{0,2}${quotes})` +
    '([A-Za-z0-9_.~+/-]{6,400}={0,2})',
  'gi',
);
/** Shorter ones are words and numbers of versions (characters). */
const shortest = 8;
/** Stands where the value would stand. */
const standIn = /^(?:your|my[_-]|user|pass|token|secret|string|access|api|base64|credential|x{3}|\.{3})/i;

/** Values of request headers, shorter and less random ones than anywhere else: `Authorization: Basic ...`, `Api-Token: ...`. */
export function findHeaderSecrets(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { 0: all, 1: scheme, 2: value, index } of text.matchAll(header)) {
    if (value.length < shortest || standIn.test(value)) continue;
    const isBasic = scheme?.toLowerCase() === 'basic';
    const counts = isBasic ? isBase64(value) : /\d/.test(value) && /[A-Za-z]/.test(value);
    const start = index + all.length - value.length;
    if (counts) found.push({ start, end: start + value.length, kind: 'secret', what: 'header' });
  }
  return found;
}

/** Whole groups of four, small letters and capitals: base64 of `name:password`. */
function isBase64(value: string): boolean {
  return value.length % 4 === 0 && /[a-z]/.test(value) && /[A-Z]/.test(value);
}
