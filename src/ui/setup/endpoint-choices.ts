// Endpoints by the way they are asked, and addresses as people type them.
import { defaultGeminiModel, isLoopback, knownEndpoints, type KnownEndpoint } from '../../core/endpoints.ts';

/** How chats are read. */
export type Way = 'device' | 'key' | 'local';

/** The choice that stands for any address. */
export const otherEndpoint = 'other';

/** Known endpoints of a way, in their order. */
export function endpointsOf(way: Way): readonly KnownEndpoint[] {
  if (way === 'device') return [];
  return knownEndpoints.filter(({ baseUrl }) => isLoopback(baseUrl) === (way === 'local'));
}

/** null: an address of one's own. */
export function endpointNamed(name: string): KnownEndpoint | null {
  return knownEndpoints.find((endpoint) => endpoint.name === name) ?? null;
}

/** The model asked where nobody chose one; '' where only the server knows. */
export function firstModelOf(endpoint: KnownEndpoint | null): string {
  return endpoint?.provider === 'gemini' ? defaultGeminiModel : '';
}

/** An address as it is kept: no final slash, no query; null: the page could not or must not reach it. */
export function normalUrl(typed: string): string | null {
  const text = typed.trim().replace(/\/+$/, '');
  if (!URL.canParse(text) || /[\s?#]/.test(text)) return null;
  const { protocol, username, password } = new URL(text);
  if (username !== '' || password !== '') return null;
  if (protocol === 'https:') return text;
  // Unencrypted only where nothing goes over a wire; the page's policy says the same.
  return protocol === 'http:' && isLoopback(text) ? text : null;
}

/** true: Google's own service, whose free tier keeps what is sent. */
export function keepsFreeTier(provider: 'gemini' | 'openai', baseUrl: string): boolean {
  return provider === 'gemini' && /(^|\.)googleapis\.com$/.test(new URL(baseUrl).hostname);
}
