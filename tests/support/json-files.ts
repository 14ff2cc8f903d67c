// Files as the values in them, to be changed and written again: JSON, JSONL, tables of texts, JSON inside a page.
import Papa from 'papaparse';

/** Values of a file in order, and how to write others in their place. */
export interface ValueFile {
  readonly elements: readonly unknown[];
  write(elements: readonly unknown[]): Uint8Array;
}

/** Stands for a number that only its spelling has: `JSON.stringify` would write null. */
export const HUGE = '@huge@';

/** The values of a file; null where it holds neither JSON nor a table of texts. */
export function valuesOf(name: string, text: string): ValueFile | null {
  if (name.endsWith('.csv')) return tableOf(text);
  const inPage = /^([^]*?var jsonData = )(.*)(;\n[^]*)$/.exec(text);
  if (inPage) return arrayOf(JSON.parse(inPage[2]) as unknown[], inPage[1], inPage[3]);
  const value = parsed(text);
  if (Array.isArray(value)) return arrayOf(value, '', '');
  if (value !== undefined) return { elements: [value], write: ([first]) => bytesOf(json(first ?? null)) };
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parsed);
  if (lines.includes(undefined)) return null;
  return {
    elements: lines,
    write: (elements) => bytesOf(elements.map((line) => `${json(line)}\n`).join('')),
  };
}

function arrayOf(elements: readonly unknown[], head: string, tail: string): ValueFile {
  return { elements, write: (list) => bytesOf(`${head}${json(list)}${tail}`) };
}

/** The rows behind the header, as lists of cells. */
function tableOf(text: string): ValueFile {
  const { data, meta } = Papa.parse<string[]>(text, { skipEmptyLines: true });
  const write = (elements: readonly unknown[]) =>
    bytesOf([data[0], ...elements].map((row) => `${rowOf(row, meta.delimiter)}\n`).join(''));
  return { elements: data.slice(1), write };
}

function rowOf(row: unknown, mark: string): string {
  const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
  return cells
    .map((cell) => `"${(typeof cell === 'string' ? cell : json(cell)).replaceAll('"', '""')}"`)
    .join(mark);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text.replaceAll(`"${HUGE}"`, '1e999'));
}
