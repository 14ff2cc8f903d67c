import { hashList } from '../../core/hash.ts';
import { isObject } from '../../core/parse/raw.ts';
import type { TableColumns, TablePreview } from '../../core/types.ts';

/** What a column can be, in the order in which it is asked. */
export const columnFields = ['text', 'role', 'conversation', 'time', 'account'] as const;
/** What a column of a table can hold. */
export type ColumnField = (typeof columnFields)[number];

/** What a person has chosen so far. Columns go by their place as text, '' is none: names may be anything. */
export class ColumnsDraft {
  readonly chosen: Record<ColumnField, string> = $state({
    text: '',
    role: '',
    conversation: '',
    time: '',
    account: '',
  });
  readonly #header: readonly string[];

  /** Begins with the proposal. */
  constructor({ header, proposal }: TablePreview) {
    this.#header = header;
    for (const field of columnFields) {
      const place = header.indexOf(proposal[field] ?? '');
      if (proposal[field] !== null && place !== -1) this.chosen[field] = String(place);
    }
  }

  /** Whether one column is chosen for two things. */
  get isTwice(): boolean {
    const places = columnFields.map((field) => this.chosen[field]).filter((place) => place !== '');
    return places.some((place, i) => places.indexOf(place) !== i);
  }

  /** null until the choice can be read. */
  get columns(): TableColumns | null {
    const name = (field: ColumnField) =>
      this.chosen[field] === '' ? null : (this.#header[Number(this.chosen[field])] ?? null);
    const text = name('text');
    if (text === null || this.isTwice) return null;
    return {
      text,
      role: name('role'),
      conversation: name('conversation'),
      time: name('time'),
      account: name('account'),
      header: this.#header,
    };
  }

  /** What the column at this place is chosen as. */
  fieldAt(place: number): ColumnField | null {
    return columnFields.find((field) => this.chosen[field] === String(place)) ?? null;
  }
}

/** Where the choice for tables with this header is kept among the settings. */
export function columnsKey(header: readonly string[]): string {
  return `columns:${hashList(header)}`;
}

/** Whether somebody named the columns: "column 1" is how those of a table without a header are called, of which no two are alike. */
export function hasNames(header: readonly string[]): boolean {
  return header.some((name, i) => name !== `column ${i + 1}`);
}

/** A choice as it is kept: the places of the columns, since their names may be words that somebody wrote. */
export function placesOf(
  columns: TableColumns,
  header: readonly string[],
): Record<ColumnField, number | null> {
  const place = (field: ColumnField) => {
    const name = columns[field];
    return name === null ? null : header.indexOf(name);
  };
  return {
    text: header.indexOf(columns.text),
    role: place('role'),
    conversation: place('conversation'),
    time: place('time'),
    account: place('account'),
  };
}

/** A choice that was kept, where it is one for this header; else null. */
export function columnsAt(value: unknown, header: readonly string[]): TableColumns | null {
  if (!isObject(value)) return null;
  const name = (field: ColumnField) => {
    const place = value[field];
    return typeof place === 'number' ? (header[place] ?? null) : null;
  };
  // One with a column that is not there belongs to another table.
  const isWhole = columnFields.every((field) => value[field] === null || name(field) !== null);
  const text = name('text');
  if (!isWhole || text === null) return null;
  return {
    text,
    role: name('role'),
    conversation: name('conversation'),
    time: name('time'),
    account: name('account'),
    header,
  };
}
