import { defaultGeminiModel } from '../../core/endpoints.ts';
import { AppError } from '../../core/errors.ts';
import type { ListedModel } from '../../core/model.ts';
import { nextStep, onlyTry } from './retry.ts';
import type { Wire } from './wire.ts';

/** Models that do something else than answer questions in words. */
const otherTrades =
  /embed|whisper|tts|audio|image|dall-e|imagen|veo|live|realtime|moderation|transcribe|sora|rerank|robotics|computer-use/i;

/** Models of an endpoint, most useful first. Rejects with AppError 'model-...'. */
export async function listModels(wire: Wire, signal: AbortSignal): Promise<ListedModel[]> {
  const listed = await wire.list(
    {
      ...{ purpose: 'models', subject: '', datasetId: null, runId: null },
      ...{ tokensIn: 0, tokensOut: 0, cost: null },
    },
    signal,
  );
  if ('is' in listed) {
    const step = nextStep(listed, onlyTry, 0, wire.host);
    throw step.then === 'end' && step.error instanceof AppError
      ? step.error
      : new AppError('model-overloaded', { host: wire.host });
  }
  return mostUsefulFirst(listed);
}

/** The default, then small models (they are enough for one sentence), then the rest by name, newest version first. */
function mostUsefulFirst(models: readonly ListedModel[]): ListedModel[] {
  const rank = ({ name }: ListedModel) =>
    name === defaultGeminiModel
      ? 0
      : /\b(lite|mini|nano|small|haiku)\b/i.test(name)
        ? 1
        : /flash/i.test(name)
          ? 2
          : 3;
  return models
    .filter(({ name }) => !otherTrades.test(name))
    .sort((a, b) => rank(a) - rank(b) || b.name.localeCompare(a.name, 'en', { numeric: true }));
}
