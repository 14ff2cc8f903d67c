import { expect, test } from 'vitest';
import { Secrets } from '../../src/browser/secrets.ts';
import { MemoryTable } from '../support/memory-table.ts';

const gemini = 'https://generativelanguage.googleapis.com';
const local = 'http://localhost:11434/v1';

test('a key is in memory alone unless it is to be remembered', async () => {
  const table = new MemoryTable();
  const secrets = new Secrets(table);
  await secrets.setKey(gemini, ' AQ.secret ', false);
  expect(await secrets.keyFor(gemini)).toBe('AQ.secret');
  expect(await secrets.hasKey(gemini)).toBe(true);
  expect(await secrets.hasKey(local)).toBe(false);
  expect(table.rows.size).toBe(0);
  expect(await new Secrets(table).keyFor(gemini)).toBeNull();
});

test('a remembered key is there the next time, by origin, and nowhere in the clear', async () => {
  const table = new MemoryTable();
  await new Secrets(table).setKey(local, 'sk-secret', true);
  const later = new Secrets(table);
  expect(await later.rememberedKeys()).toEqual([{ origin: 'http://localhost:11434', by: 'device' }]);
  expect(await later.keyFor('http://localhost:11434/another/path')).toBe('sk-secret');
  const row = table.rows.get('http://localhost:11434')!;
  expect(Buffer.from(row.box).toString('latin1')).not.toContain('secret');
  expect('key' in row && row.key.extractable).toBe(false);
});

test('a row that was moved to another origin does not open', async () => {
  const table = new MemoryTable();
  await new Secrets(table).setKey(gemini, 'AQ.secret', true);
  table.rows.set('https://evil.example', { ...table.rows.get(gemini)!, origin: 'https://evil.example' });
  expect(await new Secrets(table).keyFor('https://evil.example')).toBeNull();
});

test('a key that is not to be remembered takes the place of one that was; others stay', async () => {
  const table = new MemoryTable();
  const secrets = new Secrets(table);
  await secrets.setKey(gemini, 'old', true);
  await secrets.setKey(local, 'other', true);
  await secrets.setKey(gemini, 'new', false);
  expect(await secrets.rememberedKeys()).toEqual([{ origin: 'http://localhost:11434', by: 'device' }]);
  expect(await secrets.keyFor(gemini)).toBe('new');
  expect(await new Secrets(table).keyFor(local)).toBe('other');
});

test('forgetting erases both', async () => {
  const table = new MemoryTable();
  const secrets = new Secrets(table);
  await secrets.setKey(gemini, 'AQ.secret', true);
  await secrets.forgetKeys();
  expect(await secrets.keyFor(gemini)).toBeNull();
  expect(table.rows.size).toBe(0);
});

test('under a passphrase: asked once, wrong ones asked again, and no row holds key or passphrase', async () => {
  const table = new MemoryTable();
  await new Secrets(table).setKey(gemini, 'AQ.secret', 'correct horse');
  const row = table.rows.get(gemini)!;
  expect(row).toMatchObject({ rounds: 600_000 });
  expect('key' in row).toBe(false);
  expect(JSON.stringify({ ...row, box: Buffer.from(row.box).toString('latin1') })).not.toMatch(
    /secret|horse/,
  );

  const asked: [string, boolean][] = [];
  const answers = ['wrong horse', 'correct horse'];
  const later = new Secrets(table, async (host, wrong) => {
    asked.push([host, wrong]);
    return answers.shift() ?? null;
  });
  expect(await later.rememberedKeys()).toEqual([{ origin: gemini, by: 'passphrase' }]);
  expect(await later.hasKey(gemini)).toBe(true);
  expect(asked).toEqual([]);
  // Two that want it at once ask one question.
  expect(await Promise.all([later.keyFor(gemini), later.keyFor(gemini)])).toEqual(['AQ.secret', 'AQ.secret']);
  expect(await later.keyFor(gemini)).toBe('AQ.secret');
  expect(asked).toEqual([
    ['generativelanguage.googleapis.com', false],
    ['generativelanguage.googleapis.com', true],
  ]);
});

test('whoever does not give the passphrase has no key, and is asked again the next time', async () => {
  const table = new MemoryTable();
  await new Secrets(table).setKey(gemini, 'AQ.secret', 'correct horse');
  let asked = 0;
  const later = new Secrets(table, async () => (asked++, null));
  for (const times of [1, 2]) {
    await expect(later.keyFor(gemini)).rejects.toMatchObject({ kind: 'model-needs-key' });
    expect(asked).toBe(times);
  }
  expect([...later.inMemory()]).toEqual([]);
});
