// Numbers as parts of keys: by their bytes.
import { hashBytes, hashParts } from './hash.ts';
import type { Matrix } from './types.ts';

export function bytesOf({ buffer, byteOffset, byteLength }: Float32Array | Int32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Equal for equal matrices, to the bit. */
export function matrixHash({ data, cols }: Matrix): string {
  return hashParts(cols, hashBytes(bytesOf(data)));
}
