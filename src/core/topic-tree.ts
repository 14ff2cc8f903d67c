// The tree as a person sees it: built from a run's overview or from an imported file, drawn by explore, written by export.
import type { KChoice, Keyword } from './types.ts';

/** Counts over the conversations of one topic. */
export interface TopicFacets {
  /** By full English name, most frequent first. */
  readonly languages: Readonly<Record<string, number>>;
  /** How many conversations have concern 1, 2, 3, 4, 5. */
  readonly concern: readonly [number, number, number, number, number];
  /** By month "2025-03", in order of time; undated ones are left out. */
  readonly months: Readonly<Record<string, number>>;
  readonly turns: { readonly mean: number; readonly median: number };
  readonly sources: Readonly<Record<string, number>>;
  /** By question, then by answer, most frequent first; only of the person's own facets with fixed answers. */
  readonly custom?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** One topic, with those below it. */
export interface TopicNode {
  readonly id: string;
  readonly parentId: string | null;
  /** Root 0. */
  readonly depth: number;
  readonly name: string;
  readonly description: string;
  /** Conversations under it. */
  readonly count: number;
  /** count / count of the root, 0-1. */
  readonly share: number;
  readonly keywords: readonly Keyword[];
  readonly facets: TopicFacets;
  readonly quality: { readonly cohesion: number; readonly separation: number } | null;
  /** The one group of what fell under a minimum or failed the audit: counted, never named. */
  readonly tooSmall: boolean;
  /** Model-written requests of its most central members, where the file holds them; never quotations. */
  readonly requests: readonly string[];
  readonly children: readonly TopicNode[];
}

/** Id of the node above all others, which is no cluster. */
export const rootId = 'root';
/** Id of the node that stands for all clusters too small to be shown. */
export const tooSmallId = 'too-small';

/** A node and all below it, parents before children. */
export function* nodesOf(node: TopicNode): Generator<TopicNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

/** A tree of topics as it is shown and exported, from a run or from a file. */
export interface TopicTree {
  readonly root: TopicNode;
  readonly stats: {
    /** All found in the files, empty ones included. */
    readonly conversations: number;
    readonly clustered: number;
    readonly empty: number;
    readonly duplicates: number;
    /** Shown topics, root and "Too small to show" not counted. */
    readonly clusters: number;
    /** ISO dates (UTC) of the earliest and the latest conversation. */
    readonly dateRange: readonly [string, string] | null;
    readonly languages: Readonly<Record<string, number>>;
    readonly otherLanguages: number;
    readonly redacted: Readonly<Record<string, number>>;
    /** Clustered conversations whose built-in answer stands in for a model's; absent: none. */
    readonly fallbacks?: number;
    /** Conversations with text that nobody chose to read; absent: none. */
    readonly leftOut?: number;
  };
  readonly run: {
    readonly seed: number;
    readonly k: number;
    /** Why k; absent in results and files of earlier versions. */
    readonly choice?: KChoice;
    readonly levels: number;
    readonly analyst: string;
    readonly embedder: string;
    readonly minimum: number;
    /** Fewest distinct accounts of a shown topic; absent: the run had no such minimum, or a file of an earlier version. */
    readonly minimumAccounts?: number;
    readonly flatBecause: 'few-chats' | null;
  };
}
