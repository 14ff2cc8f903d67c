import { describe, expect, test } from 'vitest';
import type { Detector } from '../../../src/core/privacy/finding.ts';
import { findDetails } from '../../../src/core/privacy/index.ts';
import { findDrawnSecrets, findNamedSecrets } from '../../../src/core/privacy/secret-context.ts';
import { findHeaderSecrets } from '../../../src/core/privacy/secret-headers.ts';
import { looksRandom } from '../../../src/core/privacy/secret-random.ts';
import { findSecrets, findSecretsWithout, secretKinds } from '../../../src/core/privacy/secrets.ts';
import { findUrlSecrets } from '../../../src/core/privacy/url-secrets.ts';
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

/** The kinds of security.md 5.2 that are no token by themselves: where they stand tells them. */
const frames: Readonly<Record<string, (secret: string) => string>> = {
  'basic-auth URL': (secret) => `fetch("https://ann:${secret}@host.example/x")`,
  'mongo URL': (secret) => `mongodb+srv://root:${secret}@cluster0.example/db`,
  'private key': (secret) => `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
  'stated password': (secret) => `my password is ${secret}`,
};
test.each(Object.keys(frames))('twenty values in a %s are found', (kind) => {
  for (let i = 0; i < 20; i++) {
    const secret = `${body(15)}7`;
    expect(survives(frames[kind](secret), secret), secret).toBe(false);
  }
});

/** Offsets, kind and `what` of one finding that covers `secret`. */
const whole = (text: string, secret: string, what?: string) => {
  const start = text.indexOf(secret);
  return [{ start, end: start + secret.length, kind: 'secret', ...(what === undefined ? {} : { what }) }];
};
const options = { region: 'US' };

test.each([
  ['github-pat', () => kinds['github ghp_']()],
  ['github-fine-grained-pat', () => kinds.github_pat_()],
  ['anthropic-key', () => kinds['anthropic sk-ant-']()],
  ['openai-key', () => kinds['openai sk-proj-']()],
  ['aws-key-id', () => kinds['aws AKIA']()],
  ['stripe-key', () => kinds['stripe sk_live_']()],
  ['npm-token', () => kinds.npm_()],
  ['jwt', () => kinds.JWT()],
])('a token says that it is a %s', (what, make) => {
  const secret = make();
  expect(findSecrets(`x ${secret} y`, options)).toEqual(whole(`x ${secret} y`, secret, what));
});

describe('kinds can be left out of the rules', () => {
  const pat = kinds['github ghp_']();
  const npm = kinds.npm_();
  const text = `a ${pat} b ${npm} c`;
  test('and the others are found as before', () => {
    expect(findSecretsWithout(new Set(['github-pat']))(text, options)).toEqual(whole(text, npm, 'npm-token'));
  });
  test('all of them: nothing is found', () => {
    const block = '-----BEGIN PRIVATE KEY-----\nabcd\n-----END PRIVATE KEY-----';
    expect(findSecrets(block, options)).toHaveLength(1);
    expect(findSecretsWithout(new Set(secretKinds))(`${text}\n${block}`, options)).toEqual([]);
  });
  test('at most a tenth of what no rule knows is left, the rest found with its beginning', () => {
    let left = 0;
    for (let i = 0; i < 200; i++) {
      const secret = `acme_${body(36)}`;
      const sentence = `why does ${secret} fail`;
      expect(findSecrets(sentence, options)).toEqual([]);
      const found = findDrawnSecrets(sentence);
      if (found.length === 0) left++;
      else expect(found).toEqual(whole(sentence, secret, 'random'));
    }
    expect(left).toBeLessThanOrEqual(20);
  });
});

describe('values of request headers', () => {
  test.each([
    // base64 of "ann:garden" with and without padding: no digit in it.
    ["-H 'Authorization: Basic YW5uOmdhcmRlbg=='", 'YW5uOmdhcmRlbg=='],
    ['Authorization: Basic YnJvd3Nlcjpr', 'YnJvd3Nlcjpr'],
    ['-H "Api-Token: Gd83kMq2zPw"', 'Gd83kMq2zPw'],
    ['x-api-key: garden24rose', 'garden24rose'],
  ])('%j', (text, value) => expect(findHeaderSecrets(text)).toEqual(whole(text, value, 'header')));
  test.each([
    'Authorization: Basic realm="garden"',
    'Authorization: Bearer accesstoken',
    'Authorization: Bearer ${TOKEN_2024}',
    'X-Api-Key: your-key-2024-here',
    'Basic questions about gardening',
  ])('not in %j', (text) => expect(findHeaderSecrets(text)).toEqual([]));
});

test('the parts of a service account are found', () => {
  const id = body(40, 'hex');
  const text = `{"type": "service_account", "private_key_id": "${id}", "client_email": "a@b.iam.example.com"}`;
  expect(survives(text, id)).toBe(false);
  expect(survives(text, 'service_account')).toBe(true);
});

describe('webhooks are found from the host on', () => {
  const path = `T${body(8, 'upper')}/B${body(8, 'upper')}/${body(24)}`;
  test.each<[string, Detector['find'], string]>([
    [`https://hooks.slack.com/services/${path}`, findSecrets, 'slack-webhook'],
    [`https://discord.com/api/webhooks/123456789012345678/${body(68)}`, findSecrets, 'discord-webhook'],
    [`https://hooks.zapier.com/hooks/catch/1234567/${body(7)}/`, findUrlSecrets, 'webhook'],
    [`https://maker.ifttt.com/trigger/door/with/key/${body(22)}`, findUrlSecrets, 'webhook'],
  ])('%s', (url, find, what) => {
    const text = `post it to ${url} now`;
    expect(find(text, options)).toEqual(whole(text, url.slice('https://'.length), what));
  });
});

test('a place in memory is no secret', () => {
  expect(findNamedSecrets('token: read at 0x3f9a1b2c4d5e6f70, error 5')).toEqual([]);
});

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
      { start: 2, end: 2 + block.length, kind: 'secret', what: 'private-key' },
    ]);
  });
  test('are found when their end was cut off', () => {
    expect(findDetails(block.slice(0, 120), { region: 'US' })).toEqual([
      { start: 0, end: 120, kind: 'secret', what: 'private-key' },
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

test('a hash that says so itself is none', () => {
  expect(findDrawnSecrets(`"integrity": "sha512-${body(43)}+${body(42)}=="`)).toEqual([]);
});
