// Where k-means starts.
import type { Matrix } from '../types.ts';
import type { Random } from './random.ts';

/** Multiplications the choice may cost with several candidates a step: about 1 s. Above it, one candidate. */
const greedyBudget = 1e9;

/**
 * `k` of the rows in `among`, far from each other: k-means++ (Arthur & Vassilvitskii 2007), the greedy variant with
 * 2 + ln k candidates a step where that is cheap. Equal rows are taken twice only when no other row is left.
 * Cost among.length * k * cols times the candidates.
 */
export function plusPlusRows(points: Matrix, among: readonly number[], k: number, random: Random): number[] {
  const greedy = 2 + Math.floor(Math.log(k));
  const candidates = among.length * k * points.cols * greedy <= greedyBudget ? greedy : 1;
  const chosen = [among[Math.floor(random() * among.length)]];
  let nearest: Float64Array = new Float64Array(among.length).fill(Infinity);
  nearest = closer(points, among, chosen[0], nearest);
  while (chosen.length < k) {
    const total = sumOf(nearest);
    let best: { row: number; nearest: Float64Array; total: number } | null = null;
    for (let c = 0; c < candidates; c++) {
      const row = among[draw(nearest, random() * total)];
      const updated = closer(points, among, row, nearest);
      const left = sumOf(updated);
      if (best === null || left < best.total) best = { row, nearest: updated, total: left };
    }
    chosen.push(best!.row);
    nearest = best!.nearest;
  }
  return chosen;
}

/**
 * Squared distances to the nearest chosen row, once `row` is chosen as well. Two sums at once, because one would wait for itself at every step.
 */
function closer(points: Matrix, among: readonly number[], row: number, nearest: Float64Array): Float64Array {
  const { data, cols } = points;
  const updated = new Float64Array(among.length);
  const from = row * cols;
  for (let i = 0; i < among.length; i++) {
    const at = among[i] * cols;
    let s0 = 0;
    let s1 = 0;
    let j = 0;
    for (; j + 1 < cols; j += 2) {
      const d0 = data[at + j] - data[from + j];
      const d1 = data[at + j + 1] - data[from + j + 1];
      s0 += d0 * d0;
      s1 += d1 * d1;
    }
    if (j < cols) s0 += (data[at + j] - data[from + j]) ** 2;
    updated[i] = Math.min(nearest[i], s0 + s1);
  }
  return updated;
}

/** Position of the first number at which the running sum passes `mark`; the last positive one where rounding leaves none. */
function draw(numbers: Float64Array, mark: number): number {
  let last = 0;
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (numbers[i] === 0) continue;
    last = i;
    sum += numbers[i];
    if (sum > mark) return i;
  }
  return last;
}

function sumOf(numbers: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i];
  return sum;
}
