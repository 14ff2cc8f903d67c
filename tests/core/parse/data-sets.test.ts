import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const jsonl = (...rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('ShareGPT', () => {
  it('reads all its names for the two sides, also where the answer comes first', async () => {
    const { conversations, report } = await read(fixture('sharegpt.json'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: How do I boil an egg?', 'assistant: Eight minutes in boiling water.'],
      [
        'assistant: Welcome back.',
        'user: Is <b>bold</b> a tag?',
        'assistant: Yes, it is.\n\nIt makes text bold.',
      ],
      ['user: Weather in Bern?', 'assistant: It is sunny.'],
    ]);
    expect(conversations[0].externalId).toBe('sg-1');
    expect(conversations[2].externalId).toBeNull();
    // A system turn, a prompt beside the list; a call and its answer.
    expect(report).toMatchObject({ format: 'sharegpt', conversations: 3, skipped: { system: 2, tool: 2 } });
  });

  it('reads lines as it reads the array', async () => {
    const rows = JSON.parse(fixture('sharegpt.json')) as unknown[];
    const lines = await read(jsonl(...rows));
    expect(lines.conversations).toEqual((await read(fixture('sharegpt.json'))).conversations);
  });

  it('leaves HTML alone that a person asks about', async () => {
    const asked = '<div id="a">Why is this empty?</div>';
    const row = { conversations: [{ from: 'human', value: asked }] };
    expect(turnsOf((await read(jsonl(row, row))).conversations[0])).toEqual([`user: ${asked}`]);
  });

  it('makes text of a page that the scrape took for the person too', async () => {
    const row = { conversations: [{ from: 'human', value: '<p>One</p>\n<p>two &amp; three</p>' }] };
    expect(turnsOf((await read(jsonl(row, row))).conversations[0])).toEqual(['user: One\n\ntwo & three']);
  });

  it('leaves out the bar that the page has over code', async () => {
    const bar = '<div><span class="">css</span><button class="flex"><svg></svg>Copy code</button></div>';
    const value = `<div class="markdown"><p>So:</p><pre><div>${bar}<code>a { b: c }</code></div></pre></div>`;
    const row = { conversations: [{ from: 'gpt', value }] };
    const [{ messages }] = (await read(jsonl(row, row))).conversations;
    expect(messages[0].text).toBe('So:\n\n```\na { b: c }\n```');
  });
});

describe('rows with two answers', () => {
  const user = (content: string) => ({ role: 'user', content });
  const assistant = (content: string) => ({ role: 'assistant', content });
  const [asked, good, bad] = ['Name a river.', 'The Aare.', 'The moon.'];
  const turns = [`user: ${asked}`, `assistant: ${good}`];

  it('count the chosen one, in whatever form it stands', async () => {
    const rows = [
      { prompt: asked, chosen: good, rejected: bad },
      { prompt: asked, chosen: [user(asked), assistant(good)], rejected: [user(asked), assistant(bad)] },
      { prompt: [user(asked)], chosen: [assistant(good)], rejected: [assistant(bad)] },
      {
        chosen: `\n\nHuman: ${asked}\n\nAssistant: ${good}`,
        rejected: `\n\nHuman: ${asked}\n\nAssistant: ${bad}`,
      },
    ];
    for (const row of rows) {
      const { conversations, report } = await read(jsonl(row, row));
      expect(conversations.map(turnsOf)).toEqual([turns, turns]);
      expect(report).toMatchObject({ format: 'openai-messages', skipped: { 'other-branch': 2 } });
    }
  });

  it('are known beside the lists of ShareGPT and the fields of Alpaca', async () => {
    const from = (name: string, value: string) => ({ from: name, value });
    const shared = {
      conversations: [from('human', asked)],
      chosen: from('gpt', good),
      rejected: from('gpt', bad),
    };
    const old = { instruction: asked, input: '', output: [good, bad] };
    for (const row of [shared, old, { instruction: asked, input: '', chosen: good, rejected: bad }]) {
      const { conversations, report } = await read(jsonl(row, row));
      expect(conversations.map(turnsOf)).toEqual([turns, turns]);
      expect(report).toMatchObject({ skipped: { 'other-branch': 2 } });
      expect(report.format).toBe('conversations' in row ? 'sharegpt' : 'alpaca');
    }
  });

  it('may be lists of messages without a second answer', async () => {
    const row = { prompt: [user(asked)], completion: [assistant(good)] };
    expect((await read(jsonl(row, row))).conversations.map(turnsOf)).toEqual([turns, turns]);
  });

  it('of the Arena are one chat: the talk with the model that won', async () => {
    const row = {
      question_id: 'q1',
      model_a: 'one',
      model_b: 'two',
      winner: 'model_b',
      judge: 'judge-7',
      conversation_a: [user(asked), assistant(bad)],
      conversation_b: [user(asked), assistant(good)],
      tstamp: 1_767_323_040.5,
    };
    const { conversations, report } = await read(jsonl(row, { ...row, question_id: 'q2', winner: 'tie' }));
    expect(conversations.map(turnsOf)).toEqual([turns, [turns[0], `assistant: ${bad}`]]);
    expect(conversations[0]).toMatchObject({
      externalId: 'q1',
      model: 'two',
      account: hashParts('account', 'judge-7'),
      startedAt: 1_767_323_040_500,
    });
    expect(report).toMatchObject({ format: 'lmsys', skipped: { 'other-branch': 2 } });
  });
});

describe('Alpaca', () => {
  it('joins instruction and input, and reads the turns before', async () => {
    const { conversations, report } = await read(fixture('alpaca.json'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Translate to German.\nthe bridge', 'assistant: die Brücke'],
      ['user: Name a river.', 'assistant: The Aare.'],
      ['user: Name a river.', 'assistant: The Aare.', 'user: And a longer one?', 'assistant: The Rhine.'],
    ]);
    expect(report).toMatchObject({ format: 'alpaca', skipped: { system: 1 }, dateRange: null });
  });
});

describe('OpenAI preference rows and pairs', () => {
  it('takes the preferred answer and counts the other as a branch', async () => {
    const { conversations, report } = await read(fixture('openai-preferences.jsonl'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Name a tree.', 'assistant: Oak.'],
      ['user: Name a bird ->', 'assistant: Wren.'],
    ]);
    expect(report).toMatchObject({
      format: 'openai-messages',
      issueCount: 0,
      skipped: { system: 1, 'other-branch': 1 },
    });
  });
});

describe('WildChat and LMSYS', () => {
  it('reads ids, times, models and the hashed address as the account', async () => {
    const { conversations, report } = await read(fixture('wildchat.jsonl'));
    expect(conversations[0]).toMatchObject({
      externalId: 'wc-1',
      startedAt: Date.UTC(2023, 4, 1, 10),
      model: 'gpt-4-0314',
      account: hashParts('account', 'aa11'),
    });
    // Older rows have the address in the turns alone.
    expect(conversations[1].account).toBe(hashParts('account', 'bb22'));
    expect(report).toMatchObject({ format: 'wildchat', conversations: 2, skipped: { blank: 1 } });
  });

  it('reads LMSYS rows, which have no time', async () => {
    const { conversations, report } = await read(fixture('lmsys.jsonl'));
    expect(turnsOf(conversations[0])).toEqual(['user: Greet NAME_1.', 'assistant: Hello NAME_1.']);
    expect(conversations[0]).toMatchObject({ externalId: 'lm-1', startedAt: null, model: 'vicuna-13b' });
    expect(report.format).toBe('lmsys');
  });
});

describe('OpenAssistant', () => {
  it('follows the reply of the lowest rank that was not deleted', async () => {
    const { conversations, report } = await read(fixture('oasst-trees.jsonl'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: How do I prune roses?', 'assistant: Cut above a bud in March.', 'user: Which bud?'],
      ['user: Name a moss.', 'assistant: Peat moss.'],
    ]);
    expect(conversations.map(({ externalId }) => externalId)).toEqual(['tree-1', 'root-2']);
    expect(report.skipped).toEqual({ 'other-branch': 2, hidden: 1 });
  });

  it('gathers single messages by their tree, however they are mixed', async () => {
    const { conversations, report } = await read(fixture('oasst-messages.jsonl'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Why is the sky blue?', 'assistant: Air scatters blue light most.'],
      ['user: Why is grass green?'],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 'm1',
      startedAt: Date.UTC(2023, 1, 5, 14, 23, 50),
      account: hashParts('account', 'u-1'),
    });
    expect(report).toMatchObject({ conversations: 2, skipped: { 'other-branch': 1 }, issueCount: 0 });
  });

  it('finds the tree of a message by its parent where it does not say it', async () => {
    const message = (message_id: string, parent_id: string | null, role: string) => ({
      message_id,
      parent_id,
      role,
      text: message_id,
    });
    const { conversations } = await read(
      jsonl(message('a', null, 'prompter'), message('b', 'a', 'assistant'), message('c', 'b', 'prompter')),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: a', 'assistant: b', 'user: c']]);
  });

  it('ends at a circle', async () => {
    const message = (message_id: string, parent_id: string) => ({
      message_id,
      parent_id,
      role: 'prompter',
      text: message_id,
      message_tree_id: 't',
    });
    const { conversations } = await read(jsonl(message('a', 'b'), message('b', 'a')));
    expect(conversations.map(turnsOf)).toEqual([['user: a', 'user: b']]);
  });
});
