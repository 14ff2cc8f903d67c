import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kleio-privacy-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = (args: readonly string[], env = {}) =>
  spawnSync(process.execPath, [join(root, 'scripts/eval-privacy.mjs'), ...args], {
    ...{ encoding: 'utf8', cwd: folder, env: { ...process.env, ...env } },
  });

/** A folder with one set; a row is [text, detail, type]. */
function data(name: string, set: string, rows: readonly (readonly [string, string, string])[]): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  const lines = rows.map(([text, detail, type], i) => {
    const start = Array.from(text.slice(0, text.indexOf(detail))).length;
    return JSON.stringify({
      id: `r${i}`,
      text,
      spans: [{ start, end: start + Array.from(detail).length, type }],
    });
  });
  writeFileSync(join(path, `${set}.jsonl`), lines.join('\n'));
  return path;
}

const mail: readonly [string, string, string] = [
  '😀 write to ann.lee@example.org',
  'ann.lee@example.org',
  'EMAIL',
];
const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test(
  'bars apply to what is there, and what was predicted is written in code points',
  { timeout: 60_000 },
  () => {
    const path = data('held', 'phones_intl', [mail]);
    const { status, stdout } = command([
      '--data',
      path,
      '--only',
      'survival',
      '--predictions',
      'p',
      '--json',
      'r.json',
    ]);
    expect(stdout).toContain('presidio_synth_v2: not there, left out');
    expect(status).toBe(0);
    // The face is one code point: "ann" begins at 11.
    expect(linesOf(join(folder, 'p/phones_intl.spans.jsonl'))).toEqual([
      { id: 'r0', spans: [{ start: 11, end: 30, type: 'email' }] },
    ]);
    expect(linesOf(join(folder, 'p/phones_intl.redacted.jsonl'))).toEqual([
      { id: 'r0', redacted: '😀 write to <EMAIL_1>' },
    ]);
    const rows = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as object[];
    expect(rows[0]).toMatchObject({ value: 0, unit: '%', bar: 0, pass: true });
  },
);

test('a missed bar ends with 1', { timeout: 60_000 }, () => {
  const path = data('missed', 'phones_intl', [['no address is here', 'address', 'EMAIL']]);
  const { status, stdout } = command(['--data', path, '--only', 'survival']);
  expect(stdout).toContain('missed: phones_intl: e-mail addresses left: 100 %');
  expect(status).toBe(1);
});

test(
  'an unknown file with spans is a set of its own, without bars: nothing is judged',
  { timeout: 60_000 },
  () => {
    const path = data('own', 'letters', [mail]);
    const { status, stdout } = command(['--data', path, '--out', 'o.json']);
    expect(stdout).toContain('letters: spans, any type, F2');
    expect(status).toBe(2);
    const { versions, rows } = JSON.parse(readFileSync(join(folder, 'o.json'), 'utf8')) as {
      versions: object;
      rows: object[];
    };
    expect(Object.keys(versions)).toEqual(['detectors', 'redaction']);
    expect(Object.keys(rows[0])).toEqual(['key', 'name', 'n', 'value', 'low', 'high', 'unit']);
  },
);

test(
  'a wrong part is told, and data that are not there are skipped with a plain line',
  { timeout: 60_000 },
  () => {
    expect(command(['--only', 'nothing'])).toMatchObject({ status: 1 });
    const { status, stdout } = command(['--only', 'spans'], { KLEIO_SHARED: join(folder, 'nowhere') });
    expect(stdout).toMatch(/^skipped: /);
    expect(status).toBe(2);
  },
);
