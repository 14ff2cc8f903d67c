import { expect, test } from 'vitest';
import { boundEndpoint, createModelDesk, type ModelDeskOptions } from '../../src/browser/model-desk.ts';
import { Secrets } from '../../src/browser/secrets.ts';
import { geminiBaseUrl, localBaseUrl } from '../../src/core/endpoints.ts';
import { shippedPrices } from '../../src/core/prices.ts';
import { jumpingClock, never } from './models/asking.ts';

const noTable = {
  get: async () => null,
  put: async () => {},
  delete: async () => {},
  clear: async () => {},
  origins: async () => [],
};

function aDesk(over: Partial<ModelDeskOptions> = {}) {
  const settings = new Map<string, unknown>();
  const store = {
    setting: async (key: string) => settings.get(key),
    putSetting: async (key: string, value: unknown) => void settings.set(key, value),
  };
  const reloads: string[] = [];
  const desk = createModelDesk({
    ...{ store, secrets: new Secrets(noTable), clock: jumpingClock(), endpoint: null },
    estimate: () => Promise.reject(new Error('not asked')),
    reload: (hash) => reloads.push(hash),
    ...over,
  });
  return { desk, store, settings, reloads };
}

test('an endpoint is remembered, then the page is loaded again', async () => {
  const { desk, store, reloads } = aDesk();
  expect(await boundEndpoint(store)).toBeNull();
  await desk.bindTo(localBaseUrl, '#/new');
  expect(reloads).toEqual(['#/new']);
  expect(await boundEndpoint(store)).toBe(localBaseUrl);
  await desk.bindTo(null, '#/');
  expect(await boundEndpoint(store)).toBeNull();
});

test('what is no address is nobody', async () => {
  for (const saved of ['javascript:alert(1)', 5, 'https://', {}])
    expect(await boundEndpoint({ setting: async () => saved, putSetting: async () => {} })).toBeNull();
});

test('another endpoint than the page is bound to is not asked', async () => {
  const { desk } = aDesk({ endpoint: geminiBaseUrl });
  expect(desk.boundTo).toBe(geminiBaseUrl);
  const choice = { provider: 'openai', baseUrl: localBaseUrl, model: 'm' } as const;
  const refused = { kind: 'model-endpoint', detail: { host: 'localhost:11434' } };
  expect(await desk.test(choice, never)).toMatchObject(refused);
  await expect(desk.list(choice, never)).rejects.toMatchObject(refused);
});

test('a key that no header can carry is a wrong key, before anything is sent', async () => {
  const { desk } = aDesk({ endpoint: geminiBaseUrl });
  await desk.setKey(geminiBaseUrl, 'AQ.cut…off', false);
  const choice = { provider: 'gemini', baseUrl: geminiBaseUrl, model: 'm' } as const;
  expect(await desk.test(choice, never)).toMatchObject({ kind: 'model-key' });
});

test('own prices win over the shipped ones, and only they are kept', async () => {
  const { desk, settings } = aDesk();
  expect(await desk.prices()).toEqual(shippedPrices);
  const [known] = Object.keys(shippedPrices.prices);
  const own = { [known]: { input: 123, output: 456 }, mine: { input: 0, output: 0 } };
  await desk.setPrices({ date: '2099-01', prices: { ...shippedPrices.prices, ...own } });
  expect(settings.get('prices')).toEqual({ date: '2099-01', prices: own });
  expect(await desk.prices()).toEqual({ date: '2099-01', prices: { ...shippedPrices.prices, ...own } });
});

test('saved prices that are none are left out', async () => {
  const { desk, settings } = aDesk();
  settings.set('prices', { date: 7, prices: { bad: { input: 'x', output: 1 }, worse: null } });
  expect(await desk.prices()).toEqual(shippedPrices);
});

test('a saved price is no longer one that nobody looked up, also where it is the same', async () => {
  const { desk } = aDesk();
  const [name] = shippedPrices.unverified!;
  expect((await desk.prices()).unverified).toEqual([name]);
  await desk.setPrices({
    ...shippedPrices,
    prices: { ...shippedPrices.prices, mine: { input: 1, output: 1 } },
  });
  expect((await desk.prices()).unverified).toEqual([name]);
  await desk.setPrices({ ...shippedPrices, unverified: [] });
  expect(await desk.prices()).toEqual({ date: shippedPrices.date, prices: shippedPrices.prices });
});
