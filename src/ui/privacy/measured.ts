// What the privacy chain was measured to be worth: written by `npm run eval:privacy -- --out`, read by the privacy page.
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
export const measuredRows: readonly Measured[] = measured.rows;
