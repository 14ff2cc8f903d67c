// The one endpoint the page may talk to, its key, its models and their prices: what the screens ask of it.
import { hostOf, originOf } from '../core/endpoints.ts';
import { AppError } from '../core/errors.ts';
import type { ModelChoice, ModelPrice, PriceTable } from '../core/model.ts';
import type { Clock, Store } from '../core/ports.ts';
import { shippedPrices } from '../core/prices.ts';
import type { ModelDesk } from '../ui/services.ts';
import type { Wire } from './models/wire.ts';
import type { Secrets } from './secrets.ts';

type SettingStore = Pick<Store, 'setting' | 'putSetting'>;

export interface ModelDeskOptions {
  readonly store: SettingStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  /** The endpoint that the policy was settled for: what `boundEndpoint` said; null: nobody. */
  readonly endpoint: string | null;
  readonly estimate: ModelDesk['estimate'];
  /** Loads the page again at a hash; by default the page does. */
  readonly reload?: (hash: string) => void;
}

const endpointSetting = 'endpoint';
const pricesSetting = 'prices';

/** Base URL of the endpoint that was chosen last; null: nobody. Read before the policy is settled. */
export async function boundEndpoint(store: SettingStore): Promise<string | null> {
  const saved = await store.setting(endpointSetting);
  const sound = typeof saved === 'string' && /^https?:\/\//.test(saved) && URL.canParse(saved);
  return sound ? saved : null;
}

/** Sends nothing by itself. `list` rejects with, and `test` answers, 'model-endpoint' where the policy would keep the request in. */
export function createModelDesk(options: ModelDeskOptions): ModelDesk {
  const { store, secrets, clock, endpoint, estimate, reload = loadAgain } = options;
  const boundTo = endpoint === null ? null : originOf(endpoint);

  async function wireFor(choice: ModelChoice): Promise<Wire> {
    if (originOf(choice.baseUrl) !== boundTo)
      throw new AppError('model-endpoint', { host: hostOf(choice.baseUrl) });
    const key = await secrets.keyFor(choice.baseUrl);
    // Fetched when it is first wanted: the first page needs no provider.
    const { openWire } = await import('./models/open-wire.ts');
    return openWire(choice, key, clock.now);
  }

  return {
    boundTo,
    estimate,
    hasKey: secrets.hasKey,
    setKey: (baseUrl, key, remember) => secrets.setKey(baseUrl, key, remember),
    forgetKeys: () => secrets.forgetKeys(),
    onForgotten: secrets.onForgotten,
    rememberedKeys: secrets.rememberedKeys,
    async bindTo(baseUrl, hash) {
      await store.putSetting(endpointSetting, baseUrl);
      reload(hash);
    },
    async list(choice, signal) {
      const wire = await wireFor(choice);
      return (await import('./models/list-models.ts')).listModels(wire, signal);
    },
    async test(choice, signal) {
      try {
        const wire = await wireFor(choice);
        return await (await import('./models/connection-test.ts')).testConnection(wire, signal);
      } catch (error) {
        if (error instanceof AppError) return error.toProblem();
        throw error;
      }
    },
    prices: async () => withOwn(shippedPrices, await store.setting(pricesSetting)),
    setPrices: (table) => store.putSetting(pricesSetting, ownPrices(table)),
  };
}

function loadAgain(hash: string): void {
  location.hash = hash;
  location.reload();
}

/** What the person changed or looked up: the rest follows what is shipped, also with later versions. */
function ownPrices({ date, prices, unverified = [] }: PriceTable): PriceTable {
  const own = Object.entries(prices).filter(([model, { input, output }]) => {
    const shipped = shippedPrices.prices[model];
    const lookedUp = shippedPrices.unverified?.includes(model) && !unverified.includes(model);
    return lookedUp || shipped?.input !== input || shipped.output !== output;
  });
  return { date, prices: Object.fromEntries(own) };
}

/** The shipped prices with the saved ones over them; what is not a price is left out. */
function withOwn(shipped: PriceTable, saved: unknown): PriceTable {
  const { date, prices } = (saved ?? {}) as Partial<Record<keyof PriceTable, unknown>>;
  const own = Object.entries((prices ?? {}) as Record<string, unknown>).filter(isPrice);
  if (own.length === 0) return shipped;
  const newer = typeof date === 'string' && /^\d{4}-\d\d$/.test(date) && date > shipped.date;
  const ownNames = new Set(own.map(([model]) => model));
  const unverified = shipped.unverified?.filter((model) => !ownNames.has(model));
  return {
    date: newer ? date : shipped.date,
    prices: { ...shipped.prices, ...Object.fromEntries(own) },
    ...(unverified?.length ? { unverified } : {}),
  };
}

function isPrice(entry: [string, unknown]): entry is [string, ModelPrice] {
  const { input, output } = (entry[1] ?? {}) as Partial<Record<keyof ModelPrice, unknown>>;
  return [input, output].every((price) => typeof price === 'number' && price >= 0 && Number.isFinite(price));
}
