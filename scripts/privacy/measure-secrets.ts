// Keys and tokens after redaction, by the kind of the secret (issue 5, "Must show").
import { groupedBy } from './grouped.ts';
import { survivorsIn } from './measure-survival.ts';
import type { Reading } from './reading.ts';
import { keyOf, measured, type PrivacyRow, share } from './rows.ts';

/** A kind of secret is held when at most so much of it is left (per cent). */
const mostLeft = 2;

/** Rows of one set whose texts name the kind of their secret. `hasBars`: false where the marks of the set are only near their secrets. */
export function measureSecrets(reading: Reading, hasBars: boolean): PrivacyRow[] {
  const { name } = reading.set;
  const { all } = survivorsIn(reading, 'usual');
  if (all.length === 0) return [];
  const byRule = groupedBy(all, ({ row }) => row.rule ?? 'unknown');
  const left = (of: typeof all) => of.filter(({ survives }) => survives).length;
  const missed = [...byRule].filter(([, of]) => left(of) / of.length > mostLeft / 100);
  const named = missed.map(([rule, of]) => `${rule} ${left(of)}/${of.length}`).join(', ');
  const kinds = `${name}: kinds of secrets of which more than ${mostLeft} % is left`;
  return [
    share(
      keyOf('survival-secret', name),
      `${name}: secrets left`,
      left(all),
      all.length,
      hasBars ? { atMost: mostLeft } : {},
    ),
    measured(
      {
        ...{ key: keyOf('survival-secret-kinds', name), n: byRule.size, unit: 'kinds' },
        name: named === '' ? kinds : `${kinds} (${named})`,
      },
      missed.length,
      null,
      hasBars ? { atMost: 0 } : {},
    ),
  ];
}
