// How a worker gets its transformers.js model, whatever the model answers.
import { AutoTokenizer, type PreTrainedTokenizer } from '@xenova/transformers';
import { AppError } from '../core/errors.ts';
import { type ModelSource, prepare, sessionOptions } from './transformers-files.ts';

/** One of transformers.js' classes that make a model of files. */
interface ModelClass<Model> {
  from_pretrained(model: string, options: typeof sessionOptions): Promise<Model>;
}

/**
 * Tokenizer and model out of the files of `source`; `complete` adds what is read off them. Rejects with AppError 'weights-broken'
 * where the files are no such model, which `complete` may say as well by throwing.
 */
export async function loadModel<Model, More extends object>(
  source: ModelSource,
  modelClass: ModelClass<Model>,
  complete: (tokenizer: PreTrainedTokenizer, model: Model) => More,
): Promise<{ tokenizer: PreTrainedTokenizer; model: Model } & More> {
  prepare(source);
  try {
    const [tokenizer, model] = await Promise.all([
      AutoTokenizer.from_pretrained(source.model),
      modelClass.from_pretrained(source.model, { ...sessionOptions }),
    ]);
    return { tokenizer, model, ...complete(tokenizer, model) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'weights-broken',
      { model: source.model, file: source.model, reason: 'load', message },
      error,
    );
  }
}
