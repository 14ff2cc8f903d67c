import { describe, expect, it } from 'vitest';
import { hashParts } from '../../../src/core/hash.ts';
import { fixture, read, turnsOf } from './parsing.ts';

const jsonl = (...rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const user = (content: unknown) => ({ role: 'user', content });
const assistant = (content: unknown) => ({ role: 'assistant', content });

describe('Langfuse', () => {
  it('counts a session once: the longest list and its answer, in whatever order the rows stand', async () => {
    const { conversations, report } = await read(fixture('langfuse.jsonl'));
    expect(conversations.map(turnsOf)).toEqual([
      [
        'user: My bike is late.',
        'assistant: I am sorry.',
        'user: When does it come?',
        'assistant: On Friday.',
      ],
      ['user: Cancel my order.', 'assistant: It is cancelled.'],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 's-1',
      startedAt: Date.UTC(2026, 4, 29, 13, 46, 19, 963),
      updatedAt: Date.UTC(2026, 4, 29, 13, 47, 19, 963),
      account: hashParts('account', 'u-7'),
      model: 'gpt-5',
    });
    // Two turns came again; one span is no call; the system prompt of the call that counts.
    expect(report).toMatchObject({
      format: 'langfuse',
      conversations: 2,
      skipped: { repeated: 2, 'other-activity': 1, system: 1 },
    });
  });

  it('reads the same rows as CSV', async () => {
    const lines = fixture('langfuse.jsonl').trim().split('\n');
    const rows = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`;
    const header = Object.keys(rows[0]);
    const csv = [header.join(','), ...rows.map((row) => header.map((name) => cell(row[name])).join(','))];
    const { conversations } = await read(csv.join('\n'), 'file.csv');
    expect(conversations).toEqual((await read(fixture('langfuse.jsonl'))).conversations);
  });

  it('reads one trace with its observations: the calls, not what stands around them', async () => {
    const { conversations, report } = await read(fixture('langfuse-trace.json'));
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: One leaves at 07:12.']]);
    expect(conversations[0]).toMatchObject({ externalId: 't-5', account: hashParts('account', 'u-5') });
    // The call of a tool and its answer; the trace's own input.
    expect(report.skipped).toEqual({ system: 1, tool: 2, repeated: 1, 'other-activity': 1 });
  });

  it('puts the traces of a session one behind the other where none knows what was said before', async () => {
    const { conversations } = await read(fixture('langfuse-session.json'));
    expect(conversations.map(turnsOf)).toEqual([
      [
        'user: What is a quince?',
        'assistant: A fruit.',
        'user: Can I eat it raw?',
        'assistant: Better cooked.',
      ],
    ]);
    expect(conversations[0].externalId).toBe('s-9');
  });

  it('tells apart what repeats and what a shorter call said otherwise', async () => {
    const row = (id: string, input: unknown, output: string) => ({
      id,
      traceId: id,
      sessionId: 's',
      type: 'GENERATION',
      startTime: '2026-01-01T00:00:00Z',
      input,
      output,
    });
    const { conversations, report } = await read(
      jsonl(
        row('1', [user('a')], 'b'),
        row('2', [user('a'), assistant('b'), user('c')], 'd'),
        row('3', [user('Name this chat: a b c d')], 'Letters'),
      ),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: a', 'assistant: b', 'user: c', 'assistant: d']]);
    // Of 8 turns 4 are kept, 2 came again, 2 are said nowhere else.
    expect(report.skipped).toEqual({ repeated: 2, 'other-branch': 2 });
  });

  it('takes a text that only looks like JSON as it is, and data without messages as blank', async () => {
    const row = { id: 'o', trace_id: 't', type: 'GENERATION', input: '[sic] what?', output: { label: 3 } };
    const { conversations, report } = await read(jsonl(row, { ...row, id: 'p', trace_id: 'u' }));
    expect(conversations.map(turnsOf)).toEqual([['user: [sic] what?'], ['user: [sic] what?']]);
    expect(report.skipped).toEqual({ blank: 2 });
  });

  it('knows the rows of its API by their names, also beside a session and a type', async () => {
    const row = { id: 'o', traceId: 't', type: 'RETRIEVER', sessionId: 's', input: 'a', output: 'b' };
    const { conversations, report } = await read(jsonl(row, { ...row, id: 'p', type: 'AGENT' }));
    expect(conversations.map(turnsOf)).toEqual([['user: a', 'assistant: b']]);
    expect(report).toMatchObject({ format: 'langfuse', skipped: { 'other-activity': 1 } });
  });
});

describe('a trace of Langfuse with its observations', () => {
  const times = { startTime: '2026-05-29T13:46:19Z', endTime: '2026-05-29T13:46:20Z' };
  const observation = (type: string, parent: string | null, input: unknown, output: unknown) => ({
    ...{ traceId: 't-1', type, parentObservationId: parent, ...times },
    ...{ input, output },
  });
  const part = (role: string, type: string, held: object) => ({ role, parts: [{ type, ...held }] });
  const file = (trace: object, ...observations: readonly object[]) =>
    JSON.stringify({ trace: { id: 't-1', timestamp: times.startTime, ...trace }, observations });

  it('is unpacked where its own input is JSON within JSON', async () => {
    const twice = (value: unknown) => JSON.stringify(JSON.stringify(value));
    const input = twice({ user_id: 'u', new_message: { role: 'user', parts: [{ text: 'Find a train.' }] } });
    const output = twice({ content: { role: 'model', parts: [{ text: 'At 07:12.' }] }, author: 'agent' });
    const { conversations } = await read(file({ input, output }));
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: At 07:12.']]);
  });

  it('is read from its top where the calls of the model hold only what is new', async () => {
    const asked = part('user', 'text', { content: 'Find a train.' });
    const called = part('assistant', 'tool_call', { name: 'find', arguments: {} });
    const found = part('user', 'tool_call_response', { response: '07:12' });
    const said = part('assistant', 'text', { content: 'At 07:12.' });
    const { conversations, report } = await read(
      file(
        {},
        observation('AGENT', null, [asked], [called, found, said]),
        observation('GENERATION', 'o-1', [asked], [called]),
        observation('GENERATION', 'o-1', [called, found], [said]),
      ),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: At 07:12.']]);
    expect(report.skipped).toMatchObject({ tool: 2 });
  });

  it('is what it says itself rather than what its functions were called with', async () => {
    const { conversations } = await read(
      file(
        { input: { args: ['Find a train.'], kwargs: {} }, output: 'At 07:12.' },
        observation('SPAN', null, { args: ['thread-1', 'run-1'], kwargs: {} }, [
          'At 07:12.',
          { object: 'run' },
        ]),
      ),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: At 07:12.']]);
  });

  it('is read as well where it stands beside its observations, and a request is one text', async () => {
    const observations = [
      observation('GENERATION', null, 'system: Be kind.\nuser: Find a train.\nPlease.', 'At 07:12.'),
    ];
    const traces = [{ id: 't-1', timestamp: times.startTime, sessionId: null }];
    const { conversations, report } = await read(JSON.stringify({ traces, observations }));
    expect(report.format).toBe('langfuse');
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.\nPlease.', 'assistant: At 07:12.']]);
    expect(report.skipped).toMatchObject({ system: 1 });
  });

  it("is read as well from the rows of the API's answer", async () => {
    const rows = [
      observation('GENERATION', 'o-1', [user('Find a train.')], 'At 07:12.'),
      observation('SPAN', 'o-1', { step: 1 }, null),
    ];
    const { conversations, report } = await read(JSON.stringify({ data: rows, meta: { cursor: null } }));
    expect(report.format).toBe('langfuse');
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: At 07:12.']]);
  });

  it('counts parts of Gemini that call tools as that', async () => {
    const contents = [
      { role: 'user', parts: [{ text: 'Find a train.' }] },
      { role: 'model', parts: [{ function_call: { name: 'find', args: {} } }] },
      { role: 'user', parts: [{ function_response: { name: 'find', response: {} } }] },
    ];
    const { report } = await read(file({}, observation('GENERATION', 'o-1', { contents }, 'At 07:12.')));
    expect(report).toMatchObject({ userMessages: 1, assistantMessages: 1, skipped: { tool: 2 } });
  });
});

describe('LangSmith', () => {
  it('reads runs that a script has wrapped as traces', async () => {
    const traces = ['r-1', 'r-2'].map((id) => ({
      id,
      run_type: 'llm',
      start_time: '2026-05-29T10:00:00',
      inputs: { messages: [user('Find a train.')] },
      outputs: { generations: [[{ text: 'At 07:12.' }]] },
      child_runs: [],
    }));
    const { conversations, report } = await read(JSON.stringify({ export_metadata: { total: 2 }, traces }));
    expect(report.format).toBe('langsmith');
    expect(conversations.map(({ externalId }) => externalId)).toEqual(['r-1', 'r-2']);
    expect(turnsOf(conversations[1])).toEqual(['user: Find a train.', 'assistant: At 07:12.']);
  });

  it('takes no step within a trace for its top, by the second version of the API too', async () => {
    const run = { trace_id: 't-1', run_type: 'chain', inputs: { input: 'Find a train.' } };
    const items = [
      { ...run, id: 't-1', is_root: true, parent_run_ids: [], outputs: { output: 'At 07:12.' } },
      { ...run, id: 'r-2', is_root: false, parent_run_ids: ['t-1'], outputs: { output: 'Looking it up.' } },
    ];
    const { conversations, report } = await read(JSON.stringify({ items, next_cursor: null }));
    expect(report.format).toBe('langsmith');
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: At 07:12.']]);
  });

  it('reads constructors of LangChain, and groups by thread, not by project', async () => {
    const { conversations, report } = await read(fixture('langsmith.jsonl'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Plan my week.', 'assistant: Rest on Sunday.', 'user: And Monday?', 'assistant: Work.'],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 'th-1',
      account: hashParts('account', 'u-3'),
      model: 'gpt-5',
    });
    // The chain around the call and the tool.
    expect(report).toMatchObject({ format: 'langsmith', skipped: { repeated: 2, 'other-activity': 2 } });
  });

  it('reads the list of a query, JSON texts of the bulk export, and an output that repeats its input', async () => {
    const run = {
      id: 'r',
      trace_id: 't',
      run_type: 'llm',
      start_time: '2026-05-01T10:00:00.000000',
      inputs: JSON.stringify({ messages: [['human', 'One?']] }),
      outputs: JSON.stringify({ messages: [user('One?'), assistant('Two.')] }),
      extra: JSON.stringify({ metadata: { session_id: 's' } }),
    };
    const { conversations } = await read(JSON.stringify({ runs: [run], cursors: {} }));
    expect(conversations.map(turnsOf)).toEqual([['user: One?', 'assistant: Two.']]);
    expect(conversations[0].externalId).toBe('s');
  });

  it('takes the chain where no call of a model was kept', async () => {
    const run = {
      id: 'r',
      trace_id: 'r',
      run_type: 'chain',
      inputs: { question: 'Q' },
      outputs: { answer: 'A' },
    };
    expect((await read(jsonl(run, { ...run, id: 's', trace_id: 's' }))).conversations.map(turnsOf)).toEqual([
      ['user: Q', 'assistant: A'],
      ['user: Q', 'assistant: A'],
    ]);
  });
});

describe('Helicone', () => {
  it("reads OpenAI's and Anthropic's bodies, by session where a property names it", async () => {
    const { conversations, report } = await read(fixture('helicone.jsonl'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Name a lake.', 'assistant: Lake Thun.', 'user: A deeper one?', 'assistant: Lake Baikal.'],
      ['user: Once upon a time', 'assistant: there was a lake.'],
    ]);
    expect(conversations.map(({ externalId }) => externalId)).toEqual(['hs-1', 'q3']);
    expect(conversations[0].account).toBe(hashParts('account', 'u-4'));
    expect(conversations[1].account).toBeNull();
    expect(report).toMatchObject({ format: 'helicone', skipped: { repeated: 2 } });
  });

  it("reads the items of OpenAI's Responses and an error as no answer", async () => {
    const body = (input: unknown, response: unknown) => ({
      request_body: { input },
      response_body: response,
    });
    const message = { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Yes.' }] };
    const { conversations } = await read(
      jsonl(
        body('Is it?', { object: 'response', output: [{ type: 'reasoning', summary: [] }, message] }),
        body([user([{ type: 'input_text', text: 'And now?' }])], { error: { message: 'overloaded' } }),
      ),
    );
    expect(conversations.map(turnsOf)).toEqual([['user: Is it?', 'assistant: Yes.'], ['user: And now?']]);
  });

  it('tells embeddings apart from talk', async () => {
    const embedded = { request_body: { input: 'a' }, response_body: { data: [{ embedding: [0.1] }] } };
    const asked = { request_body: { prompt: 'b' }, response_body: { choices: [{ text: 'c' }] } };
    const { conversations, report } = await read(jsonl(embedded, asked));
    expect(conversations.map(turnsOf)).toEqual([['user: b', 'assistant: c']]);
    expect(report.skipped).toEqual({ 'other-activity': 1 });
  });
});

describe("Helicone's other files", () => {
  const body = { model: 'gpt-5', messages: [user('What is a "quark"?')] };

  it('are read without a column of answers, and with the quotes of a body doubled twice', async () => {
    const cell = JSON.stringify(body).replaceAll('"', '""').replaceAll('"', '""');
    const csv = `response_id,request_created_at,request_body,request_user_id\nr1,2026-05-29T10:00:00Z,"${cell}",u1\n`;
    const { conversations, report } = await read(csv, 'output.csv');
    expect(report.format).toBe('helicone');
    expect(conversations.map(turnsOf)).toEqual([['user: What is a "quark"?']]);
    expect(conversations[0].account).toBe(hashParts('account', 'u1'));
  });

  it('are read as the answer of a query', async () => {
    const row = { request_id: 'q1', response_id: 'r1', request_body: body, response_body: { choices: [] } };
    const { report } = await read(JSON.stringify({ data: [row, { ...row, request_id: 'q2' }], error: null }));
    expect(report).toMatchObject({ format: 'helicone', conversations: 2, userMessages: 2 });
  });
});

describe('Phoenix', () => {
  it('reads spans as OpenTelemetry writes them, and of those only what is talk', async () => {
    const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } });
    const times = { startTimeUnixNano: '1767323040000000000', endTimeUnixNano: '1767323041500000000' };
    const span = {
      ...{ traceId: 't1', spanId: 's1', name: 'llm', ...times },
      attributes: [
        attribute('openinference.span.kind', 'LLM'),
        attribute('session.id', 'session-1'),
        attribute('llm.input_messages.0.message.role', 'user'),
        attribute('llm.input_messages.0.message.content', 'Find a train.'),
        attribute('output.value', 'At 07:12.'),
        { key: 'tags', value: { arrayValue: { values: [{ stringValue: 'a' }] } } },
      ],
    };
    const http = { ...span, spanId: 's2', attributes: [attribute('http.method', 'GET')] };
    const file = { resourceSpans: [{ scopeSpans: [{ spans: [http, span] }] }] };
    for (const text of [JSON.stringify(file), JSON.stringify({ data: [http, span] })]) {
      const { conversations, report } = await read(text);
      expect(report.format).toBe('phoenix');
      expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: At 07:12.']]);
      expect(conversations[0]).toMatchObject({ externalId: 'session-1', startedAt: 1_767_323_040_000 });
    }
    const nothing = read(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [http] }] }] }));
    await expect(nothing).rejects.toMatchObject({ kind: 'unknown-format' });
  });

  it('reads the answer of a query', async () => {
    const attributes = {
      'llm.input_messages.0.message.role': 'user',
      'llm.input_messages.0.message.content': 'Find a train.',
      'llm.output_messages.0.message.role': 'assistant',
      'llm.output_messages.0.message.content': 'At 07:12.',
    };
    const span = {
      context: { trace_id: 't1', span_id: 's1' },
      span_kind: 'LLM',
      parent_id: null,
      attributes,
    };
    const { conversations, report } = await read(JSON.stringify({ data: [span], next_cursor: null }));
    expect(report.format).toBe('phoenix');
    expect(conversations.map(turnsOf)).toEqual([['user: Find a train.', 'assistant: At 07:12.']]);
  });

  it('reads dotted columns and nested attributes as the same session', async () => {
    const { conversations, report } = await read(fixture('phoenix.jsonl'));
    expect(conversations.map(turnsOf)).toEqual([
      ['user: Name a star.', 'assistant: Vega.', 'user: A brighter one?', 'assistant: Sirius.'],
    ]);
    expect(conversations[0]).toMatchObject({
      externalId: 'ps-1',
      startedAt: Date.UTC(2026, 2, 1, 12),
      account: hashParts('account', 'u-6'),
      model: 'gpt-4o',
    });
    expect(report).toMatchObject({ format: 'phoenix', skipped: { repeated: 2, 'other-activity': 1 } });
  });

  it('reads columns with an index in their names, and the raw request where there are no messages', async () => {
    const { conversations } = await read(
      jsonl(
        {
          span_kind: 'LLM',
          'context.trace_id': 'a',
          'attributes.llm.input_messages.0.message.role': 'user',
          'attributes.llm.input_messages.0.message.content': 'First?',
          'attributes.llm.output_messages.0.message.role': 'assistant',
          'attributes.llm.output_messages.0.message.contents.0.message_content.type': 'text',
          'attributes.llm.output_messages.0.message.contents.0.message_content.text': 'First.',
        },
        {
          context: { trace_id: 'b', span_id: 's' },
          attributes: JSON.stringify({
            'openinference.span.kind': 'LLM',
            'input.value': JSON.stringify({ messages: [user('Second?')] }),
            'output.value': 'Second.',
          }),
          span_kind: 'LLM',
        },
      ),
    );
    expect(conversations.map(turnsOf)).toEqual([
      ['user: First?', 'assistant: First.'],
      ['user: Second?', 'assistant: Second.'],
    ]);
  });
});
