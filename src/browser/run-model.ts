// The language model of one run, and the analyst made of it. Fetched only when a run asks a model.
import { hostOf, needsKey, originOf } from '../core/endpoints.ts';
import { AppError } from '../core/errors.ts';
import type { ModelChoice } from '../core/model.ts';
import type { Analyst } from '../core/ports.ts';
import { priceOfChoice } from '../core/prices.ts';
import type { Run, RunSettings } from '../core/types.ts';
import type { ModelDesk } from '../ui/services.ts';
import { browserClock } from './clock.ts';
import type { OpenedModel } from './models/language-model.ts';
import type { Secrets } from './secrets.ts';
import type { DexieStore } from './store.ts';

export interface RunModelContext {
  readonly store: Pick<DexieStore, 'ledgerOfRun'>;
  readonly secrets: Pick<Secrets, 'keyFor'>;
  readonly models: Pick<ModelDesk, 'boundTo' | 'prices'>;
}

/** Sends nothing. Rejects with AppError 'model-endpoint' or 'model-needs-key' where the page cannot ask this model. */
export async function openRunModel(
  { store, secrets, models }: RunModelContext,
  run: Run,
  choice: ModelChoice,
): Promise<OpenedModel> {
  const host = hostOf(choice.baseUrl);
  if (originOf(choice.baseUrl) !== models.boundTo) throw new AppError('model-endpoint', { host });
  const key = await secrets.keyFor(choice.baseUrl);
  if (key === null && needsKey(choice)) throw new AppError('model-needs-key', { host });
  const [{ openWire }, { openLanguageModel }, spent] = await Promise.all([
    import('./models/open-wire.ts'),
    import('./models/language-model.ts'),
    store.ledgerOfRun(run.id),
  ]);
  return openLanguageModel({
    wire: await openWire(choice, key, browserClock.now),
    clock: browserClock,
    datasetId: run.datasetId,
    runId: run.id,
    price: priceOfChoice(await models.prices(), choice),
    cap: run.settings.cap,
    spent,
    // Then key and model are good.
    answeredBefore: spent.answered > 0,
  });
}

/** The analyst that asks this model for everything, or for names alone. */
export async function modelAnalyst(
  model: OpenedModel,
  builtIn: Analyst,
  { language, customFacets, region, redaction, modelDoes }: RunSettings,
): Promise<Analyst> {
  const { namesOnly, promptedAnalyst } = await import('../core/analysts/prompted.ts');
  const prompted = promptedAnalyst(model, { language, customFacets, region, redaction });
  return modelDoes === 'names' ? namesOnly(builtIn, prompted) : prompted;
}
