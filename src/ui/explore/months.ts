// Counts by month as bars without gaps.
export interface MonthBar {
  /** First month of the bar, "2025-03". */
  readonly month: string;
  readonly count: number;
}

/** More bars than this are drawn by year: a bar under two pixels says nothing. */
const mostBars = 120;

/** One bar a month from the first to the last, empty ones included; a bar a year when that would be too many. */
export function monthBars(months: Readonly<Record<string, number>>): MonthBar[] {
  const known = Object.keys(months)
    .filter((month) => /^\d{4}-\d{2}$/.test(month))
    .sort();
  if (known.length === 0) return [];
  const first = number(known[0]);
  const last = number(known[known.length - 1]);
  const step = last - first + 1 > mostBars ? 12 : 1;
  const start = Math.floor(first / step) * step;
  const bars = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, i) => ({
    month: name(start + i * step),
    count: 0,
  }));
  for (const month of known) bars[Math.floor((number(month) - start) / step)].count += months[month];
  return bars;
}

/** Months since the year 0. */
function number(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function name(months: number): string {
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}
