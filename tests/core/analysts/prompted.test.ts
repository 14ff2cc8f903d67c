import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInAnalyst, facetsOf } from '../../../src/core/analysts/built-in.ts';
import { embedTextOf } from '../../../src/core/analysts/embed-text.ts';
import { namesOnly, promptedAnalyst } from '../../../src/core/analysts/prompted.ts';
import { withoutOpening } from '../../../src/core/analysts/prompted-facets.ts';
import { knownLanguages, twinLanguage } from '../../../src/core/analysts/prompted-languages.ts';
import { runsOfChat, withoutRuns } from '../../../src/core/analysts/prompted-runs.ts';
import { AnswerError, AppError } from '../../../src/core/errors.ts';
import { wordsOf } from '../../../src/core/math/tokens.ts';
import type { Family } from '../../../src/core/privacy/finding.ts';
import { readChat } from '../../../src/core/reader.ts';
import { defaultRunSettings } from '../../../src/core/settings.ts';
import type { Facets } from '../../../src/core/types.ts';
import { aConversation } from '../../support/fake-services.ts';
import { type Script, scriptedModel } from '../../support/scripted-model.ts';

const never = new AbortController().signal;
const options = { language: 'English', customFacets: [], region: 'US' };
const said =
  'How do I merge two tables in pandas? My mail is ann@example.org and the left one has blanks in it.';
const chat = readChat(
  aConversation({ messages: [{ role: 'user', text: said, at: null }] }),
  defaultRunSettings,
);
const good = {
  request: "The user's overall request for the assistant is to join tables with a data library.",
  task: 'The task is to explain joins.',
  languages: ['English'],
  concern: 1,
};

const question = {
  subject: 's',
  size: 1,
  total: 1,
  members: ['a'],
  contrast: [],
  keywords: [],
  languages: {},
  tasks: [],
  taken: [],
  avoid: null,
  banned: [],
};

async function facetsBy(
  script: Script,
  over: Partial<Parameters<typeof promptedAnalyst>[1]> = {},
): Promise<Facets> {
  const [facets] = await promptedAnalyst(scriptedModel(['x'], script), { ...options, ...over }).facets(
    [chat],
    never,
  );
  return facets!;
}

test('facets: request and task are kept and embedded without their openings, the gate looks into the user’s own words', async () => {
  const facets = await facetsBy(() => good);
  expect(facets).toEqual({
    ...good,
    request: 'Join tables with a data library.',
    task: 'Explain joins.',
    embedText: 'Join tables with a data library.\nExplain joins.',
    gateText: embedTextOf(chat),
  });
});

test('openings come off in their variants, and nothing else does', () => {
  for (const opening of [
    "The user's overall request for the assistant is to",
    'the user’s request is to',
    'The user wants to',
    'The user asked the assistant to',
    'The user would like the AI assistant to',
    'The task is to',
    'The task for the assistant was to',
    'Help the user',
    'To help the user to',
    'The task is to help the user',
    "The user's overall request for the assistant is to: help the user",
  ]) {
    expect(withoutOpening(`${opening} debug a script.`), opening).toBe('Debug a script.');
  }
  expect(withoutOpening('The task is to help the user with taxes.')).toBe('Help with taxes.');
  expect(withoutOpening('Help the user in a dispute.')).toBe('Help in a dispute.');
  expect(withoutOpening('The task is to iPhone.')).toBe('iPhone.');
  for (const other of [
    'debug a script whose task is to wait',
    'The user interface is to be drawn.',
    'The users of a site want to leave.',
    'Explain why the user wants to leave.',
    "Help the user's brother.",
    '',
  ]) {
    expect(withoutOpening(other)).toBe(other);
  }
});

test('an answer that is its opening alone says nothing', async () => {
  const request = "The user's overall request for the assistant is to.";
  expect(await facetsBy(() => ({ ...good, request }))).toMatchObject({ because: 'unreadable' });
  expect((await facetsBy(() => ({ ...good, task: 'The task is to' }))).task).toBeNull();
});

test('an answer is masked by the words for its details and keeps one sentence', async () => {
  const { request } = await facetsBy(() => ({
    ...good,
    request: 'To write to bob@example.com for <PERSON_1>. Then more.',
  }));
  expect(request).toBe('To write to an e-mail address for a person.');
});

test('eight words in a row of the chat do not pass', async () => {
  const { request, embedText } = await facetsBy(() => ({
    ...good,
    request: 'The user asks: how do I merge two tables in pandas? My mail is secret',
  }));
  // Shared: how do I merge two tables in pandas: eight words, seven stay.
  expect(request).toBe('The user asks: how do I merge two tables in …');
  expect(embedText).not.toContain('pandas');
});

test('no run of eight words of a chat is left, whatever chat and answer are', () => {
  const word = fc.constantFrom(
    'a',
    'b',
    'c',
    'and/or',
    "don't",
    '表を作る方法を教えてください',
    '—',
    '<EMAIL_1>',
  );
  const texts = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(texts, texts, (told, answer) => {
      const kept = wordsOf(withoutRuns(answer, runsOfChat([told])));
      const all = ` ${wordsOf(told).join(' ')} `;
      for (let at = 0; at + 8 <= kept.length; at++) {
        expect(all).not.toContain(` ${kept.slice(at, at + 8).join(' ')} `);
      }
    }),
  );
});

test('of a longer shared run the first seven words stay', () => {
  const chatRuns = runsOfChat(['one two three four five six seven eight nine ten']);
  expect(withoutRuns('so one two three four five six seven eight nine ten it is', chatRuns)).toBe(
    'so one two three four five six seven … it is',
  );
  expect(withoutRuns('one two three four five six seven', chatRuns)).toBe(
    'one two three four five six seven',
  );
});

test('an answer of a hundred words is cut at forty', async () => {
  const { request } = await facetsBy(() => ({ ...good, request: 'word '.repeat(100) }));
  expect(request.split(' ')).toHaveLength(40);
});

test('languages are held to known English names, concern to its scale', async () => {
  expect(knownLanguages(['english', 'Mandarin', 'Python', 'Klingon', 'English'])).toEqual([
    'English',
    'Chinese',
  ]);
  expect(knownLanguages(['de'])).toEqual(['unknown']);
  expect((await facetsBy(() => ({ ...good, concern: 9 }))).concern).toBe(5);
  expect((await facetsBy(() => ({ ...good, concern: -3 }))).concern).toBe(1);
  expect((await facetsBy(() => ({ ...good, concern: 2.6 }))).concern).toBe(3);
});

test('custom facets: a fixed answer is one of the set, a free one is masked', async () => {
  const customFacets = [
    { question: 'Which mood?', answers: ['Good', 'Bad'] },
    { question: 'Which tool?', answers: null },
  ];
  const ask = (custom1: string, custom2: string) =>
    facetsBy(() => ({ ...good, custom1, custom2 }), { customFacets });
  expect((await ask('good', 'pandas, for eve@example.org')).custom).toEqual([
    'Good',
    'pandas, for an e-mail address',
  ]);
  expect((await ask('Good or bad', 'none')).custom).toEqual([null, null]);
  expect((await ask('none of these', '')).custom).toEqual([null, null]);
});

for (const reason of ['refused', 'cut', 'unreadable'] as const) {
  test(`a chat whose answer is ${reason} has the built-in answer, marked`, async () => {
    const facets = await facetsBy(() => {
      throw new AnswerError(reason, 'SAFETY');
    });
    expect(facets).toEqual({ ...facetsOf(chat), fallback: true, because: reason });
  });
}

test('an answer that says nothing is unreadable', async () => {
  expect(await facetsBy(() => ({ ...good, request: ' … ' }))).toMatchObject({
    fallback: true,
    because: 'unreadable',
  });
});

test('a refused key and a cancelled call pass through', async () => {
  const failing = (error: Error) =>
    facetsBy(() => {
      throw error;
    });
  await expect(failing(new AppError('model-key'))).rejects.toMatchObject({ kind: 'model-key' });
  await expect(failing(Object.assign(new Error(), { name: 'AbortError' }))).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('an assignment that is none of the options is asked once more, then given up', async () => {
  const child = { name: 'Explain joins', description: 'Users asked.' };
  const choice = { subject: 's', child, options: ['Work with data', 'Cook'] };
  const assign = async (answers: string[]) => {
    const model = scriptedModel(['x'], () => ({ topic: answers.shift() }));
    const chosen = await promptedAnalyst(model, options).parents!.assign(choice, never);
    return [chosen, model.asked.length];
  };
  expect(await assign(['Cook'])).toEqual(['Cook', 1]);
  expect(await assign(['cook', 'Work with data'])).toEqual(['Work with data', 2]);
  expect(await assign(['Both', 'Neither', 'Cook'])).toEqual([null, 2]);
});

test('names are masked, scores held to their scale', async () => {
  const model = scriptedModel(['x'], (_question, fields) =>
    fields.includes('score')
      ? { reason: 'names eve@example.org', score: 0 }
      : { name: 'Write to\neve@example.org', description: 'Users wrote.' },
  );
  const analyst = promptedAnalyst(model, options);
  expect(await analyst.name(question, never)).toEqual({
    name: 'Write to an e-mail address',
    description: 'Users wrote.',
  });
  expect(await analyst.audit({ name: 'a', description: 'b' }, never, 's')).toEqual({
    score: 1,
    reason: 'names an e-mail address',
  });
});

test('a name in another language than the evidence has a twin, masked as well; half a twin is none', async () => {
  const said = { name: 'Brot backen', description: 'Die Nutzer baten um Rat.' };
  const answers = [
    { original_name: 'Bake bread with eve@example.org', original_description: 'Users asked.', ...said },
    { original_name: 'Bake bread', original_description: ' … ', ...said },
  ];
  const model = scriptedModel(['x'], () => answers.shift());
  const analyst = promptedAnalyst(model, { ...options, language: 'German' });
  const english = { ...question, languages: { English: 3 } };
  expect(await analyst.name(english, never)).toEqual({
    ...said,
    twin: { name: 'Bake bread with an e-mail address', description: 'Users asked.' },
  });
  expect(await analyst.nameParent({ ...english, children: [] }, never)).toEqual(said);
});

test('the twin is in the language of the requests where a model wrote them, else in the chats’ main one', () => {
  const ask = (language: string, languages: Record<string, number>, requestsIn?: string) =>
    twinLanguage({ ...question, languages, ...(requestsIn ? { requestsIn } : {}) }, language);
  expect(ask('German', { English: 5, German: 2, unknown: 9 })).toBe('English');
  expect(ask('English', { English: 2, German: 5 })).toBe('German');
  expect(ask('German', { English: 2, German: 5 })).toBeNull();
  expect(ask('German', {})).toBe('English');
  expect(ask('German', { unknown: 3 })).toBe('English');
  // Ties by alphabet.
  expect(ask('French', { German: 2, English: 2 })).toBe('English');
  expect(ask('British english ', { English: 1 })).toBeNull();
  expect(ask('Mandarin', { Chinese: 1 })).toBeNull();
  // Requests in English over German chats: either language can be looked for.
  expect(ask('English', { German: 5 }, 'English')).toBeNull();
  expect(ask('German', { German: 5 }, 'English')).toBeNull();
  expect(ask('French', { German: 5 }, 'English')).toBe('English');
});

test('ids name what answers depend on, and never the person’s own words', () => {
  const of = (over: Partial<Parameters<typeof promptedAnalyst>[1]>) =>
    promptedAnalyst(scriptedModel(['x']), { ...options, ...over });
  const customFacets = [{ question: 'Is it about Zebulon?', answers: null }] as never[];
  expect(of({ language: 'German' }).id).not.toBe(of({}).id);
  expect(of({ language: 'German' }).facetsId).toBe(of({}).facetsId);
  expect(of({ customFacets }).facetsId).not.toBe(of({}).facetsId);
  expect(of({ customFacets }).facetsId).not.toContain('Zebulon');
  // Answers are masked by family: another set has other answers, in whatever order it is written.
  const families = (...list: Family[]) =>
    of({ redaction: { ...defaultRunSettings.redaction, families: list } });
  expect(of({ redaction: defaultRunSettings.redaction }).id).toBe(of({}).id);
  expect(families('email', 'date').facetsId).not.toBe(of({}).facetsId);
  expect(families('email', 'date').id).toBe(families('date', 'email').id);
});

test('names only: chats are read on this device', async () => {
  const model = scriptedModel(['x']);
  const analyst = namesOnly(builtInAnalyst, promptedAnalyst(model, options));
  expect(await analyst.facets([chat], never)).toEqual([facetsOf(chat)]);
  expect(analyst).toMatchObject({ quotes: true, costs: true, facetsId: builtInAnalyst.facetsId });
  expect(model.asked).toEqual([]);
});
