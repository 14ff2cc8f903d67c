// The kernel's memory for some points, as typed arrays. See scripts/kernel/assembly/kmeans.ts for what each region holds.
import { type Kernel, type KernelCalls, openKernel } from './kernel.ts';

/** Centroids of a panel: what one tile of the kernel scores at once. */
export const lanes = 8;
/** Points that the kernel handles together. */
export const block = 128;

/** A multiple of 16 columns: filled with zeros, which change no product. */
export const paddedWidth = (cols: number): number => Math.ceil(cols / 16) * 16;

export interface MemoryShape {
  readonly rows: number;
  readonly cols: number;
  readonly clusters: number;
  /** Rows that seeding looks at. */
  readonly seeds: number;
}

/** An instance of the kernel and its regions. Memory never grows, so the arrays stay valid. */
export class ShardMemory {
  readonly calls: KernelCalls;
  readonly width: number;
  readonly panels: number;
  /** Clusters, filled up to whole panels. */
  readonly places: number;
  readonly floats: Float32Array;
  readonly small: Int8Array | Int16Array;
  readonly bounds: Int16Array;
  readonly weights: Float64Array;
  readonly squares: Float64Array;
  readonly best: Float64Array;
  readonly away: Float64Array;
  readonly labels: Int32Array;
  readonly steps: Float32Array;
  readonly errors: Float32Array;
  readonly lengths: Float32Array;
  readonly offsets: Int32Array;
  readonly means: Float32Array;
  readonly halves: Float64Array;
  readonly falls: Float64Array;
  readonly panelSmall: Int8Array | Int16Array;
  readonly panelNumbers: Float32Array;
  readonly rises: Int16Array;
  readonly sums: Float64Array;
  readonly sumWeights: Float64Array;
  readonly touched: Uint8Array;
  readonly gains: Float64Array;
  readonly offerRows: Int32Array;
  readonly offerScores: Float64Array;
  readonly #set: (name: string, value: number) => void;
  readonly #get: (name: string) => number;

  constructor(kernel: Kernel, { rows, cols, clusters, seeds }: MemoryShape) {
    const width = paddedWidth(cols);
    const panels = Math.ceil(Math.max(clusters, lanes) / lanes);
    const places = panels * lanes;
    // Sixteen bytes at a time are read: eight bounds.
    const boundBytes = Math.ceil(panels / 8) * 16;
    const smallBytes = width * kernel.bytes;
    const { at, buffer, calls, get, set } = openKernel(kernel, {
      ...{ floats: rows * width * 4, small: rows * smallBytes, bounds: rows * boundBytes },
      ...{ weights: rows * 8, squares: rows * 8, best: rows * 8, away: rows * 8, labels: rows * 4 },
      ...{ steps: rows * 4, errors: rows * 4, lengths: rows * 4, offsets: rows * 4 },
      ...{ means: places * width * 4, halves: places * 8, falls: places * 8, rises: boundBytes },
      ...{ panelSmall: places * smallBytes, panelNumbers: panels * lanes * 16 },
      ...{ sums: places * width * 8, sumWeights: places * 8, touched: places },
      ...{ before: block * 4, counts: panels * 4, lists: panels * block * 2 },
      ...{ batch: 24, given: 192, eight: 32, gains: lanes * 8, offers: seeds * lanes * 16 },
    });
    const f32 = (name: string, length: number) => new Float32Array(buffer, at[name], length);
    const f64 = (name: string, length: number) => new Float64Array(buffer, at[name], length);
    const i32 = (name: string, length: number) => new Int32Array(buffer, at[name], length);
    const Small = kernel.bytes === 1 ? Int8Array : Int16Array;
    [this.calls, this.width, this.panels, this.places] = [calls, width, panels, places];
    [this.#set, this.#get] = [set, get];
    this.floats = f32('floats', rows * width);
    this.small = new Small(buffer, at.small, rows * width);
    this.bounds = new Int16Array(buffer, at.bounds, (rows * boundBytes) / 2);
    this.weights = f64('weights', rows);
    this.squares = f64('squares', rows);
    this.best = f64('best', rows);
    this.away = f64('away', rows);
    this.labels = i32('labels', rows);
    this.steps = f32('steps', rows);
    this.errors = f32('errors', rows);
    this.lengths = f32('lengths', rows);
    this.offsets = i32('offsets', rows);
    this.means = f32('means', places * width);
    this.halves = f64('halves', places);
    this.falls = f64('falls', places);
    this.panelSmall = new Small(buffer, at.panelSmall, places * width);
    this.panelNumbers = f32('panelNumbers', panels * lanes * 4);
    this.rises = new Int16Array(buffer, at.rises, boundBytes / 2);
    this.sums = f64('sums', places * width);
    this.sumWeights = f64('sumWeights', places);
    this.touched = new Uint8Array(buffer, at.touched, places);
    this.gains = f64('gains', lanes);
    this.offerRows = i32('offers', seeds * lanes * 4);
    this.offerScores = f64('offers', seeds * lanes * 2);
    for (const [name, value] of Object.entries({ width, panels, boundBytes, smallBytes })) set(name, value);
    set('panelBytes', smallBytes * lanes);
  }

  /** Units: bounds, sums of points, squared distances. */
  setUnits(unit: number, grain: number, fineness: number): void {
    for (const [name, value] of Object.entries({ unit, grain, fineness })) this.#set(name, value);
  }

  /** Entries that the last `offer` wrote. */
  get offered(): number {
    return this.#get('offered');
  }
}
