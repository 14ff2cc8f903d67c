// Data to measure with: unit rows around many directions, anisotropic, like the vectors of an embedder. Made, not measured.

/** Numbers in [0, 1) from a state of 32 bits (mulberry32), as core/math/random.ts. */
export function stream(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function unit(values) {
  let square = 0;
  for (const value of values) square += value * value;
  const length = Math.sqrt(square);
  return values.map((value) => value / length);
}

/**
 * A function that makes rows `from` until `to` of a gaussian mixture: row i depends on its number alone. Components are as
 * unequal as topics are: the r-th largest has a share of about 1 / r (Zipf). `noise`: standard deviation in the first direction,
 * halved; later directions have less, as a spectrum falls. At 0.075 with 384 columns neighbours overlap a little (Lloyd's takes some 30 steps
 * at 20,000 rows), at 0.1 with fewer components than clusters a lot.
 * `equal`: components of one size.
 */
export function mixture({ components, cols, noise, equal = false }) {
  const random = stream(12345);
  const scale = Float64Array.from({ length: cols }, (_, j) => 1 / Math.sqrt(1 + j / 20));
  // The whole part of (n + 1)^u has a density of 1 / r.
  const pick = (u) =>
    equal ? Math.floor(u * components) : Math.min(components, Math.floor((components + 1) ** u)) - 1;
  const middles = Array.from({ length: components }, () => unit(scale.map((size) => size * normal(random))));
  return (from, to) => {
    const rows = new Float32Array((to - from) * cols);
    for (let i = from; i < to; i++) {
      const own = stream(Math.imul(i + 1, 0x9e3779b1));
      const middle = middles[pick(own())];
      rows.set(unit(middle.map((value, j) => value + 2 * noise * scale[j] * normal(own))), (i - from) * cols);
    }
    return rows;
  };
}
