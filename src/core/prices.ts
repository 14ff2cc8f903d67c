// What models cost: data with a date, to be changed by the person who pays.
import type { ModelChoice, ModelPrice, PriceTable } from './model.ts';

/**
 * US dollars a million tokens. gemini-3.8-flash: introductory price until 31 Dec 2026. gemini-3.5-flash-lite: NOT VERIFIED, its
 * price was not to be found; this is the last public price of a flash-lite model (2.5). The others as their providers list them.
 */
export const shippedPrices: PriceTable = {
  date: '2026-11',
  prices: {
    'gemini-3.5-flash-lite': { input: 0.1, output: 0.4 },
    'gemini-3.8-flash': { input: 0.75, output: 3.75 },
    'gpt-4.1-mini': { input: 0.4, output: 1.6 },
    'gpt-4o-mini': { input: 0.15, output: 0.6 },
  },
  unverified: ['gemini-3.5-flash-lite'],
};

/** What a server on this device or in this network asks. */
export const freePrice: ModelPrice = { input: 0, output: 0 };

/** The price of a model: of its name, else of the longest name it begins with ("gpt-4o-mini-2024-07-18"); null: not known. */
export function priceOf(table: PriceTable, model: string): ModelPrice | null {
  const name = pricedName(table, model);
  return name === null ? null : table.prices[name];
}

/** The name under which a model's price stands in the table; null: none. */
function pricedName({ prices }: PriceTable, model: string): string | null {
  // Providers write "models/gemini-3.8-flash" and "openai/gpt-4o-mini" as well.
  const name = model.slice(model.lastIndexOf('/') + 1).toLowerCase();
  const known = Object.keys(prices).sort((a, b) => b.length - a.length);
  // Up to a hyphen: "gpt-41" is no kind of "gpt-4".
  const found = known.find((key) => key === model || key.toLowerCase() === name);
  const begins = known.find((key) => name.startsWith(`${key.toLowerCase()}-`));
  return found ?? begins ?? null;
}

/** Hosts of this device and of private networks, as URLs write them: RFC 1918, RFC 3927, RFC 4193, and names no one else resolves. */
const localHost =
  /^(?:localhost|[^.]+\.localhost|[^.]+\.local|127(?:\.\d+){3}|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|169\.254(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[(?:::1|f[cd][\da-f:]*)\])$/i;

/** The price of a choice: nothing on this device and in this network. */
export function priceOfChoice(table: PriceTable, { baseUrl, model }: ModelChoice): ModelPrice | null {
  return localHost.test(new URL(baseUrl).hostname) ? freePrice : priceOf(table, model);
}

/** true: what this choice is said to cost nobody looked up. */
export function isUnverified(table: PriceTable, choice: ModelChoice): boolean {
  const price = priceOfChoice(table, choice);
  if (price === null || price === freePrice) return false;
  return table.unverified?.includes(pricedName(table, choice.model)!) ?? false;
}

/** US dollars for so many tokens. */
export function costOf(price: ModelPrice, tokensIn: number, tokensOut: number): number {
  return (tokensIn * price.input + tokensOut * price.output) / 1_000_000;
}
