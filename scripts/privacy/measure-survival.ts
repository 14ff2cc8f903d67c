// Which marked details can still be read, letter by letter, after redaction (issue 5, "Must show").
import { groups } from './kinds.ts';
import type { Mode, Reading } from './reading.ts';
import { type Bar, keyOf, type PrivacyRow, share } from './rows.ts';
import { sliceOf, type TextRow } from './sets.ts';
import { groupedBy } from './grouped.ts';

/** Shorter details stand in other words as well ("CO"): whether they are still there cannot be told. Code points. */
const shortest = 3;

/** A marked detail that was looked for in the redacted text. */
export interface Survivor {
  readonly row: TextRow;
  readonly type: string;
  readonly survives: boolean;
}

/** Every marked detail that is long enough to be looked for. `short`: how many are not. */
export function survivorsIn(reading: Reading, mode: Mode): { all: Survivor[]; short: number } {
  const redacted = reading.redacted(mode);
  let short = 0;
  const all = reading.rows.flatMap((row, i) =>
    row.spans.flatMap((span): Survivor[] => {
      const detail = sliceOf(row.text, span).trim();
      if (Array.from(detail).length < shortest) {
        short++;
        return [];
      }
      return [{ row, type: span.type, survives: redacted[i].includes(detail) }];
    }),
  );
  return { all, short };
}

const bars: Readonly<Record<keyof typeof groups, Bar>> = {
  email: { atMost: 0 },
  card: { atMost: 0 },
  iban: { atMost: 0 },
  ssn: { atMost: 0 },
  ip: { atMost: 0 },
  phone: { atMost: 5 },
  name: { atMost: 45 },
  address: { atMost: 25 },
};

const titles: Readonly<Record<keyof typeof groups, string>> = {
  email: 'e-mail addresses',
  card: 'card numbers',
  iban: 'IBANs',
  ssn: 'US social security numbers',
  ip: 'IP addresses',
  phone: 'phone numbers',
  name: 'names',
  address: 'addresses',
};

/** Rows of one set, the usual families on: the kinds that have a bar first, then every other type. */
export function measureSurvival(reading: Reading, hasBars: boolean): PrivacyRow[] {
  const { name } = reading.set;
  const { all, short } = survivorsIn(reading, 'usual');
  const left = groupedBy(all, ({ type }) => type);
  const rows: PrivacyRow[] = [];
  const add = (key: string, title: string, of: readonly Survivor[], bar: Bar) => {
    if (of.length === 0) return;
    const hits = of.filter(({ survives }) => survives).length;
    rows.push(share(keyOf('survival', key, name), `${name}: ${title} left`, hits, of.length, bar));
  };
  for (const [group, types] of Object.entries(groups) as [keyof typeof groups, readonly string[]][]) {
    if (!hasBars) break;
    add(
      group,
      titles[group],
      types.flatMap((type) => left.get(type) ?? []),
      bars[group],
    );
    for (const type of types) left.delete(type);
  }
  for (const [type, of] of left) add(type, type, of, {});
  if (short > 0) rows.push(shortRow(name, short, short + all.length));
  return rows;
}

function shortRow(name: string, short: number, n: number): PrivacyRow {
  return share(
    keyOf('survival-not-judged', name),
    `${name}: under ${shortest} characters, not judged`,
    short,
    n,
  );
}

/** Names left with "strict names" on. */
export function measureStrictNames(reading: Reading): PrivacyRow[] {
  const { name } = reading.set;
  const names = survivorsIn(reading, 'strict').all.filter(({ type }) =>
    (groups.name as readonly string[]).includes(type),
  );
  if (names.length === 0) return [];
  const left = names.filter(({ survives }) => survives).length;
  const key = keyOf('survival-strict-name', name);
  return [share(key, `${name}: names left with "strict names"`, left, names.length, { atMost: 10 })];
}
