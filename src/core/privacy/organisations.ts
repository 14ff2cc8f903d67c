import { commonWords } from './common-words.ts';
import { type FindOptions, type Finding, textBefore } from './finding.ts';
import { remembered } from './remembered.ts';

const word = "(?:\\p{Lu}|\\d{1,4} \\p{Lu})[\\p{L}\\p{M}\\p{N}&'’.-]{0,30}";
/** Up to five capitalised words, also "Lee, Kim and Roy". */
const name = `${word}(?:(?:, | and | & | of | )\\p{Lu}[\\p{L}\\p{M}\\p{N}&'’-]{0,30}){0,4}`;
const legal =
  'Inc|Ltd|Limited|LLC|LLP|GmbH|AG|S\\.A|SA|SpA|S\\.p\\.A|Corp|Corporation|plc|PLC|Oy|Oyj|AB|A/S|ApS|Kft|Zrt|B\\.V|BV|N\\.V|SARL|SAS|Pty|KG|Sp\\. z o\\.o';
const types =
  'Bank|University|Hospital|College|Institute|Foundation|Group|Holdings|Technologies|Solutions|Capital|Partners|Consulting|Investments|Insurance|Orchestra|Airlines|Agency|Association|Ventures|Industries|Pharmaceuticals|Analytics|Systems|Software|School';
/** No part of an identifier, an address or a longer word. */
const begins = "(?<![\\p{L}\\p{N}_@#./\\\\-]|\\p{Lu}['’])";
/** What a company's name ends in: a legal form, or the type of a house. */
const ending = new RegExp(
  `(?<= )(?:(?:${legal})(?![\\p{L}\\p{N}])\\.?|(?:${types})(?![\\p{L}\\p{N}]))`,
  'gu',
);
const wordsBefore = new RegExp(`${begins}(?:${word} ){1,4}$`, 'u');
const headed =
  /(?<![\p{L}\p{N}_])(?:University|Ministry|Bank|Department|Institute|Church) of \p{Lu}\p{L}{1,30}(?: \p{Lu}\p{L}{1,30}){0,2}/gu;
/** After these a capitalised name is one. */
const slotted = new RegExp(
  `\\b(?:work(?:s|ed|ing)? (?:for|at)|employ(?:ed|ees?) (?:by|at|of)|(?:CEO|CTO|CFO|founder|president|director|chairman) (?:of|at)|(?:hired|acquired|owned) by|intern(?:ship|ed)? at|job at|customer of|company (?:called|named)|years? at) (${name})`,
  'gu',
);
/** Before these as well. */
const saidOfOne =
  / (?:is an? (?:\p{L}{2,20} ){0,3}(?:company|agency|firm|bank|start-?up|business|corporation|investment)|invested|was founded|announced|employs|employees)(?!\p{L})/gu;
const nameBefore = new RegExp(`${begins}${name}$`, 'u');
/** Words of a name looked at, with the blank or small word between each two, and how long they may be together (UTF-16 units). */
const most = { beforeEnding: 5, beforeVerb: 9 };
const reach = 190;

const common = new Set(commonWords);

/** Companies and institutions: by legal form, by the type in the name, and by what people say around them. */
export function findOrganisations(text: string, { seenLower }: FindOptions): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, written: string) => {
    const first = /^[\p{L}'’-]+/u.exec(written)?.[0].toLowerCase() ?? '';
    const isOrdinary = common.has(first) || (seenLower?.has(first) ?? false);
    if (isOrdinary && !/\s/.test(written)) return;
    if (isOrdinary && /^(?:the|a|an|my|our|your|this|these|i)$/.test(first)) return;
    found.push({ start, end: start + written.length, kind: 'organisation' });
  };
  // Endings are looked for first, and names back from them: tried at every capitalised word a name would be read many times over.
  const endedName = remembered((before) => wordsBefore.exec(before)?.[0]);
  const saidName = remembered((before) => nameBefore.exec(before)?.[0]);
  const addBefore = (at: number, nameIn: typeof endedName, words: number, written = '') => {
    const before = nameIn(lastWords(text, at, words));
    if (before !== undefined) add(at - before.length, before + written);
  };
  for (const { 0: written, index } of text.matchAll(ending)) {
    const last = found.at(-1);
    // "Lee Bank Group": one name with two endings. A row of endings is read once.
    if (last?.end === index - 1) found[found.length - 1] = { ...last, end: index + written.length };
    else addBefore(index, endedName, most.beforeEnding, written);
  }
  for (const { 0: all, index } of text.matchAll(headed)) add(index, all);
  for (const match of text.matchAll(slotted)) add(match.index + match[0].length - match[1].length, match[1]);
  for (const { index } of text.matchAll(saidOfOne)) addBefore(index, saidName, most.beforeVerb);
  return found;
}

/** The few words before a place: no more than a name can have, so that a row of endings costs little each time. */
function lastWords(text: string, at: number, words: number): string {
  let start = at;
  for (let i = 0; i < words && start > 0 && at - start < reach; i++)
    start = text.lastIndexOf(' ', start - 2) + 1;
  return textBefore(text, at, Math.min(reach, at - start + 1));
}
