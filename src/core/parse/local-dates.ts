// Dates as Google's pages write them, in the language and the zone of the account: "Nov 5, 2025, 1:34:47 AM CEST".
import { isRealDay, toMillis } from './times.ts';

/** UTF-16 units; a longer line is a sentence. */
const LONGEST = 60;

/** How the names of months begin, without accents, January first: English and its neighbours, Slavic, Greek, Turkish. */
const MONTHS = [
  'jan janv ene gen sty oca ian янв сiч ιαν',
  'feb fev lut sub фев φεβ',
  'mar mrt мар бер μαρ',
  'apr avr abr kwi nis апр απρ',
  'may mai maj mag mei мая маи μαι',
  'jun juin giu cze haz iun июн ιουν',
  'jul juil lug lip tem iul июл ιουλ',
  'aug ago aou avg sie agu авг αυγ',
  'sep set wrz eyl szept сен σεπ',
  'oct okt ott out paz eki окт οκτ',
  'nov lis kas noi ноя νοε',
  'dec dez dic gru ara дек δεκ',
].map((prefixes) => prefixes.split(' '));

/** Words that stand in a date and mean nothing: "2 de septiembre de 2026 a las 13:26". */
const CONNECTING = new Set(
  'de del d of a as à le la las los um ob alle ore klo kl at den der г р στις'.split(' '),
);

/** Hours east of UTC and the zones they hold for. CST and IST are those of America and India; others who use the letters are rarer. */
const HOURS_EAST: readonly (readonly [number, string])[] = [
  [0, 'z utc gmt wet'],
  [1, 'west bst cet mez wat'],
  [2, 'cest mesz eet sast cat'],
  [3, 'eest msk trt eat'],
  [5, 'pkt'],
  [5.5, 'ist'],
  [7, 'wib ict'],
  [8, 'sgt hkt pht awst'],
  [9, 'jst kst'],
  [9.5, 'acst'],
  [10, 'aest'],
  [10.5, 'acdt'],
  [11, 'aedt'],
  [12, 'nzst'],
  [13, 'nzdt'],
  [-2.5, 'ndt'],
  [-3, 'brt art clst adt'],
  [-3.5, 'nst'],
  [-4, 'clt ast edt'],
  [-5, 'est cdt et'],
  [-6, 'cst mdt ct'],
  [-7, 'mst pdt mt'],
  [-8, 'pst akdt pt'],
  [-9, 'akst'],
  [-10, 'hst'],
];
const ZONES: ReadonlyMap<string, number> = new Map(
  HOURS_EAST.flatMap(([hours, names]) => names.split(' ').map((name) => [name, hours * 60] as const)),
);

const TIME = /(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])/;
/** As Danes and Finns write it. */
const TIME_WITH_DOTS = /(?<![\d.])(\d{1,2})\.(\d{2})\.(\d{2})(?![\d.])/;
const YEAR_FIRST = /^(\d{4})(?:[-/]|\.\s?|年)(\d{1,2})(?:[-/]|\.\s?|月)(\d{1,2})[.日]?$/;
const YEAR_LAST = /^(\d{1,2})(?:[/-]|\.\s?)(\d{1,2})(?:[/-]|\.\s?)(\d{4})\.?$/;

type Day = readonly [year: number, month: number, day: number];

/** Epoch milliseconds of a line that is a date and nothing else; null for any other. A zone that is not known is taken as UTC. */
export function localDate(line: string): number | null {
  if (line.length > LONGEST || !/\d/.test(line)) return null;
  const text = line
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .trim()
    .toLowerCase();
  const iso = toMillis(text.toUpperCase());
  if (iso !== null && text.includes(':')) return iso;
  const time = TIME.exec(text) ?? TIME_WITH_DOTS.exec(text);
  if (!time) return null;
  const [, hour, minute, second = '0'] = time;
  const before = withoutHalf(text.slice(0, time.index));
  const after = withoutHalf(text.slice(time.index + time[0].length));
  const half = before.half ?? after.half;
  const day = dayOf(before.rest, half !== null);
  const zone = zoneOf(after.rest);
  if (!day || zone === null || +hour > (half === null ? 23 : 12) || +minute > 59 || +second > 60) return null;
  const hours = half === null ? +hour : (+hour % 12) + half;
  const millis = Date.UTC(day[0], day[1] - 1, day[2], hours, +minute, +second) - zone * 60_000;
  return toMillis(millis);
}

/** Whether a line could be a date that nobody can read: it is short and has a time and a year. */
export function resemblesDate(line: string): boolean {
  return line.length <= LONGEST && /\d{1,2}[:.]\d{2}/.test(line) && /(?<!\d)\d{4}(?!\d)/.test(line);
}

/** The half of the day beside a time, as hours, and what is left of the text. */
function withoutHalf(text: string): { half: number | null; rest: string } {
  const found =
    /(?:^|\s)(am|pm|a\.\s?m\.|p\.\s?m\.|π\.μ\.|μ\.μ\.|午前|午後|上午|下午|오전|오후)(?=\s|,|$)/.exec(text);
  if (!found) return { half: null, rest: text };
  const half = /^(a|π|午前|上午|오전)/.test(found[1]) ? 0 : 12;
  return { half, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` };
}

function dayOf(text: string, twelveHours: boolean): Day | null {
  const trimmed = text.replace(/(^[\s,]+|[\s,]+$)/g, '');
  const yearFirst = YEAR_FIRST.exec(trimmed);
  if (yearFirst) return dayIfReal(+yearFirst[1], +yearFirst[2], +yearFirst[3]);
  const yearLast = YEAR_LAST.exec(trimmed);
  if (!yearLast) return dayWithName(trimmed);
  const [first, second, year] = [+yearLast[1], +yearLast[2], +yearLast[3]];
  // Americans, who have no 24 hours, write the month first.
  const monthFirst = trimmed.includes('/') && (twelveHours || second > 12) && first <= 12;
  return monthFirst ? dayIfReal(year, first, second) : dayIfReal(year, second, first);
}

function dayWithName(text: string): Day | null {
  const numbers = text.match(/\d+/g) ?? [];
  const year = numbers.find((number) => number.length === 4);
  const day = numbers.find((number) => number.length <= 2);
  if (numbers.length !== 2 || !year || !day) return null;
  const words = (text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).filter((word) => !CONNECTING.has(word));
  return words.length === 1 ? dayIfReal(+year, monthOf(words[0]), +day) : null;
}

/** 1 to 12, or 0. */
function monthOf(word: string): number {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return MONTHS.findIndex((prefixes) => prefixes.some((prefix) => plain.startsWith(prefix))) + 1;
}

function dayIfReal(year: number, month: number, day: number): Day | null {
  return isRealDay(year, month, day) ? [year, month, day] : null;
}

/** Minutes east of UTC; null where the text is no zone. */
function zoneOf(text: string): number | null {
  const zone = text.replace(/[\s,()]+/g, '').replace('−', '-');
  if (zone === '') return 0;
  const offset = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(zone);
  if (offset) return (offset[1] === '-' ? -1 : 1) * (+offset[2] * 60 + +(offset[3] ?? 0));
  return ZONES.get(zone) ?? (/^[a-z]{1,6}$|^[a-z_]+\/[a-z_]+$/.test(zone) ? 0 : null);
}
