// How fast the detectors read (issue 5, "Must show"). Times are the best of several runs: other processes use the machine as well.
import { detectors, findDetails } from '../../src/core/privacy/index.ts';
import { adversarialTexts } from '../../tests/support/adversarial.ts';
import { measured, type PrivacyRow } from './rows.ts';

/** Of real chats, so that a run stays short (UTF-16 units). */
const mostCharacters = 2_000_000;
const runs = 3;

/** Milliseconds of the fastest of `runs` runs; no more runs where one was fast enough. */
function best(run: () => void, enough = 0): number {
  let fastest = Infinity;
  for (let i = 0; i < runs && fastest > enough; i++) {
    const begin = performance.now();
    run();
    fastest = Math.min(fastest, performance.now() - begin);
  }
  return fastest;
}

/** Rows: MB a second over real messages (none: left out), and the slowest detector on an adversarial text of 100 kB. */
export function measureSpeed(messages: readonly string[]): PrivacyRow[] {
  const options = { region: 'US' };
  const rows: PrivacyRow[] = [];
  let characters = 0;
  const sample = messages.filter((text) => (characters += text.length) <= mostCharacters);
  const bytes = sample.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (sample.length > 0) {
    const ms = best(() => sample.forEach((text) => findDetails(text, options)));
    rows.push(
      measured(
        {
          key: 'speed-chats',
          name: 'real chats read on one core, usual families',
          n: sample.length,
          unit: 'MB/s',
        },
        bytes / 1000 / ms,
        null,
        { atLeast: 2 },
      ),
    );
  }
  const texts = adversarialTexts();
  let worst = { ms: 0, family: '', piece: '' };
  for (const { piece, text } of texts)
    for (const { family, find } of detectors) {
      const ms = best(() => find(text, options), 20);
      if (ms > worst.ms) worst = { ms, family, piece };
    }
  const name = `slowest detector on 100 kB (${worst.family}, ${JSON.stringify(worst.piece)})`;
  rows.push(
    measured({ key: 'speed-adversarial', name, n: texts.length, unit: 'ms' }, worst.ms, null, {
      lessThan: 50,
    }),
  );
  return rows;
}
