// A BERT encoder as an ONNX graph: input_ids, attention_mask, token_type_ids (int64) to last_hidden_state, as Xenova's exports have it.
import { Graph } from './graph.mjs';

/**
 * The bytes of the model. `quantised`: weights of the linear layers and of the word embeddings in 8 bits, activations
 * quantised at run time (DynamicQuantizeLinear, MatMulInteger; per column, 7 bits of range), as onnxruntime's quantize_dynamic does
 * it with the settings of these models' quantize_config.json.
 */
export function bertModel(shape, weights, vocabulary, quantised) {
  const graph = new Graph();
  for (const name of ['input_ids', 'attention_mask', 'token_type_ids'])
    graph.input(name, 'int64', ['batch', 'sequence']);
  graph.output('last_hidden_state', 'float', ['batch', 'sequence', shape.hidden]);
  const layer = new Layers(graph, shape, weights, quantised);
  let x = layer.embeddings(vocabulary);
  const mask = layer.mask();
  for (let i = 0; i < shape.layers; i++) x = layer.encode(i, x, mask);
  graph.name(x, 'last_hidden_state');
  return graph.model('bert');
}

class Layers {
  constructor(graph, shape, weights, quantised) {
    Object.assign(this, { graph, shape, weights, quantised });
  }

  /** A float constant; each name once. */
  weight(name, dims) {
    return this.graph.constant(name, 'float', dims, this.weights[name]);
  }

  embeddings(vocabulary) {
    const { graph, shape } = this;
    const { hidden } = shape;
    const words = this.quantised
      ? this.#quantisedWords(vocabulary)
      : graph.node('Gather', [this.weight('words', [vocabulary, hidden]), 'input_ids']);
    const types = graph.node('Gather', [this.weight('types', [shape.types, hidden]), 'token_type_ids']);
    const size = graph.node('Shape', ['input_ids'], { start: 1, end: 2 });
    const range = graph.node('Slice', [
      this.weight('positions', [shape.positions, hidden]),
      graph.constant('from', 'int64', [1], [0]),
      size,
    ]);
    return this.#norm('embeddings', graph.node('Add', [graph.node('Add', [words, types]), range]));
  }

  #quantisedWords(vocabulary) {
    const { graph } = this;
    const { values, scale } = quantise(this.weights.words, 1, 127);
    const table = graph.constant('words.q', 'int8', [vocabulary, this.shape.hidden], values);
    const rows = graph.node('Gather', [table, 'input_ids']);
    const zero = graph.constant('words.zero', 'int8', [], [0]);
    return graph.node('DequantizeLinear', [rows, graph.constant('words.scale', 'float', [], scale), zero]);
  }

  /** 0 where a token stands, the least float where padding stands; batch x 1 x 1 x sequence. */
  mask() {
    const { graph } = this;
    const axes = graph.constant('axes', 'int64', [2], [1, 2]);
    const ones = graph.node('Cast', [graph.node('Unsqueeze', ['attention_mask', axes])], { to: 1 });
    const away = graph.node('Sub', [graph.constant('one', 'float', [], [1]), ones]);
    return graph.node('Mul', [away, graph.constant('least', 'float', [], [-3.4028234663852886e38])]);
  }

  encode(i, x, mask) {
    const { graph, shape } = this;
    const { hidden, intermediate } = shape;
    // One quantisation serves query, key and value.
    const source = this.#quantiseInput(x);
    const [query, key, value] = ['query', 'key', 'value'].map((part) =>
      this.#heads(this.#linear(`${i}.attention.${part}`, source, hidden, hidden), part === 'key'),
    );
    const scale = graph.constant(`${i}.scale`, 'float', [], [Math.sqrt(hidden / shape.heads)]);
    const scores = graph.node('Div', [graph.node('MatMul', [query, key]), scale]);
    const shares = graph.node('Softmax', [graph.node('Add', [scores, mask])], { axis: -1 });
    const mixed = graph.node('Transpose', [graph.node('MatMul', [shares, value])], { perm: [0, 2, 1, 3] });
    const flat = graph.node('Reshape', [mixed, this.#once('flat', 'int64', [3], [0, 0, hidden])]);
    const output = this.#linear(`${i}.attention.output`, this.#quantiseInput(flat), hidden, hidden);
    const attended = this.#norm(`${i}.attention`, graph.node('Add', [output, x]));
    const up = this.#linear(`${i}.up`, this.#quantiseInput(attended), hidden, intermediate);
    const down = this.#linear(`${i}.down`, this.#quantiseInput(this.#gelu(up)), intermediate, hidden);
    return this.#norm(`${i}.feed`, graph.node('Add', [down, attended]));
  }

  /** batch x sequence x hidden to batch x heads x sequence x size; keys are turned for the product. */
  #heads(x, isKey) {
    const { hidden, heads } = this.shape;
    const dims = this.#once('split', 'int64', [4], [0, 0, heads, hidden / heads]);
    const split = this.graph.node('Reshape', [x, dims]);
    return this.graph.node('Transpose', [split], { perm: isKey ? [0, 2, 3, 1] : [0, 2, 1, 3] });
  }

  #quantiseInput(x) {
    return this.quantised ? this.graph.nodes('DynamicQuantizeLinear', [x], 3) : [x];
  }

  #linear(name, [x, scale, zero], from, to) {
    const { graph } = this;
    const bias = this.weight(`${name}.bias`, [to]);
    if (!this.quantised) {
      const product = graph.node('MatMul', [x, this.weight(`${name}.weight`, [from, to])]);
      return graph.node('Add', [bias, product]);
    }
    const { values, scale: scales } = quantise(this.weights[`${name}.weight`], to, 63);
    const matrix = graph.constant(`${name}.q`, 'int8', [from, to], values);
    const zeros = graph.constant(`${name}.zero`, 'int8', [to], new Int8Array(to));
    const product = graph.node('Cast', [graph.node('MatMulInteger', [x, matrix, zero, zeros])], { to: 1 });
    const steps = graph.node('Mul', [scale, graph.constant(`${name}.scale`, 'float', [to], scales)]);
    return graph.node('Add', [bias, graph.node('Mul', [product, steps])]);
  }

  #norm(name, x) {
    const { hidden, epsilon } = this.shape;
    const gamma = this.weight(`${name}.gamma`, [hidden]);
    const beta = this.weight(`${name}.beta`, [hidden]);
    return this.graph.node('LayerNormalization', [x, gamma, beta], { axis: -1, epsilon: { float: epsilon } });
  }

  /** x/2 (1 + erf(x/sqrt 2)), in the form that onnxruntime joins into one step. */
  #gelu(x) {
    const { graph } = this;
    const root = this.#once('root', 'float', [], [Math.SQRT2]);
    const erf = graph.node('Erf', [graph.node('Div', [x, root])]);
    const plus = graph.node('Add', [erf, this.#once('unit', 'float', [], [1])]);
    return graph.node('Mul', [graph.node('Mul', [x, plus]), this.#once('half', 'float', [], [0.5])]);
  }

  #made = new Set();

  #once(name, type, dims, data) {
    if (!this.#made.has(name)) this.graph.constant(name, type, dims, data);
    this.#made.add(name);
    return name;
  }
}

/** Symmetric 8-bit values with one scale a column; `most`: the largest value used. */
function quantise(weights, columns, most) {
  const scale = new Float32Array(columns);
  weights.forEach((value, at) => {
    scale[at % columns] = Math.max(scale[at % columns], Math.abs(value));
  });
  for (let i = 0; i < columns; i++) scale[i] = scale[i] / most || 1;
  return { values: Int8Array.from(weights, (value, at) => Math.round(value / scale[at % columns])), scale };
}
