// Numbers, sizes and dates as they are written on screen. English, like strings.ts: one language a page.
const locale = 'en-GB';

const wholes = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const finePercents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
const plurals = new Intl.PluralRules(locale);
const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const exactMoments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const compacts = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 2 });
const cents = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric' });
const regionNames = new Intl.DisplayNames(locale, { type: 'region' });
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** "1,204". */
export function whole(value: number): string {
  return wholes.format(value);
}

/** "1 chat", "1,204 chats". */
export function plural(count: number, one: string, other: string): string {
  return `${whole(count)} ${plurals.select(count) === 'one' ? one : other}`;
}

const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' });
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** "3rd". */
export function ordinal(value: number): string {
  return `${whole(value)}${endings[ordinals.select(value)] ?? 'th'}`;
}

/** A share of 0-1 as "26%"; below 1 % with one decimal, so that something is never "0%". */
export function percent(share: number): string {
  // Something is never nothing.
  if (share > 0 && share < 0.0005) return `under ${finePercents.format(0.001)}`;
  return (share > 0 && share < 0.01 ? finePercents : percents).format(share);
}

/** "0 B", "812 kB", "4.2 MB": steps of 1,000, as browsers and shops count. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${whole(bytes)} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? oneDecimal.format(value) : whole(value)} ${units[unit]}`;
}

/** "20 Nov 2026" in the reader's own time zone. */
export function day(epochMs: number): string {
  return days.format(epochMs);
}

/** "20 Nov 2026, 13:01". */
export function moment(epochMs: number): string {
  return moments.format(epochMs);
}

/** "20 Nov 2026, 13:01:22". */
export function exactMoment(epochMs: number): string {
  return exactMoments.format(epochMs);
}

/** "13:01". */
export function timeOfDay(epochMs: number): string {
  return times.format(epochMs);
}

/** "1.1M", "60K": as exact as a guess may be. */
export function about(value: number): string {
  return compacts.format(value);
}

/** US dollars as "$0.30"; something is never "$0.00". */
export function dollars(value: number): string {
  return value > 0 && value < 0.01 ? `under ${cents.format(0.01)}` : cents.format(value);
}

/** "1.1M to 1.6M"; equal ends once. */
export function between([least, most]: readonly [number, number], format: (value: number) => string): string {
  const [from, to] = [format(least), format(most)];
  return from === to ? from : `${from} to ${to}`;
}

/** "Mar 2023 – Nov 2026"; one month once. */
export function monthRange(range: readonly [number, number]): string {
  return months.formatRange(range[0], range[1]);
}

/** "Germany" for "DE". */
export function regionName(code: string): string {
  return regionNames.of(code) ?? code;
}

/** "a, b, and c". */
export function list(parts: readonly string[]): string {
  return lists.format(parts);
}
