// How the pages of a Parquet file are unpacked, with a limit: their sizes are only what the file says.
import { type Compressors, compressors } from 'hyparquet-compressors';

/** Bytes of one unpacked page. Writers aim at 1 MB; a single long text makes one larger. */
const PAGE_LIMIT = 256 * 1024 * 1024;

/** Every codec of the format but LZO, which nobody writes. Throws RangeError over a page that claims more than 256 MB. */
export const guardedCompressors: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (input: Uint8Array, length: number): Uint8Array => {
      if (length > PAGE_LIMIT) throw new RangeError(`a page of ${length} bytes`);
      return unpack(input, length);
    },
  ]),
);
