// The comparison itself: a fact that differs is seen.
import { expect, it } from 'vitest';
import { compare, type Facts, holds, type Outcome, sourceOf } from '../../../scripts/import/facts.ts';
import { read } from './parsing.ts';

const chat =
  '{"chat_id":"k1","created_at":"2025-01-02T03:04:05Z","messages":[{"role":"user","content":"Hi"}]}';

const facts: Facts = {
  format: 'kura',
  conversations: 1,
  conversations_with_messages: 1,
  user_messages: 1,
  assistant_messages: 0,
  created_min: '2025-01-02T03:04:05Z',
  created_max: '2025-01-02T03:04:05Z',
  first_user_60: 'Hi',
  per_conversation: [
    { id: 'k1', title: null, created: '2025-01-02T03:04:05Z', user: 1, assistant: 0, first_user_60: 'Hi' },
  ],
};

async function found(): Promise<Outcome> {
  return { ...(await read(chat)), asked: null };
}

const differing = (changed: Partial<Facts>, outcome: Outcome) =>
  compare('chats.jsonl', { ...facts, ...changed }, outcome)
    .filter((line) => !holds(line))
    .map(({ fact }) => fact);

it('holds where every fact is as counted', async () => {
  expect(differing({}, await found())).toEqual([]);
});

it.each<[string, Partial<Facts>]>([
  ['format', { format: 'claude' }],
  ['conversations', { conversations: 2 }],
  ['user turns', { user_messages: 2 }],
  ['assistant turns', { assistant_messages: 1 }],
  ['first date', { created_min: '2025-01-02T03:04:06Z' }],
  ['first words', { first_user_60: 'Hi!' }],
  ['conversation k1', { per_conversation: [{ ...facts.per_conversation![0], title: 'x' }] }],
  ['refused, with a reason', { must_refuse: true }],
])('tells that another %s was counted', async (fact, changed) => {
  expect(differing(changed, await found())).toContain(fact);
});

it('knows the sources by the names of the counter', () => {
  expect(['claude_code', 'gemini_takeout_html', 'deepseek_api', 'csv'].map(sourceOf)).toEqual([
    'claude-code',
    'gemini',
    'deepseek',
    'table',
  ]);
});
