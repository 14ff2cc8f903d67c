// What the privacy chain was measured to be worth: written by `npm run eval:privacy -- --out src/ui/privacy/measured.json`.
import { measuredNames } from '../privacy-strings.ts';
import measured from './measured.json';

/** One line of the table, with a 95 % interval. */
export interface Measured {
  readonly key: string;
  /** In words. */
  readonly name: string;
  /** How many items it was tried on. */
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** "share": 0-1, written as per cent; anything else is written behind the number; empty: none. */
  readonly unit: string;
}

export const measuredVersions: { readonly detectors: string } = measured.versions;

/** Of the many rows those that have a name on the page, in the order of the names. Per cent become shares. */
export const measuredRows: readonly Measured[] = Object.entries(measuredNames).flatMap(([key, name]) => {
  const row = measured.rows.find((one) => one.key === key);
  if (!row || row.low === null || row.high === null) return [];
  const { n, value, low, high, unit } = row;
  return unit === '%'
    ? { key, name, n, value: value / 100, low: low / 100, high: high / 100, unit: 'share' }
    : { key, name, n, value, low, high, unit };
});
