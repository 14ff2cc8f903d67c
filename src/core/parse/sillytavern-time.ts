// How SillyTavern wrote times over the years. They are local times without a zone, and taken as UTC.
import { toMillis } from './times.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Of file names and headers: `2025-11-2@10h00m00s`, older `2023-10-9 @17h 55m 19s 346ms`. */
const MARKED = /^(\d{4})-(\d{1,2})-(\d{1,2}) ?@ ?(\d{1,2})h ?(\d{1,2})m ?(\d{1,2})s(?: ?(\d{1,3})ms)?$/;
/** Of messages: `November 2, 2025 10:00am`. */
const SPOKEN = /^([a-z]+) (\d{1,2}), (\d{4}) (\d{1,2}):(\d{2}) ?([ap])m$/i;

/** Epoch milliseconds of any of the notations, numbers and ISO times included; null for what is none. */
export function sillytavernMillis(value: unknown): number | null {
  const text = typeof value === 'string' ? value.trim() : '';
  const marked = MARKED.exec(text);
  if (marked) {
    const [year, month, day, hour, minute, second, millis = 0] = marked
      .slice(1)
      .map((part) => Number(part ?? 0));
    return toMillis(Date.UTC(year, month - 1, day, hour, minute, second, millis));
  }
  const spoken = SPOKEN.exec(text);
  if (!spoken) return toMillis(value);
  const [, name, day, year, hour, minute, half] = spoken;
  const month = MONTHS.indexOf(name.toLowerCase());
  const hours = (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return month < 0 ? null : toMillis(Date.UTC(Number(year), month, Number(day), hours, Number(minute)));
}
