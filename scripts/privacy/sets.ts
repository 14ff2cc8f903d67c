// What the measurements read: one JSON object a line, a text with the details that people marked in it.

/** A marked or found stretch of a text. Offsets are Unicode code points, `end` is exclusive. */
export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** One line of a file. */
export interface TextRow {
  readonly id: string;
  readonly text: string;
  readonly spans: readonly Marked[];
  /** The kind of secret, where the set has it ("github-pat"). */
  readonly rule?: string;
  /** What the text is a trial of, where the set has it ("UK_NHS"). */
  readonly recognizer?: string;
}

/** A file that was read. */
export interface TextSet {
  readonly name: string;
  readonly rows: readonly TextRow[];
  /** Lines that are no such row. */
  readonly skipped: number;
}

/** Reads a file's lines; what is no row is left out and counted. Empty lines are nothing. */
export function readSet(name: string, file: string): TextSet {
  const lines = file.split('\n').filter((line) => line.trim() !== '');
  const rows = lines.flatMap((line, i) => readRow(line, `${name}-${i + 1}`) ?? []);
  return { name, rows, skipped: lines.length - rows.length };
}

function readRow(line: string, fallbackId: string): TextRow | null {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (value === null || typeof value !== 'object' || typeof value.text !== 'string') return null;
  const length = codePointsIn(value.text);
  const { spans = [] } = value;
  if (!Array.isArray(spans) || !spans.every((span) => isMarked(span, length))) return null;
  return {
    id: typeof value.id === 'string' || typeof value.id === 'number' ? String(value.id) : fallbackId,
    text: value.text,
    spans: (spans as Marked[]).map(({ start, end, type }) => ({ start, end, type })),
    ...(typeof value.rule === 'string' ? { rule: value.rule } : {}),
    ...(typeof value.recognizer === 'string' ? { recognizer: value.recognizer } : {}),
  };
}

function isMarked(value: unknown, length: number): value is Marked {
  const { start, end, type } = (value ?? {}) as Partial<Marked>;
  if (!Number.isInteger(start) || !Number.isInteger(end) || typeof type !== 'string') return false;
  return start! >= 0 && start! < end! && end! <= length;
}

const surrogate = /[\ud800-\udfff]/;

function codePointsIn(text: string): number {
  return surrogate.test(text) ? Array.from(text).length : text.length;
}

/** The text between two code points. */
export function sliceOf(text: string, { start, end }: Pick<Marked, 'start' | 'end'>): string {
  if (!surrogate.test(text)) return text.slice(start, end);
  return Array.from(text).slice(start, end).join('');
}

/** Findings with UTF-16 offsets as stretches in code points. `type` is what the finding says it is. */
export function inCodePoints(
  text: string,
  findings: readonly { readonly start: number; readonly end: number; readonly kind: string }[],
): Marked[] {
  if (!surrogate.test(text)) return findings.map(({ start, end, kind }) => ({ start, end, type: kind }));
  // How many code points begin before each UTF-16 unit.
  const before = new Uint32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length;) {
    const units = text.codePointAt(i)! > 0xffff ? 2 : 1;
    before[i] = count++;
    if (units === 2) before[i + 1] = count;
    i += units;
  }
  before[text.length] = count;
  return findings.map(({ start, end, kind }) => ({ start: before[start], end: before[end], type: kind }));
}
