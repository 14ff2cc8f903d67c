// What the fuzz tests found, once each.
import { expect, it } from 'vitest';
import { contentOf } from '../../../src/core/parse/content.ts';
import { fixture, read } from './parsing.ts';
import { columnsOf, readTable } from './tables/tables.ts';

const kindOf = (text: string) => contentOf(new TextEncoder().encode(text));
/** More than a call takes as arguments. */
const MANY = 150_000;

it('takes a text with a NUL for a text, and what is full of controls for none', () => {
  expect(kindOf('name,note\nAnn,Where is\0 my lamp?\nBob,In the cellar.')).toBe('rows');
  expect(kindOf('name,note\nAnn,\0\x01\x02\0\x05\0\x7f,')).toBe('binary');
});

it('tells the two kinds of pages apart by what stands first, whatever the chats are about', () => {
  const cell = '<div class="outer-cell">';
  expect(kindOf(`<html>${cell}What does var jsonData = [1] mean?</div>`)).toBe('activity-page');
  expect(kindOf(`<html><script>var jsonData = [{"title": "An outer-cell"}];</script>`)).toBe('chat-page');
});

it('reads a page of activity that is about the other kind of page', async () => {
  const page = fixture('gemini-activity.html');
  const whole = await read(page);
  const asked = await read(page.replace('</body>', 'var jsonData = [{}]</body>'));
  expect(asked.conversations).toEqual(whole.conversations);
});

it('reads a table of which one row holds a list where the others hold texts', async () => {
  const rows = [{ note: 'Where is my lamp?' }, { note: ['a'] }, { note: 'Who waters the plants?' }];
  const { conversations, report } = await readTable(JSON.stringify(rows), columnsOf({ text: 'note' }));
  expect(conversations).toHaveLength(2);
  expect(report.skipped).toEqual({ 'blank-row': 1 });
});

it('reads a run with very many children', async () => {
  const run = {
    trace_id: 't',
    run_type: 'chain',
    id: 'r',
    inputs: { messages: [{ role: 'user', content: 'Hi' }] },
    outputs: {},
    child_runs: Array.from({ length: MANY }, () => ({ run_type: 'tool' })),
  };
  const { conversations, report } = await read(JSON.stringify(run));
  expect(conversations).toHaveLength(1);
  expect(report.issueCount).toBe(0);
});

it('reads an answer of very many parts that is written in two lines', async () => {
  const content = Array.from({ length: MANY }, () => ({ type: 'text', text: 'a' }));
  const line = (uuid: string) =>
    JSON.stringify({
      type: 'assistant',
      sessionId: 's',
      uuid,
      message: { id: 'm', role: 'assistant', content },
    });
  const { conversations, report } = await read(`${line('1')}\n${line('2')}`);
  expect(conversations.map(({ messages }) => messages[0].text.length)).toEqual([4 * MANY - 1]);
  expect(report.issueCount).toBe(0);
});
