// Zip archives that are cut off: the list of files stands at their end, so they are read by what stands before each file.
import type { Budget } from './streams.ts';
import { type EntryFacts, LOCAL_HEADER, LOCAL_SIGNATURE } from './zip-entry.ts';

/** Bytes looked through at once. */
const WINDOW = 1024 * 1024;
/** Places that may look like the beginning of something and be none: by chance four bytes are one in 4 billion. */
const FALSE_BEGINNINGS = 20_000;
/** With what all signatures begin. */
const P = 0x50;
/** Bits of a header's flags: encrypted; sizes stand behind the data; the name is UTF-8. */
const ENCRYPTED = 1;
const SIZES_BEHIND = 8;
const UTF8 = 0x800;
/** Of what stands behind data whose size was not known before: signature, checksum, two sizes (APPNOTE 4.3.9). */
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const DESCRIPTOR = 16;
/** Version 6.3, the newest (times ten; the upper byte is the system's), and the last way of packing that is named. */
const NEWEST = 0x0a00 + 63;
const LAST_METHOD = 99;
/** A size that stands in an extra field instead (Zip64). */
const ELSEWHERE = 0xffffffff;

/**
 * The files up to where the archive ends; the last one may be cut off. Looks no further behind 20,000 places that only look
 * like the beginning of something. Throws AppError 'zip-too-large' ('entries').
 */
export async function entriesByHeaders(archive: Blob, budget: Budget): Promise<EntryFacts[]> {
  const facts: EntryFacts[] = [];
  const look = new Look(archive);
  let at = await look.find(0, [LOCAL_SIGNATURE]);
  while (at !== null && look.mayGoOn) {
    const header = await headerAt(look, at);
    if (header === null) {
      look.falseBeginnings++;
      at = await look.find(at + 4, [LOCAL_SIGNATURE]);
      continue;
    }
    budget.addEntry();
    const { entry, dataAt } = header;
    const sized = header.sizesBehind ? await sizedBehind(look, entry, dataAt) : entry;
    if (!entry.path.endsWith('/')) facts.push(sized);
    // The list of files, if it stands here, begins with another signature.
    at = await look.find(dataAt + sized.packed, [LOCAL_SIGNATURE]);
  }
  return facts;
}

/** What stands before a file; null where those four bytes are no beginning of one. */
async function headerAt(
  look: Look,
  offset: number,
): Promise<{ entry: EntryFacts; dataAt: number; sizesBehind: boolean } | null> {
  const fixed = await look.bytes(offset, LOCAL_HEADER);
  if (fixed === null) return null;
  const flags = fixed.getUint16(6, true);
  const nameLength = fixed.getUint16(26, true);
  if (fixed.getUint16(4, true) > NEWEST || fixed.getUint16(8, true) > LAST_METHOD || nameLength === 0)
    return null;
  // From the beginning, so that the piece at hand is never one that begins behind it.
  const whole = await look.bytes(offset, LOCAL_HEADER + nameLength);
  if (whole === null) return null;
  const name = new Uint8Array(whole.buffer, whole.byteOffset + LOCAL_HEADER, nameLength);
  const packed = fixed.getUint32(18, true);
  const unpacked = fixed.getUint32(22, true);
  const entry: EntryFacts = {
    path: new TextDecoder(flags & UTF8 ? 'utf-8' : 'latin1').decode(name),
    offset,
    method: fixed.getUint16(8, true),
    packed,
    unpacked,
    crc: fixed.getUint32(14, true),
    encrypted: (flags & ENCRYPTED) !== 0,
    modifiedAt: null,
  };
  const dataAt = offset + LOCAL_HEADER + nameLength + fixed.getUint16(28, true);
  const sizesBehind = (flags & SIZES_BEHIND) !== 0 || packed === ELSEWHERE || unpacked === ELSEWHERE;
  return { entry, dataAt, sizesBehind };
}

/** The size of data that ends where the next thing begins. */
async function sizedBehind(look: Look, entry: EntryFacts, dataAt: number): Promise<EntryFacts> {
  for (let from = dataAt; ;) {
    const end = await look.find(from, [DESCRIPTOR_SIGNATURE, LOCAL_SIGNATURE]);
    if (end === null || !look.mayGoOn)
      return { ...entry, packed: look.size - dataAt, unpacked: null, crc: null };
    const view = await look.bytes(end, DESCRIPTOR);
    const isDescriptor = view?.getUint32(0, true) === DESCRIPTOR_SIGNATURE;
    const packed = end - dataAt;
    // Four bytes that look like a signature may be data: then the size behind them does not fit.
    if (view && isDescriptor && view.getUint32(8, true) !== packed % 2 ** 32) {
      look.falseBeginnings++;
      from = end + 4;
    } else
      return { ...entry, packed, unpacked: null, crc: isDescriptor && view ? view.getUint32(4, true) : null };
  }
}

/** An archive as it is looked through from its beginning. The last piece stays at hand: places close together cost one reading. */
class Look {
  readonly size: number;
  /** Places that looked like the beginning of something and were none. */
  falseBeginnings = 0;
  readonly #archive: Blob;
  #start = 0;
  #view = new DataView(new ArrayBuffer(0));

  constructor(archive: Blob) {
    this.#archive = archive;
    this.size = archive.size;
  }

  get mayGoOn(): boolean {
    return this.falseBeginnings < FALSE_BEGINNINGS;
  }

  /** The bytes from there; null where the archive ends before them. Fewer than a window. */
  async bytes(start: number, length: number): Promise<DataView | null> {
    if (!this.#holds(start, length)) await this.#load(start);
    if (!this.#holds(start, length)) return null;
    return new DataView(this.#view.buffer, start - this.#start, length);
  }

  /** Where one of the signatures stands next; null: nowhere. */
  async find(from: number, signatures: readonly number[]): Promise<number | null> {
    for (let start = from; start < this.size; start = this.#start + WINDOW) {
      if (!this.#holds(start, 4)) await this.#load(start);
      const bytes = new Uint8Array(this.#view.buffer);
      let at = bytes.indexOf(P, start - this.#start);
      for (; at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf(P, at + 1))
        if (signatures.includes(this.#view.getUint32(at, true))) return this.#start + at;
    }
    return null;
  }

  #holds(start: number, length: number): boolean {
    return start >= this.#start && start + length <= this.#start + this.#view.byteLength;
  }

  /** Three bytes more than a window, for a signature across the border. */
  async #load(start: number): Promise<void> {
    this.#view = new DataView(await this.#archive.slice(start, start + WINDOW + 3).arrayBuffer());
    this.#start = start;
  }
}
