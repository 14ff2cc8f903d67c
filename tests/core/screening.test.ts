// The walk with a question about each chat: who is asked about, who goes on, and what is remembered.
import { expect, test } from 'vitest';
import { promptedAnalyst } from '../../src/core/analysts/prompted.ts';
import { AnswerError, AppError } from '../../src/core/errors.ts';
import { buildTree } from '../../src/core/overview-tree.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import type { Analyst, Ports } from '../../src/core/ports.ts';
import { everyChat, type Selection } from '../../src/core/selection.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Progress, RunSettings } from '../../src/core/types.ts';
import { portsFor, scriptedAnalyst } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';
import { type Script, scriptedModel } from '../support/scripted-model.ts';
import { writtenTree } from '../support/written-tree.ts';

const never = new AbortController().signal;
const question = 'Is this chat about cooking?';

/** Twenty chats, every second one about bread, the first ten in German; one more without text. */
const chats = [
  ...Array.from({ length: 20 }, (_, i) => {
    const id = `c${String(i).padStart(2, '0')}`;
    const text = i % 2 === 0 ? `How do I bake bread number ${i}?` : `How do I fix bicycle number ${i}?`;
    const language = i < 10 ? 'German' : 'English';
    return aConversation({ id, contentHash: id, language, messages: [{ role: 'user', text, at: null }] });
  }),
  aConversation({ id: 'empty', contentHash: 'empty', messages: [] }),
];
const even = chats.slice(0, 20).flatMap(({ id }, i) => (i % 2 === 0 ? [id] : []));

/** Says yes to bread, in the data alone. */
const bread: Script = ({ prompt }, fields) =>
  fields.includes('answer')
    ? { answer: prompt.slice(0, prompt.indexOf('\n</data')).includes('bread') ? 'yes' : 'no' }
    : undefined;

const settingsOf = (selection: Partial<Selection>, over: Partial<RunSettings> = {}): RunSettings => ({
  ...defaultRunSettings,
  ...over,
  selection: { ...everyChat, question, ...selection },
});

function modelSaying(script: Script = bread) {
  const model = scriptedModel(['bread', 'bicycle'], script);
  const of = (stage: string) =>
    model.asked.flatMap((asked) => (asked.stage === stage ? [asked.subject] : [])).sort();
  return { model, of, analyst: promptedAnalyst(model, defaultRunSettings) };
}

async function walk(ports: Ports, settings: RunSettings = settingsOf({})) {
  const told: Progress[] = [];
  const run = aRun({ status: 'running', settings });
  const overview = await runPipeline(ports, run, (progress) => told.push(progress), never);
  return { overview, progress: told.at(-1)! };
}

test('only chats with a yes are read; the others are counted apart, and nothing about them is asked later', async () => {
  const { of, analyst } = modelSaying();
  const { overview, progress } = await walk(await portsFor(chats, { analyst }));
  expect(of('screen')).toEqual(chats.slice(0, 20).map(({ id }) => id));
  expect(of('facets')).toEqual(even);
  expect(overview.rows.ids).toEqual(even);
  expect(overview.stats).toMatchObject({
    ...{ conversations: 21, clustered: 10, empty: 1 },
    ...{ leftOut: 10, leftOutByQuestion: 10 },
  });
  expect(overview.issues.filter(({ stage }) => stage === 'screen')).toEqual([]);
  expect(progress.stages.slice(0, 3).map(({ stage, done, total }) => [stage, done, total])).toEqual([
    ['survey', 21, 21],
    ['screen', 21, 21],
    ['facets', 11, 11],
  ]);
});

test('the question is asked of what the other conditions chose, and the first one alone', async () => {
  let inFlight = 0;
  const most: number[] = [];
  const screen: Analyst['screen'] = async (asked) => {
    most.push(++inFlight);
    await Promise.resolve();
    await Promise.resolve();
    inFlight--;
    return asked.map(({ transcript }) => transcript.includes('bread'));
  };
  const analyst = scriptedAnalyst({ screen, quotes: false, costs: true, batch: 1, concurrency: 4 });
  const ports = await portsFor(chats, { analyst });
  const { overview, progress } = await walk(ports, settingsOf({ languages: ['German'] }));
  expect(most).toHaveLength(10);
  expect(most[1]).toBe(1);
  expect(Math.max(...most)).toBe(4);
  expect(overview.rows.ids).toEqual(even.slice(0, 5));
  expect(overview.stats).toMatchObject({ clustered: 5, leftOut: 15, leftOutByQuestion: 5 });
  expect(progress.stages[1]).toMatchObject({ stage: 'screen', done: 10, total: 10 });
});

test('a second run asks about no chat again; another question asks about each', async () => {
  const ports = await portsFor(chats, { analyst: modelSaying().analyst });
  await walk(ports);
  const second = modelSaying();
  const { progress } = await walk({ ...ports, analyst: second.analyst });
  expect(second.model.asked).toEqual([]);
  expect(progress.stages[1]).toMatchObject({ stage: 'screen', done: 21, recalled: 20 });
  const third = modelSaying();
  await walk({ ...ports, analyst: third.analyst }, settingsOf({ question: 'Is bread baked in it?' }));
  expect(third.of('screen')).toHaveLength(20);
  // Those that are read were read before.
  expect(third.of('facets')).toEqual([]);
});

test('another way of reading asks only about chats whose text it changes', async () => {
  const ports = await portsFor(chats, { analyst: modelSaying().analyst });
  await walk(ports);
  const { of, analyst } = modelSaying();
  // No chat is as long as either budget.
  await walk({ ...ports, analyst }, settingsOf({}, { budget: 7000 }));
  expect(of('screen')).toEqual([]);
});

test('a chat without an answer is left out, told, and asked about again in the next run', async () => {
  const ports = await portsFor(chats, {
    analyst: modelSaying((asked, fields) => {
      if (asked.stage === 'screen' && asked.subject === 'c00') throw new AnswerError('refused', 'SAFETY');
      return bread(asked, fields);
    }).analyst,
  });
  const { overview } = await walk(ports);
  expect(overview.rows.ids).toEqual(even.slice(1));
  const told = overview.issues.filter(({ stage }) => stage === 'screen');
  expect(told).toEqual([{ kind: 'no-screen', detail: {}, subject: 'c00', stage: 'screen' }]);
  expect(overview.stats).toMatchObject({ conversations: 21, clustered: 9, leftOutByQuestion: 10 });
  const { of, analyst } = modelSaying();
  const again = await walk({ ...ports, analyst });
  expect(of('screen')).toEqual(['c00']);
  expect(again.overview.rows.ids).toEqual(even);
});

test('stopped by the cap: what was answered is not asked again', async () => {
  let left = 7;
  const ports = await portsFor(chats, {
    analyst: modelSaying((asked, fields) => {
      if (left-- <= 0) throw new AppError('model-cap');
      return bread(asked, fields);
    }).analyst,
  });
  await expect(walk(ports)).rejects.toMatchObject({ kind: 'model-cap' });
  const { of, analyst } = modelSaying();
  const { overview } = await walk({ ...ports, analyst });
  expect(of('screen')).toHaveLength(13);
  expect(overview.rows.ids).toEqual(even);
});

test('where no model reads the chats, a run with a question reads none of them', async () => {
  const read: string[] = [];
  const { facets, ...rest } = scriptedAnalyst();
  const analyst: Analyst = {
    ...rest,
    facets: (asked, signal) => (read.push(...asked.map(({ id }) => id)), facets(asked, signal)),
  };
  const ports = await portsFor(chats, { analyst });
  await expect(walk(ports)).rejects.toMatchObject({ kind: 'question-needs-model' });
  expect(read).toEqual([]);
  // Blanks ask for nothing, and a run without a question has no such step.
  const { progress } = await walk(ports, settingsOf({ question: ' ' }));
  expect(read).toHaveLength(20);
  expect(progress.stages.map(({ stage }) => stage)).not.toContain('screen');
});

test('a question that no chat fits ends the run with the counts', async () => {
  const { analyst } = modelSaying(({ subject }, fields) => {
    if (!fields.includes('answer')) return undefined;
    return { answer: subject === 'c03' ? 'maybe' : 'no' };
  });
  await expect(walk(await portsFor(chats, { analyst }))).rejects.toMatchObject({
    kind: 'nothing-fits',
    detail: { no: 19, unanswered: 1 },
  });
});

test('a choice that leaves nothing to ask about is told like a dataset without text', async () => {
  const { model, analyst } = modelSaying();
  const ports = await portsFor(chats, { analyst });
  await expect(walk(ports, settingsOf({ languages: ['Latin'] }))).rejects.toMatchObject({
    kind: 'nothing-to-cluster',
  });
  expect(model.asked).toEqual([]);
});

test('the exported tree counts what was left out, and holds no word of the question', async () => {
  const { analyst } = modelSaying();
  const { overview } = await walk(await portsFor(chats, { analyst }));
  const text = writtenTree(buildTree(overview, 5), { level: 'clusters' });
  expect(JSON.parse(text)).toMatchObject({ stats: { leftOut: 10 } });
  expect(text).not.toContain('cooking');
  expect(text).not.toContain('leftOutByQuestion');
});
