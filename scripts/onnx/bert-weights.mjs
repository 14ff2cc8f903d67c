// Random weights of a BERT encoder, the same from the same seed everywhere: the fixture's generator and the test's own forward pass share them.

/**
 * Mulberry32, as core/math/random.ts has it: numbers in [0, 1). Again here on purpose: plain Node runs it, and a change there must
 * not change the fixture.
 */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The fixture: small enough to be kept in the repository. */
export const tinyShape = {
  hidden: 32,
  layers: 2,
  heads: 4,
  intermediate: 64,
  positions: 64,
  types: 2,
  epsilon: 1e-12,
};

/** all-MiniLM-L6-v2 as its config.json describes it. */
export const miniLmShape = {
  hidden: 384,
  layers: 6,
  heads: 12,
  intermediate: 1536,
  positions: 512,
  types: 2,
  epsilon: 1e-12,
};

/**
 * Tensors by name, row-major; matrices are inputs x outputs. `vocabulary`: number of tokens. Spread by 1/sqrt(inputs), so that
 * activations keep their size through the layers and a wrong step shows in every number.
 * @returns {Record<string, Float32Array>}
 */
export function bertWeights(shape, vocabulary, seed) {
  const random = seeded(seed);
  const { hidden, intermediate } = shape;
  const weights = {};
  const fill = (name, size, spread, centre = 0) => {
    weights[name] = Float32Array.from({ length: size }, () => centre + (2 * random() - 1) * spread);
  };
  const linear = (name, from, to) => {
    fill(`${name}.weight`, from * to, Math.sqrt(3 / from));
    fill(`${name}.bias`, to, 0.1);
  };
  const norm = (name) => {
    fill(`${name}.gamma`, hidden, 0.2, 1);
    fill(`${name}.beta`, hidden, 0.1);
  };
  fill('words', vocabulary * hidden, 1);
  fill('positions', shape.positions * hidden, 0.3);
  fill('types', shape.types * hidden, 0.3);
  norm('embeddings');
  for (let layer = 0; layer < shape.layers; layer++) {
    for (const part of ['query', 'key', 'value', 'output'])
      linear(`${layer}.attention.${part}`, hidden, hidden);
    norm(`${layer}.attention`);
    linear(`${layer}.up`, hidden, intermediate);
    linear(`${layer}.down`, intermediate, hidden);
    norm(`${layer}.feed`);
  }
  return weights;
}
