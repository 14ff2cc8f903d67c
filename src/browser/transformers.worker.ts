// A transformers.js model off the page's thread; a thin shell around AutoTokenizer and AutoModel. It is handed the model's files
// by the page and reaches no network but the runtime beside the page (ort/). One of several; ended, not asked to stop.
import { AutoModel, type PreTrainedTokenizer, type Tensor } from '@xenova/transformers';
import { transfer } from 'comlink';
import { AppError } from '../core/errors.ts';
import type { Matrix } from '../core/types.ts';
import { serve } from './rpc.ts';
import { inputsOf, longestOf, type ModelSource } from './transformers-files.ts';
import { loadModel } from './transformers-loading.ts';

type Model = Awaited<ReturnType<typeof AutoModel.from_pretrained>>;

/**
 * Attention takes memory by texts x tokens x tokens (x 12 heads x 4 bytes, several times over): 16 texts of 128 tokens are about
 * 13 MB a table, 16 of 512 would be 200 MB. Longer texts go fewer at once, which costs no time: they fill the machine alone.
 */
const attentionCells = 16 * 128 ** 2;

let loaded: { tokenizer: PreTrainedTokenizer; model: Model; longest: number } | null = null;

const api = {
  /** Loads the model; once, before anything else. Rejects with AppError 'weights-broken' where the files are not a model that embeds. */
  async load(source: ModelSource): Promise<void> {
    loaded = await loadModel(source, AutoModel, (tokenizer, model) => ({
      longest: longestOf(tokenizer, model),
    }));
  },

  /** One unit row a text, mean-pooled; a text without any token is a zero row. Texts of up to 128 tokens are one batch. */
  async embed(texts: readonly string[]): Promise<Matrix> {
    if (!loaded) throw new Error('load comes first');
    const { tokenizer, model, longest } = loaded;
    const ids = texts.map((text) => tokensOf(tokenizer, text, longest));
    const atOnce = Math.max(
      1,
      Math.floor(attentionCells / Math.max(...ids.map(({ length }) => length)) ** 2),
    );
    const parts: Matrix[] = [];
    for (let at = 0; at < ids.length; at += atOnce)
      parts.push(await pooled(model, ids.slice(at, at + atOnce), Number(tokenizer.pad_token_id ?? 0)));
    const rows = stacked(parts);
    return transfer(rows, [rows.data.buffer]);
  },
};

export type TransformersApi = typeof api;
serve(api);

/** Ids of a text's tokens, special tokens included; cut as transformers.js cuts: at the end. */
function tokensOf(tokenizer: PreTrainedTokenizer, text: string, longest: number): number[] {
  const { input_ids: ids } = tokenizer(text, {
    return_tensor: false,
    truncation: Number.isFinite(longest),
    max_length: Number.isFinite(longest) ? longest : null,
  });
  return ids;
}

/** Runs one batch and takes the mean over each text's own tokens, at length 1. */
async function pooled(model: Model, ids: readonly number[][], padding: number): Promise<Matrix> {
  const width = Math.max(1, ...ids.map(({ length }) => length));
  const inputs = inputsOf(ids, width, padding);
  const outputs = (await model(inputs)) as Record<string, Tensor>;
  const states = outputs.last_hidden_state ?? outputs.token_embeddings;
  if (states?.dims.length !== 3)
    throw new AppError('weights-broken', { reason: 'load', message: Object.keys(outputs).join(' ') });
  const cols = states.dims[2];
  const rows = new Float32Array(ids.length * cols);
  const values = states.data as Float32Array;
  ids.forEach(({ length }, i) => {
    const row = rows.subarray(i * cols, (i + 1) * cols);
    meanOf(values.subarray(i * width * cols, (i * width + length) * cols), row);
  });
  // Tensors are not garbage to the runtime until they are told so: without this its memory grows with every batch.
  for (const tensor of [...Object.values(inputs), ...Object.values(outputs)]) tensor.dispose();
  return { data: rows, rows: ids.length, cols };
}

function stacked(parts: readonly Matrix[]): Matrix {
  if (parts.length === 1) return parts[0];
  const { cols } = parts[0];
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const data = new Float32Array(rows * cols);
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return { data, rows, cols };
}

/** Mean of the rows in `values`, brought to length 1, into `row`. Nothing to take the mean of, or a mean of zero: zeros. */
function meanOf(values: Float32Array, row: Float32Array): void {
  for (let at = 0; at < values.length; at += row.length)
    for (let i = 0; i < row.length; i++) row[i] += values[at + i];
  const length = Math.hypot(...row);
  // No clustering could use it, and it would be kept.
  if (!Number.isFinite(length)) throw new AppError('weights-broken', { reason: 'load' });
  if (length > 0) for (let i = 0; i < row.length; i++) row[i] /= length;
}
