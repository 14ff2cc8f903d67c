// The nouns of language models: who is asked, what it costs, what was sent. No keys anywhere.
import type { StageName } from './types.ts';

/** Which model is asked, and where. */
export interface ModelChoice {
  readonly provider: 'gemini' | 'openai';
  /** Without a final slash: "https://generativelanguage.googleapis.com", "http://localhost:11434/v1". */
  readonly baseUrl: string;
  readonly model: string;
}

/** A question of the person's own about every chat. */
export interface CustomFacet {
  readonly question: string;
  /** The only answers there are; null: free text. */
  readonly answers: readonly string[] | null;
}

/** US dollars a million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
}

/** Prices by model name; `date`: when they were looked up, YYYY-MM. */
export interface PriceTable {
  readonly date: string;
  readonly prices: Readonly<Record<string, ModelPrice>>;
  /** Models whose shipped price nobody looked up. */
  readonly unverified?: readonly string[];
}

/** A model as its provider lists it. */
export interface ListedModel {
  readonly name: string;
  readonly title: string;
}

/** What a request was for. 'models': the list of models; 'test': the Test button; 'weights': files of an embedder. */
export type EgressPurpose = StageName | 'models' | 'test' | 'weights';

/** One request to another host: written before it is sent, completed when the answer is there. */
export interface LedgerEntry {
  /** Counts up. */
  readonly id: number;
  /** Epoch ms. */
  readonly at: number;
  readonly method: 'GET' | 'POST';
  readonly host: string;
  /** Path and query; never a key. */
  readonly path: string;
  readonly purpose: EgressPurpose;
  /** Conversation id, cluster id, model id: never text. */
  readonly subject: string;
  readonly datasetId: string | null;
  readonly runId: string | null;
  /** Exactly what was sent, which holds no key; '' for GET. */
  readonly body: string;
  /** UTF-8 bytes of `body`. */
  readonly bytes: number;
  /** HTTP status; 0: no answer; null: not answered yet. */
  readonly status: number | null;
  /** Estimated before the answer is there, then as the provider counted. */
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** US dollars; null where no price is known. */
  readonly cost: number | null;
  /** The text that came back, without keys, cut where it is very long; null: none came, or files of a model. */
  readonly answer: string | null;
}

/** What has left this device, over all time. */
export interface LedgerTotals {
  readonly requests: number;
  readonly bytes: number;
  /** Requests by host, most first. */
  readonly hosts: readonly (readonly [host: string, requests: number])[];
}

/** How a run's model does, for the screen. */
export interface ModelStatus {
  readonly host: string;
  readonly requests: number;
  /** Requests that had to be sent again. */
  readonly retried: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** US dollars; null where no price is known. */
  readonly cost: number | null;
  readonly inFlight: number;
  /** Why nothing is sent at the moment. `until`: epoch ms. */
  readonly waiting: {
    readonly until: number;
    readonly why: 'asked' | 'overloaded';
    readonly attempt: number;
    readonly of: number;
  } | null;
}

/** A range: least, most. */
export type Range = readonly [least: number, most: number];

/** What a run would send and cost, before anything is sent. */
export interface Estimate {
  /** Host, with port. */
  readonly host: string;
  /** Exact text of the first request. */
  readonly firstRequest: string;
  readonly requests: Range;
  readonly tokensIn: Range;
  readonly tokensOut: Range;
  readonly seconds: Range;
  /** US dollars; null where no price is known. */
  readonly cost: Range | null;
  /**
   * Where the selection asks a question: what that alone takes, of the numbers above. Their least is for the case that no chat gets a
   * yes, their most for the case that all do.
   */
  readonly screening?: {
    /** One a chat. */
    readonly requests: number;
    /** US dollars; null where no price is known. */
    readonly cost: Range | null;
  };
  /** Of the price table. */
  readonly priceDate: string;
}
