// A small writer of Parquet: columns of texts, not packed, in as many row groups as wanted. Apache Parquet format 2.9, Thrift's compact protocol.

/** Physical type, encodings and codec, by Parquet's numbers. */
const BYTE_ARRAY = 6;
const PLAIN = 0;
const RLE = 3;
const UNCOMPRESSED = 0;
/** Converted type: the bytes are text. */
const UTF8 = 0;

/** Thrift's types of a field. */
const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

type Field = readonly [id: number, type: number, bytes: Uint8Array];

/** A file whose rows are these texts by column name. Every group is a list of rows; all rows have all columns. */
export function parquetFile(groups: readonly (readonly Readonly<Record<string, string>>[])[]): Uint8Array {
  const names = Object.keys(groups[0][0]);
  const parts: Uint8Array[] = [textBytes('PAR1')];
  let offset = 4;
  const rowGroups = groups.map((rows) => {
    const start = offset;
    const chunks = names.map((name) => {
      const page = pageOf(rows.map((row) => textBytes(row[name])));
      parts.push(page);
      const chunk = columnChunk(name, rows.length, page.length, offset);
      offset += page.length;
      return chunk;
    });
    return struct([
      field(1, LIST, list(STRUCT, chunks)),
      field(2, I64, zigzag(offset - start)),
      field(3, I64, zigzag(rows.length)),
    ]);
  });
  const schema = [
    struct([text(4, 'schema'), field(5, I32, zigzag(names.length))]),
    ...names.map(schemaColumn),
  ];
  const footer = struct([
    field(1, I32, zigzag(1)),
    field(2, LIST, list(STRUCT, schema)),
    field(3, I64, zigzag(groups.flat().length)),
    field(4, LIST, list(STRUCT, rowGroups)),
  ]);
  return join([...parts, footer, littleEndian(footer.length), textBytes('PAR1')]);
}

/** Header and values. A column that must have a value stores no levels. */
function pageOf(values: readonly Uint8Array[]): Uint8Array {
  const data = join(values.flatMap((value) => [littleEndian(value.length), value]));
  const header = struct([
    field(1, I32, zigzag(0)),
    field(2, I32, zigzag(data.length)),
    field(3, I32, zigzag(data.length)),
    field(
      5,
      STRUCT,
      struct([
        field(1, I32, zigzag(values.length)),
        field(2, I32, zigzag(PLAIN)),
        field(3, I32, zigzag(RLE)),
        field(4, I32, zigzag(RLE)),
      ]),
    ),
  ]);
  return join([header, data]);
}

function columnChunk(name: string, rows: number, length: number, offset: number): Uint8Array {
  const metadata = struct([
    field(1, I32, zigzag(BYTE_ARRAY)),
    field(2, LIST, list(I32, [zigzag(PLAIN)])),
    field(3, LIST, list(BINARY, [binary(name)])),
    field(4, I32, zigzag(UNCOMPRESSED)),
    field(5, I64, zigzag(rows)),
    field(6, I64, zigzag(length)),
    field(7, I64, zigzag(length)),
    field(9, I64, zigzag(offset)),
  ]);
  return struct([field(2, I64, zigzag(offset)), field(3, STRUCT, metadata)]);
}

function schemaColumn(name: string): Uint8Array {
  const required = field(3, I32, zigzag(0));
  return struct([field(1, I32, zigzag(BYTE_ARRAY)), required, text(4, name), field(6, I32, zigzag(UTF8))]);
}

/** Fields in the order of their ids, each less than 16 behind the one before. */
function struct(fields: readonly Field[]): Uint8Array {
  let last = 0;
  const parts = fields.flatMap(([id, type, bytes]) => {
    const head = Uint8Array.of(((id - last) << 4) | type);
    last = id;
    return [head, bytes];
  });
  return join([...parts, Uint8Array.of(0)]);
}

function field(id: number, type: number, bytes: Uint8Array): Field {
  return [id, type, bytes];
}

function text(id: number, value: string): Field {
  return field(id, BINARY, binary(value));
}

function list(type: number, items: readonly Uint8Array[]): Uint8Array {
  const head =
    items.length < 15
      ? Uint8Array.of((items.length << 4) | type)
      : join([Uint8Array.of(0xf0 | type), varint(items.length)]);
  return join([head, ...items]);
}

function binary(value: string): Uint8Array {
  const bytes = textBytes(value);
  return join([varint(bytes.length), bytes]);
}

/** Of a number that is not below zero. */
function zigzag(value: number): Uint8Array {
  return varint(value * 2);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Uint8Array.of(...bytes, value);
}

function littleEndian(value: number): Uint8Array {
  return new Uint8Array(Uint32Array.of(value).buffer);
}

function textBytes(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
