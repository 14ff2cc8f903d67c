// transformers.js over files that the page hands to a worker: nothing else is asked for anything.
import { env, LogLevel, type PreTrainedTokenizer, Tensor } from '@xenova/transformers';

/** What a worker needs before it can embed. */
export interface ModelSource {
  readonly model: string;
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
  /** Address of the folder with onnxruntime's .mjs and .wasm, with a final slash: absolute, because a blob worker has no place of its own. */
  readonly runtime: string;
}

/** How a model is run: 8 bits are 1.7 times as fast here as 32, and a quarter of the download. */
export const sessionOptions = {
  dtype: 'q8',
  device: 'wasm',
  session_options: { graphOptimizationLevel: 'all', enableMemPattern: true, enableCpuMemArena: true },
} as const;

/** Sets transformers.js up so that every file it asks for comes out of `source` and nothing else answers. */
export function prepare({ files, model, runtime }: ModelSource): void {
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
export function longestOf(tokenizer: PreTrainedTokenizer, model: { readonly config: object }): number {
  const { max_position_embeddings: positions } = model.config as { max_position_embeddings?: number };
  return Math.min(tokenizer.model_max_length, positions ?? Infinity);
}

/** A batch of texts as token ids, padded to `width` tokens. */
export function inputsOf(
  ids: readonly (readonly number[])[],
  width: number,
  padding: number,
): Record<string, Tensor> {
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
