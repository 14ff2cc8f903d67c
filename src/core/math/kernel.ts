// The compiled hot loops of k-means: which build this machine can run, and how memory is laid out for it.
import { plainKernel, relaxedKernel } from './kernel-bytes.ts';
import { wasmModule } from './wasm.ts';

/** What scripts/kernel/assembly/kmeans.ts exports beside its addresses. */
export interface KernelCalls {
  /** Points from, to (exclusive); returns how many changed their cluster. */
  assign(from: number, to: number): number;
  /** Candidates in panel 0 to every `stride`-th point. */
  offer(from: number, to: number, stride: number): void;
  /** Integer products of the six points of `batch` with a panel, into `given`. */
  multiply(panel: number, filled: number): void;
  /** Adds a point to its cluster's sums. */
  move(point: number, cluster: number, sign: number): void;
  score(point: number, centroid: number): number;
  square(point: number): number;
}

type Exports = KernelCalls & Record<string, { value: number }>;

/** A build: 'relaxed' multiplies bytes, 'plain' 16-bit numbers. Both find the same integers, so all their answers are equal to the bit. */
export interface Kernel {
  readonly name: 'relaxed' | 'plain';
  readonly module: WebAssembly.Module;
  /** Bytes of a small integer. */
  readonly bytes: 1 | 2;
}

const builds = {
  relaxed: { text: relaxedKernel, bytes: 1 },
  plain: { text: plainKernel, bytes: 2 },
} as const;
const compiled = new Map<Kernel['name'], Kernel | null>();

/** The build of this name, compiled once; null where the machine cannot run it. */
export function kernelNamed(name: Kernel['name']): Kernel | null {
  if (!compiled.has(name)) {
    const { text, bytes } = builds[name];
    const module = wasmModule(text)();
    const kernel = module && { name, bytes, module };
    compiled.set(name, kernel && multipliesExactly(kernel) ? kernel : null);
  }
  return compiled.get(name)!;
}

/** The fastest build that runs here; null without WebAssembly SIMD. */
export function bestKernel(): Kernel | null {
  return kernelNamed('relaxed') ?? kernelNamed('plain');
}

/**
 * Tries a tile of products. Some engines that offer relaxed SIMD get it wrong: the quick compiler of V8 11.3 (Node 20) overwrites
 * a register, and answers for the first calls only. A first call is what this makes.
 */
function multipliesExactly(kernel: Kernel): boolean {
  const [points, lanes, width] = [6, 8, 16];
  const perStep = 4 / kernel.bytes;
  const { at, buffer, calls, set } = openKernel(kernel, {
    ...{ small: points * width * kernel.bytes, panelSmall: lanes * width * kernel.bytes },
    ...{ batch: 24, given: points * lanes * 4 },
  });
  set('smallBytes', width * kernel.bytes);
  set('panelBytes', lanes * width * kernel.bytes);
  const Small = kernel.bytes === 1 ? Int8Array : Int16Array;
  const small = new Small(buffer, at.small, points * width);
  const panel = new Small(buffer, at.panelSmall, lanes * width);
  small.forEach((_, i) => (small[i] = ((i * 89) % 255) - 127));
  panel.forEach((_, i) => (panel[i] = (i * 61) % 128));
  new Int32Array(buffer, at.batch, points).forEach((_, i, batch) => (batch[i] = i));
  calls.multiply(0, points);
  return new Int32Array(buffer, at.given, points * lanes).every((product, i) => {
    const [point, lane] = [Math.floor(i / lanes), i % lanes];
    let sum = 0;
    for (let j = 0; j < width; j++) {
      const step = Math.floor(j / perStep);
      sum += small[point * width + j] * panel[(step * lanes + lane) * perStep + (j % perStep)];
    }
    return sum === product;
  });
}

/** Bytes of each region of memory, by the name of the exported address. */
export type Regions = Readonly<Record<string, number>>;

/** An instance with memory of its own. */
export interface KernelInstance {
  readonly calls: KernelCalls;
  readonly buffer: ArrayBuffer;
  /** Where a region begins. */
  readonly at: Readonly<Record<string, number>>;
  /** Sets an exported number. */
  set(name: string, value: number): void;
  get(name: string): number;
}

/** First address: below it a compiled module may keep constants. */
const firstAddress = 65_536;
const pageBytes = 65_536;
/** Regions begin at a cache line. */
const alignment = 64;

/** Starts an instance whose memory holds exactly these regions, zeroed. Throws RangeError where the machine has not that much memory. */
export function openKernel(kernel: Kernel, regions: Regions): KernelInstance {
  const at: Record<string, number> = {};
  let end = firstAddress;
  for (const [name, bytes] of Object.entries(regions)) {
    at[name] = end;
    end = Math.ceil((end + bytes) / alignment) * alignment;
  }
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / pageBytes) });
  const exports = new WebAssembly.Instance(kernel.module, { env: { memory } }).exports as Exports;
  for (const [name, address] of Object.entries(at)) exports[name].value = address;
  return {
    calls: exports,
    buffer: memory.buffer,
    at,
    set: (name, value) => (exports[name].value = value),
    get: (name) => exports[name].value,
  };
}
