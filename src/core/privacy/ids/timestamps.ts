import { isMonthAndDay } from './checks.ts';

/** Milliseconds since 1970 between 2014 and 2033: the thirteen digits of nearly every log. */
export function isEpochMilliseconds(digits: string): boolean {
  return /^1[4-9]\d{11}$/.test(digits);
}

/** Twelve digits YYYYMMDDHHMM of the years 1970 to 2069: names of backups, not of people. */
export function isTimestamp(digits: string): boolean {
  return (
    /^(?:19[7-9]\d|20[0-6]\d)\d{4}(?:[01]\d|2[0-3])[0-5]\d$/.test(digits) &&
    isMonthAndDay(Number(digits.slice(4, 6)), Number(digits.slice(6, 8)))
  );
}
