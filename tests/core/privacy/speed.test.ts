import { expect, test } from 'vitest';
import { detectors, findDetails } from '../../../src/core/privacy/index.ts';

const options = { region: 'US' };
/** Characters of each text. */
const size = 100_000;
/** Pieces that make a detector's pattern begin, or go on, as often as possible. */
const pieces =
  `1|1 |1234 |4111 |1.|1-|a@|@|a@b.|x@a-|:|ab:|://|://a:|?key=|?token=a|a|A1|sk-|sk-aaaaaaaaaaaaaaaaa |eyJ|eyJ-|eyJaaaaaaaaaaaaaaaaaaaaaa.
-----BEGIN |-----BEGIN PRIVATE KEY-----|password|password is |password="|key |token is |a1b2c3d4e5f6g7h8 |key is a1b2c3d4e5f6g7h8 |415-555-0132 
+49 30 1234567,|+|(|(1)|GB82 |DE89370400440532013001 | |dot |a at b dot |a at gmail dot |123-45-|deadbeef|123456789:|curl -u |curl -u a:|live_|pk.|"|='`
    .split(/[|\n]/)
    .filter((piece) => piece !== '');

/** The best of up to five runs: other processes may use the machine (ms). */
function best(run: () => void, enough: number): number {
  let fastest = Infinity;
  for (let i = 0; i < 5 && fastest > enough; i++) {
    const begin = performance.now();
    run();
    fastest = Math.min(fastest, performance.now() - begin);
  }
  return fastest;
}

test.each(pieces)('no detector needs 50 ms for 100 kB of %j', (piece) => {
  const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  for (const { family, find } of detectors)
    expect(
      best(() => find(text, options), 50),
      family,
    ).toBeLessThan(50);
});

test('the time grows with the length, not with its square', () => {
  for (const piece of ['1 ', 'eyJ-', 'a@b.', 'password is ', '415-555-0132 ']) {
    const long = piece.repeat(1_000_000 / piece.length);
    expect(
      best(() => findDetails(long, options), 2000),
      piece,
    ).toBeLessThan(2000);
  }
});

test('chats are read at more than 2 MB a second', () => {
  const turn = `How do I sort a list of dictionaries by the key "price" in Python 3.11? My file has 20,000 rows from 2024-03-01.
    Here is what I tried: data = sorted(rows, key=lambda row: row["price"]). It raises KeyError at line 42; see https://docs.python.org/3/howto/sorting.html
    Mail me at ann.lee@example.org or call (415) 555-0132 if it is urgent, my token is still valid. `;
  const text = turn.repeat(Math.ceil(500_000 / turn.length));
  const ms = best(() => findDetails(text, options), text.length / 2000);
  // 500 kB in 250 ms is 2 MB a second.
  expect(ms).toBeLessThan(text.length / 2000);
});
