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

/** A host that a content policy can name: letters, digits, dots and hyphens, so no "*" and no "[::1]". */
const hostShape = /^[\w.-]+$/;
/** Unencrypted only where nothing goes over a wire; the page's policy lists the same two. */
const plainHosts: readonly string[] = ['localhost', '127.0.0.1'];

/** An address as it is kept, read as a browser reads it: no final slash, no query; null: the page could not or must not reach it. */
export function normalUrl(typed: string): string | null {
  const text = typed.trim();
  if (!URL.canParse(text) || /[\s?#]/.test(text)) return null;
  const { protocol, username, password, host, hostname, pathname } = new URL(text);
  if (username !== '' || password !== '' || !hostShape.test(hostname)) return null;
  if (protocol !== 'https:' && !(protocol === 'http:' && plainHosts.includes(hostname))) return null;
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
}

/** true: Google's own service, whose free tier keeps what is sent, in whichever dialect it is asked. */
export function keepsFreeTier(baseUrl: string): boolean {
  return /(^|[.-])generativelanguage\.googleapis\.com\.?$/.test(new URL(baseUrl).hostname);
}
