// Vectors as small integers: what the kernel multiplies, and how far off that can be.

/** What a vector became: value = integer * step. All four hold for the integers, not for the vector. */
export interface Quantised {
  readonly step: number;
  readonly sum: number;
  /** Length of the difference to the vector, not below. */
  readonly error: number;
  /** Length of what the integers stand for, not below. */
  readonly length: number;
}

/** Rounding of single precision, with room: bounds are multiplied by it. */
const upward = 1 + 1e-6;
/** Above any integer that is written. */
const shift = 1024;

/**
 * Rounds a vector to integers of at most `most`, into `integers`. The step is a single-precision number, because the kernel
 * multiplies with it as such.
 */
export function quantise(vector: Float32Array, most: number, integers: Int8Array | Int16Array): Quantised {
  let largest = 0;
  for (let j = 0; j < vector.length; j++) {
    const size = Math.abs(vector[j]);
    if (size > largest) largest = size;
  }
  // Upward, so that nothing is rounded past `most`.
  const step = largest > 0 ? Math.fround((largest / most) * upward) : 1;
  const perStep = 1 / step;
  let sum = 0;
  let error = 0;
  let length = 0;
  for (let j = 0; j < vector.length; j++) {
    const value = vector[j];
    // Rounds without a call: what is cut off is the part behind the point of a positive number.
    const integer = ((value * perStep + (shift + 0.5)) | 0) - shift;
    integers[j] = integer;
    sum += integer;
    length += integer * integer;
    const off = value - integer * step;
    error += off * off;
  }
  return { step, sum, error: Math.sqrt(error) * upward, length: Math.sqrt(length) * step * upward };
}
