// The rows of a table whose columns are known, as conversations.
import { hashParts } from '../../hash.ts';
import type { TableColumns } from '../../types.ts';
import { type Draft, type Gathering, OWN_ID, sortTurns, turn } from '../draft.ts';
import { cleanText, type RawObject } from '../raw.ts';
import { HeldRows, type HoldLimits, type Whole } from './held-rows.ts';
import { speakerCell, speakersOf } from './row-speakers.ts';
import type { TimeReader } from './table-times.ts';

interface Row {
  readonly role: string;
  readonly text: string;
  readonly at: number | null;
  readonly account: string;
}

/** A cell as text; '' for what is no scalar. */
export function cellOf(element: RawObject, column: string | null): string {
  const value = column !== null && Object.hasOwn(element, column) ? element[column] : null;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** What is heard of a table while it is read. */
export interface TableEvents {
  /** A row without text. */
  onBlank(): void;
  /** At the end, where rows stood so far apart that so many conversations were read in pieces. */
  onPieces(count: number): void;
}

/** Rows of one conversation may stand anywhere: `HeldRows` has them until it is at its end. */
export class TableRows implements Gathering {
  readonly #columns: TableColumns;
  readonly #timeOf: TimeReader;
  readonly #events: TableEvents;
  readonly #held: HeldRows<Row>;

  constructor(columns: TableColumns, timeOf: TimeReader, events: TableEvents, limits?: Partial<HoldLimits>) {
    this.#columns = columns;
    this.#timeOf = timeOf;
    this.#events = events;
    this.#held = new HeldRows(limits);
  }

  /** Throws AppError 'table-too-scattered' where more would have to be held than can be. */
  take(element: RawObject): readonly Draft[] {
    const { text, role, conversation, time, account } = this.#columns;
    const row = {
      role: speakerCell(role, cellOf(element, role)),
      text: cellOf(element, text),
      at: this.#timeOf(cellOf(element, time)),
      account: cellOf(element, account).trim(),
    };
    if (cleanText(row.text) === '') {
      this.#events.onBlank();
      return [];
    }
    const key = cellOf(element, conversation).trim();
    if (key === '') return [draftOf('', [row], role !== null)];
    const length = key.length + row.text.length + row.role.length + row.account.length;
    return this.#held.add(key, row, length).map((whole) => this.#draft(whole));
  }

  finish(): readonly Draft[] {
    if (this.#held.rests > 0) this.#events.onPieces(this.#held.rests);
    return this.#held.finish().map((whole) => this.#draft(whole));
  }

  #draft({ key, rows, isRest }: Whole<Row>): Draft {
    const draft = draftOf(key, inOrder(rows), this.#columns.role !== null);
    // With the id of the piece before, it would take that one's place.
    return isRest ? { ...draft, ownId: null } : draft;
  }
}

/** The oldest first. A file that goes backwards is turned round, so that rows of the same second keep their order. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  let rises = false;
  let falls = false;
  let last: number | null = null;
  // A row without a time stays behind the one before it.
  const dated = rows.map((row) => {
    if (row.at !== null && last !== null) {
      rises ||= row.at > last;
      falls ||= row.at < last;
    }
    last = row.at ?? last;
    return { row, at: last ?? -Infinity };
  });
  if (!falls) return rows;
  if (!rises) return rows.toReversed();
  return dated.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ row }) => row);
}

function draftOf(key: string, rows: readonly Row[], hasRoles: boolean): Draft {
  const speakers = hasRoles ? speakersOf(rows.map(({ role }) => role)) : null;
  const turns = rows.map(({ text, at }, i) => {
    const speaker = speakers?.[i] ?? 'user';
    return speaker === 'user' || speaker === 'assistant' ? turn(speaker, text, at, 'blank') : speaker;
  });
  const times = rows.flatMap(({ at }) => at ?? []);
  const accounts = rows.filter((_, i) => (speakers?.[i] ?? 'user') === 'user').map(({ account }) => account);
  return {
    ownId: key.length >= OWN_ID ? key : null,
    identity: hashParts(key, rows[0].at, rows[0].text),
    title: null,
    startedAt: times.at(0) ?? null,
    updatedAt: times.length > 1 ? (times.at(-1) ?? null) : null,
    account: accounts.find((account) => account !== '') ?? null,
    model: null,
    ...sortTurns(turns),
  };
}
