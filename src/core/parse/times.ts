// Times as exports write them: seconds, milliseconds, ISO with and without a zone.

/** Chats before the web's own or after this century are a broken clock, not a date. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
/** As seconds this would be the year 5138, as milliseconds it is 1973: above it a number counts milliseconds. */
const MILLISECONDS_FROM = 1e11;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** Epoch milliseconds; null for what is no time or lies outside 2000-2100. A time without a zone is taken as UTC. */
export function toMillis(value: unknown): number | null {
  const millis =
    typeof value === 'string' ? ofText(value.trim()) : typeof value === 'number' ? ofNumber(value) : NaN;
  return millis >= EARLIEST && millis <= LATEST ? Math.round(millis) : null;
}

function ofNumber(value: number): number {
  return value > MILLISECONDS_FROM ? value : value * 1000;
}

function ofText(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const found = ISO.exec(text);
  if (!found) return NaN;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = found;
  if (!isRealDay(+year, +month, +day) || !isTimeOfDay(+hour, +minute, +second)) return NaN;
  const millis = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second) + Number(`0.${fraction}`) * 1000;
  return millis - zoneMinutes(zone) * 60_000;
}

/** Whether the month has that day; months and days count from 1. */
export function isRealDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** With the leap second, and 24:00, as which ISO 8601 may write midnight. */
function isTimeOfDay(hour: number, minute: number, second: number): boolean {
  return minute < 60 && second <= 60 && (hour < 24 || (hour === 24 && minute + second === 0));
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.replace(/\D/g, '');
  return (zone.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)));
}
