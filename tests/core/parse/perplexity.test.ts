import { describe, expect, it } from 'vitest';
import { perplexity } from '../../../src/core/parse/perplexity.ts';
import { fixture, read, turnsOf } from './parsing.ts';

describe('Perplexity threads', () => {
  it('reads entries: the query, and the block that is the answer', async () => {
    const { conversations, report } = await read(fixture('perplexity-entries.json'));
    expect(conversations.map(turnsOf)).toEqual([
      [
        'user: How do kites fly?',
        'assistant: By lift.',
        'user: And without wind?',
        'assistant: They fall.',
        'user: Stopped',
      ],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 'p1',
      title: 'Kites and wind',
      startedAt: Date.UTC(2025, 8, 1, 8),
      updatedAt: Date.UTC(2025, 8, 1, 8, 2, 5),
      model: 'turbo',
    });
    expect(report).toMatchObject({ format: 'perplexity', skipped: { blank: 1 }, issueCount: 0 });
  });

  it('reads the older shape as one conversation', async () => {
    const { conversations, report } = await read(fixture('perplexity-thread.json'));
    expect(report.format).toBe('perplexity');
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Do bees sleep?', 'assistant: Yes.', 'user: Where?', 'assistant: In the hive.'],
    ]);
    expect(conversations[0]).toMatchObject({ startedAt: Date.UTC(2025, 8, 2, 8), model: 'turbo' });
  });

  it('knows the older shape by its thread where the element is whole', async () => {
    const gathering = await perplexity.gather({
      path: '',
      modifiedAt: null,
      beside: () => Promise.resolve(null),
    });
    const element = JSON.parse(fixture('perplexity-thread.json')) as Record<string, unknown>;
    expect(gathering.take(element)).toMatchObject([{ ownId: 'p2', title: 'Bees' }]);
    expect(gathering.finish()).toEqual([]);
    expect(gathering.take({ query: 'only' })).toBeNull();
  });

  const entry = (more: object) => ({ query_str: 'Why?', ...more });
  const steps = (answer: string) => [
    { step_type: 'INITIAL_QUERY', content: { query: 'Why?' } },
    { step_type: 'FINAL', content: { answer } },
  ];

  it('reads answers of the time before blocks: in steps, as a list or in a text, or plain', async () => {
    const entries = [
      entry({ structured_answer: steps('Because.') }),
      entry({ structured_answer: steps(JSON.stringify({ answer: 'Because of it.', web_results: [] })) }),
      entry({ text: JSON.stringify(steps('In a text.')), blocks: [] }),
      entry({ text: JSON.stringify({ answer: 'Without steps.' }) }),
      entry({ text: 'Plain.' }),
      entry({ text: JSON.stringify([{ step_type: 'SEARCH_WEB', content: {} }]) }),
    ];
    const { conversations, report } = await read(JSON.stringify({ entries }));
    const answers = conversations[0].messages.filter(({ role }) => role === 'assistant');
    expect(answers.map(({ text }) => text)).toEqual([
      'Because.',
      'Because of it.',
      'In a text.',
      'Without steps.',
      'Plain.',
    ]);
    expect(report).toMatchObject({ userMessages: 6, skipped: { blank: 1 } });
  });

  it('prefers the whole answer to its numbered parts, and those to other blocks', async () => {
    const block = (intended_usage: string, answer: string) => ({
      intended_usage,
      markdown_block: { answer },
    });
    const parts = [
      block('plan', 'A plan'),
      block('ask_text_0_markdown', 'One'),
      block('ask_text_1_markdown', 'Two'),
    ];
    const entries = [
      entry({ blocks: [...parts, block('ask_text', 'One and two')] }),
      entry({ blocks: parts }),
    ];
    const { conversations } = await read(JSON.stringify({ entries }));
    expect(turnsOf(conversations[0])).toEqual([
      'user: Why?',
      'assistant: One and two',
      'user: Why?',
      'assistant: One\n\nTwo',
    ]);
  });

  it("reads the vendor's own answer to a request for one's data", async () => {
    const entries = [
      { query: 'Is it oak?', answer: 'It is.', created_at: '2026-01-31T14:25:58+00:00' },
      { query: 'And this?', answer: null, created_at: '2026-01-31T14:26:58+00:00', query_status: 'FAILED' },
    ];
    const thread = { context_title: 'Wood', created_at: '2026-01-31T14:25:00Z', mode: 'COPILOT', entries };
    const { conversations, report } = await read(JSON.stringify({ conversations: [thread] }));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Is it oak?', 'assistant: It is.', 'user: And this?'],
    ]);
    expect(conversations[0]).toMatchObject({
      title: 'Wood',
      startedAt: Date.UTC(2026, 0, 31, 14, 25),
      updatedAt: Date.UTC(2026, 0, 31, 14, 26, 58),
    });
    expect(report).toMatchObject({ format: 'perplexity', skipped: { blank: 1 } });
  });
});
