// The words of a dataset, and what a change of them asks anew.
import { expect, test } from 'vitest';
import { promptedAnalyst } from '../../src/core/analysts/prompted.ts';
import { runPipeline } from '../../src/core/pipeline.ts';
import { countWords, WordCounter } from '../../src/core/privacy/word-evidence.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { surveyDataset } from '../../src/core/surveying.ts';
import type { RunSettings } from '../../src/core/types.ts';
import { directReader, portsFor } from '../support/core-ports.ts';
import { aConversation, aRun } from '../support/fake-services.ts';
import { scriptedModel } from '../support/scripted-model.ts';

const { signal } = new AbortController();
const words = ['alder', 'birch', 'cedar'];
const chat = (i: number, text: string) => {
  const id = `chat-${String(i).padStart(3, '0')}`;
  return aConversation({ id, contentHash: id, messages: [{ role: 'user', text, at: null }] });
};
const chats = Array.from({ length: 12 }, (_, i) => chat(i, `Please explain ${words[i % 3]}, question ${i}.`));

const keep = { durable: false, runId: 'r', datasetId: 'd1' };

test('a word that the chats write in both ways is no name; one that is always a capital is not told of', async () => {
  const { store } = await portsFor([chat(1, 'Table and table. Zorblax said so.'), chat(2, 'the Table')]);
  const evidence = await surveyDataset({ store, reader: directReader, datasetId: 'd1', keep, signal });
  expect(evidence.seenLower.has('table')).toBe(true);
  expect(evidence.seenLower.has('zorblax')).toBe(false);
});

test('the survey is done once, and again when a chat is added', async () => {
  const ports = await portsFor(chats);
  let looks = 0;
  const reader: typeof directReader = {
    ...directReader,
    survey: (...asked) => {
      looks++;
      return directReader.survey(...asked);
    },
  };
  const survey = () => surveyDataset({ store: ports.store, reader, datasetId: 'd1', keep, signal });
  const { id } = await survey();
  expect(await survey()).toMatchObject({ id });
  expect(looks).toBe(1);
  await ports.store.addConversations('d1', [chat(20, 'One more.')]);
  await survey();
  expect(looks).toBe(2);
});

test('counts of parts are the counts of the whole', () => {
  const counter = new WordCounter();
  counter.addAll(countWords(['Rose rose ROSE']));
  counter.addAll(countWords(['rose']));
  // ROSE in capitals tells nothing.
  expect(counter.counts()).toEqual({
    words: ['rose'],
    lower: Uint32Array.of(2),
    capital: Uint32Array.of(1),
  });
});

test('what was paid for is not asked again where a new chat or another setting leaves the text as it was', async () => {
  const model = scriptedModel(words);
  const ports = await portsFor(chats, { analyst: promptedAnalyst(model, defaultRunSettings) });
  const run = (settings: Partial<RunSettings> = {}) =>
    runPipeline(
      ports,
      aRun({ status: 'running', settings: { ...defaultRunSettings, k: 3, ...settings } }),
      () => undefined,
      signal,
    );
  const facets = () => model.asked.filter(({ stage }) => stage === 'facets').length;
  await run();
  expect(facets()).toBe(12);
  // Its words change what is known of words, not what is read of the other chats.
  await ports.store.addConversations('d1', [chat(30, 'Explain Please and explain alder.')]);
  await run();
  expect(facets()).toBe(13);
  await run({ redaction: { ...defaultRunSettings.redaction, families: ['email'] } });
  expect(facets()).toBe(13);
});
