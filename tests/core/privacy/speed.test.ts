import { expect, test } from 'vitest';
import { detectors, findDetails } from '../../../src/core/privacy/index.ts';
import { adversarialTexts } from '../../support/adversarial.ts';

const options = { region: 'US' };
/**
 * The best of up to nine runs, by the processor time of this process where that is less (ms): tests of other files use the machine at
 * the same time, and what is not run is not slow.
 */
function best(run: () => void, enough: number): number {
  let fastest = Infinity;
  for (let i = 0; i < 9 && fastest > enough; i++) {
    const begin = performance.now();
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    fastest = Math.min(fastest, performance.now() - begin, (user + system) / 1000);
  }
  return fastest;
}

test.each(adversarialTexts())('no detector needs 50 ms for 100 kB of $piece', ({ text }) => {
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
