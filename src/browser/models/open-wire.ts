import { hostOf } from '../../core/endpoints.ts';
import { AppError } from '../../core/errors.ts';
import type { ModelChoice } from '../../core/model.ts';
import type { Wire } from './wire.ts';

/**
 * The wire for a choice. Each is fetched when it is first wanted: the first page needs neither. Throws AppError 'model-key' for a
 * key that no header can carry: pasted with a line break or an ellipsis in it.
 */
export async function openWire(
  { provider, baseUrl, model }: ModelChoice,
  key: string | null,
  now: () => number,
): Promise<Wire> {
  if (key !== null && !/^[\x21-\x7e]*$/.test(key))
    throw new AppError('model-key', { host: hostOf(baseUrl), model });
  const options = { baseUrl: baseUrl.replace(/\/+$/, ''), model, key, now };
  if (provider === 'gemini') return (await import('./gemini.ts')).geminiWire(options);
  return (await import('./openai-compatible.ts')).openaiWire(options);
}
