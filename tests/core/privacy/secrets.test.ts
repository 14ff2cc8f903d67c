import { describe, expect, test } from 'vitest';
import { findDetails } from '../../../src/core/privacy/index.ts';
import { looksRandom } from '../../../src/core/privacy/secret-context.ts';
import { seededRandom } from '../../../src/core/math/random.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const alphabets = {
  alnum: `${letters}${letters.toUpperCase()}0123456789`,
  hex: '0123456789abcdef',
  upper: `${letters.toUpperCase()}0123456789`,
};
const random = seededRandom(11);
/** Made here so that no file of the project holds anything that looks like a key. */
const body = (length: number, alphabet: keyof typeof alphabets = 'alnum'): string =>
  Array.from({ length }, () => alphabets[alphabet][Math.floor(random() * alphabets[alphabet].length)]).join(
    '',
  );

const kinds: Readonly<Record<string, () => string>> = {
  'openai sk-': () => `sk-${body(48)}`,
  'openai sk-proj-': () => `sk-proj-${body(60)}`,
  'anthropic sk-ant-': () => `sk-ant-api03-${body(80)}`,
  'openrouter sk-or-': () => `sk-or-v1-${body(64, 'hex')}`,
  'google AIza': () => `AIza${body(35)}`,
  'google AQ.': () => `AQ.${body(40)}`,
  'aws AKIA': () => `AKIA${body(16, 'upper')}`,
  'aws ASIA': () => `ASIA${body(16, 'upper')}`,
  'github ghp_': () => `ghp_${body(36)}`,
  'github gho_': () => `gho_${body(36)}`,
  github_pat_: () => `github_pat_${body(22)}_${body(59)}`,
  'gitlab glpat-': () => `glpat-${body(20)}`,
  'slack xoxb-': () => `xoxb-${body(12, 'hex')}-${body(24)}`,
  'stripe sk_live_': () => `sk_live_${body(24)}`,
  'stripe rk_live_': () => `rk_live_${body(24)}`,
  'stripe pk_live_': () => `pk_live_${body(24)}`,
  npm_: () => `npm_${body(36)}`,
  'huggingface hf_': () => `hf_${body(34)}`,
  JWT: () => `eyJ${body(30)}.eyJ${body(60)}.${body(43)}`,
  'twilio SK': () => `SK${body(32, 'hex')}`,
  'twilio AC': () => `AC${body(32, 'hex')}`,
  'sendgrid SG.': () => `SG.${body(22)}.${body(43)}`,
  'telegram bot': () => `123456789:AA${body(33)}`,
  discord: () => `M${body(23)}.${body(6)}.${body(27)}`,
};

const survives = (text: string, secret: string) => {
  const spans = findDetails(text, { region: 'US' });
  const at = text.indexOf(secret);
  return !spans.some(({ start, end }) => start <= at && end >= at + secret.length);
};

test.each(Object.keys(kinds))(
  'twenty tokens of the kind %s are found in prose, in quotes and in code',
  (kind) => {
    for (let i = 0; i < 20; i++) {
      const secret = kinds[kind]();
      for (const text of [`why does ${secret} not work`, `x = "${secret}";`, `KEY=${secret}\n`]) {
        expect(survives(text, secret), text).toBe(false);
      }
    }
  },
);

test.each(['api_key = "X"', 'the token is X', 'secret: X', 'Authorization: Bearer X', 'my access key:\nX'])(
  'a random value is found in %j',
  (frame) => {
    for (let i = 0; i < 20; i++) {
      const secret = body(32, 'hex');
      expect(survives(frame.replace('X', secret), secret), secret).toBe(false);
    }
  },
);

test('an AWS secret key is found near its name', () => {
  const secret = `wJalrXUtnFEMI/K7MDENG/bPxRfiCY${body(10)}`;
  expect(survives(`aws_secret_access_key = ${secret}`, secret)).toBe(false);
});

describe('private key blocks', () => {
  const block = `-----BEGIN RSA PRIVATE KEY-----\n${body(64)}\n${body(64)}\n-----END RSA PRIVATE KEY-----`;
  test('are found as a whole', () => {
    expect(findDetails(`a ${block} b`, { region: 'US' })).toEqual([
      { start: 2, end: 2 + block.length, kind: 'secret' },
    ]);
  });
  test('are found when their end was cut off', () => {
    expect(findDetails(block.slice(0, 120), { region: 'US' })).toEqual([
      { start: 0, end: 120, kind: 'secret' },
    ]);
  });
});

test.each([
  'sk-your-key-here-please-do',
  'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'the key idea of transformer-based-language-models',
  'const token = tokenizer_from_pretrained_model2',
  'primary key users_by_created_at_2024_index',
  'model = "claude-3-5-sonnet-20241022"',
  'commit key 4d985c37e1ce0ea8cc6aab92b7c36670bbe82dab'.replace('key ', ''),
  'class="sk-chase-dot-animation-wrapper"',
])('%j stays', (text) => expect(findDetails(text, { region: 'US' })).toEqual([]));

test('random strings change between letters and digits, identifiers do not', () => {
  expect(looksRandom('a8f5f167f44f4964e6c998dee827110c')).toBe(true);
  expect(looksRandom('getUserTokenFromCache2')).toBe(false);
  expect(looksRandom('sentence-transformers-v2')).toBe(false);
});
