// One file in a zip archive: its bytes, checked against what the archive says of them.
import { AppError } from '../core/errors.ts';
import { Crc32 } from './crc32.ts';
import { inflated, isInflateFault } from './inflate.ts';
import { blobOf, type Budget, checkRatio, guardUnpacking, slicesOf } from './streams.ts';

/** Length and signature of a local file header, PKWARE APPNOTE 4.3.7. */
export const LOCAL_HEADER = 30;
export const LOCAL_SIGNATURE = 0x04034b50;
/** The two ways of packing that exports use. */
const STORED = 0;
const DEFLATED = 8;

/** What an archive says of one of its files. Sizes are in bytes; null: it does not say. */
export interface EntryFacts {
  /** Path in the archive: a name, whatever stands in it. */
  readonly path: string;
  /** Of the local header. */
  readonly offset: number;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number | null;
  readonly crc: number | null;
  readonly encrypted: boolean;
  /** Epoch milliseconds. */
  readonly modifiedAt: number | null;
}

/** One file of an archive. */
export class ZipEntry {
  readonly facts: EntryFacts;
  readonly #archive: Blob;
  readonly #budget: Budget;

  constructor(facts: EntryFacts, archive: Blob, budget: Budget) {
    this.facts = facts;
    this.#archive = archive;
    this.#budget = budget;
  }

  /**
   * Unpacked bytes. Throws AppError 'zip-encrypted', 'zip-broken' (reason 'method', 'size', 'checksum', 'cut', or the inflater's own)
   * or 'zip-too-large', the last before a byte is unpacked where the archive itself says so.
   */
  async *bytes(): AsyncGenerator<Uint8Array> {
    const { method, packed, unpacked } = this.facts;
    const data = await this.#data();
    if (unpacked !== null) checkRatio(packed, unpacked);
    const slices = slicesOf(data.stream());
    try {
      const plain = method === STORED ? slices : inflated(slices, 'deflate-raw');
      yield* this.#checked(guardUnpacking(plain, packed, this.#budget));
    } catch (error) {
      const reason = data.size < packed ? 'cut' : 'damaged';
      throw isInflateFault(error) ? new AppError('zip-broken', { reason }, error) : error;
    }
  }

  /** The unpacked file, for reading at any place. Throws as `bytes` does, and 'zip-too-large' over 2 GB. */
  async blob(): Promise<Blob> {
    // What is stored lies in the archive as it is.
    if (this.facts.method === STORED && this.facts.unpacked === this.facts.packed) return this.#data();
    return blobOf(this.bytes());
  }

  /** The packed bytes, shorter than said where the archive is cut off. */
  async #data(): Promise<Blob> {
    const { offset, packed, encrypted, method } = this.facts;
    if (encrypted) throw new AppError('zip-encrypted');
    if (method !== STORED && method !== DEFLATED)
      throw new AppError('zip-broken', { reason: 'method', method });
    const header = await this.#archive.slice(offset, offset + LOCAL_HEADER).arrayBuffer();
    const view = new DataView(header);
    if (header.byteLength < LOCAL_HEADER || view.getUint32(0, true) !== LOCAL_SIGNATURE)
      throw new AppError('zip-broken', { reason: 'cut' });
    const start = offset + LOCAL_HEADER + view.getUint16(26, true) + view.getUint16(28, true);
    return this.#archive.slice(start, start + packed);
  }

  /** Says so where other bytes come than the archive promises. */
  async *#checked(slices: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const { unpacked, crc } = this.facts;
    const sum = new Crc32();
    let bytes = 0;
    for await (const slice of slices) {
      bytes += slice.length;
      if (unpacked !== null && bytes > unpacked) {
        yield slice.subarray(0, slice.length - (bytes - unpacked));
        throw new AppError('zip-broken', { reason: 'size' });
      }
      if (crc !== null) sum.add(slice);
      yield slice;
    }
    if (unpacked !== null && bytes < unpacked) throw new AppError('zip-broken', { reason: 'size' });
    if (crc !== null && sum.value !== crc) throw new AppError('zip-broken', { reason: 'checksum' });
  }
}
