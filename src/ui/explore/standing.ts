// How well a chat fits its topic, next to the other chats of the same base cluster.
import type { OverviewRows } from '../../core/types.ts';

export type Standing = 'central' | 'between' | 'borderline';

/** The closest quarter is central, the farthest quarter borderline; under four chats nothing stands out. */
export function standingOf(
  { base, closeness }: Pick<OverviewRows, 'base' | 'closeness'>,
  row: number,
): Standing {
  let size = 0;
  let closer = 0;
  base.forEach((cluster, other) => {
    if (cluster !== base[row]) return;
    size++;
    if (closeness[other] > closeness[row]) closer++;
  });
  if (size < 4) return 'between';
  if (closer < size / 4) return 'central';
  return closer >= size - size / 4 ? 'borderline' : 'between';
}
