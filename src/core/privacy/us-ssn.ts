import { type FindOptions, type Finding, textBefore } from './finding.ts';

const dashed = /(?<![\p{L}\p{N}_.-])(\d{3})([- ])(\d{2})\2(\d{4})(?![\p{L}\p{N}_]|-\d)/gu;
const undashed = /(?<![\p{L}\p{N}_.-])(\d{3})([-. ]?)(\d{2})[-. ]?(\d{4})(?![\p{L}\p{N}_]|-\d)/gu;
/** One dash forgotten. Elsewhere than in the United States these are phone numbers and postcodes. */
const half = /(?<![\p{L}\p{N}_.-])(\d{3})(?:-(\d{2})|(\d{2})-)(\d{4})(?![\p{L}\p{N}_]|[-.]\d)/gu;
const context = /\b(?:ssn|ss#|socials?|social[ -]?security)\b[^\n]{0,40}$/i;
/** The last four digits, named as such. */
const lastFour = /\b(?:ssn|social security)(?: (?:no|num|number|is|are)|[:#.])*\s?\d{4}(?![\d-])/gi;
/** Printed on sample cards and in advertisements, so never anyone's (SSA). */
const samples = new Set(['078051120', '219099999', '123456789', '457555462']);

/**
 * US social security numbers: 3-2-4 digits with dashes or blanks, for people of the US also with one dash; other forms only near
 * the words. Numbers that are never issued stay.
 */
export function findUsSsns(text: string, { region }: FindOptions): Finding[] {
  const found = matches(text, dashed);
  if (region === 'US') {
    for (const { 0: number, 1: area, 2: group, 3: other, 4: serial, index } of text.matchAll(half))
      if (isIssued(area, group ?? other, serial))
        found.push({ start: index, end: index + number.length, kind: 'ssn' });
  }
  if (!/\b(?:ssn|social)/i.test(text)) return found;
  const last = [...text.matchAll(lastFour)].map(({ 0: all, index }) => {
    const end = index + all.length;
    return { start: end - 4, end, kind: 'ssn' as const };
  });
  const near = matches(text, undashed).filter(({ start }) => context.test(textBefore(text, start, 60)));
  return [...found, ...last, ...near.filter(({ start }) => !found.some((other) => other.start === start))];
}

function matches(text: string, pattern: RegExp): Finding[] {
  return [...text.matchAll(pattern)]
    .filter(([, area, , group, serial]) => isIssued(area, group, serial))
    .map(({ 0: number, index }) => ({ start: index, end: index + number.length, kind: 'ssn' }));
}

/** SSA: areas 000, 666 and 900-999, group 00 and serial 0000 are not issued. */
function isIssued(area: string, group: string, serial: string): boolean {
  if (area === '000' || area === '666' || area[0] === '9' || group === '00' || serial === '0000')
    return false;
  return !samples.has(area + group + serial);
}
