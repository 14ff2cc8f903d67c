import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../../src/core/hash.ts';
import { isOnlyRow } from '../../../../src/core/parse/tables/table.ts';
import { fixture, turnsOf } from '../parsing.ts';
import { columnsOf, readTable } from './tables.ts';

const messages = columnsOf({
  text: 'text',
  role: 'sent by',
  conversation: 'ticket',
  time: 'when',
  account: 'customer',
});

describe('a table whose columns nobody has named', () => {
  it('is refused with what a person needs to name them', async () => {
    const { error, report } = await readTable(fixture('table-messages.csv'), null, 'tickets.csv');
    expect(error).toMatchObject({ kind: 'table-needs-columns' });
    expect(report.table).toEqual({
      part: 'tickets.csv',
      header: ['ticket', 'when', 'sent by', 'customer', 'text'],
      rows: [
        ['A-1', '03.02.2026 09:30', 'agent', '17', 'Please restart it and hold the button.'],
        ['A-1', '03.02.2026 09:10', 'customer', '17', 'My lamp blinks, what now?'],
        ['B-2', '02.02.2026 18:00', 'customer', '20', 'Can I pay by invoice?\nI am in Austria.'],
        ['', '01.02.2026 08:00', 'customer', '17', 'No ticket yet: where is my lamp?'],
      ],
      proposal: messages,
    });
  });

  it('is refused as well where the named columns are those of another table', async () => {
    const { error, report } = await readTable(fixture('table-questions.csv'), messages);
    expect(error).toMatchObject({ kind: 'table-needs-columns' });
    expect(report.table?.proposal).toEqual(columnsOf({ text: 'question', time: 'asked' }));
  });

  it('is refused where the choice was made for a smaller table, though it has the columns of that', async () => {
    const small = { ...columnsOf({ text: 'text' }), header: ['text', 'id'] };
    const large =
      'text,role,conversation\nWhere is my lamp?,user,1\nOn its way to you.,assistant,1\nThank you so much,user,1\n';
    const { conversations, error, report } = await readTable(large, small);
    expect(error).toMatchObject({ kind: 'table-needs-columns' });
    expect(conversations).toEqual([]);
    expect(report.table?.header).toEqual(['text', 'role', 'conversation']);
    const wide = large.replace(/$/gm, ',9').replace('conversation,9', 'conversation,id');
    expect((await readTable(wide, small)).error).toMatchObject({ kind: 'table-needs-columns' });
    // As many columns, others.
    const renamed = large.replace('role,conversation', 'id,rating');
    const three = { ...small, header: ['text', 'id', 'x'] };
    expect((await readTable(renamed, three)).error).toMatchObject({ kind: 'table-needs-columns' });
  });

  it('is read by a choice for its own header, also in another order, and by one for any', async () => {
    const rows = 'text,id\nWhere is my lamp?,1\nIs it blue or green?,2\n';
    for (const header of [['text', 'id'], ['id', 'text'], undefined]) {
      const choice = columnsOf({ text: 'text', ...(header && { header }) });
      const { conversations, error } = await readTable(rows, choice);
      expect(error).toBeNull();
      expect(conversations.map(turnsOf)).toEqual([
        ['user: Where is my lamp?'],
        ['user: Is it blue or green?'],
      ]);
    }
  });

  it('may be a list of records, one a line or in brackets', async () => {
    const records = [
      { query: 'How do I bake rye bread?', n: 1, tags: ['x'] },
      { query: 'And wheat?', n: null },
    ];
    for (const text of [JSON.stringify(records), records.map((row) => JSON.stringify(row)).join('\n')]) {
      const { error, report } = await readTable(text, null);
      expect(error).toMatchObject({ kind: 'table-needs-columns' });
      expect(report.table?.header).toEqual(['query', 'n']);
      expect(report.table?.rows).toEqual([
        ['How do I bake rye bread?', '1'],
        ['And wheat?', ''],
      ]);
    }
  });

  it('may stand in the answer of a query, whose other fields are no columns', async () => {
    const tickets = [
      { id: 1, description: 'My lamp blinks', via: { channel: 'web' } },
      { id: 2, description: 'Where is my order?', via: { channel: 'mail' } },
    ];
    const text = JSON.stringify({ tickets, count: 2, next_page: null });
    const { error, report } = await readTable(text, null);
    expect(error).toMatchObject({ kind: 'table-needs-columns' });
    expect(report.table?.header).toEqual(['id', 'description']);
    const { conversations } = await readTable(text, columnsOf({ text: 'description' }));
    expect(conversations.map(turnsOf)).toEqual([['user: My lamp blinks'], ['user: Where is my order?']]);
    const other = await readTable(JSON.stringify({ docs: tickets }), null);
    expect(other.error).toMatchObject({ kind: 'unknown-format' });
  });

  it('is asked about where only the name of a column says that it holds texts', async () => {
    const { report } = await readTable('prompt,conversation_id\n2+2?,1\n3*4?,2\n', null);
    expect(report.table?.proposal).toEqual(columnsOf({ text: 'prompt', conversation: 'conversation_id' }));
    const { error } = await readTable('prompt,n\n1,2\n3,4\n', null);
    expect(error).toMatchObject({ kind: 'not-a-chat-export' });
  });

  it('is no table where no column holds text', async () => {
    const { error, report } = await readTable('[{"n":1},{"n":2}]', null);
    expect(error).toMatchObject({ kind: 'not-a-chat-export', detail: { looksLike: 'table' } });
    expect(report.table).toBeUndefined();
  });

  it('shows at most 200 characters of a cell, whole ones', async () => {
    const { report } = await readTable(`id,text\n1,${'😀 a'.repeat(300)}\n`, null);
    expect([...(report.table?.rows[0][1] ?? '')]).toHaveLength(200);
    expect(report.table?.rows[0][1]).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('a table with a column of conversations', () => {
  it('reads a yes or no as the speaker that the name of its column says', async () => {
    const rows = 'ticket,inbound,text\n1,False,We are here\n1,True,Where is it?\n';
    const columns = columnsOf({ text: 'text', role: 'inbound', conversation: 'ticket' });
    const { conversations } = await readTable(rows, columns);
    expect(conversations.map(turnsOf)).toEqual([['assistant: We are here', 'user: Where is it?']]);
    const bots = await readTable(rows.replace('inbound', 'is_bot'), { ...columns, role: 'is_bot' });
    expect(bots.conversations.map(turnsOf)).toEqual([['user: We are here', 'assistant: Where is it?']]);
  });

  it('makes one of the rows with the same value, the oldest first', async () => {
    const { conversations, report } = await readTable(fixture('table-messages.csv'), messages);
    expect(conversations.map(turnsOf)).toEqual([
      ['user: No ticket yet: where is my lamp?'],
      ['user: My lamp blinks, what now?', 'assistant: Please restart it and hold the button.'],
      ['user: Can I pay by invoice?\nI am in Austria.'],
    ]);
    expect(report).toMatchObject({ format: 'table', conversations: 3, skipped: { 'blank-row': 1 } });
    const [, lamp] = conversations;
    expect(lamp.startedAt).toBe(Date.UTC(2026, 1, 3, 9, 10));
    expect(lamp.updatedAt).toBe(Date.UTC(2026, 1, 3, 9, 30));
    expect(lamp.account).toBe(hashParts('account', '17'));
  });

  it('is the same conversation when it has grown, and another one when an id comes again in another file', async () => {
    const columns = columnsOf({ text: 'text', conversation: 'id', time: 'at' });
    const idsOf = async (rows: string) =>
      (await readTable(`id,at,text\n${rows}`, columns)).conversations.map(({ id }) => id);
    const [first] = await idsOf('1,2026-01-01,hello there\n');
    expect(await idsOf('1,2026-01-01,hello there\n1,2026-01-02,still waiting\n')).toEqual([first]);
    expect(await idsOf('1,2026-05-01,something else\n')).not.toEqual([first]);
  });

  it('turns rows of the same second round with a file that goes backwards', async () => {
    const rows = '1,2026-01-02,c\n1,2026-01-01,b\n1,2026-01-01,a\n';
    const { conversations } = await readTable(
      `id,at,text\n${rows}`,
      columnsOf({ text: 'text', conversation: 'id', time: 'at' }),
    );
    expect(turnsOf(conversations[0])).toEqual(['user: a', 'user: b', 'user: c']);
  });

  it('takes names it does not know by the others, and the first to speak as the user', async () => {
    const columns = columnsOf({ text: 'text', role: 'name', conversation: 'id' });
    const rows = '1,Ann,a\n1,Bob,b\n1,Ann,c\n2,Support,d\n2,Ann,e\n3,Customer,f\n3,Zoe,g\n3,system,h\n';
    const { conversations, report } = await readTable(`id,name,text\n${rows}`, columns);
    expect(conversations.map(turnsOf)).toEqual([
      ['user: a', 'assistant: b', 'user: c'],
      ['assistant: d', 'user: e'],
      ['user: f', 'assistant: g'],
    ]);
    expect(report.skipped).toEqual({ system: 1 });
  });
});

describe('a row that looks like something else', () => {
  const row = (value: object) => ({ position: 2, index: 0, unit: 'row' as const, value, listed: true });

  it('is only a row, unless its maker is known or it holds a list of messages', () => {
    const message = { role: 'user', content: 'hello' };
    expect(isOnlyRow(row(message), 'generic')).toBe(true);
    expect(isOnlyRow(row({ id: '1', email: 'a@b.example', text: 'hello' }), 'account')).toBe(true);
    expect(isOnlyRow(row({ messages: [message] }), 'generic')).toBe(false);
    expect(isOnlyRow(row({ Author: 'a' }), 'copilot')).toBe(false);
    expect(isOnlyRow({ position: 0, index: 0, value: message, listed: true }, 'generic')).toBe(false);
  });
});

describe('a table without a column of conversations', () => {
  it('makes one of every row with text, with the same id in the next file', async () => {
    const columns = columnsOf({ text: 'question', time: 'asked' });
    const { conversations, report } = await readTable(fixture('table-questions.csv'), columns);
    expect(conversations.map(turnsOf)).toEqual([
      ['user: How do I clean a brass pan?'],
      ['user: Which oil for a cast iron pan?'],
    ]);
    expect(report.skipped).toEqual({ 'blank-row': 1 });
    const [header, first, second] = fixture('table-questions.csv').split('\r\n');
    const again = await readTable([header, second, first].join('\n'), columns);
    expect(again.conversations.map(({ id }) => id)).toEqual(conversations.map(({ id }) => id).reverse());
  });

  it('counts equal rows each', async () => {
    const { conversations } = await readTable(
      'id,text\n1,same words\n2,same words\n',
      columnsOf({ text: 'text' }),
    );
    expect(new Set(conversations.map(({ id }) => id)).size).toBe(2);
  });

  it('gives what stands before a cut, and the row of the cut', async () => {
    const { conversations, report } = await readTable(
      'id,text\n1,one row\n2,"half a',
      columnsOf({ text: 'text' }),
    );
    expect(conversations).toHaveLength(1);
    expect(report.problem).toEqual({ kind: 'truncated-file', detail: { row: 3 } });
  });

  it('reads columns named like what every object inherits', async () => {
    const { conversations } = await readTable(
      'constructor,__proto__\nx,a word or two\ny\n',
      columnsOf({ text: '__proto__', role: 'constructor' }),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: a word or two']]);
  });
});
