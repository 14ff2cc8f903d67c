import type { ModelPrice, PriceTable } from '../../core/model.ts';

/** US dollars a million tokens, as typed: anything from 0 on. */
export function isPrice(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** "2026-11" in the reader's own time zone: the form a price table is dated in. */
export function monthOf(epochMs: number): string {
  const date = new Date(epochMs);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** A table with one price more or another; whoever looked one up has looked today. */
export function withPrice(table: PriceTable, model: string, price: ModelPrice, date: string): PriceTable {
  const unverified = table.unverified?.filter((name) => name !== model);
  return {
    date,
    prices: { ...table.prices, [model]: price },
    ...(unverified?.length ? { unverified } : {}),
  };
}
