import { expect, it } from 'vitest';
import { aistudio } from '../../../src/core/parse/aistudio.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const origin = (path: string, modifiedAt: number | null = null) => ({
  path,
  modifiedAt,
  beside: async () => null,
});

it('reads the chunks in order, without thoughts, files, tools, errors and what was not sent', async () => {
  const { conversations, report } = await read(fixture('aistudio-chat.json'), 'Birds in the garden');
  expect(turnsOf(conversations[0])).toEqual([
    'user: What bird is this?',
    'assistant: A wren.',
    'assistant: A robin.',
  ]);
  expect(conversations[0]).toMatchObject({
    source: 'aistudio',
    title: 'Birds in the garden',
    model: 'gemini-2.5-pro',
    startedAt: Date.UTC(2025, 5, 1, 9),
    externalId: null,
  });
  expect(report.skipped).toEqual({ system: 1, thinking: 1, 'media-only': 1, tool: 1, blank: 1 });
});

it('prefers its own id, name and times to those of the file', () => {
  const own = {
    id: 'x',
    displayName: 'Own',
    createTime: '2025-01-01T00:00:00Z',
    updateTime: '2025-01-02T00:00:00Z',
    chunkedPrompt: { chunks: [] },
  };
  expect(aistudio.read(own, origin('a/b.json', 5e12))).toMatchObject({
    ownId: 'x',
    title: 'Own',
    startedAt: Date.UTC(2025, 0, 1),
    updatedAt: Date.UTC(2025, 0, 2),
  });
});

it('takes the date of the file where it has no other', () => {
  const chunks = [{ role: 'user', text: 'Hi' }];
  const modified = Date.UTC(2026, 0, 1);
  const draft = aistudio.read({ chunkedPrompt: { chunks } }, origin('Drive/Chat of mine.json', modified));
  expect(draft).toMatchObject({ title: 'Chat of mine', startedAt: modified, updatedAt: modified });
  const timed = [{ role: 'user', text: 'Hi', createTime: '2025-01-01T00:00:00Z' }];
  expect(aistudio.read({ chunkedPrompt: { chunks: timed } }, origin('c', modified))).toMatchObject({
    startedAt: null,
  });
});

it('is the same chat when it goes on, and another under another name', async () => {
  const chat = (...texts: string[]) =>
    JSON.stringify({ chunkedPrompt: { chunks: texts.map((text) => ({ role: 'user', text })) } });
  const ids = [];
  for (const [text, name] of [
    [chat('a'), 'n'],
    [chat('a', 'b'), 'n'],
    [chat('a'), 'm'],
  ])
    ids.push((await read(text, name)).conversations[0].id);
  expect(ids[0]).toBe(ids[1]);
  expect(ids[2]).not.toBe(ids[0]);
});

it('is none without a list of chunks', () => {
  expect(aistudio.read({ chunkedPrompt: {} }, origin('x'))).toBeNull();
});
