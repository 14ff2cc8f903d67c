import { expect, test } from 'vitest';
import {
  costOf,
  freePrice,
  isUnverified,
  priceOf,
  priceOfChoice,
  shippedPrices,
} from '../../src/core/prices.ts';

test('a price is found by the exact name, then by the longest name that a model begins with', () => {
  const table = {
    date: '2026-11',
    prices: {
      'gpt-4': { input: 3, output: 3 },
      'gpt-4o': { input: 2, output: 2 },
      'gpt-4o-mini': { input: 1, output: 1 },
    },
  };
  expect(priceOf(table, 'gpt-4o')).toEqual({ input: 2, output: 2 });
  expect(priceOf(table, 'gpt-4o-mini-2024-07-18')).toEqual({ input: 1, output: 1 });
  expect(priceOf(table, 'openai/gpt-4o-mini')).toEqual({ input: 1, output: 1 });
  expect(priceOf(table, 'gpt-41')).toBeNull();
  expect(priceOf(table, 'llama')).toBeNull();
});

test('a server on this device or in this network costs nothing, whatever its model is called', () => {
  const of = (baseUrl: string) =>
    priceOfChoice(shippedPrices, { provider: 'openai', baseUrl, model: 'gpt-4o-mini' });
  for (const host of [
    'localhost',
    '127.0.0.1',
    '192.168.1.7',
    '10.0.0.2',
    '172.20.1.1',
    'box.local',
    '[::1]',
  ]) {
    expect(of(`http://${host}:11434/v1`), host).toBe(freePrice);
  }
  for (const host of ['api.openai.com', '172.40.1.1', 'localhost.example.com', '10.example.com']) {
    expect(of(`https://${host}/v1`), host).toEqual({ input: 0.15, output: 0.6 });
  }
});

test('a million tokens in and half a million out', () => {
  // 1 x 0.15 + 0.5 x 0.6 = 0.45.
  expect(costOf({ input: 0.15, output: 0.6 }, 1_000_000, 500_000)).toBeCloseTo(0.45, 12);
});

test('a price that nobody looked up is known by its name, also of a longer one, and never on this device', () => {
  const of = (model: string, baseUrl = 'https://api.example/v1') =>
    isUnverified(shippedPrices, { provider: 'openai', baseUrl, model });
  expect(of('gemini-3.5-flash-lite')).toBe(true);
  expect(of('models/gemini-3.5-flash-lite-001')).toBe(true);
  expect(of('gemini-3.8-flash')).toBe(false);
  expect(of('llama3')).toBe(false);
  expect(of('gemini-3.5-flash-lite', 'http://localhost:11434/v1')).toBe(false);
});
