import { afterEach, expect, test, vi } from 'vitest';
import { verifyFile } from '../../../src/browser/weights/verify.ts';

afterEach(() => vi.unstubAllGlobals());

// Known answers: SHA-256 and `git hash-object` of "hello\n".
const hello = new Blob(['hello\n']);
const sha256 = '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03';
const gitSha1 = 'ce013625030ba8dba906f756967f9e9ca394464a';
const file = { path: 'config.json', bytes: 6, sha256 };
const broken = (detail: object) =>
  expect.objectContaining({ kind: 'weights-broken', detail: { model: 'm', file: 'config.json', ...detail } });

test('size and SHA-256, or Git’s hash, let a file through', async () => {
  await verifyFile('m', file, hello);
  await verifyFile('m', { path: 'config.json', bytes: 6, gitSha1 }, hello);
});

test('a file of another size, another content, or a page in its place is refused and told apart', async () => {
  await expect(verifyFile('m', file, new Blob(['hell']))).rejects.toThrow(
    broken({ reason: 'size', expected: 6, got: 4 }),
  );
  await expect(verifyFile('m', file, new Blob(['Hello\n']))).rejects.toThrow(
    broken({
      reason: 'hash',
      expected: sha256,
      got: '66a045b452102c59d840ec097d59d9467e13a3f34f6494e539ffd32c1bb35f18',
    }),
  );
  await expect(
    verifyFile('m', { path: 'config.json', bytes: 6, gitSha1 }, new Blob(['Hello\n'])),
  ).rejects.toThrow(expect.objectContaining({ kind: 'weights-broken' }));
  await expect(verifyFile('m', file, new Blob(['\n<!doctype html>']))).rejects.toThrow(
    broken({ reason: 'html', expected: 6, got: 16 }),
  );
});

test('a page that the browser does not trust with SHA-256 says so instead of taking the file unseen', async () => {
  vi.stubGlobal('crypto', {});
  await expect(verifyFile('m', file, hello)).rejects.toThrow(broken({ reason: 'insecure' }));
});
