import { type Finding, textBefore } from './finding.ts';
import { remembered } from './remembered.ts';

const four = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g;
/** Escapes such as `%20` and `\n` may stand right before an address in logs. */
const escapedFour = /(?<=%[0-9A-Fa-f]{2}|\\[nrt])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\w]|\.\d)/g;
const six = /(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,8}[0-9A-Fa-f:.]{0,39}/g;
const versionWord = /(?:\bv|\bver\.?|\bversions?|\brelease|\bbuild)[\s:=(]{0,3}$/i;
/** A fifth number stuck to an address: two of its first four have three digits, which versions hardly have. */
const five = /(?<![\w.])(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?![\w]|\.\d)/g;
/** `::` is an operator of many languages: an address only where one is named, assigned, bracketed or has a prefix length. */
const addressWord =
  /(?:\b(?:unspecified|address|ip|ipv6|src|dst|source|dest|destination|listen|listening on|bind|host)[\s:=]{1,2}|=|\[)$/i;
/** A slice of a list: `a[::1]`. */
const sliceBefore = /[\w)\]]\[$/;

/** IPv4 and IPv6 addresses, loopback, private ones and masks as well; not version numbers. */
export function findIps(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, address: string) => {
    found.push({ start, end: start + address.length, kind: 'ip' });
  };
  for (const pattern of text.includes('%') || text.includes('\\') ? [four, escapedFour] : [four]) {
    for (const { 0: address, index } of text.matchAll(pattern)) {
      if (isFour(address) && !versionWord.test(textBefore(text, index, 14))) add(index, address);
    }
  }
  for (const { 1: address, index } of text.matchAll(five)) {
    const long = address.split('.').filter((octet) => octet.length === 3).length;
    if (long >= 2 && isFour(address)) add(index, address);
  }
  if (!/:[0-9A-Fa-f:]/.test(text)) return found;
  const isAddress = remembered(isSix);
  const isNamed = remembered((before) => addressWord.test(before));
  for (const { 0: written, index } of text.matchAll(six)) {
    const address = written.replace(/(?:\.|(?<!:):)$/, '');
    const next = text[index + address.length] ?? ' ';
    if (/[\w:]/.test(next) || !isAddress(address)) continue;
    const before = textBefore(text, index, 16);
    const isOperator =
      address === '::' && !/^\/\d/.test(text.slice(index + 2, index + 4)) && !isNamed(before);
    if (!isOperator && !(address.startsWith('::') && sliceBefore.test(before))) add(index, address);
  }
  return found;
}

function isFour(address: string): boolean {
  return address.split('.').every((octet) => Number(octet) < 256 && (octet.length === 1 || octet[0] !== '0'));
}

/** RFC 4291 text forms. `abc::def` in C++ or Rust is none: a digit, and three groups or a known first group, are wanted. */
function isSix(address: string): boolean {
  const tail = /(?<=:)\d+\.\d+\.\d+\.\d+$/.exec(address)?.[0];
  if (tail !== undefined && !isFour(tail)) return false;
  // Four octets stand for two groups.
  const plain = tail === undefined ? address : `${address.slice(0, -tail.length)}0:0`;
  const halves = plain.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  if (halves.length === 1 ? groups.length !== 8 : groups.length > 7) return false;
  if (plain === '::' || plain === '::1') return true;
  return (
    /\d/.test(plain) && (groups.length >= 3 || /^(?:[23][0-9a-f]{3}|f[cdef][0-9a-f]{2}|64):/i.test(plain))
  );
}
