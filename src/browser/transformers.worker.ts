// A transformers.js model off the page's thread; a thin shell around AutoTokenizer and AutoModel. It is handed the model's files
// by the page and reaches no network but the runtime beside the page (ort/). One of several; ended, not asked to stop.
import {
  AutoModel,
  AutoTokenizer,
  env,
  LogLevel,
  type PreTrainedTokenizer,
  Tensor,
} from '@xenova/transformers';
import { transfer } from 'comlink';
import { AppError } from '../core/errors.ts';
import type { Matrix } from '../core/types.ts';
import { serve } from './rpc.ts';

/** What a worker needs before it can embed. */
export interface ModelSource {
  readonly model: string;
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
  /** Address of the folder with onnxruntime's .mjs and .wasm, with a final slash: absolute, because a blob worker has no place of its own. */
  readonly runtime: string;
}

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
    prepare(source);
    try {
      const [tokenizer, model] = await Promise.all([
        AutoTokenizer.from_pretrained(source.model),
        AutoModel.from_pretrained(source.model, {
          // 8 bits: 1.7 times as fast here as 32, a quarter of the download.
          dtype: 'q8',
          device: 'wasm',
          session_options: { graphOptimizationLevel: 'all', enableMemPattern: true, enableCpuMemArena: true },
        }),
      ]);
      loaded = { tokenizer, model, longest: longestOf(tokenizer, model) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new AppError(
        'weights-broken',
        { model: source.model, file: source.model, reason: 'load', message },
        error,
      );
    }
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

/** Sets transformers.js up so that every file it asks for comes out of `source` and nothing else answers. */
function prepare({ files, model, runtime }: ModelSource): void {
  env.logLevel = LogLevel.ERROR;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = '/';
  // What it asks for in vain (optional files) is simply not there: no request, nothing on the console.
  env.fetch = () => Promise.resolve(new Response(null, { status: 404 }));
  env.useBrowserCache = false;
  env.useCustomCache = true;
  env.customCache = {
    match: (path: string) => {
      const file = files.find((one) => path === `/${model}/${one.path}`);
      const headers = { 'content-length': String(file?.blob.size) };
      return Promise.resolve(file && new Response(file.blob, { headers }));
    },
    put: () => Promise.resolve(),
  };
  // Else it would import the runtime from a blob, which the page's policy refuses.
  env.useWasmCache = false;
  const wasm = env.backends.onnx.wasm!;
  wasm.numThreads = 1;
  wasm.wasmPaths = {
    mjs: `${runtime}ort-wasm-simd-threaded.mjs`,
    wasm: `${runtime}ort-wasm-simd-threaded.wasm`,
  };
}

/** Tokens a text may have: what the tokenizer says, and no more than the model has positions. */
function longestOf(tokenizer: PreTrainedTokenizer, model: Model): number {
  const { max_position_embeddings: positions } = model.config as { max_position_embeddings?: number };
  return Math.min(tokenizer.model_max_length, positions ?? Infinity);
}

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

function inputsOf(ids: readonly number[][], width: number, padding: number): Record<string, Tensor> {
  const dims = [ids.length, width];
  const tokens = new BigInt64Array(ids.length * width).fill(BigInt(padding));
  const mask = new BigInt64Array(ids.length * width);
  ids.forEach((row, i) =>
    row.forEach((id, at) => {
      tokens[i * width + at] = BigInt(id);
      mask[i * width + at] = 1n;
    }),
  );
  return {
    input_ids: new Tensor('int64', tokens, dims),
    attention_mask: new Tensor('int64', mask, dims),
    token_type_ids: new Tensor('int64', new BigInt64Array(ids.length * width), dims),
  };
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
