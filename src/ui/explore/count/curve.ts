// Where the curve of scores over numbers of topics lies in its box: arithmetic for ChoiceCurve.svelte. Pixels, y downwards.
import type { KTrial } from '../../../core/types.ts';

export interface Box {
  readonly width: number;
  readonly height: number;
  /** Room for the figures at the left and under the box, and for the labels over it. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Curve {
  /** Of a number of topics, on a logarithmic scale; outside the tried numbers beyond the box. */
  x(k: number): number;
  y(score: number): number;
  /** The line through all trials, as an SVG path. */
  readonly path: string;
  /** Numbers under the box: 1, 2 and 5 times powers of ten, and the ends where there are none. */
  readonly ks: readonly number[];
  /** Figures at the left: at most five, a round step apart. */
  readonly scores: readonly number[];
  /** Decimals that tell them apart: two at least. */
  readonly digits: number;
}

/** `trials`: at least one, by k. */
export function curveOf(trials: readonly KTrial[], box: Box): Curve {
  const ks = trials.map(({ k }) => k);
  const scores = trials.map(({ score }) => score);
  const [least, most] = [Math.min(...ks), Math.max(...ks)];
  const [low, high] = roomFor(Math.min(...scores), Math.max(...scores));
  const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
  const along = (k: number) => (least === most ? 0.5 : Math.log(k / least) / Math.log(most / least));
  const x = (k: number) => box.left + inner.width * along(k);
  const y = (score: number) => box.top + inner.height * (1 - (score - low) / (high - low));
  const points = trials.map(({ k, score }) => `${x(k).toFixed(1)} ${y(score).toFixed(1)}`);
  const step = stepOf(low, high);
  return {
    ...{ x, y, path: `M${points.join('L')}`, ks: ticksOf(least, most) },
    ...{ scores: roundSteps(low, high, step), digits: step < 0.01 ? 3 : 2 },
  };
}

/** The trial that a place across the box is nearest to. */
export function trialAt(trials: readonly KTrial[], curve: Curve, x: number): KTrial {
  return trials.reduce((best, trial) =>
    Math.abs(curve.x(trial.k) - x) < Math.abs(curve.x(best.k) - x) ? trial : best,
  );
}

/** A tenth of the span over and under the line; some room also where all scores are equal. */
function roomFor(low: number, high: number): [number, number] {
  const room = high === low ? 0.05 : (high - low) / 10;
  return [low - room, high + room];
}

function ticksOf(least: number, most: number): number[] {
  const ticks: number[] = [];
  for (let power = 1; power <= most; power *= 10) {
    for (const digit of [1, 2, 5]) {
      const tick = digit * power;
      if (tick >= least && tick <= most) ticks.push(tick);
    }
  }
  return ticks.length > 1 ? ticks : [...new Set([least, most])];
}

/** Scores are told to three decimals, so no step is smaller; over a span that no score of ours has it is a power of ten. */
function stepOf(low: number, high: number): number {
  const steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
  return steps.find((size) => (high - low) / size < 4) ?? 10 ** Math.ceil(Math.log10((high - low) / 4));
}

function roundSteps(low: number, high: number, step: number): number[] {
  const ticks: number[] = [];
  for (let i = Math.ceil(low / step); i * step <= high; i++) ticks.push(i * step);
  return ticks;
}
