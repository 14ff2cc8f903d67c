// How strongly two points of UMAP's plane pull and push each other, by the square of their distance, as a table.

/**
 * Likeness in the plane is 1 / (1 + a d^(2 b)). These two make it nearest to exp(-d), which is what minimum distance 0 and
 * spread 1 ask for (least squares over 300 distances up to 3, as the paper's code fits them: scipy's curve_fit gives these digits).
 */
const a = 1.9328083975445;
const b = 0.7904949533489;
/** Keeps the push of points on one place finite; the paper's code too. */
const softening = 1e-3;

/** Bits of a 32-bit float that are dropped: what is left is the exponent and 6 bits more, steps of 1.6 %. */
const dropped = 17;
/** One step for every positive float. */
const steps = 2 ** (31 - dropped);

/** Pull and push for every step, at its middle. Rounded to 32 bits: what engines compute differently in the last bit is then the same. */
export const pulls = new Float32Array(steps);
export const pushes = new Float32Array(steps);

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);

for (let step = 0; step < steps; step++) {
  asBits[0] = (step << dropped) + (1 << (dropped - 1));
  const squared = asFloat[0];
  // The last exponent stands for infinity and for what is no number.
  if (!(squared < Infinity)) break;
  const likeness = 1 / (1 + a * squared ** b);
  pulls[step] = -2 * a * b * squared ** (b - 1) * likeness;
  pushes[step] = ((2 * b) / (softening + squared)) * likeness;
}

/** Where the tables have the forces of a squared distance, 0 or more. */
export function stepOf(squared: number): number {
  asFloat[0] = squared;
  return asBits[0] >> dropped;
}
