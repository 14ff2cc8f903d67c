// What leaves through an export: a tree whose every string has been looked at, and what was done to it.
import type { TopicTree } from '../topic-tree.ts';

declare const gated: unique symbol;
/** A tree that the export gate has gone over. Only `export/gate.ts` puts the brand on; the only thing the writers accept. */
export type GatedTree = TopicTree & { readonly [gated]: ExportLevel };

/** 'clusters': topics alone; 'requests': with requests that a model wrote. */
export type ExportLevel = 'clusters' | 'requests';

/** What the gate did. */
export interface ExportReport {
  /** Strings looked at. */
  readonly strings: number;
  /** Details masked, by kind ("email", "person"); 'injection': links, markup and orders to a model that were withheld. */
  readonly masked: Readonly<Record<string, number>>;
  /** Strings withheld because they share 8 words in a row with a chat. */
  readonly quoted: number;
  /** Conversations in "Too small to show". */
  readonly folded: number;
  readonly level: ExportLevel;
}
