// Builds ONNX models: nodes, constants, inputs and outputs in, the bytes of the file out (onnx.proto3, IR version 8, opset 17).
import { bytes, float, integer, join } from './protobuf.mjs';

/** TensorProto.DataType. */
const types = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7 };
const arrays = {
  float: Float32Array,
  uint8: Uint8Array,
  int8: Int8Array,
  int32: Int32Array,
  int64: BigInt64Array,
};

function attribute(name, value) {
  // AttributeProto: name 1, f 2, i 3, ints 8, type 20 (FLOAT 1, INT 2, INTS 7).
  if (Array.isArray(value))
    return join([bytes(1, name), ...value.map((item) => integer(8, item)), integer(20, 7)]);
  if (typeof value === 'object') return join([bytes(1, name), float(2, value.float), integer(20, 1)]);
  return join([bytes(1, name), integer(3, value), integer(20, 2)]);
}

/** ValueInfoProto of a tensor; a dimension with a name may have any size. */
function valueInfo(name, type, dims) {
  const shape = join(dims.map((dim) => bytes(1, typeof dim === 'string' ? bytes(2, dim) : integer(1, dim))));
  return join([bytes(1, name), bytes(2, bytes(1, join([integer(1, types[type]), bytes(2, shape)])))]);
}

/** A graph under construction. Every method that makes a value returns its name. */
export class Graph {
  #nodes = [];
  #constants = [];
  #inputs = [];
  #outputs = [];
  #count = 0;

  input(name, type, dims) {
    this.#inputs.push(bytes(11, valueInfo(name, type, dims)));
    return name;
  }

  output(name, type, dims) {
    this.#outputs.push(bytes(12, valueInfo(name, type, dims)));
  }

  /** A constant tensor from a typed array or an array of numbers; `dims` empty: a scalar. */
  constant(name, type, dims, data) {
    const typed =
      type === 'int64' ? BigInt64Array.from(data, BigInt) : arrays[type].from(data, (value) => value);
    const raw = new Uint8Array(typed.buffer);
    const dimensions = dims.map((dim) => integer(1, dim));
    this.#constants.push(
      bytes(5, join([...dimensions, integer(2, types[type]), bytes(8, name), bytes(9, raw)])),
    );
    return name;
  }

  /** Adds a node with one output and returns the output's name. Attributes: integers, lists of integers, { float }. */
  node(op, inputs, attributes = {}) {
    return this.nodes(op, inputs, 1, attributes)[0];
  }

  /** Adds a node with several outputs and returns their names. */
  nodes(op, inputs, count, attributes = {}) {
    const id = `${op}_${this.#count++}`;
    const outputs = Array.from({ length: count }, (_, i) => `${id}_${i}`);
    this.#nodes.push(this.#encode(id, op, inputs, outputs, attributes));
    return outputs;
  }

  /** Gives a value the name of an output. */
  name(value, name) {
    this.#nodes.push(this.#encode(`name_${name}`, 'Identity', [value], [name], {}));
  }

  #encode(id, op, inputs, outputs, attributes) {
    return bytes(
      1,
      join([
        ...inputs.map((name) => bytes(1, name)),
        ...outputs.map((name) => bytes(2, name)),
        bytes(3, id),
        bytes(4, op),
        ...Object.entries(attributes).map(([key, value]) => bytes(5, attribute(key, value))),
      ]),
    );
  }

  /** The file. */
  model(name) {
    const graph = join([
      ...this.#nodes,
      bytes(2, name),
      ...this.#constants,
      ...this.#inputs,
      ...this.#outputs,
    ]);
    const opset = integer(2, 17);
    return join([integer(1, 8), bytes(2, 'kleio'), bytes(7, graph), bytes(8, opset)]);
  }
}
