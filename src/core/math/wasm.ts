import { fromBase64 } from './base64.ts';

/**
 * The WebAssembly of a base64 text, compiled at the first call. null where the machine cannot run it, and where the engine will
 * not compile it here: some refuse to do so on the page's own thread.
 */
export function wasmModule(text: string): () => WebAssembly.Module | null {
  let compiled: WebAssembly.Module | null | undefined;
  return () => (compiled === undefined ? (compiled = compile(fromBase64(text))) : compiled);
}

function compile(binary: Uint8Array<ArrayBuffer>): WebAssembly.Module | null {
  if (!WebAssembly.validate(binary)) return null;
  try {
    return new WebAssembly.Module(binary);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
