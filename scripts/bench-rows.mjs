// What all measurements share: rows with bars, a table for people, a file for machines, an exit code.
// A row is { name, value, unit, bar, pass }: `bar` null where nothing is asked of the value; `pass` is null then.
import { writeFileSync } from 'node:fs';

/** A row. `atLeast` or `atMost` is the bar; neither: a number to know. */
export function row(name, value, unit, { atLeast, atMost } = {}) {
  const bar = atLeast ?? atMost ?? null;
  const pass = bar === null ? null : atLeast === undefined ? value <= bar : value >= bar;
  return { name, value: Math.round(value * 1000) / 1000, unit, bar, pass };
}

/** The rows as an aligned table. */
export function table(rows) {
  const lines = rows.map(({ name, value, unit, bar, pass }) => [
    name,
    `${value} ${unit}`.trim(),
    bar === null ? '' : `bar ${bar}`,
    pass === null ? '' : pass ? 'passed' : 'MISSED',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map(([name, value, bar, pass]) =>
      [name.padEnd(widths[0]), value.padStart(widths[1]), bar.padEnd(widths[2]), pass].join('  ').trimEnd(),
    )
    .join('\n');
}

/** 0: every bar is held. 1: a bar is missed. 2: nothing was measured against a bar. */
export function exitCode(rows) {
  if (!rows.some(({ pass }) => pass !== null)) return 2;
  return rows.some(({ pass }) => pass === false) ? 1 : 0;
}

/** Prints the table, writes the rows where `json` names a file, sets the exit code. */
export function report(rows, json) {
  console.log(table(rows));
  if (json) writeFileSync(json, `${JSON.stringify(rows, null, 2)}\n`);
  process.exitCode = exitCode(rows);
}
