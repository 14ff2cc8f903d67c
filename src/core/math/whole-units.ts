// Units in which sums are whole numbers: exact in double precision, so that the order of adding does not matter.
import type { Scale } from './shard-port.ts';

/** Whole numbers are exact up to 2^53 in double precision; a bit is left for what adds up on the way. */
const wholeBits = 52;

/** The largest power of two in whose units sums up to `most` are exact. */
const wholeUnits = (most: number): number => (most > 0 ? 2 ** (wholeBits - Math.ceil(Math.log2(most))) : 1);

/** Sums of points are counted in units of 1 / this. */
export const grainOf = ({ radius, weight }: Scale): number => wholeUnits(radius * weight);
/** Weighted squared distances are counted in units of 1 / this. */
export const finenessOf = ({ radius, weight }: Scale): number => wholeUnits(4 * radius * radius * weight);

/** A weight in units of 2^-20: sums of weights are exact as well. */
export const wholeWeight = (weight: number): number => Math.round(weight * 2 ** 20) / 2 ** 20;

/** Rounds as WebAssembly does: halves to the even neighbour. Exact up to 2^52. */
export function roundEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
