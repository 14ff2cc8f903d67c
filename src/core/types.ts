// The nouns. Everything the rooms say to each other is made of these. A little over 300 lines: they are read together.

import type { CustomFacet, ModelChoice } from './model.ts';
import type { Family } from './privacy/finding.ts';
import type { Selection } from './selection.ts';
import type { Source } from './sources.ts';

export type { Source };

/** One visible turn: role user or assistant, addressed to the user, not blank. */
export interface Message {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** Epoch milliseconds, if the export says. */
  readonly at: number | null;
}

/** One chat as it was imported: the turns of its active branch. */
export interface Conversation {
  /** Hash of the source and the export's own id (of the content where it has none). 32 hex digits. */
  readonly id: string;
  /** The export's own id, where it has one: for comparing results with other tools, never exported. */
  readonly externalId: string | null;
  readonly source: Source;
  readonly title: string | null;
  /** Epoch milliseconds. */
  readonly startedAt: number | null;
  readonly updatedAt: number | null;
  /** Hash of the account the chat belongs to, where the export says. */
  readonly account: string | null;
  readonly model: string | null;
  readonly messages: readonly Message[];
  /** Hash of title and turns: equal hashes are equal chats. 32 hex digits. */
  readonly contentHash: string;
  /** Main language of the user's first words, full English name; null where nothing tells. */
  readonly language: string | null;
  /** Hash of the first 2,000 characters of its turns: equal for chats that begin alike. */
  readonly opening: string;
}

/** What a list shows of a conversation: all columns, no texts. Arrays are parallel, one entry a conversation. */
export interface ConversationColumns {
  ids: string[];
  externalIds: (string | null)[];
  sources: Source[];
  titles: (string | null)[];
  /** Epoch milliseconds; NaN where unknown. */
  startedAt: Float64Array;
  updatedAt: Float64Array;
  accounts: (string | null)[];
  models: (string | null)[];
  userTurns: Uint32Array;
  assistantTurns: Uint32Array;
  /** UTF-16 units over all turns. */
  characters: Uint32Array;
  contentHashes: string[];
  /** Full English names; '' = not told, or imported by an earlier version. */
  languages: string[];
  /** Hash of each one's beginning (`Conversation.opening`); of one imported by an earlier version its contentHash. */
  openings: string[];
}

/** A set of imported conversations. */
export interface Dataset {
  readonly id: string;
  name: string;
  readonly createdAt: number;
  /** All found in the files, empty ones included. */
  conversations: number;
  /** UTF-16 units over all turns. */
  characters: number;
  sources: Source[];
  /** Epoch milliseconds of the earliest and latest conversation, if any is dated. */
  dateRange: [number, number] | null;
  /** One report a file, newest import last. */
  files: FileReport[];
  isSample: boolean;
}

/** Why something in a file did not become a turn or a conversation. */
export type SkipReason =
  | 'hidden'
  | 'system'
  | 'tool'
  | 'thinking'
  | 'other-branch'
  | 'media-only'
  | 'blank'
  | 'no-mapping'
  | 'not-chat-file'
  | 'duplicate'
  /** Activity that is no prompt: feedback given, a draft chosen, another product. */
  | 'other-activity'
  /** A turn of an assistant's helper, not of the person's chat. */
  | 'subagent'
  /** A turn that a log repeats with every later call. */
  | 'repeated'
  /** A row of a table without text. */
  | 'blank-row';

/** What one dropped file turned out to be. */
export interface FileReport {
  readonly name: string;
  readonly bytes: number;
  /** null: not recognised; `problem` says what it looks like. */
  format: Source | null;
  /** Conversation objects in the file, empty ones included. */
  conversations: number;
  /** With at least one counted turn. */
  withMessages: number;
  userMessages: number;
  assistantMessages: number;
  added: number;
  updated: number;
  unchanged: number;
  dateRange: [number, number] | null;
  /** Counted by reason. Turns, except `no-mapping` (conversations), `not-chat-file` (zip entries), `other-activity` and `blank-row` (records). */
  skipped: Partial<Record<SkipReason, number>>;
  /** Broken records, at most 50; `issueCount` counts all. */
  issues: Issue[];
  issueCount: number;
  /** Set when the file could not be read (to its end): shown instead of, or beside, the counts. */
  problem: Problem | null;
  /** Of a table whose columns somebody has to name first (problem 'table-needs-columns'). Not kept with the dataset. */
  table?: TablePreview;
}

/** Which columns of a table hold what, by their names; null: none does. */
export interface TableColumns {
  readonly text: string;
  /** Who speaks; without one every text is the user's. */
  readonly role: string | null;
  /** Rows with the same value are one conversation; without one every row is. */
  readonly conversation: string | null;
  readonly time: string | null;
  readonly account: string | null;
  /** Header of the table it was chosen for; absent: any that has the columns. */
  readonly header?: readonly string[];
}

/** What a person sees of a table when asked for its columns. */
export interface TablePreview {
  /** Path of the file, or of the entry in it. */
  readonly part: string;
  readonly header: readonly string[];
  /** The first rows that have text, at most 5, cells cut to 200 characters. */
  readonly rows: readonly (readonly string[])[];
  readonly proposal: TableColumns;
}

/** A failure told to a person: `ui/wording.ts` turns the kind into a sentence. `detail` is data, never prose for the screen alone. */
export interface Problem {
  readonly kind: string;
  readonly detail: Readonly<Record<string, string | number>>;
}

/** An expected failure of one item: data, not an exception. */
export interface Issue extends Problem {
  /** Conversation id, cluster id, or `file:position`. */
  readonly subject: string;
  readonly stage: string;
}

declare const redacted: unique symbol;
/** Text without structured personal details. Only `stages/redact.ts` puts the brand on; the only thing a `LanguageModel` accepts. */
export type RedactedText = string & { readonly [redacted]: true };

/** A detail that was found. Offsets are UTF-16 units into the text that was given to `redact`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly placeholder: string;
}

/** One conversation as an analyst may see it. */
export interface RedactedChat {
  readonly id: string;
  /** Prepared transcript (clio.md 2.1), redacted. */
  readonly transcript: RedactedText;
  /** The user's turns in order, redacted, each cut to the budget. */
  readonly userTurns: readonly RedactedText[];
  /** Title, else the first reply: what stands in where the user said nothing. */
  readonly standIn: RedactedText;
  /** Found details by kind. */
  readonly found: Readonly<Record<string, number>>;
}

/** What is known of one conversation after stage 3. */
export interface Facets {
  readonly request: string;
  readonly task: string | null;
  /** Human languages, full English names. */
  readonly languages: readonly string[];
  /** 1 benign ... 5 immediate review. */
  readonly concern: 1 | 2 | 3 | 4 | 5;
  /** What is embedded: see clio.md 2.3. */
  readonly embedText: string;
  /** What the gate on names looks for support in, where it is more than `embedText`: the user's own words, redacted. */
  readonly gateText?: string;
  /** Answers to the person's own facets, in their order; null: none. */
  readonly custom?: readonly (string | null)[];
  /** true: a model refused this chat or could not be read, so the built-in answer stands in. Its request is a quotation. */
  readonly fallback?: boolean;
}

/** Row-major numbers. `data.length === rows * cols`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly cols: number;
}

/** A word or pair of words that marks a cluster. */
export interface Keyword {
  readonly word: string;
  /** Class-based TF-IDF weight, comparable within one cluster. */
  readonly weight: number;
  /** Share of the cluster's members that use it, 0-1. */
  readonly share: number;
  /** Share of all other conversations that use it, 0-1. */
  readonly shareOutside: number;
}

/** A name and its two-sentence description. */
export interface ClusterText {
  readonly name: string;
  readonly description: string;
}

/** A text as an analyst answers it, until it is settled (naming.ts). */
export interface AnsweredText extends ClusterText {
  /** The same in the language of the evidence, where names are asked for in another one: see `checkText`. Never shown, never exported. */
  readonly twin?: ClusterText;
}

/** Audit of a cluster's texts, clio.md 5: 1 identifies a person ... 5 nothing identifying. Pass at 3 or more. */
export interface Audit {
  readonly score: 1 | 2 | 3 | 4 | 5;
  readonly reason: string;
}

/** A topic of an overview: the conversations in it, and what is said about them. */
export interface Cluster extends ClusterText {
  /** Hash of the sorted member ids. A cluster is known by its members. */
  readonly id: string;
  /** 0 = base. */
  readonly level: number;
  readonly parentId: string | null;
  /** Conversations, duplicates counted every time. */
  readonly size: number;
  /** false: folded into "Too small to show", or hidden by the audit. */
  readonly shown: boolean;
  readonly hiddenBecause: 'too-small' | 'audit' | null;
  readonly audit: Audit;
  readonly keywords: readonly Keyword[];
  /** Mean cosine of members to the centroid, 0-1. */
  readonly cohesion: number;
  /** 1 - cosine to the nearest other centroid. 0 when alone. */
  readonly separation: number;
  /** Positions in `OverviewRows` of the most central members, at most 3. */
  readonly central: readonly number[];
}

/** One entry a clustered conversation, parallel, sorted by conversation id. */
export interface OverviewRows {
  readonly ids: readonly string[];
  readonly requests: readonly string[];
  readonly tasks: readonly (string | null)[];
  readonly languages: readonly (readonly string[])[];
  readonly concern: Uint8Array;
  /** Position of the base cluster in `Overview.baseIds`. */
  readonly base: Int32Array;
  /** Cosine to the own centroid. */
  readonly closeness: Float32Array;
  /** Epoch ms; NaN unknown. */
  readonly startedAt: Float64Array;
  /** User and assistant turns. */
  readonly turns: Uint32Array;
  readonly sources: readonly Source[];
  /** Answers to the person's own facets; absent where none were asked. */
  readonly custom?: readonly (readonly (string | null)[])[];
  /** 1: the built-in answer stands in for a model's (its request is a quotation); absent: nowhere. */
  readonly fallback?: Uint8Array;
}

/** One number of clusters that was tried. */
export interface KTrial {
  readonly k: number;
  /** Mean cosine silhouette, -1 to 1. */
  readonly silhouette: number;
  /** The same to centroids only, -1 to 1. */
  readonly simplified: number;
  /** Mean adjusted Rand index between divisions of subsamples, on shared rows. */
  readonly stability: number;
  /** Share of conversations in clusters under the minimum, 0-1. */
  readonly underMinimum: number;
  /** What the rule compares. */
  readonly score: number;
}

/** Which number of clusters was taken, and on what evidence. See math/choose-k.ts. */
export interface KChoice {
  readonly k: number;
  /** 'evidence': by the rule; 'few': too few distinct texts to try; 'person': somebody asked for this k. */
  readonly because: 'evidence' | 'few' | 'person';
  /** What the rule alone would take: `k`, unless a person chose. */
  readonly byRule: number;
  /** Second best, apart from the neighbours of the choice; null where nothing else was tried. */
  readonly runnerUp: number | null;
  /** All k that the evidence cannot tell from the choice lie within, both ends included. */
  readonly interval: readonly [number, number];
  /** Every k that was tried, ascending. Empty for 'few'. */
  readonly trials: readonly KTrial[];
  /** Rows looked at: all, or a sample. */
  readonly sampled: number;
}

/** The result of a run: everything explore draws and export writes. Never raw messages. */
export interface Overview {
  readonly runId: string;
  readonly datasetId: string;
  readonly settings: RunSettings;
  readonly analyst: string;
  readonly embedder: string;
  /** true: requests are quotations, they stay on the device and are never exported. */
  readonly requestsAreQuotations: boolean;
  readonly k: number;
  /** Why k. Absent in results of earlier versions. */
  readonly choice?: KChoice;
  readonly levels: number;
  /** A sentence's key when the tree is flat on purpose ("few-chats"), else null. */
  readonly flatBecause: 'few-chats' | null;
  /** Minimum conversations a cluster must have to be shown on screen. */
  readonly minimum: number;
  readonly clusters: readonly Cluster[];
  readonly baseIds: readonly string[];
  readonly rows: OverviewRows;
  /** Where each row lies on the map: rows x 2, within [-1, 1]. Absent in results of earlier versions. */
  readonly layout?: Matrix;
  readonly stats: OverviewStats;
  readonly issues: readonly Issue[];
}

/** Counts of conversations in one run. */
export interface OverviewStats {
  /** All found in the files, empty ones included. */
  readonly conversations: number;
  readonly clustered: number;
  /** Set aside: nothing to read in them. */
  readonly empty: number;
  /** Clustered conversations whose text equals an earlier one's. */
  readonly duplicates: number;
  readonly dateRange: readonly [number, number] | null;
  /** Clustered conversations by main language. */
  readonly languages: Readonly<Record<string, number>>;
  /** Share of clustered conversations in other languages than the main one, 0-1. */
  readonly otherLanguages: number;
  readonly accounts: number;
  /** Redacted details by kind, over all clustered conversations. */
  readonly redacted: Readonly<Record<string, number>>;
  /** With text, but not chosen to be read. Absent where all were, and in results of earlier versions. */
  readonly leftOut?: number;
  /** Of those: because a model answered no to the question of the selection. Absent where none were. */
  readonly leftOutByQuestion?: number;
}

/** What is taken out of chats before anything reads them. */
export interface RedactionSettings {
  /** Families looked for; null: the usual ones (privacy/families.ts). */
  readonly families: readonly Family[] | null;
  /** true: every capitalised word that the chats never write in lower case counts as a name. */
  readonly strictNames: boolean;
  /** A token-classification model that looks for names as well, by its id on the hub; null: none. */
  readonly nameModel: string | null;
}

/** What a run depends on besides the conversations. No keys: those are apart, so that an export cannot leak one. */
export interface RunSettings {
  /** Which chats are read. */
  readonly selection: Selection;
  readonly seed: number;
  /** Base clusters; null = by evidence (math/choose-k.ts). */
  readonly k: number | null;
  /** Characters of transcript a conversation (clio.md 2.1). */
  readonly budget: number;
  /** Minimum conversations of a shown cluster; null = by the rule of clio.md 7. */
  readonly minimum: number | null;
  /** Minimum distinct accounts of a shown cluster where more than one account is seen; null = by the rule of clio.md 7. */
  readonly minimumAccounts: number | null;
  /** Two-letter region for phone numbers written without a country code. */
  readonly region: string;
  readonly redaction: RedactionSettings;
  /** The language model that reads or names; null: everything is done on this device. */
  readonly model: ModelChoice | null;
  /** 'names': only stages 7 to 9 are asked of the model, chats are read on this device. */
  readonly modelDoes: 'everything' | 'names';
  /** 'built-in', or a transformers.js model by its id on the hub. */
  readonly embedder: string;
  /** Language of names and descriptions that a model writes, in English ("German"). */
  readonly language: string;
  /** The person's own facets, at most two; asked of a model that reads the chats. */
  readonly customFacets: readonly CustomFacet[];
  /** The run pauses when it has cost this many US dollars; null: no cap. */
  readonly cap: number | null;
}

/** One pass of the pipeline over a dataset with one set of settings. */
export interface Run {
  readonly id: string;
  readonly datasetId: string;
  readonly createdAt: number;
  readonly settings: RunSettings;
  status: 'running' | 'paused' | 'stopped' | 'done' | 'failed';
  finishedAt: number | null;
  problem: Problem | null;
  /** Last seen progress, so that a reopened page shows it at once. */
  progress: Progress | null;
}

/** 'screen': only in runs whose selection asks a question of a model. */
export type StageName =
  'survey' | 'screen' | 'facets' | 'embed' | 'cluster' | 'name' | 'audit' | 'nest' | 'place';

/** Where a run stands. */
export interface Progress {
  readonly stage: StageName;
  readonly stages: readonly StageProgress[];
  /** The latest requests, newest first, at most 8. */
  readonly latest: readonly string[];
  readonly issues: readonly Issue[];
}

/** How far one stage of a run is. */
export interface StageProgress {
  readonly stage: StageName;
  readonly done: number;
  readonly total: number | null;
  /** How many of `done` were answered by the store, not computed. */
  readonly recalled: number;
  /** Epoch ms when the stage began and ended, null before. */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}
