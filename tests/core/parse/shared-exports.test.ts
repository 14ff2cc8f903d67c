// The expected facts were counted by another program, in another language, that shares no code with the app.
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type NamedBlob, readFiles } from '../../../src/browser/read-files.ts';
import { hashParts } from '../../../src/core/hash.ts';
import type { Conversation, FileReport } from '../../../src/core/types.ts';

interface Facts {
  format: string;
  conversations: number;
  conversations_with_messages?: number;
  user_messages?: number;
  assistant_messages?: number;
  created_min?: string | null;
  created_max?: string | null;
  first_user_60?: string | null;
  must_refuse?: boolean;
  per_conversation?: {
    id: string | null;
    title: string | null;
    created: string | null;
    user: number;
    assistant: number;
    first_user_60: string | null;
  }[];
}

const shared = process.env.KLEIO_SHARED ?? '../shared';
const exportsFolder = resolve(shared, 'exports');
const present = existsSync(exportsFolder);
if (!present) console.log(`Shared exports not found (${shared}); set KLEIO_SHARED to run these tests.`);

const READ = ['chatgpt', 'claude', 'kura', 'openai_messages'];
const sourceOf = (format: string) => format.replace('_', '-');

function expectedOf(folder: string): [string, Facts][] {
  if (!present) return [];
  const facts = JSON.parse(readFileSync(`${exportsFolder}/${folder}/expected.json`, 'utf8')) as Record<
    string,
    Facts
  >;
  return Object.entries(facts);
}

async function readShared(path: string): Promise<{ report: FileReport; conversations: Conversation[] }> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const file = Object.assign(new Blob([await readFile(`${exportsFolder}/${path}`)]), { name }) as NamedBlob;
  const conversations: Conversation[] = [];
  const [report] = await readFiles([file], {
    onBatch: (batch) => void conversations.push(...batch),
    onProgress: () => undefined,
  });
  return { report, conversations };
}

const toSecond = (millis: number | null | undefined) =>
  millis == null ? null : new Date(Math.floor(millis / 1000) * 1000).toISOString().replace('.000Z', 'Z');

/** First 60 code points of the first user turn. */
function firstUser({ messages }: Conversation): string | null {
  const turn = messages.find(({ role }) => role === 'user');
  return turn ? [...turn.text].slice(0, 60).join('') : null;
}

const countOf = ({ messages }: Conversation, role: string) =>
  messages.filter((turn) => turn.role === role).length;
const isRefused = (name: string, facts: Facts) =>
  facts.format === 'table' || facts.must_refuse === true || name.includes('NEGATIVE');

describe.skipIf(!present)('shared exports', () => {
  for (const folder of READ) {
    for (const [name, facts] of expectedOf(folder)) {
      if (isRefused(name, facts)) {
        it(`refuses ${folder}/${name}`, async () => {
          const { report, conversations } = await readShared(`${folder}/${name}`);
          expect(report.problem).not.toBeNull();
          if (facts.format === 'table') expect(report.problem?.detail.looksLike).toBe('table');
          expect(conversations).toHaveLength(facts.conversations);
        });
      } else {
        it(`reads ${folder}/${name} as the independent counter does`, async () => {
          const { report, conversations } = await readShared(`${folder}/${name}`);
          expect(report).toMatchObject({
            problem: null,
            issueCount: 0,
            format: sourceOf(facts.format),
            conversations: facts.conversations,
            withMessages: facts.conversations_with_messages,
            userMessages: facts.user_messages,
            assistantMessages: facts.assistant_messages,
          });
          expect(conversations).toHaveLength(facts.conversations);
          if (facts.created_min !== undefined)
            expect(toSecond(report.dateRange?.[0])).toBe(facts.created_min);
          if (facts.created_max !== undefined)
            expect(toSecond(report.dateRange?.[1])).toBe(facts.created_max);
          const first = conversations.map(firstUser).find((text) => text !== null) ?? null;
          expect(first).toBe(facts.first_user_60);
          compareEach(facts, conversations);
        });
      }
    }
  }
});

/** The facts hold the first conversations and the last: matched by id, or by position where there is none. */
function compareEach(facts: Facts, conversations: readonly Conversation[]): void {
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const listed = facts.per_conversation ?? [];
  for (const [index, expected] of listed.entries()) {
    // Of many, the first 5 and the last 3 are listed.
    const position = index < 5 ? index : conversations.length - listed.length + index;
    const source = sourceOf(facts.format);
    const found = expected.id === null ? conversations[position] : byId.get(hashParts(source, expected.id));
    expect(found, `conversation ${expected.id ?? position}`).toBeDefined();
    expect(found!.title).toBe(expected.title);
    expect(toSecond(found!.startedAt)).toBe(expected.created);
    expect(countOf(found!, 'user')).toBe(expected.user);
    expect(countOf(found!, 'assistant')).toBe(expected.assistant);
    expect(firstUser(found!)).toBe(expected.first_user_60);
  }
}

describe.skipIf(!present)('formats without a parser yet', () => {
  const folders = [
    'deepseek',
    'grok',
    'sharegpt',
    'openwebui',
    'librechat',
    'claude_code',
    'codex',
    'wildchat',
    'oasst',
  ];
  for (const folder of folders) {
    for (const [name, facts] of expectedOf(folder)) {
      if (isRefused(name, facts)) continue;
      it(`says that ${folder}/${name} looks like ${folder}`, async () => {
        const { report } = await readShared(`${folder}/${name}`);
        expect(report.format).toBeNull();
        expect(String(report.problem?.detail.looksLike)).toBe(folder.replace('_', '-'));
      });
    }
  }
});
