// The little of Protocol Buffers that an ONNX file needs: fields in, bytes out. No schema, no reading.

const text = new TextEncoder();

/** A number as base-128 bytes, least significant first. Negative numbers take ten bytes, as int64 does. */
function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    const low = Number(rest & 127n);
    rest >>= 7n;
    bytes.push(rest ? low | 128 : low);
  } while (rest);
  return Uint8Array.from(bytes);
}

/** Joins pieces of bytes. */
export function join(pieces) {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Field with an integer (wire type 0). */
export const integer = (field, value) => join([varint(field * 8), varint(value)]);

/** Field with a 32-bit float (wire type 5). */
export const float = (field, value) =>
  join([varint(field * 8 + 5), new Uint8Array(Float32Array.of(value).buffer)]);

/** Field with bytes, a message or (as UTF-8) a string (wire type 2). */
export function bytes(field, value) {
  const content = typeof value === 'string' ? text.encode(value) : value;
  return join([varint(field * 8 + 2), varint(content.length), content]);
}
