// Values of a Parquet file as JSON would have them, which is what the formats read.

/** Lists and structs inside one another; nothing real nests deeper than 10. */
const DEPTH = 200;
const decoder = new TextDecoder();

/**
 * Numbers of 64 bits become numbers, or texts where a number cannot hold them; dates ISO texts; bytes the text they hold;
 * lists and structs arrays and objects. What has no value is null, and so is what nests deeper than 200.
 */
export function plainValue(value: unknown, depth = DEPTH): unknown {
  switch (typeof value) {
    case 'bigint':
      return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
    case 'object':
      return value === null || depth === 0 ? null : plainObject(value, depth - 1);
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    default:
      return null;
  }
}

function plainObject(value: object, depth: number): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (ArrayBuffer.isView(value)) return null;
  if (Array.isArray(value)) return value.map((item) => plainValue(item, depth));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item, depth)]));
}
