// Sets of ids that are replaced whole, never changed.
export type Ids = ReadonlySet<string>;

export const none: Ids = new Set();

export function withIds(ids: Ids, more: Iterable<string>): Ids {
  return new Set([...ids, ...more]);
}

export function withoutIds(ids: Ids, less: Iterable<string>): Ids {
  const left = new Set(ids);
  for (const id of less) left.delete(id);
  return left;
}
