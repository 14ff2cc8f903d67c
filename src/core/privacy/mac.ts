import { type Finding, textBefore } from './finding.ts';

/** Six pairs with colons or dashes, the same between all. */
const pairs = /(?<![\w:.-])[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}(?!\w|[:-][0-9A-Fa-f])/g;
/** Three groups of four with dots, as Cisco writes them. */
const fours = /(?<![\w.:-])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?!\w|\.\w)/g;
const macWord = /\b(?:mac|physical|hardware|ethernet|address|arp)\b[^\n]{0,24}$/i;
/** No device has it. */
const nobody = /^[0:.-]+$/;

/** Device addresses (EUI-48): `00:1a:2b:3c:4d:5e`, `00-1A-...`, `001a.2b3c.4d5e`. */
export function findMacs(text: string): Finding[] {
  const found: Finding[] = [];
  for (const pattern of [pairs, fours]) {
    for (const { 0: address, index } of text.matchAll(pattern)) {
      // Three groups of digits alone can be anything: a word is wanted then.
      const isPlain = pattern === fours && !/[A-Fa-f]/.test(address);
      if (nobody.test(address) || (isPlain && !macWord.test(textBefore(text, index, 40)))) continue;
      found.push({ start: index, end: index + address.length, kind: 'mac' });
    }
  }
  return found;
}
