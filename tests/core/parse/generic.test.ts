import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { holdsMessages, isMessage } from '../../../src/core/parse/generic.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });
const chat = [user('Hi?'), assistant('Hello.')];
const turns = ['user: Hi?', 'assistant: Hello.'];

/** The turns of all chats of a file. */
async function turnsIn(value: unknown): Promise<string[][]> {
  return (await read(JSON.stringify(value))).conversations.map(turnsOf);
}

describe('the generic walker', () => {
  it('reads all chats of a backup, the empty ones too, with what stands around them', async () => {
    const { conversations, report } = await read(fixture('generic-typingmind.json'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: How long does it rise?', 'assistant: Four hours.'],
      [],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 'tm-1',
      title: 'Sourdough',
      startedAt: Date.UTC(2025, 1, 1, 10),
      model: 'gpt-4o',
    });
    expect(report).toMatchObject({ format: 'generic', conversations: 2, withMessages: 1, issueCount: 0 });
  });

  it('takes a bare list of messages as one chat', async () => {
    const { conversations } = await read(JSON.stringify([...chat, user('Bye.')]));
    expect(conversations.map(turnsOf)).toEqual([[...turns, 'user: Bye.']]);
    expect(conversations[0]).toMatchObject({ externalId: null, title: null, startedAt: null });
  });

  it('parts the messages of a bare list by the chat they name', async () => {
    const of = (id: string, message: object) => ({ ...message, conversation_id: id });
    const list = [of('a', user('1')), of('b', user('2')), of('a', assistant('3'))];
    expect(await turnsIn(list)).toEqual([['user: 1', 'assistant: 3'], ['user: 2']]);
  });

  it('knows the names that exports have for roles and texts', async () => {
    const lists = [
      [
        { sender: 'Human', text: 'a' },
        { sender: 'AI', text: 'b' },
      ],
      [
        { from: 'user', message: 'a' },
        { from: 'bot', message: 'b' },
      ],
      [
        { type: 'human', value: 'a' },
        { type: 'ai', value: 'b' },
      ],
      [
        { author: { role: 'user' }, content: { parts: ['a'] } },
        { author: { role: 'model' }, content: { text: 'b' } },
      ],
      [
        { role: 'user', parts: [{ text: 'a' }] },
        { role: 'model', parts: [{ text: 'thought', thought: true }, { text: 'b' }] },
      ],
    ];
    for (const messages of lists) {
      expect(await turnsIn([{ chats: [{ title: 't', log: messages }] }])).toEqual([
        ['user: a', 'assistant: b'],
      ]);
    }
  });

  it('knows the names that logs have for times and texts', async () => {
    const said = [
      { speaker: 'USER', utterance: 'Hi?', ts: '2024-02-02T02:02:02Z' },
      { speaker: 'Bot', msg: 'Hello.', sentAt: 1706839325 },
    ];
    const log = { id: 'l', startedAt: '2024-02-02T02:02:00Z', lastUpdated: '2024-02-03T00:00:00Z', said };
    const { conversations } = await read(JSON.stringify(log));
    expect(conversations.map(turnsOf)).toEqual([turns]);
    expect(conversations[0].messages.map(({ at }) => at)).toEqual([
      Date.UTC(2024, 1, 2, 2, 2, 2),
      Date.UTC(2024, 1, 2, 2, 2, 5),
    ]);
    expect(conversations[0]).toMatchObject({
      startedAt: Date.UTC(2024, 1, 2, 2, 2),
      updatedAt: Date.UTC(2024, 1, 3),
    });
  });

  it('takes who has a name of their own for the one who answers', async () => {
    const messages = [
      { author: 'human', text: 'a' },
      { author: 'chinchilla', text: 'b' },
    ];
    expect(await turnsIn([{ messages }])).toEqual([['user: a', 'assistant: b']]);
  });

  it('takes the kept candidate of a character, who is not said to be human', async () => {
    const { conversations } = await read(fixture('generic-characters.json'));
    expect(conversations.map(turnsOf)).toEqual([
      ['assistant: Ahoy.', 'user: Where do we sail?', 'assistant: North, to the ice.'],
    ]);
  });

  it('reads requests and answers of VS Code without thinking and references', async () => {
    const { conversations } = await read(fixture('generic-vscode.json'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Write a loop.', 'assistant: Here it is:\nfor (;;) {}'],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 'vs-1',
      title: 'A loop',
      startedAt: Date.UTC(2025, 0, 1, 10),
      account: hashParts('account', 'sam'),
    });
  });

  it('reads a list that stands as JSON in a text', async () => {
    const row = { id: 'c1', model: 'gpt-4o', conversation: JSON.stringify(chat) };
    const { conversations, report } = await read(`${JSON.stringify(row)}\n`);
    expect(report.format).toBe('generic');
    expect(conversations.map(turnsOf)).toEqual([turns]);
    expect(conversations[0]).toMatchObject({ externalId: 'c1', model: 'gpt-4o' });
  });

  it('leaves other JSON in a text, and what nests without end', () => {
    const deep = `[${'{"node":'.repeat(100_000)}1${'}'.repeat(100_000)}]`;
    for (const messages of ['["a","b"]', '[{"id":1}]', '[', deep])
      expect(holdsMessages({ id: 'c', messages })).toBe(false);
  });

  it('counts two copies of a list once, but equal chats each', async () => {
    const copies = { id: 'c', title: 't', backup: { messages: chat }, history: chat };
    const equal = { chats: [{ messages: chat }, { messages: chat }] };
    expect(await turnsIn([copies])).toEqual([turns]);
    expect(await turnsIn([equal])).toEqual([turns, turns]);
  });

  it("reads Intercom's conversations from the message that began them, as text", async () => {
    const said = (type: string, body: string | null) => ({ author: { type, id: '1', name: 'A' }, body });
    const conversation = {
      type: 'conversation',
      id: '215',
      created_at: 1_767_323_040,
      source: said('user', '<p>I cannot <b>log in</b></p>'),
      conversation_parts: { conversation_parts: [said('admin', '<p>Let me look</p>'), said('bot', null)] },
    };
    const { conversations, report } = await read(JSON.stringify({ conversations: [conversation] }));
    expect(conversations.map(turnsOf)).toEqual([['user: I cannot log in', 'assistant: Let me look']]);
    expect(conversations[0]).toMatchObject({ externalId: '215', startedAt: 1_767_323_040_000 });
    expect(report.skipped).toEqual({ blank: 1 });
  });

  it('is asked before a file counts as an account', async () => {
    const messages = [
      { sender: 'user', text: 'a' },
      { sender: 'bot', text: 'b' },
    ];
    expect(await turnsIn([{ id: '1', email: 'sam@example.org', messages }])).toEqual([
      ['user: a', 'assistant: b'],
    ]);
  });

  it('gives two lists about one object different ids', async () => {
    const { conversations } = await read(JSON.stringify([{ id: 'u', log: { a: chat, b: [user('Else?')] } }]));
    expect(conversations.map(turnsOf)).toEqual([turns, ['user: Else?']]);
    expect(new Set(conversations.map(({ id }) => id)).size).toBe(2);
  });

  it('counts what stands in a list and is no turn', async () => {
    const messages = [
      { role: 'system', content: 's' },
      user('a'),
      { role: 'assistant', tool_calls: [{ id: 'x' }] },
      { role: 'tool', content: '1' },
      { role: 'assistant', content: ' ' },
      'odd',
    ];
    const { report } = await read(JSON.stringify([{ id: 'c', messages }]));
    expect(report).toMatchObject({ userMessages: 1, assistantMessages: 0 });
    expect(report.skipped).toEqual({ system: 1, tool: 2, blank: 2 });
  });

  it('keeps a chat in which only the system speaks, and counts an element without chats as broken', async () => {
    const silent = { id: 'c', messages: [{ role: 'system', content: 's' }] };
    const { conversations, report } = await read(JSON.stringify([silent, { other: 1 }]));
    expect(conversations.map(turnsOf)).toEqual([[]]);
    expect(report.issueCount).toBe(1);
  });

  it('treats __proto__ and constructor as keys like any other', async () => {
    const text = `[{"__proto__": {"role": "user"}, "constructor": {"messages": ${JSON.stringify(chat)}}}]`;
    expect((await read(text)).conversations.map(turnsOf)).toEqual([turns]);
    expect({}).not.toHaveProperty('role');
  });
});

describe('what holds messages', () => {
  const within = (levels: number): object =>
    levels === 0 ? { messages: chat } : { inner: within(levels - 1) };

  it('is found to a depth of 8 objects', () => {
    expect(holdsMessages({ ...within(8) })).toBe(true);
    expect(holdsMessages({ ...within(9) })).toBe(false);
  });

  it('is no table, no list of people, no log and no list of blocks', () => {
    const others = [
      { query: 'a', document: 'b' },
      { users: [{ role: 'user', name: 'Sam' }] },
      { type: 'system', content: 'started' },
      { items: [{ type: 'text', text: 'a' }] },
      { tools: [{ type: 'function', content: 'a' }] },
      { messages: [{ sender_name: 'Sam', content: 'Hi' }] },
      { posts: [{ author: 'Sam', text: 'Hi' }] },
    ];
    for (const other of others) expect(holdsMessages(other), JSON.stringify(other)).toBe(false);
  });

  it('is a message by itself where a side speaks or the role is named', () => {
    expect(isMessage({ sender: 'ai', text: 'a' })).toBe(true);
    expect(isMessage({ role: 'system', content: 'a' })).toBe(true);
    expect(isMessage({ author: 'Sam', text: 'a' })).toBe(false);
  });
});

it('reads a list in the file’s own list as the messages of a chat, other lists as no chat', async () => {
  const chat = (n: number) => [
    { role: 'user', content: `Where is lamp ${n}?` },
    { role: 'assistant', content: 'In the cellar.' },
  ];
  const { conversations } = await read(JSON.stringify([chat(1), chat(2)]));
  expect(conversations.map(turnsOf)).toEqual([
    ['user: Where is lamp 1?', 'assistant: In the cellar.'],
    ['user: Where is lamp 2?', 'assistant: In the cellar.'],
  ]);
  await expect(read('[[1,2],[3,4]]')).rejects.toMatchObject({ kind: 'unknown-format' });
});

it('reads lines that are each a list of messages as a chat each', async () => {
  const line = (n: number) =>
    `[{"role":"user","content":"Where is lamp ${n}?"},{"role":"assistant","content":"In cellar ${n}."}]\n`;
  const { conversations } = await read(line(1) + line(2) + line(3), 'chats.jsonl');
  expect(conversations.map(({ messages }) => messages.length)).toEqual([2, 2, 2]);
});

it('reads a row whose cell holds the messages as a chat', async () => {
  const chat = JSON.stringify([
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello.' },
  ]);
  const rows = `id,model,messages\nc1,gpt-4o,"${chat.replaceAll('"', '""')}"\n`;
  const { conversations, report } = await read(rows, 'chats.csv');
  expect(report.format).toBe('generic');
  expect(conversations.map(turnsOf)).toEqual([['user: Hi', 'assistant: Hello.']]);
  expect(conversations[0].externalId).toBe('c1');
});

it('keeps a chat whole around a message that cannot be read', async () => {
  const turn = (role: string, content: string) => JSON.stringify({ role, content });
  const file = `[${turn('user', 'one')},{"x":},${turn('assistant', 'two')}]`;
  const { conversations, report } = await read(file);
  expect(conversations.map(turnsOf)).toEqual([['user: one', 'assistant: two']]);
  expect(report.issueCount).toBe(1);
});

it('finds the messages of a chat that is named in any list of the file', async () => {
  const line = (role: string, content: string) => JSON.stringify([{ conversation_id: 'c', role, content }]);
  const { conversations } = await read(`${line('user', 'A')}\n${line('assistant', 'B')}\n`, 'pages.jsonl');
  expect(conversations.map(turnsOf)).toEqual([['user: A', 'assistant: B']]);
});

it('reads the chats of a backup that holds the account as well', async () => {
  const messages = [{ role: 'user', content: 'Hi' }];
  const backup = {
    user: { name: 'A', email: 'a@example.org' },
    sessions: [{ id: '1', title: 'T', messages }],
  };
  const { conversations } = await read(JSON.stringify(backup));
  expect(conversations.map(turnsOf)).toEqual([['user: Hi']]);
});

it('a table of which one row in ten holds a chat is still a table', async () => {
  const chat = JSON.stringify([{ role: 'user', content: 'Hi' }]).replaceAll('"', '""');
  const row = (n: number) => `${n},The lamp of room ${n} does not work.,${n === 3 ? `"${chat}"` : ''}`;
  const rows = `id,comment,chat\n${Array.from({ length: 30 }, (_, n) => row(n)).join('\n')}\n`;
  await expect(read(rows, 'comments.csv')).rejects.toMatchObject({ kind: 'table-needs-columns' });
});

it('takes the text of a field that is known before one that may be a number of a message', async () => {
  const said = [{ role: 'user', msg: 'm-1', parts: [{ text: 'Where is my lamp?' }] }];
  const { conversations } = await read(JSON.stringify({ id: 'c', messages: said }));
  expect(conversations.map(turnsOf)).toEqual([['user: Where is my lamp?']]);
});
