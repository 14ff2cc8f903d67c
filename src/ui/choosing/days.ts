// Days as a date field has them ("2026-11-20"), in the reader's own time zone.

function partsOf(day: string): [number, number, number] | null {
  const parts = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(day);
  return parts && [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])];
}

/** Epoch milliseconds of the day's first moment, `later` days on; null: no day. */
export function startOf(day: string, later = 0): number | null {
  const parts = partsOf(day);
  if (!parts) return null;
  const [year, month, date] = parts;
  const start = new Date(year, month, date + later);
  // Years below 100 would be taken for those of the last century.
  start.setFullYear(year, month, date + later);
  return start.getTime();
}

/** The day in which a moment lies; '' for null and for moments that are none. */
export function dayOf(moment: number | null): string {
  const date = new Date(moment ?? NaN);
  if (Number.isNaN(date.getTime())) return '';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
