// A share of the points of a k-means: what one worker holds, and what it is asked.
import type { Kernel } from './kernel.ts';
import { dot } from './matrix.ts';
import { quantise } from './quantise.ts';
import { block, lanes, ShardMemory } from './shard-memory.ts';
import type { Far, KMeansShard, Scale, ShardAnswer, ShardShape, ShardStep } from './shard-port.ts';
import { finenessOf, grainOf, roundEven, wholeWeight } from './whole-units.ts';

/** 7 bits and a sign: the machine's dot product of bytes takes a sign on one side only, so centroids are moved up by half their range. */
const mostOfPoint = 127;
const mostOfCentroid = 63;
const shift = 64;
/** |c|^2 / 2 of a place without a centroid: it never wins. */
const never = 1e30;
/** Bounds are 16-bit numbers and reach to four times the largest score. */
const boundUnits = 8192;
const mostBound = 32767;
/** Of single precision, with room. */
const rounding = 1e-6;
/** A shard in this thread. Memory: 4 + (1 or 2) bytes a number, 2 a row and panel, 60 a row, 128 a row that seeding looks at. */
export class LocalShard implements KMeansShard {
  readonly #shape: ShardShape;
  readonly #memory: ShardMemory;
  readonly #integers: Int8Array | Int16Array;
  readonly #blockSums: Float64Array;
  /** First row that seeding looks at. */
  readonly #firstSeed: number;
  /** The panels hold the means of the last step: those that did not move need not be written again. */
  #holdsMeans = false;
  #fineness = 1;
  #unit = 1;

  constructor(kernel: Kernel, shape: ShardShape) {
    const { rows, cols, k, first, stride } = shape;
    this.#shape = shape;
    this.#memory = new ShardMemory(kernel, { rows, cols, clusters: k, seeds: Math.ceil(rows / stride) + 1 });
    // Of the kernel's own kind, so that they are copied as they are.
    this.#integers =
      kernel.bytes === 1 ? new Int8Array(this.#memory.width) : new Int16Array(this.#memory.width);
    this.#blockSums = new Float64Array(Math.ceil(rows / block));
    this.#firstSeed = (stride - (first % stride)) % stride;
  }

  add(at: number, rows: Float32Array, weights: Float64Array | null): Scale {
    const { cols } = this.#shape;
    const memory = this.#memory;
    let radius = 0;
    let weight = 0;
    if (cols === memory.width) memory.floats.set(rows, at * cols);
    for (let i = 0; i < rows.length / cols; i++) {
      const p = at + i;
      const from = p * memory.width;
      if (cols < memory.width) memory.floats.set(rows.subarray(i * cols, (i + 1) * cols), from);
      const { step, sum, error, length } = quantise(memory.floats, from, mostOfPoint, this.#integers);
      memory.small.set(this.#integers, from);
      memory.steps[p] = step;
      memory.errors[p] = error;
      memory.lengths[p] = length;
      memory.offsets[p] = shift * sum;
      memory.squares[p] = memory.calls.square(p);
      if (!(memory.squares[p] < Infinity))
        throw new RangeError(`row ${this.#shape.first + p} holds what is no number`);
      memory.weights[p] = memory.squares[p] > 0 ? wholeWeight(weights?.[i] ?? 1) : 0;
      weight += memory.weights[p];
      radius = Math.max(radius, Math.sqrt(memory.squares[p]));
    }
    return { radius, weight };
  }

  begin(scale: Scale): number {
    const { rows, stride } = this.#shape;
    const memory = this.#memory;
    this.#fineness = finenessOf(scale);
    this.#unit = boundUnits / (scale.radius ** 2 || 1);
    memory.setUnits(this.#unit, grainOf(scale), this.#fineness);
    memory.labels.fill(-1);
    memory.best.fill(-Infinity);
    this.#holdsMeans = false;
    memory.away.fill(0);
    this.#blockSums.fill(0);
    this.#clearSums();
    // Everything must be looked at; bounds that fill up the last sixteen bytes never pass.
    const { panels } = memory;
    const boundsOfPoint = memory.rises.length;
    memory.bounds.fill(mostBound);
    if (panels < boundsOfPoint)
      for (let p = 0; p < rows; p++)
        memory.bounds.fill(-1 - mostBound, p * boundsOfPoint + panels, (p + 1) * boundsOfPoint);
    let total = 0;
    for (let p = this.#firstSeed; p < rows; p += stride) {
      // Nothing is chosen yet: as far as can be.
      const away = Math.round(memory.weights[p] * 4 * scale.radius ** 2 * this.#fineness);
      memory.away[p] = away;
      this.#blockSums[Math.floor(p / block)] += away;
      total += away;
    }
    return total;
  }

  draw(lane: number, centre: number, marks: Float64Array): Float32Array {
    if (lane >= 0) this.#take(lane, centre);
    const { cols } = this.#shape;
    const { floats, width } = this.#memory;
    const drawn = new Float32Array(marks.length * cols);
    marks.forEach((mark, i) => {
      const row = this.#find(mark);
      drawn.set(floats.subarray(row * width, row * width + cols), i * cols);
    });
    return drawn;
  }

  /** Makes a candidate of the last offer a centre: what is nearer to it than to any before gets its number. */
  #take(lane: number, centre: number): void {
    const { offered, offerRows, offerScores, away, best, labels, weights, squares } = this.#memory;
    for (let i = 0; i < offered; i++) {
      if (offerRows[i * 4 + 1] !== lane) continue;
      const p = offerRows[i * 4];
      const score = offerScores[i * 2 + 1];
      const now = roundEven(weights[p] * Math.max(0, squares[p] - 2 * score) * this.#fineness);
      this.#blockSums[Math.floor(p / block)] += now - away[p];
      away[p] = now;
      best[p] = score;
      labels[p] = centre;
    }
  }

  /** The first row at which the running sum of distances passes a mark; the last with any distance where rounding leaves none. */
  #find(mark: number): number {
    const { rows } = this.#shape;
    const { away } = this.#memory;
    let sum = 0;
    let last = 0;
    for (let b = 0; b < this.#blockSums.length; b++) {
      if (sum + this.#blockSums[b] <= mark) {
        sum += this.#blockSums[b];
        continue;
      }
      for (let p = b * block; p < Math.min(rows, (b + 1) * block); p++) {
        sum += away[p];
        if (sum > mark) return p;
        if (away[p] > 0) last = p;
      }
    }
    return last;
  }

  offer(candidates: Float32Array): Float64Array {
    this.#setCentroids(candidates, candidates.length / this.#shape.cols, lanes, () => true);
    this.#holdsMeans = false;
    const { calls, gains } = this.#memory;
    calls.offer(this.#firstSeed, this.#shape.rows, this.#shape.stride);
    return gains.slice();
  }

  gather(): ShardStep {
    const { calls, labels, weights } = this.#memory;
    labels.forEach((label, p) => {
      // Rows that seeding passed over come in with the first step.
      if (label >= 0 && weights[p] > 0) calls.move(p, label, 1);
    });
    return this.#takeSums(labels.length, null);
  }

  /** `room`: where the sums of the answer go, if they fit; else they get memory of their own. */
  assign(
    means: Float32Array,
    falls: Float64Array,
    rises: Float64Array,
    room: Float64Array | null = null,
  ): ShardStep {
    const { cols, rows } = this.#shape;
    const memory = this.#memory;
    const k = means.length / cols;
    this.#setCentroids(means, k, memory.places, (c) => !this.#holdsMeans || (c < k && falls[c] !== 0));
    this.#holdsMeans = true;
    memory.falls.set(falls);
    this.#raiseBounds(rises);
    return this.#takeSums(memory.calls.assign(0, rows), room);
  }

  /** How far the bounds of each panel must be widened; where that is more than can be said, its bounds are forgotten. */
  #raiseBounds(rises: Float64Array): void {
    const { bounds, panels, rises: ofPanels } = this.#memory;
    for (let panel = 0; panel < panels; panel++) {
      const most = rises.subarray(panel * lanes, (panel + 1) * lanes).reduce((a, b) => Math.max(a, b), 0);
      const units = Math.ceil(most * this.#unit * (1 + rounding));
      ofPanels[panel] = Math.min(mostBound, units);
      if (units >= mostBound)
        for (let at = panel; at < bounds.length; at += ofPanels.length) bounds[at] = mostBound;
    }
  }

  /** Puts centroids where the kernel looks for them. Places behind the last hold none and never win. */
  #setCentroids(centroids: Float32Array, count: number, places: number, isNew: (c: number) => boolean): void {
    const { cols } = this.#shape;
    const { width, means, halves, panelSmall, panelNumbers } = this.#memory;
    const perStep = 4 / panelSmall.BYTES_PER_ELEMENT;
    for (let c = 0; c < places; c++) {
      if (!isNew(c)) continue;
      const values = means.subarray(c * width, (c + 1) * width);
      values.fill(0);
      if (c < count) values.set(centroids.subarray(c * cols, (c + 1) * cols));
      const { step, error } = quantise(values, 0, mostOfCentroid, this.#integers);
      // Steps of four bytes; those of the eight centroids of a panel lie side by side.
      const panel = Math.floor(c / lanes);
      const lane = c % lanes;
      let to = panel * width * lanes + lane * perStep;
      for (let j = 0; j < width; j += perStep, to += lanes * perStep)
        for (let i = 0; i < perStep; i++) panelSmall[to + i] = this.#integers[j + i] + shift;
      const square = dot(values, values);
      const length = Math.sqrt(square);
      halves[c] = c < count ? square / 2 : never;
      const numbers = panel * lanes * 4 + lane;
      panelNumbers[numbers] = step;
      panelNumbers[numbers + lanes] = halves[c] * (1 - rounding);
      panelNumbers[numbers + 2 * lanes] = length * (1 + rounding);
      panelNumbers[numbers + 3 * lanes] = error + 3 * rounding * length;
    }
  }

  #clearSums(): void {
    this.#memory.sums.fill(0);
    this.#memory.sumWeights.fill(0);
    this.#memory.touched.fill(0);
  }

  /** What changed since it was last asked. */
  #takeSums(moved: number, room: Float64Array | null): ShardStep {
    const { width, sums, sumWeights, touched } = this.#memory;
    const clusters = Int32Array.from(touched.keys()).filter((cluster) => touched[cluster] === 1);
    const needed = clusters.length * width;
    const answer = {
      ...{ moved, clusters, sums: room && room.length >= needed ? room : new Float64Array(needed) },
      weights: Float64Array.from(clusters, (cluster) => sumWeights[cluster]),
    };
    clusters.forEach((cluster, i) => {
      const own = sums.subarray(cluster * width, (cluster + 1) * width);
      answer.sums.set(own, i * width);
      own.fill(0);
      sumWeights[cluster] = 0;
      touched[cluster] = 0;
    });
    return answer;
  }

  /** Weighted squared distance of a row to the mean of its cluster, whole. */
  #distance(p: number): number {
    const { calls, labels, squares, weights } = this.#memory;
    if (weights[p] === 0) return 0;
    return roundEven(weights[p] * Math.max(0, squares[p] - 2 * calls.score(p, labels[p])) * this.#fineness);
  }

  farthest(): Far {
    const { floats, width } = this.#memory;
    let [row, most] = [0, -1];
    for (let p = 0; p < this.#shape.rows; p++) {
      const distance = this.#distance(p);
      if (distance > most) [row, most] = [p, distance];
    }
    const values = floats.slice(row * width, row * width + this.#shape.cols);
    return { row: this.#shape.first + row, distance: most, values };
  }

  finish(): ShardAnswer {
    const { rows } = this.#shape;
    const { calls, labels, squares, halves } = this.#memory;
    const closeness = new Float32Array(rows);
    let sum = 0;
    for (let p = 0; p < rows; p++) {
      sum += this.#distance(p);
      const half = halves[labels[p]];
      const lengths = Math.sqrt(squares[p] * 2 * half);
      closeness[p] = lengths > 0 ? (calls.score(p, labels[p]) + half) / lengths : 0;
    }
    return { labels: labels.map((label, p) => (squares[p] > 0 ? label : -1)), squares: sum, closeness };
  }
}
