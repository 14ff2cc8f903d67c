// What makes two chats the same one: across the exports of one tool, and not across files that know nothing of each other.
import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { read, turnsOf } from './parsing.ts';

const jsonl = (...rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });

/** The ids of the chats of a file. */
async function idsIn(...rows: readonly unknown[]): Promise<string[]> {
  return (await read(jsonl(...rows), 'file.jsonl')).conversations.map(({ id }) => id);
}

describe('an own id', () => {
  it('of 16 characters or more is the id by itself, whatever is said', async () => {
    const uuid = '0f0e0d0c-0000-4000-8000-000000000001';
    for (const text of ['alpha', 'beta']) {
      const row = { uuid, chat_messages: [{ sender: 'human', text }] };
      expect(await idsIn(row)).toEqual([hashParts('claude', uuid)]);
    }
  });

  it('that is shorter is one only together with the first words, and stays as it is', async () => {
    for (const row of [
      (text: string) => ({ id: 1, title: 'T', messages: [user(text)] }),
      (text: string) => ({ id: 'identity_0', conversations: [{ from: 'human', value: text }] }),
      (text: string) => ({ chat_id: 'k1', messages: [user(text)] }),
    ]) {
      const [[alpha], [beta]] = [await idsIn(row('alpha')), await idsIn(row('beta'))];
      expect(alpha).not.toBe(beta);
      const { conversations, report } = await read(jsonl(row('alpha'), row('beta'), row('alpha')));
      expect(conversations.map(({ id }) => id)).toEqual([alpha, beta]);
      expect(conversations[0].externalId).toBe(conversations[1].externalId);
      expect(report).toMatchObject({ conversations: 2, skipped: { duplicate: 1 } });
    }
  });

  it('that is shorter stays when the chat goes on', async () => {
    const row = (...messages: object[]) => ({ id: 7, title: 'T', messages });
    const grown = await idsIn(row(user('a'), assistant('b'), user('c')));
    expect(await idsIn(row(user('a')))).toEqual(grown);
  });

  it('of a question of the Arena is one for each pair of models, judge and turn', async () => {
    const row = (over: object) => ({
      ...{ question_id: 81, model_a: 'one', model_b: 'two', winner: 'model_a', judge: 'judge-1', turn: 1 },
      conversation_a: [user('Why?'), assistant('So.')],
      conversation_b: [user('Why?'), assistant('Not so.')],
      ...over,
    });
    const others = [{ judge: 'judge-2' }, { turn: 2 }, { model_a: 'three' }, { model_b: 'three' }];
    const { conversations, report } = await read(jsonl(row({}), ...others.map(row), row({})));
    expect(new Set(conversations.map(({ id }) => id)).size).toBe(5);
    expect(new Set(conversations.map(({ externalId }) => externalId))).toEqual(new Set(['81']));
    expect(report).toMatchObject({ conversations: 5, skipped: { duplicate: 1 } });
  });
});

describe('a session whose traces stand in several files', () => {
  const session = 'session-0f0e0d0c-0001';
  const trace = (traceId: string, day: number, ...input: object[]) => ({
    ...{ id: `o-${traceId}`, type: 'GENERATION', traceId, sessionId: session },
    startTime: `2026-01-0${day}T10:00:00Z`,
    ...{ input, output: assistant(`answer ${traceId}`) },
  });

  it('is a chat a file where no call tells what was said before', async () => {
    const [first] = await idsIn(trace('t1', 1, user('q1')));
    const [second] = await idsIn(trace('t2', 2, user('q2')));
    expect(first).not.toBe(second);
    expect(await idsIn(trace('t2', 2, user('q2')), trace('t1', 1, user('q1')))).toEqual([first]);
  });

  it('is one chat where the calls do', async () => {
    const before = [user('q1'), assistant('a1'), user('q2')];
    const [first] = await idsIn(trace('t2', 2, ...before));
    expect(await idsIn(trace('t3', 3, ...before, assistant('a2'), user('q3')))).toEqual([first]);
    expect(first).toBe(hashParts('langfuse', session));
  });
});

describe('a chat of unknown make without an id', () => {
  const chat = (title: string | null, ...messages: object[]) => ({ title, messages });

  it('stays the same when it goes on, by its title, its time and its first words', async () => {
    const may = chat('T', user('a'), assistant('b'));
    const june = chat('T', user('a'), assistant('b'), user('c'));
    expect(await idsIn(may)).toEqual(await idsIn(june));
    const dated = (all: object[]) => [{ created: '2026-01-02T10:00:00Z', model: 'm', turns: all }];
    expect(await idsIn(...dated(may.messages))).toEqual(await idsIn(...dated(june.messages)));
    expect(await idsIn(chat('U', user('a')))).not.toEqual(await idsIn(may));
  });

  it('is known by all its turns where it has neither title nor time', async () => {
    const bare = (...texts: string[]) => texts.map((text, i) => (i % 2 === 0 ? user(text) : assistant(text)));
    expect(await idsIn(...bare('hi', 'one'))).not.toEqual(await idsIn(...bare('hi', 'two')));
  });

  it('counts as often as it stands in the file', async () => {
    const { conversations } = await read(jsonl(chat('T', user('a')), chat('T', user('a'))));
    expect(conversations.map(turnsOf)).toEqual([['user: a'], ['user: a']]);
    expect(conversations[0].id).not.toBe(conversations[1].id);
  });
});
