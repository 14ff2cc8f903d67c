// A token-classification model off the page's thread: which words of a text are names. Reaches no network, see transformers-files.ts.
import { AutoModelForTokenClassification, type PreTrainedTokenizer, type Tensor } from '@xenova/transformers';
import { AppError } from '../core/errors.ts';
import type { Finding } from '../core/privacy/finding.ts';
import { findingsOf, type LabelledToken, piecesOf } from '../core/privacy/name-model.ts';
import { serve } from './rpc.ts';
import { inputsOf, longestOf, type ModelSource } from './transformers-files.ts';
import { loadModel } from './transformers-loading.ts';

type Model = Awaited<ReturnType<typeof AutoModelForTokenClassification.from_pretrained>>;

/** Tokens at once, also for models that would take more: attention takes memory by their square. */
const mostTokens = 512;

let loaded: { tokenizer: PreTrainedTokenizer; model: Model; labels: readonly string[] } | null = null;

const api = {
  /** Loads the model; once, before anything else. Rejects with AppError 'weights-broken' where the files are not a model that labels tokens. */
  async load(source: ModelSource): Promise<void> {
    loaded = await loadModel(source, AutoModelForTokenClassification, (_tokenizer, model) => ({
      labels: labelsOf(model),
    }));
  },

  /** Names in each text, in order. Long texts are looked through in pieces. */
  async find(texts: readonly string[]): Promise<Finding[][]> {
    const found: Finding[][] = [];
    for (const text of texts) {
      const parts: Finding[] = [];
      for (const piece of piecesOf(text))
        parts.push(...findingsOf(piece.text, await labelledTokens(piece.text), piece.start));
      found.push(parts);
    }
    return found;
  },
};

export type NamesApi = typeof api;
serve(api);

/** Names of the classes, by number. */
function labelsOf(model: Model): string[] {
  const { id2label = {} } = model.config as { id2label?: Record<string, string> };
  const labels = Object.keys(id2label).map((id) => id2label[id]);
  if (labels.length < 2) throw new Error('the model names no labels');
  return labels;
}

/** The tokens of a text, each with its best label. What is too long for the model is labelled window by window. */
async function labelledTokens(text: string): Promise<LabelledToken[]> {
  if (!loaded) throw new Error('load comes first');
  const { tokenizer, model } = loaded;
  const ids = tokenizer.encode(text, { add_special_tokens: false });
  const tokens = tokenizer.tokenize(text);
  // What the tokenizer puts around every text: [CLS] and [SEP], or nothing.
  const around = tokenizer.encode('');
  const window = Math.min(longestOf(tokenizer, model), mostTokens) - around.length;
  const labelled: LabelledToken[] = [];
  for (let at = 0; at < ids.length; at += window) {
    const inside = ids.slice(at, at + window);
    const before = around.slice(0, Math.ceil(around.length / 2));
    const labels = await labelsFor([...before, ...inside, ...around.slice(before.length)]);
    inside.forEach((_, i) => labelled.push({ token: tokens[at + i], label: labels[before.length + i] }));
  }
  return labelled;
}

async function labelsFor(ids: readonly number[]): Promise<string[]> {
  const { model, labels } = loaded!;
  const inputs = inputsOf([ids], ids.length, 0);
  const outputs = (await model(inputs)) as Record<string, Tensor>;
  const scores = outputs.logits?.data as Float32Array | undefined;
  if (scores?.length !== ids.length * labels.length)
    throw new AppError('weights-broken', { reason: 'load', message: Object.keys(outputs).join(' ') });
  const best = ids.map((_, i) => {
    const row = scores.subarray(i * labels.length, (i + 1) * labels.length);
    return labels[row.indexOf(Math.max(...row))];
  });
  for (const tensor of [...Object.values(inputs), ...Object.values(outputs)]) tensor.dispose();
  return best;
}
