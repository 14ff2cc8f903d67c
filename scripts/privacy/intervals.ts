// How sure a measured number is: 95 % intervals.
import { seededRandom } from '../../src/core/math/random.ts';

/** Both ends, on the scale of the value. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the standard normal distribution. */
const z = 1.959964;

/** Wilson's interval of a share `hits / n`, 0-1. Without any trial nothing is known: 0 to 1. */
export function wilson(hits: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  // At the ends it is exact; rounding would leave a speck.
  return { low: hits === 0 ? 0 : centre - reach, high: hits === n ? 1 : centre + reach };
}

/** More change the second decimal of a percentage no more. */
const resamples = 1000;

/**
 * Percentile bootstrap: `statistic` over texts drawn with repetition. `texts` is what is counted of each text; equal seeds give
 * equal intervals.
 */
export function bootstrap<T>(
  texts: readonly T[],
  statistic: (drawn: readonly T[]) => number,
  seed = 1,
): Interval {
  const random = seededRandom(seed);
  const values = Array.from({ length: resamples }, () =>
    statistic(Array.from(texts, () => texts[Math.floor(random() * texts.length)])),
  ).sort((a, b) => a - b);
  const at = (share: number) => values[Math.min(resamples - 1, Math.floor(share * resamples))];
  return { low: at(0.025), high: at(0.975) };
}

/** Student's t, 97.5th percentile, for 1 to 9 degrees of freedom. */
const student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262];

/** Interval of the mean of a few paired differences (2 to 10). */
export function meanInterval(values: readonly number[]): Interval & { readonly mean: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const reach = student[values.length - 2] * Math.sqrt(squares / (values.length - 1) / values.length);
  return { mean, low: mean - reach, high: mean + reach };
}
