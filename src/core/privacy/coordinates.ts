import { type Finding, textBefore } from './finding.ts';

/** Two decimal numbers with four decimals (11 m) or more, a comma, semicolon or blank between them. */
const pair =
  /(?<![\w.,+-])([-+]?\d{1,3}\.\d{4,20})(?:\s?°)?(?:\s?[NS])?\s{0,2}[,;\s]\s{0,2}([-+]?\d{1,3}\.\d{4,20})(?:\s?°)?(?:\s?[EWO]\b)?(?!\w|\.\d)/g;
/** Degrees, minutes, seconds, or decimal degrees, each with its point of the compass. */
const part = (points: string): string =>
  `\\d{1,3}(?:\\.\\d{1,10})?\\s?[°º]\\s?(?:\\d{1,2}(?:\\.\\d{1,8})?\\s?['′’]\\s?)?(?:\\d{1,2}(?:\\.\\d{1,8})?\\s?(?:["″”]|'')\\s?)?[${points}]`;
const degrees = new RegExp(`(?<![\\w.])${part('NSns')}[\\s,;/]{0,3}${part('EWOewo')}(?!\\w)`, 'g');
/** `"lat": 48.8566, "lng": 2.3522`: each by itself, three decimals or more. */
const named =
  /\b(?:lat|latitude|lon|lng|long|longitude)["'\]]{0,2}\s{0,2}[:=]\s{0,2}["']?([-+]?\d{1,3}\.\d{3,20})(?!\w|\.\d)/gi;
const coordinateWord =
  /\b(?:lat|latitude|lon|lng|longitude|gps|coords?|coordinates?|coordenadas|koordinaten|coordonnées|coördinaten|location|located|maps?|position|point)\b[^\n]{0,40}$/i;

/** Places on the earth as numbers: decimal pairs, degrees with minutes, and named parts. Not versions, prices, rows of a table. */
export function findCoordinates(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, written: string) =>
    found.push({ start, end: start + written.length, kind: 'coordinates' });
  for (const { 0: written, 1: first, 2: second, index } of text.matchAll(pair)) {
    const isOnEarth = Math.abs(Number(first)) <= 90 && Math.abs(Number(second)) <= 180;
    if (isOnEarth && isPair(text, index, written, [first, second])) add(index, written);
  }
  if (/[°º]/.test(text)) for (const { 0: written, index } of text.matchAll(degrees)) add(index, written);
  if (/l(?:at|on|ng)/i.test(text)) {
    for (const { 0: all, 1: number, index } of text.matchAll(named))
      add(index + all.length - number.length, number);
  }
  return found;
}

/** Two numbers and no more; small ones are weights and probabilities unless a word says otherwise. */
function isPair(text: string, start: number, written: string, numbers: readonly string[]): boolean {
  if (coordinateWord.test(textBefore(text, start, 60))) return true;
  const before = textBefore(text, start, 4);
  const after = text.slice(start + written.length, start + written.length + 4);
  if (/\d[\s,;]{1,3}$/.test(before) || /^[\s,;]{1,3}[-+]?\d/.test(after) || /[=*]\s?$|\[\[?$/.test(before))
    return false;
  return (
    /[,;°NSEWO]/.test(written) &&
    !/[\n\t]/.test(written) &&
    numbers.some((number) => Math.abs(Number(number)) >= 2)
  );
}
