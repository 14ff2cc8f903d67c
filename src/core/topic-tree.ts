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

/** Ids of the two nodes that are not clusters. */
export const rootId = 'root';
export const tooSmallId = 'too-small';

/** A node and all below it, parents before children. */
export function* nodesOf(node: TopicNode): Generator<TopicNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

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
    readonly flatBecause: 'few-chats' | null;
  };
}
