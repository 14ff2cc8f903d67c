import { expect, test } from 'vitest';
import { familyOf, structuredFamilies } from '../src/core/privacy/families.ts';
import type { DetailKind } from '../src/core/privacy/finding.ts';
import { readChat } from '../src/core/reader.ts';
import { defaultRunSettings } from '../src/core/settings.ts';
import { readSample, sampleTopics } from './support/sample.ts';

const { conversations, report } = await readSample();
const about = conversations.map(({ externalId }) => sampleTopics[externalId!]);

/** Counts of equal values. */
function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

test('at least 300 chats, read from the layout of 2026 without a problem', () => {
  expect(conversations.length).toBeGreaterThanOrEqual(300);
  expect(report).toMatchObject({
    format: 'chatgpt',
    problem: null,
    issueCount: 0,
    conversations: conversations.length,
  });
  // Retried answers, hidden system turns and thoughts are in it, so that the active branch matters.
  expect(report.skipped).toMatchObject({
    'other-branch': expect.any(Number),
    thinking: expect.any(Number),
    'not-chat-file': expect.any(Number),
  });
});

test('at least 14 topics of uneven size', () => {
  const sizes = [...tally(about.map(({ topic }) => topic)).values()].sort((a, b) => a - b);
  expect(sizes.length).toBeGreaterThanOrEqual(14);
  expect(sizes.at(-1)!).toBeGreaterThanOrEqual(2 * sizes[0]);
});

test('about 80 % English and four other languages', () => {
  const languages = tally(about.map(({ language }) => language));
  expect(languages.size).toBe(5);
  const english = languages.get('en')! / conversations.length;
  expect(english).toBeGreaterThan(0.75);
  expect(english).toBeLessThan(0.87);
});

test('18 months, 2 to 12 turns', () => {
  const months = new Set(
    conversations.map(({ startedAt }) => new Date(startedAt!).toISOString().slice(0, 7)),
  );
  expect(months.size).toBe(18);
  for (const { messages } of conversations) {
    expect(messages.length).toBeGreaterThanOrEqual(2);
    expect(messages.length).toBeLessThanOrEqual(12);
  }
});

test('invented personal details in about a third of the chats, and none of the structured kinds survives redaction', () => {
  const read = conversations.map((chat) => readChat(chat, defaultRunSettings));
  const isStructured = (kind: string) => structuredFamilies.has(familyOf(kind as DetailKind));
  const planted = read.filter(({ found }) => Object.keys(found).some(isStructured)).length / read.length;
  // Names and streets are planted, too, and not counted here.
  expect(planted).toBeGreaterThan(0.25);
  expect(planted).toBeLessThan(0.5);
  for (const { userTurns } of read)
    expect(userTurns.join('\n')).not.toMatch(/[\w.]+@[\w-]+\.(org|net|com|example)/);
});

test('no run of six words occurs in more than two chats', () => {
  const chatsOf = new Map<string, Set<number>>();
  conversations.forEach(({ messages }, chat) => {
    for (const { text } of messages) {
      const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      for (let at = 0; at + 6 <= words.length; at++) {
        const run = words.slice(at, at + 6).join(' ');
        const chats = chatsOf.get(run);
        if (chats) chats.add(chat);
        else chatsOf.set(run, new Set([chat]));
      }
    }
  });
  expect([...chatsOf].filter(([, chats]) => chats.size > 2).map(([run]) => run)).toEqual([]);
});
