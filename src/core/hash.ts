// Content hashes: keys and ids, not secrets.
import { digitsOf, HashWriter } from './hash-writer.ts';
import { hashInto, inHex } from './murmur.ts';
import type { PackedTurns } from './packed-turns.ts';

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

const writer = new HashWriter();
/** For the hashes of a list, which are parts of another hash. */
const listWriter = new HashWriter();

/**
 * MurmurHash3 x86_128 of bytes, seed 0, as 32 lower-case hex digits.
 * Not cryptographic: nobody gains by making two of their own chats collide.
 * Source: A. Appleby, MurmurHash3 (public domain). Known answers in tests/core/hash.test.ts. About 1 GB/s.
 */
export function hashBytes(bytes: Uint8Array): string {
  // Words have to begin at a multiple of four.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  hashInto(aligned, new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2), aligned.length);
  return inHex();
}

/** Hash of parts; parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ. null and "" differ as well. */
export function hashParts(...parts: readonly (string | number | null)[]): string {
  writer.start();
  for (const part of parts) writer.part(part);
  writer.finish();
  return inHex();
}

/** Leaves the hash of one text in the lanes. */
function hashText(text: string): void {
  writer.start();
  writer.part(text);
  writer.finish();
}

/** Hash of a list of texts, in order: one pass, nothing joined but the texts' own hashes. */
export function hashList(texts: Iterable<string>): string {
  const list = Array.isArray(texts) ? (texts as readonly string[]) : [...texts];
  listWriter.begin(list.length);
  for (const text of list) {
    hashText(text);
    listWriter.lanes();
  }
  return hashOfList();
}

/** Who speaks is one of two words, in every turn: their hashes, as digits, are found out once. */
const roles = {
  user: digitsOf(hashParts('user')),
  assistant: digitsOf(hashParts('assistant')),
};

/** What `hashList` gives for the role and the text of every turn in order: "user", the question, "assistant", the answer. */
export function hashTurns(turns: readonly Turn[]): string {
  listWriter.begin(turns.length * 2);
  for (const { role, text } of turns) {
    listWriter.digits(roles[role]);
    hashText(text);
    listWriter.lanes();
  }
  return hashOfList();
}

/** The same of turns that are packed. */
export function hashPacked({ roles: speakers, units, lengths, bytes }: PackedTurns): string {
  listWriter.begin(speakers.length * 2);
  let end = 0;
  for (let i = 0; i < speakers.length; i++) {
    listWriter.digits(speakers[i] === 0 ? roles.user : roles.assistant);
    writer.start();
    writer.encoded(units[i], bytes.subarray(end, (end += lengths[i])));
    writer.finish();
    listWriter.lanes();
  }
  return hashOfList();
}

function hashOfList(): string {
  listWriter.end();
  listWriter.finish();
  return inHex();
}
