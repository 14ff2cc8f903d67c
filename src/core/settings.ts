import { everyChat } from './selection.ts';
import type { RunSettings } from './types.ts';

/** The embedder that needs no download. */
export const builtInEmbedder = 'built-in';

/** The person's own facets: more would make the fixed part of the question too long (clio.md 2.7). */
export const mostCustomFacets = 2;

/** Seed 1, k by evidence, the minimum by its rule, nothing leaves the device; a cap of 5 dollars pays for some ten thousand chats at flash-lite prices. 6,000 characters hold the first message and the last turns of nearly every chat (clio.md 2.1). */
export const defaultRunSettings: RunSettings = {
  selection: everyChat,
  seed: 1,
  k: null,
  budget: 6000,
  minimum: null,
  minimumAccounts: null,
  region: 'US',
  redaction: { families: null, strictNames: false, nameModel: null },
  model: null,
  modelDoes: 'everything',
  embedder: builtInEmbedder,
  language: 'English',
  customFacets: [],
  cap: 5,
};

/** Below this many conversations the tree stays flat: there is nothing to nest. */
export const fewChats = 8;

/** Minimum conversations of a cluster on one's own screen (clio.md 7). `accounts` = distinct accounts seen. */
export function screenMinimum(conversations: number, accounts: number, chosen: number | null): number {
  if (chosen !== null) return chosen;
  if (accounts > 1) return 10;
  return conversations < 20 ? 1 : 3;
}

/** Minimum distinct accounts of a shown cluster; one account, or none known, needs no minimum (clio.md 7). */
export function accountMinimum(accounts: number, chosen: number | null): number {
  return accounts > 1 ? (chosen ?? 5) : 1;
}

/** Minimum conversations of a cluster in an exported tree at the level "clusters" (clio.md 7). */
export const exportMinimum = 5;
