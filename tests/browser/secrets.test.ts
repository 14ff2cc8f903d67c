import { expect, test } from 'vitest';
import { type SecretRow, Secrets, type SecretsTable } from '../../src/browser/secrets.ts';

class MemoryTable implements SecretsTable {
  readonly rows = new Map<string, SecretRow>();
  get = async (origin: string) => this.rows.get(origin) ?? null;
  put = async (row: SecretRow) => void this.rows.set(row.origin, row);
  clear = async () => this.rows.clear();
  delete = async (origin: string) => void this.rows.delete(origin);
  origins = async () => [...this.rows.keys()];
}

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
  expect(await later.rememberedKeys()).toEqual(['http://localhost:11434']);
  expect(await later.keyFor('http://localhost:11434/another/path')).toBe('sk-secret');
  const row = table.rows.get('http://localhost:11434')!;
  expect(Buffer.from(row.box).toString('latin1')).not.toContain('secret');
  expect(row.key.extractable).toBe(false);
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
  expect(await secrets.rememberedKeys()).toEqual(['http://localhost:11434']);
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
