// Endpoints that are known to work, as data: a new one is a new row.
import type { ModelChoice } from './model.ts';

export interface KnownEndpoint {
  readonly provider: ModelChoice['provider'];
  readonly name: string;
  /** Without a final slash. */
  readonly baseUrl: string;
  readonly needsKey: boolean;
  /** Where its key comes from, or how it is told to answer a page. */
  readonly hint: string;
}

/** Asked where nobody chose another one: the cheapest model that fits one-sentence summaries (November 2026). */
export const defaultGeminiModel = 'gemini-3.5-flash-lite';

export const geminiBaseUrl = 'https://generativelanguage.googleapis.com';
export const localBaseUrl = 'http://localhost:11434/v1';

/** Gemini first, then hosted, then local. */
export const knownEndpoints: readonly KnownEndpoint[] = [
  {
    provider: 'gemini',
    name: 'Google Gemini',
    baseUrl: geminiBaseUrl,
    needsKey: true,
    hint: 'Keys are made at aistudio.google.com.',
  },
  {
    provider: 'openai',
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    needsKey: true,
    hint: 'Keys are made at platform.openai.com.',
  },
  {
    provider: 'openai',
    name: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    needsKey: true,
    hint: 'Keys are made at openrouter.ai/keys.',
  },
  {
    provider: 'openai',
    name: 'Ollama',
    baseUrl: localBaseUrl,
    needsKey: false,
    hint: 'Start it with OLLAMA_ORIGINS set to the address of this page.',
  },
  {
    provider: 'openai',
    name: 'LM Studio',
    baseUrl: 'http://localhost:1234/v1',
    needsKey: false,
    hint: 'Start it with: lms server start --cors',
  },
  {
    provider: 'openai',
    name: 'llama.cpp',
    baseUrl: 'http://localhost:8080/v1',
    needsKey: false,
    hint: 'llama-server answers pages as it is.',
  },
  {
    provider: 'openai',
    name: 'vLLM',
    baseUrl: 'http://localhost:8000/v1',
    needsKey: false,
    hint: 'vllm serve answers pages as it is.',
  },
];

/** "https://api.openai.com" of "https://api.openai.com/v1". Throws TypeError where it is no URL. */
export function originOf(baseUrl: string): string {
  const { protocol, host } = new URL(baseUrl);
  return `${protocol}//${host}`;
}

/** Host with port. */
export function hostOf(baseUrl: string): string {
  return new URL(baseUrl).host;
}

/** true: a server on this device. */
export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\./.test(hostname)
  );
}

/** true: nobody is answered there without a key. Any other address may be somebody's own server, which seldom wants one. */
export function needsKey({ provider, baseUrl }: Pick<ModelChoice, 'provider' | 'baseUrl'>): boolean {
  const origin = originOf(baseUrl);
  return (
    provider === 'gemini' ||
    knownEndpoints.some((known) => known.needsKey && originOf(known.baseUrl) === origin)
  );
}
