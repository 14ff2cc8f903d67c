// Elements that are rows of a table: what they look like, and how they are read once the columns are known.
import { AppError } from '../../errors.ts';
import type { Source } from '../../sources.ts';
import type { TableColumns, TablePreview } from '../../types.ts';
import type { AnyCut } from '../cuts.ts';
import type { Draft, Gathering, GatheringFormat } from '../draft.ts';
import type { ParseInput } from '../index.ts';
import { LOOKS_LIKE, type LooksLike } from '../looks-like.ts';
import { isMessage } from '../generic.ts';
import { isObject, objectsOf, type RawObject } from '../raw.ts';
import { proposeColumns } from './columns.ts';
import { COLUMNS, NAME } from './header.ts';
import { cellOf, TableRows } from './table-rows.ts';
import { timeReader } from './table-times.ts';

/** Rows and characters of a cell in a preview. */
const SHOWN = 5;
const CELL = 200;
/** Names of lists of rows in the answer of a query. Lists of other names belong to what the object is. */
const LISTS = [
  ...['rows', 'records', 'results', 'items', 'data', 'value', 'entries'],
  ...['tickets', 'comments', 'issues', 'reviews', 'feedback', 'questions', 'prompts'],
];

/**
 * How to read elements that are rows of a table; null where they are none, or hold no text.
 * A table is a list of objects, also within one as the answer of a query, of which those columns count that hold scalars at least as often as anything else.
 * Throws AppError 'table-needs-columns', with a preview on the tally, where nobody has said which columns hold what, or
 * where this table has no such columns.
 */
export function tableOf(cuts: readonly AnyCut[], input: ParseInput): GatheringFormat | null {
  const list = listIn(cuts);
  const rows = list === null ? rowsOf(cuts) : objectsOf(list.rows);
  const header = headerOf(rows);
  const { tally } = input;
  const columns = [input.columns ?? []].flat().find((choice) => fits(choice, header));
  if (columns) {
    const readTime = timeReader(rows.map((row) => cellOf(row, columns.time)));
    const events = {
      onBlank: () => tally.skip('blank-row'),
      onPieces: (pieces: number) => tally.fail(new AppError('table-too-scattered', { pieces })),
    };
    const gather = () => new TableRows(columns, readTime, events);
    return {
      source: 'table',
      gather: () => (list === null ? gather() : new RowsWithin(list.name, gather())),
    };
  }
  const cells = rows.map((row) => header.map((name) => cellOf(row, name)));
  const proposal = header.length === 0 ? null : proposeColumns(header, cells);
  if (proposal === null) return null;
  tally.table ??= previewOf(input.name, header, cells, proposal);
  throw new AppError('table-needs-columns');
}

/**
 * Whether a row is only that, whatever its cells look like: one with a speaker and a text is a message, but of which
 * conversation only the columns tell, and one with an id and an address is no account. Rows with lists of messages, and
 * those of a known maker, are what they look like.
 */
export function isOnlyRow(cut: AnyCut, kind: Source | LooksLike): boolean {
  if (!('value' in cut) || cut.unit !== 'row' || !isObject(cut.value)) return false;
  if (kind !== 'generic') return LOOKS_LIKE.some((name) => name === kind);
  return (
    isMessage(cut.value) &&
    Object.values(cut.value).every((cell) => typeof cell !== 'object' || cell === null)
  );
}

/** The objects, where they are several, or stand in a list. */
function rowsOf(cuts: readonly AnyCut[]): RawObject[] {
  const values = cuts.flatMap((cut) => ('value' in cut ? [cut] : []));
  const rows = values.flatMap(({ value }) => (isObject(value) ? [value] : []));
  return rows.length > 1 || values.some(({ listed }) => listed) ? rows : [];
}

/** The list of rows in a file that is one object; null where it is something else. */
function listIn(cuts: readonly AnyCut[]): { name: string; rows: unknown[] } | null {
  const [cut] = cuts;
  if (cuts.length !== 1 || !('value' in cut) || cut.listed || cut.unit === 'row' || !isObject(cut.value))
    return null;
  for (const name of LISTS) {
    const rows = Object.hasOwn(cut.value, name) ? cut.value[name] : null;
    if (Array.isArray(rows) && objectsOf(rows).length > 0) return { name, rows };
  }
  return null;
}

/** Reads the rows that stand in a list of the element. */
class RowsWithin implements Gathering {
  readonly #name: string;
  readonly #rows: TableRows;

  constructor(name: string, rows: TableRows) {
    this.#name = name;
    this.#rows = rows;
  }

  take(element: RawObject): readonly Draft[] {
    return objectsOf(element[this.#name]).flatMap((row) => this.#rows.take(row));
  }

  finish(): readonly Draft[] {
    return this.#rows.finish();
  }
}

/** Names of the columns in order; what is too long for one is a text. A column that more often holds a list or an object is none; a single one hides no column. */
function headerOf(rows: readonly RawObject[]): string[] {
  const balance = new Map<string, number>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (name.length > NAME) continue;
      if (balance.size >= COLUMNS && !balance.has(name)) break;
      const weight = value === null ? 0 : typeof value === 'object' ? -1 : 1;
      balance.set(name, (balance.get(name) ?? 0) + weight);
    }
  }
  return [...balance].flatMap(([name, scalars]) => (scalars >= 0 ? [name] : []));
}

/** A choice made for another table is none for this one, though it names columns of this as well: nobody was asked what the others hold. */
function fits(choice: TableColumns, header: readonly string[]): boolean {
  const { text, role, conversation, time, account, header: chosenFor = header } = choice;
  if (chosenFor.length !== header.length) return false;
  const names = [...chosenFor, text, role, conversation, time, account];
  return names.every((name) => name === null || header.includes(name));
}

function previewOf(
  part: string,
  header: readonly string[],
  cells: readonly (readonly string[])[],
  proposal: TableColumns,
): TablePreview {
  const text = header.indexOf(proposal.text);
  const shown = cells.filter((row) => row[text].trim() !== '').slice(0, SHOWN);
  return { part, header, rows: shown.map((row) => row.map(cutCell)), proposal };
}

/** By characters: no half of a surrogate pair at the end. */
function cutCell(cell: string): string {
  return [...cell.slice(0, 2 * CELL)].slice(0, CELL).join('');
}
