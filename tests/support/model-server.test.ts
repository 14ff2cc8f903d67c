// The scripted server does what a provider would: a strict one, with sensible and repeatable answers.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  assignPrompt,
  deduplicatePrompt,
  facetsPrompt,
  namePrompt,
  parentNamePrompt,
  proposePrompt,
} from '../../src/core/prompts.ts';
import type { NameQuestion } from '../../src/core/ports.ts';
import { z } from '../../src/core/schema.ts';
import { redact, RedactionMemory } from '../../src/core/stages/redact.ts';
import { answerByRule, understand } from './model-server/answers.ts';
import { replayOf } from './model-server/replay.ts';
import { type ModelServer, startModelServer } from './model-server.ts';

let server: ModelServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const wording = { language: 'English', region: 'US' };
const redacted = (text: string) => redact(text, new RedactionMemory(), { region: 'US' }).text;
const asked = ({ prompt, schema }: { prompt: string; schema: z.ZodType }) =>
  understand(prompt, z.toJSONSchema(schema, { io: 'input' }));
const ruled = (question: { prompt: string; schema: z.ZodType }) => answerByRule(asked(question));

const nameQuestion = (members: string[], over: Partial<NameQuestion> = {}): NameQuestion => ({
  ...{ subject: 's', size: members.length, total: 100, members, contrast: ['Bake bread'], keywords: [] },
  ...{ languages: {}, tasks: [], taken: [], avoid: null, banned: [] },
  ...over,
});

test('a chat is described by the words its user uses most', () => {
  const transcript = redacted(
    '<user>\nMy tomato plants: which tomato soil?\n</user>\n<assistant>\nGarden centre.\n</assistant>',
  );
  const facets = [{ question: 'Mood?', answers: ['calm', 'cross'] }];
  expect(ruled(facetsPrompt(transcript, facets, 'US'))).toEqual({
    request: "The user's overall request for the assistant is to help with tomato, plants and soil.",
    task: 'The task is to explain tomato, plants and soil.',
    languages: ['English'],
    concern: 1,
    custom1: 'calm',
  });
});

test('a topic is named by words that three members share, and not by a name that is taken or a word that is refused', () => {
  const members = ['Grow tomato plants', 'Water tomato plants', 'Prune tomato plants', 'Grow basil'];
  const named = (over = {}) => ruled(namePrompt(nameQuestion(members, over), wording)).name;
  expect(named()).toBe('Get help with tomato and plants');
  expect(named({ taken: ['Get help with tomato and plants'] })).toBe('Get help with tomato');
  expect(named({ banned: ['plants'] })).toBe('Get help with tomato');
});

test('parents are found, made fewer, chosen and named', () => {
  const cluster = (name: string) => ({ name, description: `Users wanted ${name.toLowerCase()}.` });
  const clusters = ['Grow tomato plants', 'Water plants', 'Fix spreadsheets', 'Sum spreadsheets'].map(
    cluster,
  );
  const { names } = ruled(proposePrompt({ clusters, outside: [], least: 2, most: 3 }, wording)) as {
    names: string[];
  };
  expect(names).toEqual(['Explore matters of plants', 'Explore matters of spreadsheets']);
  const fewer = ruled(
    deduplicatePrompt({ names: [...names, ...names, 'C', 'D'], least: 2, most: 3 }, wording),
  );
  expect(fewer.names).toEqual([...names, 'C']);
  const assigned = (child: string) =>
    ruled(assignPrompt({ child: cluster(child), options: names }, 'US', false)).topic;
  expect(assigned('Sum spreadsheets')).toBe('Explore matters of spreadsheets');
  expect(assigned('Ride horses')).toBe('Explore matters of plants');
  const children = clusters.slice(0, 2).map((text) => ({ ...text, size: 3 }));
  const { name } = ruled(parentNamePrompt({ ...nameQuestion([]), children }, wording));
  expect(name).toBe('Get help with plants');
});

const data = join(import.meta.dirname, '../../../shared/data/conversations');

test.skipIf(!existsSync(data))('recorded chats and names of leaves are found again by their texts', () => {
  const path = join(data, 'kura_wandb.jsonl');
  const replay = replayOf([path]);
  const chats = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const found = chats.filter(({ messages, summary_v2 }) => {
    const transcript = redacted(
      messages
        .map(({ role, content }: Record<string, string>) => `<${role}>\n${content}\n</${role}>`)
        .join('\n'),
    );
    return replay(asked(facetsPrompt(transcript, [], 'US')))?.request === summary_v2;
  });
  expect(found.length / chats.length).toBeGreaterThan(0.9);
  const leaf = chats[0].kura_cluster_v2;
  const members = chats.filter((chat) => chat.kura_cluster_v2 === leaf).map(({ summary_v2 }) => summary_v2);
  expect(replay(asked(namePrompt(nameQuestion(members), wording)))).toMatchObject({ name: leaf });
});

test('a preflight for other headers than a strict server allows is refused', async () => {
  server = await startModelServer();
  const preflight = (names: string) =>
    fetch(`${server!.origin}/v1beta/models`, {
      method: 'OPTIONS',
      headers: { origin: 'http://page.example', 'access-control-request-headers': names },
    });
  expect((await preflight('content-type, x-goog-api-key')).status).toBe(204);
  expect((await preflight('content-type,x-goog-api-client')).status).toBe(403);
  expect(server.preflights).toHaveLength(2);
  expect(server.requests).toEqual([]);
});
