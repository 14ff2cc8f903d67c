import { describe, expect, it } from 'vitest';
import { conversationOf, isGeminiRecord, promptOf } from '../../../src/core/parse/gemini-record.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const file = await read(fixture('gemini-activity.json'));
const record = (title: string, time: string, more: object = {}) => ({
  header: 'Gemini Apps',
  title,
  time,
  products: ['Gemini Apps'],
  ...more,
});

describe('Gemini activity as JSON', () => {
  it('joins records that link to one conversation, oldest first, and keeps the order of the file else', () => {
    expect(file.conversations.map(turnsOf)).toEqual([
      [
        'user: How do I bake rye bread?',
        'assistant: Steps\n\n1. Mix\n2. Bake\n\n```\nbake(220)\n  .wait()\n```',
        'user: And with honey?',
        'assistant: Less of it.\n\nA spoon & a half.',
      ],
      ['assistant: A cat.'],
      ['user: 作り話です'],
      ['user: Why is the sky blue?', 'assistant: Because of scattering.'],
      ['user: Name a tree', 'assistant: Oak'],
      ['user: Name a bird', 'assistant: Wren'],
    ]);
  });

  it('counts what is no prompt, other products, and prompts that are a picture', () => {
    expect(file.report).toMatchObject({
      format: 'gemini',
      problem: null,
      issueCount: 0,
      conversations: 6,
      userMessages: 6,
      assistantMessages: 6,
      // YouTube, a canvas, a draft, feedback, a feature.
      skipped: { 'other-activity': 5, 'media-only': 1 },
    });
  });

  it('has the id of the link, and begins with the first prompt', () => {
    expect(file.conversations[0]).toMatchObject({
      externalId: '9a1b',
      title: null,
      startedAt: Date.UTC(2026, 1, 3, 10, 1, 0, 250),
      updatedAt: Date.UTC(2026, 1, 3, 10, 5),
    });
  });

  it('knows a prompt without a link again by its second and its words, whatever the answer', async () => {
    const once = await read(
      JSON.stringify([record('Prompted Hi  there', '2026-01-01T00:00:00.900Z', { description: 'a' })]),
    );
    const again = await read(JSON.stringify([record('Prompted Hi there', '2026-01-01T00:00:00Z')]));
    const later = await read(JSON.stringify([record('Prompted Hi there', '2026-01-01T00:00:01Z')]));
    expect(once.conversations[0].id).toBe(again.conversations[0].id);
    expect(later.conversations[0].id).not.toBe(again.conversations[0].id);
  });

  it('reads equal times from the older end of the file, which may be its start', async () => {
    const link = { titleUrl: 'https://gemini.google.com/app/x' };
    const newestFirst = [
      record('Prompted 3', '2026-01-02T00:00:00Z', link),
      record('Prompted 2', '2026-01-01T00:00:00Z', link),
      record('Prompted 1', '2026-01-01T00:00:00Z', link),
    ];
    for (const records of [newestFirst, newestFirst.toReversed()]) {
      const { conversations } = await read(JSON.stringify(records));
      expect(turnsOf(conversations[0])).toEqual(['user: 1', 'user: 2', 'user: 3']);
    }
  });

  it('shows a request whole where no words are found in it', async () => {
    const userInteractions = [
      { userInteraction: { request: '[{"q":"Hi"}]', response: '[{"a":[{"text":"b"}]},{"text":"c"}]' } },
    ];
    const { conversations } = await read(
      JSON.stringify([record('Used Gemini Apps', 'no time', { userInteractions })]),
    );
    expect(turnsOf(conversations[0])).toEqual(['user: [{"q":"Hi"}]', 'assistant: b\nc']);
    expect(conversations[0].startedAt).toBeNull();
  });

  it('counts activity behind the last prompt', async () => {
    const { report } = await read(
      JSON.stringify([
        record('Prompted a', '2026-01-02T00:00:00Z'),
        record('Gave feedback', '2026-01-01T00:00:00Z'),
      ]),
    );
    expect(report.skipped).toEqual({ 'other-activity': 1 });
  });

  it('gives the conversations before a cut', async () => {
    const whole = fixture('gemini-activity.json');
    const { conversations, report } = await read(whole.slice(0, whole.indexOf('"Bard"')));
    expect(report.problem?.kind).toBe('truncated-file');
    expect(conversations).toHaveLength(3);
  });
});

describe('What a record of Gemini is', () => {
  it.each([
    'Gemini Apps',
    'Gemini',
    'Bard',
    'Gemini-Apps',
    'Aplikacije Gemini',
    'Εφαρμογές Gemini',
    'Gemini アプリ',
    'Applications Gemini',
  ])('knows the product %s', (header) => expect(isGeminiRecord({ header, title: '' })).toBe(true));

  it.each([
    { header: 'YouTube', title: 'Watched Gemini Apps', products: ['YouTube'] },
    {
      header: 'Search',
      title: 'Searched for gemini',
      titleUrl: 'https://www.google.com/search?q=gemini.google.com/app/x',
    },
    { header: 'Chrome', title: 'Visited Gemini', titleUrl: 'https://gemini.google.com/app/x' },
    { header: 'Gemini Observatory news', title: 'Prompted x' },
  ])('does not take a mention for the product: $header', (other) => {
    expect(isGeminiRecord(other)).toBe(false);
  });

  it('takes a prompt that links to a conversation, whatever its product is called', () => {
    const link = 'https://gemini.google.com/app/x';
    expect(isGeminiRecord({ header: 'جيميناي', title: 'Prompted x', titleUrl: link })).toBe(true);
  });

  it.each([
    ['https://gemini.google.com/app/c/1a', '1a'],
    ['https://gemini.google.com/app/1a?hl=de', '1a'],
    ['https://gemini.google.com/u/1/app/1a', '1a'],
    ['https://gemini.google.com/gem/my-gem/1a', '1a'],
    ['https://bard.google.com/chat/1a', '1a'],
    ['https://gemini.google.com/app', null],
    ['https://gemini.google.com.evil.example/app/1a', null],
    ['http://example.org/?q=https://gemini.google.com/app/1a', null],
    [null, null],
  ])('finds the conversation in %s', (link, id) => expect(conversationOf(link)).toBe(id));

  it.each([
    ['Prompted a\nb', false, 'a\nb'],
    ['Prompted\u00a0a', false, 'a'],
    ['Prompted', false, ''],
    ['Promptedly said', false, null],
    ['Branched a', false, 'a'],
    ['Submitted query a', false, 'a'],
    ['Has dicho: a', false, 'a'],
    ['Hiciste la petición a', false, 'a'],
    ['Eingegebener Prompt: a', false, 'a'],
    ['Υποβλήθηκε το ερώτημα a', false, 'a'],
    ['Requête envoyée\u00a0:\u00a0a: b', false, 'a: b'],
    ['Neznano a', true, 'Neznano a'],
    ['Neznano a', false, null],
    ['Created Gemini Canvas titled a', true, null],
    ['Cleared previous feedback', true, null],
    ['Used an Assistant feature', true, null],
    ['Answered survey question', false, null],
  ])('reads %j (answered: %s) as %j', (title, answered, prompt) => {
    expect(promptOf(title, answered)).toBe(prompt);
  });

  it('reads a record of requests and responses that has no title', async () => {
    const userInteractions = [{ userInteraction: { request: 'Hi', response: 'Hello' } }];
    const { conversations } = await read(
      JSON.stringify([{ header: 'Gemini', time: '2026-01-01T10:00:00Z', userInteractions }]),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: Hi', 'assistant: Hello']]);
  });

  it('knows prompts by more words than it is told of, with either colon', () => {
    expect(promptOf('プロンプト：木は?', false)).toBe('木は?');
    expect(promptOf('已提示 树', false)).toBe('树');
    expect(promptOf('Preguntado Hola', false)).toBe('Hola');
  });
});
