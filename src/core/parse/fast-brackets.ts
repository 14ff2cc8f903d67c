// The loops of bracket-scanner.ts as WebAssembly, scripts/kernel/assembly/brackets: over twice as fast (1.7 GB/s in Node), for files of many megabytes.
import { wasmModule } from '../math/wasm.ts';
import { type Brackets, REMEMBERED, type ScanEvent } from './bracket-scanner.ts';
import { bracketBytes } from './json-bytes.ts';

interface Numbers {
  readonly depth: { value: number };
  readonly deepest: { value: number };
  readonly stopDepth: { value: number };
  readonly watchArrays: { value: number };
  readonly broken: { value: number };
  readonly inString: { value: number };
  readonly escaped: { value: number };
  readonly event: { value: number };
  readonly kinds: { value: number };
  readonly remembered: { value: number };
}

interface Calls extends Numbers {
  scan(from: number, to: number): number;
}

/** By what the kernel calls them. */
const EVENTS: readonly ScanEvent[] = ['more', 'closed', 'array', 'stray'];

/** Bytes that are laid in at once: a step of the cutter. */
const MOST = 1024 * 1024;
/** The kernel reads sixteen bytes at a time, also past the end. */
const SPARE = 16;
const PAGE = 65_536;
// Addresses. Below the first page a compiled module may keep constants.
const KINDS_AT = PAGE;
const INPUT_AT = KINDS_AT + REMEMBERED;
const OPEN_OBJECT = 0x7b;

const bracketModule = wasmModule(bracketBytes);

/** Takes a megabyte of memory: for large files. */
export class FastBrackets implements Brackets {
  readonly #calls: Calls;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  /** What lies in memory: from..to of these bytes. */
  #laid: { readonly bytes: Uint8Array; readonly from: number; readonly to: number } | null = null;

  constructor(module: WebAssembly.Module) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((INPUT_AT + MOST + SPARE) / PAGE) });
    this.#calls = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Calls;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#calls.kinds.value = KINDS_AT;
    this.#calls.remembered.value = REMEMBERED;
  }

  /** null where the machine has no WebAssembly SIMD. */
  static open(): FastBrackets | null {
    const module = bracketModule();
    return module && new FastBrackets(module);
  }

  get depth(): number {
    return this.#calls.depth.value;
  }

  get deepest(): number {
    return this.#calls.deepest.value;
  }

  get event(): ScanEvent {
    return EVENTS[this.#calls.event.value];
  }

  get broken(): boolean {
    return this.#calls.broken.value !== 0;
  }

  set broken(broken: boolean) {
    this.#calls.broken.value = broken ? 1 : 0;
  }

  get stopDepth(): number {
    return this.#calls.stopDepth.value;
  }

  set stopDepth(depth: number) {
    this.#calls.stopDepth.value = depth;
  }

  set watchArrays(watch: boolean) {
    this.#calls.watchArrays.value = watch ? 1 : 0;
  }

  begin(depth: 0 | 1 = 0): void {
    this.#calls.depth.value = depth;
    this.#calls.deepest.value = depth;
    this.#bytes[KINDS_AT] = OPEN_OBJECT;
    for (const name of ['broken', 'stopDepth', 'watchArrays', 'inString', 'escaped'] as const)
      this.#calls[name].value = 0;
  }

  scan(bytes: Uint8Array, from: number): number {
    for (let at = from; ;) {
      const start = this.#lay(bytes, at);
      const { to } = this.#laid!;
      const end = this.#calls.scan(INPUT_AT + at - start, INPUT_AT + to - start) - INPUT_AT + start;
      if (this.event !== 'more' || end >= bytes.length) return end;
      at = end;
    }
  }

  /** Has the bytes at `at` in memory; which of them is the first there. */
  #lay(bytes: Uint8Array, at: number): number {
    const laid = this.#laid;
    if (laid?.bytes === bytes && at >= laid.from && at < laid.to) return laid.from;
    const to = Math.min(bytes.length, at + MOST);
    this.#bytes.set(bytes.subarray(at, to), INPUT_AT);
    this.#laid = { bytes, from: at, to };
    return at;
  }
}
