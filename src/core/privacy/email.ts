import { type Finding, isAlphanumeric, textBefore } from './finding.ts';

/** Longest local part, RFC 5321. Bounds the work at each sign. */
const maxLocal = 64;

/** Labels and a top-level domain of letters, so that `react@18.2.0` is none. Latin and Cyrillic: other scripts run on into the sentence. */
const domain =
  /(?:[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff](?:[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff-]{0,61}[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff])?\.){1,8}(?:xn--[A-Za-z0-9-]{1,59}|[A-Za-z]{2,24}|[\u0400-\u04ff]{2,10})/y;

/** Mail providers: with them even `name @ gmail.com` and `name at gmail dot com` are addresses. */
const providers =
  'gmail|googlemail|yahoo|hotmail|outlook|live|icloud|proton(?:mail)?|aol|gmx|web|msn|ymail|mail';
const spaced = new RegExp(`\\s@\\s{0,2}(?:${providers})\\.[A-Za-z]{2,6}(?:\\.[A-Za-z]{2})?\\b`, 'gi');
const spelled = new RegExp(
  `\\s?(?:\\[at\\]|\\(at\\)|\\{at\\}|\\sat\\s)\\s?(?:[A-Za-z0-9-]{1,40}\\s?(?:\\[dot\\]|\\(dot\\)|\\{dot\\})|(?:${providers})\\s(?:dot\\s|\\.))\\s?[A-Za-z]{2,6}\\b`,
  'gi',
);

/** E-mail addresses, also `%40` in URLs, `name @ gmail.com` and `name [at] host [dot] com`. `git@host` is a protocol, not a person. */
export function findEmails(text: string): Finding[] {
  const found: Finding[] = [];
  if (text.includes('@')) {
    findAround(text, '@', found);
    findSpelled(text, spaced, found);
  }
  if (text.includes('%40')) findAround(text, '%40', found);
  if (/\bdot\b/i.test(text)) findSpelled(text, spelled, found);
  return found;
}

function findAround(text: string, sign: string, found: Finding[]): void {
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
    const start = localStart(text, at);
    // What stands in `https://name:password@host` is a password: url-secrets.ts.
    if (text[start - 1] === ':' && /:\/\/[^\s/@]{0,64}:$/.test(textBefore(text, start, 70))) continue;
    if (start === at || text.slice(start, at).toLowerCase() === 'git') continue;
    domain.lastIndex = at + sign.length;
    const match = domain.exec(text);
    // `package@1.2.3-beta.next` is a version.
    if (match && !/^\d+\.\d/.test(match[0])) found.push({ start, end: domain.lastIndex, kind: 'email' });
  }
}

function findSpelled(text: string, pattern: RegExp, found: Finding[]): void {
  for (const match of text.matchAll(pattern)) {
    const start = localStart(text, match.index);
    if (start < match.index) found.push({ start, end: match.index + match[0].length, kind: 'email' });
  }
}

/** Where the local part before `at` begins; `at` itself when there is none. */
function localStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < maxLocal && isLocal(text.charCodeAt(start - 1))) start--;
  const leading = /^[.'%+-]+/.exec(textBefore(text, at, at - start));
  return leading ? start + leading[0].length : start;
}

/** Units of local parts up to U+024F, one byte each: letters (Latin), digits and . _ % + - ' */
const local = Uint8Array.from({ length: 0x250 }, (_, code) =>
  isAlphanumeric(code) || ".%+-'_".includes(String.fromCharCode(code)) || code >= 0xc0 ? 1 : 0,
);

function isLocal(code: number): boolean {
  return local[code] === 1;
}
