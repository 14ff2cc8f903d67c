import { expect, test } from 'vitest';
import type { ErrorKind } from '../../src/core/errors.ts';
import { wordingOf } from '../../src/ui/wording.ts';

const told = (kind: ErrorKind, detail: Record<string, string | number> = {}) => {
  const { what, next } = wordingOf({ kind, detail });
  return `${what} ${next}`;
};
const host = 'api.example';

test.each<[ErrorKind, Record<string, string | number>, RegExp]>([
  ['model-needs-key', { host }, /api\.example wants a key.*Enter it to go on/],
  ['model-key', { host }, /api\.example refuses the key.*Copy it again/],
  ['model-account', { host }, /api\.example refuses the account.*billing/],
  ['model-unknown', { host, model: 'x-1' }, /does not know the model “x-1”.*Choose another one/],
  ['model-account', { host, why: 'quota' }, /api\.example has no credit left.*Add credit/],
  ['model-config', { host }, /does not understand.*Try another model/],
  [
    'model-config',
    { host, model: 'm', why: 'cut' },
    /“m” at api\.example needs more room for its thoughts.*one that thinks less/,
  ],
  ['model-config', { host, why: 'unreadable' }, /does not keep to the form asked for.*another model/],
  ['model-config', { host, why: 'path' }, /nothing at this address of api\.example.*usually \/v1/],
  ['model-quota', { host }, /used up for now.*Come back then/],
  ['model-overloaded', { host }, /overloaded.*Wait a few minutes/],
  ['model-impostor', { host }, /Something else answers in the place of api\.example.*sign in/],
  ['model-cap', { spent: 5.01, cap: 5 }, /has cost \$5\.01; you let it stop at \$5\.00.*Raise the limit/],
  ['model-endpoint', { host }, /asks api\.example.*Bind the page to it/],
  ['weights-absent', {}, /not on this device.*Download them once/],
  ['weights-unreachable', {}, /could not be downloaded.*try again/],
])('%s says what happened and what to do', (kind, detail, words) =>
  expect(told(kind, detail)).toMatch(words),
);

test('a quota says at what time it can go on', () => {
  const until = new Date();
  until.setHours(until.getHours() + 1, 0, 0, 0);
  const time = `${String(until.getHours()).padStart(2, '0')}:00`;
  expect(told('model-quota', { host, until: until.getTime() })).toContain(`at ${time} it can go on`);
});

test('four ways of being unreachable have four sentences', () => {
  const of = (why: string, where = host) => told('model-unreachable', { host: where, why });
  expect(of('offline')).toContain('this device is offline');
  expect(of('policy')).toContain('bound to another address');
  expect(of('not-running')).toContain('Nothing answers at api.example');
  expect(of('browser')).toContain('does not answer web pages');
  expect(of('unknown')).toContain('could not be reached');
  expect(new Set(['offline', 'policy', 'not-running', 'browser', 'unknown'].map((why) => of(why))).size).toBe(
    5,
  );
});

test('a local server is told how it lets this page in', () => {
  const words = told('model-unreachable', { host: 'localhost:11434', why: 'browser' });
  expect(words).toContain(`OLLAMA_ORIGINS=${location.origin}`);
  expect(words).toContain('lms server start --cors');
  expect(words).toContain('If Chrome asks');
  expect(told('model-unreachable', { host: 'localhost:11434', why: 'not-running' })).toContain(
    'ollama serve',
  );
});

test('files that are not what was asked for say why nothing was kept', () => {
  const broken = (reason: string) =>
    told('weights-broken', { file: 'model.onnx', reason, got: 4000, expected: 22_972_370 });
  expect(broken('html')).toContain(
    '“model.onnx” is not the file that was asked for (a sign-in page of the network?)',
  );
  expect(broken('size')).toContain('(4 kB came instead of 23 MB)');
  expect(broken('hash')).toContain('(its content is another)');
  expect(broken('listing')).toContain('not on huggingface.co in the form that is needed');
  expect(broken('load')).toContain('Choose another model');
  expect(broken('insecure')).toContain('not loaded over https');
  for (const reason of ['html', 'size', 'hash', 'listing', 'absent', 'insecure'])
    expect(broken(reason)).toContain('Nothing was kept.');
});
