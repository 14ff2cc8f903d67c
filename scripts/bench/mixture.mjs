// Data to measure with: unit rows around many directions, anisotropic, like the vectors of an embedder. Made, not measured.

/** Numbers in [0, 1) from a state of 32 bits (mulberry32). */
function stream(seed) {
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
 * A function that makes rows `from` until `to` of a gaussian mixture: row i depends on its number alone. `noise`: standard
 * deviation in the first direction; later directions have less, as a spectrum falls. At 0.065 with 384 columns neighbours overlap
 * a little, at 0.1 a lot.
 */
export function mixture({ components, cols, noise }) {
  const random = stream(12345);
  const scale = Float64Array.from({ length: cols }, (_, j) => 1 / Math.sqrt(1 + j / 20));
  const middles = Array.from({ length: components }, () => unit(scale.map((size) => size * normal(random))));
  return (from, to) => {
    const rows = new Float32Array((to - from) * cols);
    for (let i = from; i < to; i++) {
      const own = stream(Math.imul(i + 1, 0x9e3779b1));
      const middle = middles[Math.floor(own() * components)];
      rows.set(unit(middle.map((value, j) => value + 2 * noise * scale[j] * normal(own))), (i - from) * cols);
    }
    return rows;
  };
}
