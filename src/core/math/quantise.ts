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
 * Rounds the `integers.length` numbers from `from` on to integers of at most `most`, into `integers`. No view of them is made:
 * there are many rows. The step is a single-precision number, because the kernel
 * multiplies with it as such.
 */
export function quantise(
  values: Float32Array,
  from: number,
  most: number,
  integers: Int8Array | Int16Array,
): Quantised {
  const count = integers.length;
  let largest = 0;
  for (let j = 0; j < count; j++) {
    const size = Math.abs(values[from + j]);
    if (size > largest) largest = size;
  }
  // Upward, so that nothing is rounded past `most`.
  const step = largest > 0 ? Math.fround((largest / most) * upward) : 1;
  const perStep = 1 / step;
  let sum = 0;
  let error = 0;
  let length = 0;
  for (let j = 0; j < count; j++) {
    const value = values[from + j];
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
