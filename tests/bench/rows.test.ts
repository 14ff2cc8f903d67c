import { expect, test } from 'vitest';
import { exitCode, row, table } from '../../scripts/bench-rows.mjs';

const known = row('size', 12, 'kB');
const held = row('pace', 120.12345, 'texts/s', { atLeast: 100 });
const missed = row('wait', 5, 's', { atMost: 4 });

test('a row passes at its bar, from below or from above; without a bar it neither passes nor fails', () => {
  expect(held).toEqual({ name: 'pace', value: 120.123, unit: 'texts/s', bar: 100, pass: true });
  expect(missed).toMatchObject({ bar: 4, pass: false });
  expect(row('edge', 4, 's', { atMost: 4 }).pass).toBe(true);
  expect(known).toMatchObject({ bar: null, pass: null });
});

test('a missed bar is exit code 1; no bar at all is 2', () => {
  expect(exitCode([held, known])).toBe(0);
  expect(exitCode([held, missed])).toBe(1);
  expect(exitCode([known])).toBe(2);
  expect(exitCode([])).toBe(2);
});

test('the table is one aligned line a row', () => {
  expect(table([known, held, missed])).toBe(
    [
      'size            12 kB',
      'pace  120.123 texts/s  bar 100  passed',
      'wait              5 s  bar 4    MISSED',
    ].join('\n'),
  );
});
