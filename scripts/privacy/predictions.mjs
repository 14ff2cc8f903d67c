// What was predicted, so that anyone can score it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two files a set, one line a row: see `usage` in options.mjs. */
export function writePredictions(readings, folder) {
  mkdirSync(folder, { recursive: true });
  for (const reading of readings) {
    const { name } = reading.set;
    const spans = reading.marked('all');
    const redacted = reading.redacted('usual');
    const write = (what, lineOf) => {
      const lines = reading.rows.map(({ id }, i) => `${JSON.stringify(lineOf(id, i))}\n`);
      writeFileSync(join(folder, `${name}.${what}.jsonl`), lines.join(''));
    };
    write('spans', (id, i) => ({ id, spans: spans[i] }));
    write('redacted', (id, i) => ({ id, redacted: redacted[i] }));
  }
}
