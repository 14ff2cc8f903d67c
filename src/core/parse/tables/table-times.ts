// Times as spreadsheets write them. In "3/4/2026" only the rest of the column can tell the day from the month.
import { localDate } from '../local-dates.ts';
import { toMillis } from '../times.ts';

const NUMERIC =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[, T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap]m)?)?(?:\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}))?$/i;

/** UTF-16 units of a longer cell, which is a sentence. */
const LONGEST = 80;
/** What a browser adds to its own dates: "GMT+0100 (Central European Standard Time)". */
const ZONE_NAME = /\s\([^()]*\)$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+/i;
/** What C writes, and Twitter after it: "Oct 31 22:10:47 +0000 2017". */
const YEAR_AT_END =
  /^([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})\s+([+-]\d{4}\s+|[a-z]{3,4}\s+)?(\d{4})$/i;
/** What Jira writes: "02/Jan/24 10:00 AM", "2-Jan-2024". */
const DAY_NAME_YEAR = /^(\d{1,2})[/\s-]([a-z]{3,9})\.?[/\s-](\d{4}|\d{2})(?=\D|$)/i;

/** Cells to epoch milliseconds; null for what is no time. */
export type TimeReader = (cell: string) => number | null;

/**
 * For the cells of one column, of which some are shown. ISO times and numbers are read as everywhere; in numeric dates
 * the day comes first where it does so with dots, or where any of the samples can only be read so.
 */
export function timeReader(samples: readonly string[]): TimeReader {
  const dayFirst = samples.some((sample) => Number(NUMERIC.exec(sample.trim())?.[1]) > 12);
  return (cell) => {
    const text = cell.trim();
    const found = NUMERIC.exec(text);
    return found ? ofParts(found, dayFirst) : (toMillis(text) ?? named(text));
  };
}

/** A date with the name of its month, or with its year first; without a time it is midnight. */
function named(text: string): number | null {
  if (text.length > LONGEST || !/^\p{L}{0,9}[.,]?\s?\d|^\p{L}{3}/u.test(text) || !/\d{2}/.test(text))
    return null;
  const date = text
    .replace(ZONE_NAME, '')
    .replace(WEEKDAY, '')
    .replace(YEAR_AT_END, '$1 $2 $5 $3 $4')
    .replace(DAY_NAME_YEAR, (_, day: string, month: string, year: string) =>
      [day, month, year.length === 2 ? `20${year}` : year].join(' '),
    )
    .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
    .trim();
  return localDate(date) ?? (date.includes(':') ? null : localDate(`${date} 00:00`));
}

function ofParts(found: RegExpExecArray, dayFirst: boolean): number | null {
  const [, a, mark, b, years, hours = '0', minutes = '00', seconds = '00', half, zone = 'Z'] = found;
  const [day, month] = mark === '.' || dayFirst || Number(a) > 12 ? [a, b] : [b, a];
  const hour =
    half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const two = (value: number | string) => String(value).padStart(2, '0');
  const date = `${years.length === 2 ? `20${years}` : years}-${two(month)}-${two(day)}`;
  return toMillis(`${date}T${two(hour)}:${minutes}:${seconds}${/^[zug]/i.test(zone) ? 'Z' : zone}`);
}
