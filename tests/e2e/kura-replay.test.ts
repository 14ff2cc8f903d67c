// Kura's recorded summaries, replayed as the model through the command: regression numbers for the prompted walk.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { nmi } from '../../src/core/math/scores.ts';
import { readTreeFile } from '../../src/core/tree-file.ts';
import type { TopicNode } from '../../src/core/topic-tree.ts';
import { startModelServer } from '../support/model-server.ts';

const data = join(import.meta.dirname, '../../../shared/data/conversations/kura_mtbench.jsonl');
const isThere = existsSync(data);
if (!isThere) console.log('kura_mtbench.jsonl is not beside the project: the replay is skipped');
interface Recorded {
  readonly id: string;
  readonly labels: readonly string[];
  readonly messages: readonly { role: string; content: string }[];
}
const recorded = isThere
  ? readFileSync(data, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Recorded)
  : [];

/** As Kura stores conversations: what was recorded about them stays with the server. */
const asKura = ({ id, messages }: Recorded) => ({
  chat_id: id,
  created_at: '2024-01-01T00:00:00',
  messages: messages.map((message) => ({ ...message, created_at: '2024-01-01T00:00:00' })),
});

const folder = mkdtempSync(join(tmpdir(), 'kleio-kura-'));
afterAll(() => rmSync(folder, { recursive: true }));

function tree(...args: string[]): Promise<{ code: number; said: string }> {
  const script = join(import.meta.dirname, '../../scripts/tree.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    );
  });
}

const all = (node: TopicNode): TopicNode[] => [node, ...node.children.flatMap(all)];

test.skipIf(!isThere)(
  'kura_mtbench replayed, k = 13: base clusters agree with its 13 questions, names come from the server, the tree keeps its rules',
  async () => {
    const server = await startModelServer({ key: 'k', replay: [data] });
    const [chats, out, predictions] = ['chats.json', 'tree.json', 'p.jsonl'].map((name) =>
      join(folder, name),
    );
    writeFileSync(chats, JSON.stringify(recorded.map(asKura)));
    const answer = await tree(
      ...[chats, '--provider', 'gemini', '--key', 'k', '--base-url', server.origin],
      ...['--k', '13', '--out', out, '--predictions', predictions],
    );
    await server.close();
    expect(answer, answer.said).toMatchObject({ code: 0 });

    const labels = new Map(recorded.map(({ id, labels: own }) => [id, own.at(-1)!]));
    const predicted = readFileSync(predictions, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; cluster: string });
    const score = nmi(
      predicted.map(({ id }) => labels.get(id)!),
      predicted.map(({ cluster }) => cluster),
    );
    console.log(
      `kura_mtbench: ${predicted.length} chats, ${new Set(labels.values()).size} questions, NMI ${score.toFixed(3)}`,
    );
    expect(score).toBeGreaterThanOrEqual(0.93);

    // Names the server gave, in any of its answers to a question about a name.
    const { tree: written } = readTreeFile(JSON.parse(readFileSync(out, 'utf8')));
    const nodes = all(written.root).filter(({ depth, tooSmall }) => depth > 0 && !tooSmall);
    const given = new Set(server.answers.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])));
    const fromServer = nodes.filter(({ name }) => given.has(name));
    console.log(`kura_mtbench: ${fromServer.length} of ${nodes.length} names are the server's`);
    expect(fromServer.length / nodes.length).toBeGreaterThanOrEqual(0.9);

    // clio.md 4: sums hold, no parent of one child, no two siblings of one name, no root over 40 %.
    for (const node of all(written.root)) {
      expect(node.children.length).not.toBe(1);
      expect(new Set(node.children.map(({ name }) => name)).size).toBe(node.children.length);
      const below = node.children.reduce((sum, child) => sum + child.count, 0);
      expect(below).toBeLessThanOrEqual(node.count);
    }
    expect(written.root.children.reduce((sum, child) => sum + child.count, 0)).toBe(500);
    expect(Math.max(...written.root.children.map(({ share }) => share))).toBeLessThanOrEqual(0.4);
  },
  180_000,
);
