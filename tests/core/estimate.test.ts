import { expect, test } from 'vitest';
import { type EstimateInput, estimateRun, expectedTopics, tokensOf } from '../../src/core/estimate.ts';
import { facetsPrompt, screenPrompt } from '../../src/core/prompts.ts';
import { readChat } from '../../src/core/reader.ts';
import { everyChat } from '../../src/core/selection.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { aConversation } from '../support/fake-services.ts';

const chatOf = (text: string) =>
  readChat(aConversation({ messages: [{ role: 'user', text, at: null }] }), defaultRunSettings);
const sample = [chatOf('How do I bake bread? Ask ann@example.org'), chatOf('x '.repeat(1000))];

const input = (over: Partial<EstimateInput> = {}): EstimateInput => ({
  host: 'models.example',
  sample,
  total: 1000,
  settings: defaultRunSettings,
  price: { input: 1, output: 2 },
  priceDate: '2026-11',
  concurrency: 4,
  k: [10, 10],
  ...over,
});

test('tokens are bytes through 3.5, so other scripts cost more', () => {
  expect(tokensOf('a'.repeat(35))).toBe(10);
  // Seven characters of three bytes.
  expect(tokensOf('表を作る方法')).toBeCloseTo(18 / 3.5, 12);
});

test('the first request is shown exactly as it is sent: redacted', () => {
  const { firstRequest } = estimateRun(input());
  expect(firstRequest).toBe(facetsPrompt(sample[0].transcript, [], 'US').prompt);
  expect(firstRequest).toContain('<EMAIL_1>');
});

test('requests are counted: a chat, a name and an audit each; at most every name and audit twice', () => {
  // Ten base clusters are one level: 1,000 + 10 + 10; at most 1,000 + 2 x 20.
  expect(estimateRun(input()).requests).toEqual([1020, 1040]);
  // Sixty: two levels, 60 -> 10. Two neighbourhoods, one list, 60 choices, 10 parents with an audit each.
  // 1,000 + 120 + 2 + 1 + 60 + 20 = 1,203; at most 120 + 20 more.
  expect(estimateRun(input({ k: [60, 60] })).requests).toEqual([1203, 1343]);
  // Between ten and sixty: the least of the one, the most of the other.
  expect(estimateRun(input({ k: [10, 60] })).requests).toEqual([1020, 1343]);
});

test('topics to count with before any is found: about the square root of the chats, within a factor', () => {
  // sqrt(3000) = 54.8: half of it, four times it. As many for any larger set: no more than 3,000 chats are compared.
  expect(expectedTopics(3000)).toEqual([27, 219]);
  expect(expectedTopics(100_000)).toEqual([27, 219]);
  // sqrt(30) / 2 = 2.7; four times sqrt(30) is more than a fifth of them.
  expect(expectedTopics(30)).toEqual([3, 6]);
  // At least two, at most n.
  expect([0, 1, 2, 5].map(expectedTopics)).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [2, 2],
  ]);
});

test('tokens of chats are the mean of the sample times all chats, 15 per cent about it', () => {
  const facets = sample.map(({ transcript }) => tokensOf(facetsPrompt(transcript, [], 'US').prompt));
  const mean = (facets[0] + facets[1]) / 2;
  const alone = estimateRun(input({ k: [0, 0] }));
  expect(alone.tokensIn).toEqual([Math.round(mean * 1000 * 0.85), Math.round(mean * 1000 * 1.15)]);
  // 120 tokens an answer.
  expect(alone.tokensOut).toEqual([102_000, 138_000]);
});

test('cost and time follow: 1 $ in, 2 $ out a million; 1 to 3 seconds over four lanes', () => {
  const { tokensIn, tokensOut, cost, seconds } = estimateRun(input());
  expect(cost![0]).toBeCloseTo((tokensIn[0] + 2 * tokensOut[0]) / 1e6, 12);
  expect(cost![1]).toBeCloseTo((tokensIn[1] + 2 * tokensOut[1]) / 1e6, 12);
  // 1,020 / 4 = 255; 1,040 x 3 / 4 = 780.
  expect(seconds).toEqual([255, 780]);
  expect(estimateRun(input({ price: null })).cost).toBeNull();
});

test('names only: no chat is asked about, and the first request holds requests of a finished run', () => {
  const settings = { ...defaultRunSettings, modelDoes: 'names' as const };
  const clusters = [['Bake bread', 'Bake rolls'], ['Fix a bicycle']];
  const { requests, firstRequest } = estimateRun(input({ settings, clusters, k: [2, 2], total: 3 }));
  expect(requests).toEqual([4, 8]);
  expect(firstRequest).toContain('- Bake bread\n- Bake rolls\n');
  expect(firstRequest).not.toContain('<EMAIL_1>');
});

const asking = (question: string) => ({
  ...defaultRunSettings,
  selection: { ...everyChat, question },
});

test('a question about each chat: at least it alone, at most everything about all chats as well', () => {
  const settings = asking('Is it about bread?');
  const { requests, firstRequest, tokensIn, tokensOut, cost, screening } = estimateRun(input({ settings }));
  const without = estimateRun(input());
  // 1,000 questions; at most 1,000 chats read and 2 x 20 names and audits after them.
  expect(requests).toEqual([1000, 2040]);
  expect(firstRequest).toBe(screenPrompt(sample[0].transcript, 'Is it about bread?', settings).prompt);
  const each = sample.map(({ transcript }) =>
    tokensOf(screenPrompt(transcript, 'Is it about bread?', settings).prompt),
  );
  const alone = ((each[0] + each[1]) / 2) * 1000;
  expect(tokensIn[0]).toBe(Math.round(alone * 0.85));
  // Rounded once, not twice.
  expect(Math.abs(tokensIn[1] - without.tokensIn[1] - alone * 1.15)).toBeLessThanOrEqual(1);
  // Eight tokens an answer.
  expect(tokensOut).toEqual([6800, without.tokensOut[1] + 9200]);
  expect(screening?.requests).toBe(1000);
  // The least of the whole is the least of the question.
  expect(screening?.cost?.[0]).toBe(cost?.[0]);
  expect(screening?.cost?.[1]).toBeCloseTo((Math.round(alone * 1.15) + 2 * 9200) / 1e6, 12);
});

test('no question is counted where it is blank, where nobody reads the chats but this device, and where prices are missing no cost', () => {
  expect(estimateRun(input({ settings: asking('  ') }))).toEqual(estimateRun(input()));
  const names = { ...asking('Is it about bread?'), modelDoes: 'names' as const };
  expect(estimateRun(input({ settings: names })).screening).toBeUndefined();
  const free = estimateRun(input({ settings: asking('Is it about bread?'), price: null }));
  expect(free.screening).toEqual({ requests: 1000, cost: null });
});

test('nothing to ask: nothing to send', () => {
  const none = estimateRun(input({ sample: [], total: 0, k: [0, 0] }));
  expect(none).toMatchObject({
    firstRequest: '',
    requests: [0, 0],
    tokensIn: [0, 0],
    cost: [0, 0],
    seconds: [0, 0],
  });
});
