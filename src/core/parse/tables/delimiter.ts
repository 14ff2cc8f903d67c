// Which character parts the cells of a table.
import { RowCells } from './row-cells.ts';
import { RowCutter } from './row-cutter.ts';

const MARKS = [',', ';', '\t', '|'] as const;
/** Rows that are compared. */
const ROWS = 30;

/** Of the first rows: the mark with which most of them have as many cells as the header; of equals the one with most cells. */
export function guessDelimiter(head: string): string {
  // Excel's own way of saying it.
  const said = /^sep=([^"\r\n\ufeff])\r?\n/.exec(head);
  if (said) return said[1];
  let best = { mark: ',', share: 0, cells: 1 };
  for (const mark of MARKS) {
    const [header, ...rows] = firstRows(head, mark);
    const cells = header?.length ?? 0;
    if (cells < 2) continue;
    const share = rows.length === 0 ? 1 : rows.filter((row) => row.length === cells).length / rows.length;
    if (share > best.share || (share === best.share && cells > best.cells)) best = { mark, share, cells };
  }
  return best.mark;
}

function firstRows(head: string, mark: string): (readonly string[])[] {
  const cutter = new RowCutter(mark, Infinity);
  const cells = new RowCells(mark);
  const rows: (readonly string[])[] = [];
  for (const found of cutter.rows(head)) {
    if (typeof found !== 'string') rows.push(...cells.of(found).filter(isWritten));
    if (rows.length >= ROWS) return rows.slice(0, ROWS);
  }
  if (rows.length > 0) return rows;
  return [...cutter.end()].flatMap((found) =>
    typeof found === 'string' ? [] : cells.of(found).filter(isWritten),
  );
}

function isWritten(row: readonly string[] | null): row is readonly string[] {
  return row !== null && (row.length > 1 || row[0] !== '');
}
