// Addresses live behind the hash, so that the page works under any path of any static host.
import type { Run } from '../core/types.ts';

export type Route =
  | { readonly page: 'start' | 'storage' | 'settings' | 'ledger' | 'privacy' | 'gallery' | 'unknown' }
  /** id: a dataset that is on this device; null: what was dropped. */
  | { readonly page: 'import'; readonly id: string | null }
  /** A finished run, and what a model shall do with it. */
  | { readonly page: 'improve'; readonly id: string; readonly what: 'names' | 'all' }
  /** A finished run with a model, and how many topics it shall have when it is done again. */
  | { readonly page: 'again'; readonly id: string; readonly k: number }
  | { readonly page: 'run' | 'export'; readonly id: string }
  | {
      readonly page: 'explore';
      /** A run of one's own, or an imported tree. */
      readonly kind: 'run' | 'tree';
      readonly id: string;
      readonly clusterId: string | null;
      readonly conversationId: string | null;
    };

const part = encodeURIComponent;

/** Every address inside the page. Ids only, never text. */
export const paths = {
  start: '#/',
  import: '#/import',
  /** What was found in a dataset that is on this device. */
  dataset: (id: string) => `#/import/${part(id)}`,
  storage: '#/storage',
  settings: '#/settings',
  ledger: '#/ledger',
  privacy: '#/privacy',
  gallery: '#/gallery',
  run: (id: string) => `#/run/${part(id)}`,
  explore: (id: string, clusterId: string | null = null) =>
    `#/explore/${part(id)}` + (clusterId === null ? '' : `/c/${part(clusterId)}`),
  chat: (id: string, conversationId: string) => `#/explore/${part(id)}/chat/${part(conversationId)}`,
  tree: (id: string, clusterId: string | null = null) =>
    `#/tree/${part(id)}` + (clusterId === null ? '' : `/c/${part(clusterId)}`),
  export: (id: string) => `#/export/${part(id)}`,
  improve: (id: string, what: 'names' | 'all') => `#/improve/${part(id)}/${what}`,
  again: (id: string, k: number) => `#/improve/${part(id)}/again/${k}`,
  /** Where a run is looked at: its topics when done, else its progress. */
  ofRun: (run: Run) => (run.status === 'done' ? paths.explore(run.id) : paths.run(run.id)),
};

const plainPages = ['storage', 'settings', 'ledger', 'privacy'] as const;
type PlainPage = (typeof plainPages)[number];

/** The route of a location's hash. What no page knows is 'unknown'. */
export function parseRoute(hash: string): Route {
  const [page, id, ...rest] = split(hash);
  if (page === undefined) return { page: 'start' };
  if (page === 'gallery') return { page: import.meta.env.DEV ? 'gallery' : 'unknown' };
  if (plainPages.includes(page as PlainPage) && id === undefined) return { page: page as PlainPage };
  if (page === 'import' && rest.length === 0) return { page, id: id ?? null };
  if (page === 'improve' && id !== undefined) return parseImprove(id, rest);
  if ((page === 'run' || page === 'export') && id !== undefined && rest.length === 0) return { page, id };
  if ((page === 'explore' || page === 'tree') && id !== undefined) return parseExplore(page, id, rest);
  return { page: 'unknown' };
}

function parseImprove(id: string, [what, k, ...rest]: readonly string[]): Route {
  if ((what === 'names' || what === 'all') && k === undefined) return { page: 'improve', id, what };
  const isAgain = what === 'again' && /^[1-9]\d{0,8}$/.test(k ?? '') && rest.length === 0;
  return isAgain ? { page: 'again', id, k: Number(k) } : { page: 'unknown' };
}

function parseExplore(page: 'explore' | 'tree', id: string, rest: readonly string[]): Route {
  const kind = page === 'tree' ? 'tree' : 'run';
  const [what, which] = rest;
  const all = { page: 'explore', kind, id, clusterId: null, conversationId: null } as const;
  if (rest.length === 0) return all;
  if (rest.length === 2 && what === 'c') return { ...all, clusterId: which };
  if (rest.length === 2 && what === 'chat' && kind === 'run') return { ...all, conversationId: which };
  return { page: 'unknown' };
}

function split(hash: string): string[] {
  const path = hash.replace(/^#/, '').split('?')[0];
  try {
    return path
      .split('/')
      .filter((piece) => piece !== '')
      .map(decodeURIComponent);
  } catch {
    // A stray "%": no address of ours.
    return ['unreadable'];
  }
}

/** Goes to a path of `paths`. */
export function go(path: string): void {
  location.hash = path;
}

/** The current route. One, made by App. */
export class Router {
  route = $state.raw(parseRoute(location.hash));

  /** Follows the address until the returned function is called. */
  follow(): () => void {
    const read = () => (this.route = parseRoute(location.hash));
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }
}
