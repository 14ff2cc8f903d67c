// What was measured, for people and for machines.
import { writeFileSync } from 'node:fs';
import { exitCode } from '../bench-rows.mjs';
import { markdown } from '../eval/tables.mjs';

/** At most two decimals, three below 1 (F2, rates). */
const shown = (value) => String(Number(value.toFixed(Math.abs(value) < 1 ? 3 : 2)));
const withUnit = (value, unit) => `${shown(value)} ${unit}`.trim();

/** Rows of rows.ts as an aligned table. */
export function tableOf(title, rows) {
  return markdown(
    [title, 'n', 'value', '95 % interval', 'bar', 'held?'],
    rows.map(({ name, n, value, low, high, unit, bar, sense, pass }) => [
      ...[name, String(n), withUnit(value, unit)],
      low === null ? '-' : `${shown(low)} to ${shown(high)}`,
      bar === null ? '-' : `${sense} ${withUnit(bar, unit)}`,
      pass === null ? '-' : pass ? 'held' : 'MISSED',
    ]),
  );
}

/** Tells what is missed, writes the files that are asked for, sets the exit code (see exitCode). */
export function conclude(rows, { json, out, versions }) {
  const judged = rows.filter(({ pass }) => pass !== null);
  const missed = judged.filter(({ pass }) => !pass);
  for (const { name, value, unit, bar, sense } of missed)
    console.log(`missed: ${name}: ${withUnit(value, unit)}, bar ${sense} ${withUnit(bar, unit)}`);
  console.log(`${judged.length} bars, ${judged.length - missed.length} held, ${missed.length} missed`);
  if (json)
    write(
      json,
      rows.map(({ name, value, unit, bar, pass, key, n, low, high, sense }) => ({
        ...{ name, value, unit, bar, pass, key, n, low, high, sense },
      })),
    );
  if (out)
    write(out, {
      versions,
      rows: rows.map(({ key, name, n, value, low, high, unit }) => ({
        key,
        name,
        n,
        value,
        low,
        high,
        unit,
      })),
    });
  process.exitCode = exitCode(rows);
}

function write(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  console.error(`Wrote ${path}`);
}
