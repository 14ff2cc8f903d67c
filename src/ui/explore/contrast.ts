// What sets a topic apart: where its shares differ most from those of all other chats.
import type { TopicFacets, TopicNode } from '../../core/topic-tree.ts';
import type { Keyword } from '../../core/types.ts';

export type Contrast =
  | { readonly kind: 'word'; readonly word: string; readonly share: number; readonly shareOutside: number }
  | {
      readonly kind: 'language' | 'source';
      readonly name: string;
      readonly share: number;
      readonly shareAll: number;
    }
  | { readonly kind: 'turns'; readonly median: number; readonly medianAll: number };

/** A share must be this much larger, in points and as a factor, to be worth a sentence. */
const points = 0.1;
const factor = 1.5;

/** The strongest differences, at most `limit`: words first, then language, source and length. */
export function contrastsOf(topic: TopicNode, all: TopicNode, limit = 5): Contrast[] {
  if (topic.id === all.id) return [];
  const words = topic.keywords
    .filter(({ share, shareOutside }) => stands(share, shareOutside))
    .toSorted((a, b) => lift(b) - lift(a))
    .slice(0, 3)
    .map(({ word, share, shareOutside }): Contrast => ({ kind: 'word', word, share, shareOutside }));
  return [
    ...words,
    ...shares('language', topic.facets.languages, all.facets.languages),
    ...shares('source', topic.facets.sources, all.facets.sources),
    ...turns(topic.facets, all.facets),
  ].slice(0, limit);
}

function stands(share: number, other: number): boolean {
  return share - other >= points && share >= other * factor;
}

function lift({ share, shareOutside }: Keyword): number {
  return share - shareOutside;
}

/** The one value of a facet that is most over-represented, if any is. */
function shares(
  kind: 'language' | 'source',
  here: Readonly<Record<string, number>>,
  all: Readonly<Record<string, number>>,
): Contrast[] {
  const totalHere = sum(here);
  const totalAll = sum(all);
  return Object.entries(here)
    .map(([name, count]) => ({ kind, name, share: count / totalHere, shareAll: (all[name] ?? 0) / totalAll }))
    .filter(({ share, shareAll }) => stands(share, shareAll))
    .toSorted((a, b) => b.share - b.shareAll - (a.share - a.shareAll))
    .slice(0, 1);
}

/** Chats twice as long, or half as long, as usual. */
function turns(here: TopicFacets, all: TopicFacets): Contrast[] {
  const median = here.turns.median;
  const medianAll = all.turns.median;
  const apart = median >= medianAll * 2 || median * 2 <= medianAll;
  return apart && median > 0 && medianAll > 0 ? [{ kind: 'turns', median, medianAll }] : [];
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Math.max(
    1,
    Object.values(counts).reduce((a, b) => a + b, 0),
  );
}
