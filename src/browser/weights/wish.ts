// A model that is to be downloaded: remembered over a reload, because only a page bound to the hub from its start may reach it.
import type { Store } from '../../core/ports.ts';

/** A model that is to be downloaded, and where to go afterwards. */
export interface Wish {
  readonly model: string;
  readonly hash: string;
}

export const wishKey = 'weights-wish';

/** True for what the hub takes as a model's name: "name" or "owner/name". */
export function isModelId(id: string): boolean {
  return /^[\w.-]{1,96}(?:\/[\w.-]{1,96})?$/.test(id) && !id.split('/').some((part) => /^\.+$/.test(part));
}

/**
 * Read when the page is loaded, before its policy is set. null: nothing is to be downloaded. Checked by hand: zod would be a
 * fifth of what the page loads before its first file.
 */
export async function readWish(settings: Pick<Store, 'setting'>): Promise<Wish | null> {
  const saved = ((await settings.setting(wishKey)) ?? {}) as Partial<Record<keyof Wish, unknown>>;
  const { model, hash } = saved;
  if (typeof model !== 'string' || typeof hash !== 'string') return null;
  return isModelId(model) && hash.startsWith('#') ? { model, hash } : null;
}
