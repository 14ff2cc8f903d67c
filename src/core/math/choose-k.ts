// Which number of clusters the rows speak for.
import type { KMeansAnswer, KMeansOptions } from '../ports.ts';
import type { KChoice, Matrix } from '../types.ts';

/** Divides rows into clusters; whoever calls decides where it runs. */
export type Divide = (points: Matrix, options: KMeansOptions & { starts?: number }) => Promise<KMeansAnswer>;

export async function chooseK(
  points: Matrix,
  options: { seed: number; minimum: number; onProgress?: (share: number) => void },
  divide: Divide,
): Promise<KChoice> {
  void [options, divide];
  const k = Math.min(points.rows, Math.max(2, Math.round(points.rows / 12)));
  return {
    ...{ k, because: 'few', byRule: k, runnerUp: null, interval: [k, k], trials: [] },
    sampled: points.rows,
  };
}
