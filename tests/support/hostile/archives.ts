// Archives that harm, lie, or end too early.
import { gzipSync } from 'node:zlib';
import { claudeChats, json } from './chats.ts';
import { hostile, type HostileCase } from './case.ts';
import { join, positionOf, zipBytes, type ZipFile } from './zip-bytes.ts';

const chats = (count = 2, from = 0) => json(claudeChats(count, {}, from));
const good: ZipFile = { name: 'conversations.json', data: chats() };
const more: ZipFile = { name: 'other.json', data: chats(2, 2) };
/** 8 MB of one character: a thousandth when packed. */
const bomb = () => `[{"a":"${'0'.repeat(8_000_000)}"}]`;
/** Bytes that do not get smaller when packed, so that a cut falls into them: the generator of Numerical Recipes. */
const noise = (length: number, seed = 7) => {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
};
const hex = (seed: number) => Buffer.from(noise(4000, seed)).toString('hex');
/** 40 chats of about 8 kB. */
const long = () => json(claudeChats(40).map((chat, i) => ({ ...chat, summary: hex(i) })));

function nested(levels: number, inner: ZipFile): Uint8Array {
  let bytes = zipBytes([inner]);
  for (let level = 0; level < levels; level++) bytes = zipBytes([{ name: `${level}.zip`, data: bytes }]);
  return bytes;
}

/** Sixteen archives of sixteen archives of a bomb each, as 42.zip is built. */
function fan(): Uint8Array {
  const inner = zipBytes([{ name: 'a.json', data: bomb() }]);
  const many = (data: Uint8Array) =>
    zipBytes(Array.from({ length: 16 }, (_, i) => ({ name: `${i}.zip`, data, stored: true })));
  return many(many(inner));
}

const bombs: HostileCase[] = [
  hostile('bomb.zip', () => zipBytes([{ name: 'a.json', data: bomb() }]), {
    issues: ['zip-too-large'],
    problem: 'zip-too-large',
    detail: { limit: 'ratio' },
  }),
  hostile('bomb-beside-chats.zip', () => zipBytes([{ name: 'a.json', data: bomb() }, good]), {
    problem: null,
    conversations: 2,
    issues: ['zip-too-large'],
  }),
  hostile(
    'bomb-that-says-it-is-small.zip',
    () => zipBytes([{ name: 'a.json', data: bomb(), says: { size: 20_000 } }]),
    {
      issues: ['zip-broken'],
      problem: 'zip-broken',
      detail: { reason: 'size' },
    },
  ),
  hostile(
    'bomb-that-says-nothing.zip',
    () => zipBytes([{ name: 'a.json', data: bomb(), streamed: true }]).slice(0, -80),
    {
      problem: 'zip-too-large',
    },
  ),
  hostile('bomb-in-three-archives.zip', () => nested(2, { name: 'a.json', data: bomb() }), {
    issues: ['zip-too-large'],
    problem: 'zip-too-large',
    detail: { limit: 'ratio' },
  }),
  hostile('bombs-in-a-fan.zip', fan, { issues: ['zip-too-large'], problem: 'zip-too-large' }),
  hostile('archives-five-deep.zip', () => nested(5, good), {
    issues: ['zip-too-large'],
    problem: 'zip-too-large',
    detail: { limit: 'nesting' },
  }),
  hostile('archives-three-deep.zip', () => nested(3, good), { problem: null, conversations: 2 }),
  hostile('shared-bytes.zip', () => zipBytes([good, { ...good, name: 'again.json', overlaps: true }]), {
    problem: 'zip-too-large',
    detail: { limit: 'overlap' },
  }),
  hostile(
    'too-many-files.zip',
    () => zipBytes(Array.from({ length: 20_001 }, () => ({ name: 'a.png', data: '', stored: true }))),
    {
      problem: 'zip-too-large',
      detail: { limit: 'entries' },
    },
  ),
  hostile('bomb.gz', () => gzipSync(bomb()), { problem: 'zip-too-large', detail: { limit: 'total' } }),
  hostile(
    'bomb-in-gzip-in-zip.zip',
    () => zipBytes([{ name: 'a.json.gz', data: gzipSync(bomb()), stored: true }]),
    {
      problem: 'zip-too-large',
    },
  ),
  hostile(
    'gzip-six-deep.gz',
    () => [1, 2, 3, 4, 5, 6].reduce((bytes) => gzipSync(bytes), Buffer.from(chats())),
    {
      problem: 'zip-too-large',
      detail: { limit: 'nesting' },
    },
  ),
];

const lies: HostileCase[] = [
  hostile('says-smaller.zip', () => zipBytes([{ ...good, data: long(), says: { size: 100_000 } }]), {
    problem: 'zip-broken',
    detail: { reason: 'size' },
    conversations: 12,
  }),
  hostile('says-larger.zip', () => zipBytes([{ ...good, says: { size: 5000 } }]), {
    problem: 'zip-broken',
    detail: { reason: 'size' },
    conversations: 2,
  }),
  hostile('says-4-GB.zip', () => zipBytes([{ ...good, says: { size: 0xfffffffe } }, more]), {
    problem: null,
    conversations: 2,
    issues: ['zip-too-large'],
  }),
  hostile(
    'says-more-packed-than-there-is.zip',
    () => zipBytes([more, { ...good, name: 'z.json', says: { packed: 0x7fffffff } }]),
    {
      problem: null,
      conversations: 4,
    },
  ),
  hostile('wrong-checksum.zip', () => zipBytes([{ ...good, says: { crc: 1 } }]), {
    problem: 'zip-broken',
    detail: { reason: 'checksum' },
    conversations: 2,
  }),
  hostile('unknown-method.zip', () => zipBytes([{ ...good, says: { method: 14 } }]), {
    problem: 'zip-broken',
    detail: { reason: 'method' },
    issues: ['zip-broken'],
  }),
  hostile('stored-as-deflated.zip', () => zipBytes([{ ...good, stored: true, says: { method: 8 } }, more]), {
    problem: null,
    conversations: 2,
    issues: ['zip-broken'],
  }),
  hostile('encrypted.zip', () => zipBytes([{ ...good, says: { flags: 0x801 } }]), {
    problem: 'zip-encrypted',
    issues: ['zip-encrypted'],
  }),
  hostile('one-encrypted.zip', () => zipBytes([{ ...good, says: { flags: 0x801 } }, more]), {
    problem: null,
    conversations: 2,
    issues: ['zip-encrypted'],
  }),
  hostile('directory-elsewhere.zip', () => zipBytes([good, more], { directoryOff: 1_000_000 }), {
    problem: null,
    conversations: 4,
  }),
];

const two = () => zipBytes([{ ...good, data: long(), stored: true }, more]);
const streamed = () =>
  zipBytes([
    { ...good, streamed: true },
    { ...more, data: long(), streamed: true },
  ]);
const cuts: HostileCase[] = [
  hostile('cut-in-a-header.zip', () => two().slice(0, 20), { problem: 'zip-broken' }),
  hostile('cut-in-the-first-file.zip', () => two().slice(0, 100_000), {
    problem: 'zip-broken',
    conversations: 12,
  }),
  hostile('cut-in-the-second-header.zip', () => two().slice(0, positionOf(two(), 'PK\x03\x04', 1) + 12), {
    problem: 'zip-broken',
    detail: { reason: 'cut' },
    conversations: 40,
  }),
  hostile('cut-in-the-list.zip', () => two().slice(0, positionOf(two(), 'PK\x01\x02', 1)), {
    problem: 'zip-broken',
    detail: { reason: 'cut' },
    conversations: 40,
  }),
  hostile('cut-before-the-end.zip', () => two().slice(0, -5), {
    problem: 'zip-broken',
    detail: { reason: 'cut' },
    conversations: 40,
  }),
  hostile('cut-while-streamed.zip', () => streamed().slice(0, 100_000), {
    problem: 'zip-broken',
    // 189,074 bytes of about 8,200 a chat come out of what is left.
    conversations: 22,
  }),
  hostile('cut.gz', () => gzipSync(long()).subarray(0, 100_000), {
    problem: 'zip-broken',
    // 189,074 bytes of about 8,200 a chat come out of what is left.
    conversations: 22,
  }),
  hostile('garbage-behind.gz', () => join([gzipSync(long()), 'garbage']), {
    problem: 'zip-broken',
    // The last bytes are inflated together with the garbage, and lost with it.
    conversations: 39,
  }),
  hostile('no-gzip.gz', () => join(['\x1f', noise(5000)]), {
    problem: 'not-a-chat-export',
  }),
  hostile('gzip-header-only.gz', () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), {
    problem: 'zip-broken',
  }),
  hostile(
    'gzip-of-noise.gz',
    () => join([new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), noise(5000)]),
    {
      problem: 'zip-broken',
    },
  ),
  hostile('gzip-of-nothing.gz', () => gzipSync(''), { problem: 'empty-file' }),
  hostile('beginnings-of-files.zip', () => 'PK\x03\x04'.repeat(500_000), {
    problem: 'zip-broken',
    detail: { reason: 'damaged' },
  }),
  hostile('ends-of-files.zip', () => join([streamed().slice(0, 60), 'PK\x07\x08'.repeat(500_000)]), {
    problem: 'zip-broken',
    issues: ['zip-broken'],
  }),
  hostile('zip-of-noise.zip', () => join(['PK\x03\x04', noise(100_000)]), { problem: 'zip-broken' }),
  hostile('empty.zip', () => zipBytes([]), { problem: 'zip-without-chats' }),
  hostile(
    'only-folders.zip',
    () =>
      zipBytes([
        { name: 'a/', data: '', stored: true },
        { name: 'a/b/', data: '', stored: true },
      ]),
    {
      problem: 'zip-without-chats',
    },
  ),
  hostile('file-of-nothing.zip', () => zipBytes([{ name: 'conversations.json', data: '', stored: true }]), {
    problem: 'zip-without-chats',
  }),
];

const twice = (a: string | Uint8Array, b: string | Uint8Array) =>
  zipBytes([
    { name: a, data: chats() },
    { name: b, data: chats(2, 2) },
  ]);
const names: HostileCase[] = [
  hostile('names-that-climb.zip', () => twice('../../../etc/passwd.json', '/etc/shadow.json'), {
    problem: null,
    conversations: 4,
  }),
  hostile('names-of-windows.zip', () => twice('C:\\Windows\\a.json', '..\\..\\b.json'), {
    problem: null,
    conversations: 4,
  }),
  hostile('names-with-nul.zip', () => twice('a\0.json', '\u202egnp.\u2066b.json'), {
    problem: null,
    conversations: 4,
  }),
  hostile(
    'names-of-64-kB.zip',
    () => twice(`${'a'.repeat(65_000)}.json`, `file-${'b/'.repeat(30_000)}c.json`),
    { problem: null, conversations: 4 },
  ),
  hostile('names-of-prototypes.zip', () => twice('__proto__', 'constructor/prototype.json'), {
    problem: null,
    conversations: 4,
  }),
  hostile('names-twice.zip', () => twice('conversations.json', 'conversations.json'), {
    problem: null,
    conversations: 4,
  }),
  hostile(
    'names-no-text.zip',
    () => twice(new Uint8Array([0xff, 0xfe, 0x2e, 0x6a, 0x73, 0x6f, 0x6e]), '\ud800.json'),
    { problem: null, conversations: 4 },
  ),
];

/** All of them. */
export const hostileArchives: readonly HostileCase[] = [...bombs, ...lies, ...cuts, ...names];
