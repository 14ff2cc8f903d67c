// What a key does in a tree: the WAI-ARIA tree pattern as a pure function of the visible rows.
import type { TopicRow } from './topic-rows.ts';

export type TreeMove =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'open'; readonly ids: readonly string[] }
  | { readonly kind: 'close'; readonly id: string }
  | { readonly kind: 'select'; readonly id: string };

/** The move for a key pressed on the row `at`; null: not ours. */
export function moveFor(key: string, rows: readonly TopicRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (!row) return null;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'focus', index: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { kind: 'focus', index: Math.max(at - 1, 0) };
    case 'Home':
      return { kind: 'focus', index: 0 };
    case 'End':
      return { kind: 'focus', index: rows.length - 1 };
    case 'ArrowRight':
      if (row.expanded === false) return { kind: 'open', ids: [row.node.id] };
      return { kind: 'focus', index: row.expanded ? at + 1 : at };
    case 'ArrowLeft':
      if (row.expanded) return { kind: 'close', id: row.node.id };
      return { kind: 'focus', index: parentIndex(rows, at) };
    case '*':
      return { kind: 'open', ids: siblingsOf(rows, at) };
    case 'Enter':
    case ' ':
      return { kind: 'select', id: row.node.id };
    default:
      return null;
  }
}

/** The row above that is one level up; the row itself where there is none. */
function parentIndex(rows: readonly TopicRow[], at: number): number {
  for (let i = at - 1; i >= 0; i--) if (rows[i].level < rows[at].level) return i;
  return at;
}

/** Closed siblings of a row, itself included. The root stands beside the topics of the first level. */
function siblingsOf(rows: readonly TopicRow[], at: number): string[] {
  const { level, node } = rows[at];
  const beside = (row: TopicRow) =>
    row.level === level && (level === 1 || row.node.parentId === node.parentId);
  return rows.filter((row) => beside(row) && row.expanded === false).map((row) => row.node.id);
}

/** The next row whose name begins with what was typed, after `at`, round the end; -1: none. One letter again goes on to the next. */
export function typeAhead(rows: readonly TopicRow[], at: number, typed: string): number {
  const wanted = typed.toLocaleLowerCase();
  const same = [...wanted].every((letter) => letter === wanted[0]);
  const start = same ? at + 1 : at;
  const prefix = same ? wanted[0] : wanted;
  for (let step = 0; step < rows.length; step++) {
    const index = (start + step) % rows.length;
    if (rows[index].node.name.toLocaleLowerCase().startsWith(prefix)) return index;
  }
  return -1;
}
