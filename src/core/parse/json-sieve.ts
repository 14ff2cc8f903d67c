// Leaves out of the JSON of an element what its format does not read, and sets the texts of its turns aside as bytes: of a
// ChatGPT export a fifth is left to be parsed. The loops are WebAssembly, scripts/kernel/assembly/sieve.
import { wasmModule } from '../math/wasm.ts';
import type { TextsAside } from '../packed-turns.ts';
import type { Shape } from './json-shape.ts';
import { sieveBytes } from './json-bytes.ts';

interface Calls {
  sieve(from: number, to: number, target: number, shape: number): number;
  readonly texts: { value: number };
  readonly table: { value: number };
  readonly text: { value: number };
}

/** Bytes of elements that are laid in at once: memory once taken stays, so larger ones are read another way. */
const MOST = 4 * 1024 * 1024;
/** The longest of what is written: an escape of six bytes for a character of two. */
const WIDEST = 3;
/** The kernel reads and writes sixteen bytes at a time, also past an end. */
const SPARE = 64;
const PAGE = 65_536;
/** Bytes of the shape of a format. */
const SHAPE_ROOM = PAGE;
/** Bytes of a text's entry, and the shortest text that gets one. */
const ENTRY = 12;
const SHORTEST = 32;

// Addresses. Below the first page a compiled module may keep constants.
const SHAPE_AT = PAGE;
const INPUT_AT = SHAPE_AT + SHAPE_ROOM;
const OUTPUT_AT = INPUT_AT + MOST + SPARE;
const TEXT_AT = OUTPUT_AT + MOST * WIDEST + SPARE;
const TABLE_AT = TEXT_AT + MOST + SPARE;
const END = TABLE_AT + (MOST / SHORTEST + 1) * ENTRY;

const decoder = new TextDecoder();
const sieveModule = wasmModule(sieveBytes);

/** Sieves the elements of one format. Holds 22 MB of address space, of which it touches what its batches need. */
export class JsonSieve implements TextsAside {
  readonly #calls: Calls;
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #table: Int32Array;
  readonly #shape: number;

  constructor(module: WebAssembly.Module, shape: Shape) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(END / PAGE) });
    this.#calls = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Calls;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#table = new Int32Array(memory.buffer, TABLE_AT);
    this.#shape = new ShapeWriter(memory.buffer, SHAPE_AT).write(shape);
    this.#calls.table.value = TABLE_AT;
  }

  /** null where the machine has no WebAssembly SIMD. */
  static open(shape: Shape): JsonSieve | null {
    const module = sieveModule();
    return module && new JsonSieve(module, shape);
  }

  /** Takes the bytes of a batch in and forgets the one before. False where they are too many. */
  lay(bytes: Uint8Array): boolean {
    if (bytes.length > MOST) return false;
    this.#bytes.set(bytes, INPUT_AT);
    // No string and no value goes on behind it.
    this.#bytes.fill(0, INPUT_AT + bytes.length, INPUT_AT + bytes.length + SPARE);
    this.#calls.texts.value = 0;
    this.#calls.text.value = TEXT_AT;
    return true;
  }

  /** The wanted part of the element at from..to of the batch, as JSON; null: not sure, it has to be parsed whole. */
  read(from: number, to: number): string | null {
    const length = this.#calls.sieve(INPUT_AT + from, INPUT_AT + to, OUTPUT_AT, this.#shape);
    return length < 0 ? null : decoder.decode(this.#bytes.subarray(OUTPUT_AT, OUTPUT_AT + length));
  }

  bytesOf(index: number): Uint8Array {
    const at = this.#table[index * 3];
    return this.#bytes.subarray(at, at + this.#table[index * 3 + 1]);
  }

  unitsOf(index: number): number {
    return this.#table[index * 3 + 2];
  }
}

/** Writes shapes as the kernel reads them: see sieve.ts there. */
class ShapeWriter {
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  #end: number;

  constructor(buffer: ArrayBuffer, at: number) {
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Int32Array(buffer);
    this.#end = at;
  }

  /** The number or the address that says it. */
  write(shape: Shape): number {
    if (shape === 'all') return 1;
    if (shape === 'text') return 2;
    const strings = shape.string === 'text' ? 2 : 0;
    if (shape.each !== undefined) return this.#put([strings | 1, this.write(shape.each)]);
    const members = Object.entries(shape.members ?? {}).map(([key, value]) => {
      const name = new TextEncoder().encode(key);
      return [this.#putBytes(name), name.length, this.write(value)];
    });
    return this.#put([strings, members.length, ...members.flat()]);
  }

  #put(words: number[]): number {
    const at = this.#end;
    this.#words.set(words, at / 4);
    this.#end += words.length * 4;
    return at;
  }

  #putBytes(bytes: Uint8Array): number {
    const at = this.#end;
    this.#bytes.set(bytes, at);
    this.#end += Math.ceil(bytes.length / 4) * 4;
    return at;
  }
}
