import { AppError } from '../../core/errors.ts';
import type { ModelPrice } from '../../core/model.ts';

/** What a run has used so far. */
export interface Spent {
  readonly requests: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** US dollars; null: no price is known. */
  readonly cost: number | null;
}

/** UTF-8 bytes a token, before the first real count. */
const bytesPerToken = 3.5;
/** Tokens of an answer, before the first real count: two sentences and their frame. */
const firstAnswer = 90;
/** Share of the newest count in the running mean. */
const newest = 0.2;

/** Counts requests, tokens and dollars of a run, guesses what the next request takes, and holds the cap. */
export class Meter {
  readonly #price: ModelPrice | null;
  readonly #cap: number | null;
  #spent: Spent;
  /** Real tokens a guessed one. */
  #ratio = 1;
  #answer = firstAnswer;

  constructor(price: ModelPrice | null, cap: number | null, spent: Spent) {
    this.#price = price;
    this.#cap = cap;
    const { requests, tokensIn, tokensOut, cost } = spent;
    this.#spent = { requests, tokensIn, tokensOut, cost };
  }

  get spent(): Spent {
    return this.#spent;
  }

  /**
   * Throws AppError 'model-cap' where the cap is reached: at most what is in flight goes over. Where requests cost nothing, or
   * nobody knows what, no cap can hold.
   */
  check(): void {
    if (this.#price === null || (this.#price.input === 0 && this.#price.output === 0)) return;
    const { cost } = this.#spent;
    if (this.#cap !== null && (cost ?? 0) >= this.#cap)
      throw new AppError('model-cap', { spent: cost ?? 0, cap: this.#cap });
  }

  /** Tokens that a prompt of so many UTF-8 bytes and its answer will take. */
  guess(bytes: number, maxTokens: number): { tokensIn: number; tokensOut: number } {
    const tokensIn = Math.ceil((bytes / bytesPerToken) * this.#ratio);
    return { tokensIn, tokensOut: Math.min(maxTokens, Math.ceil(this.#answer)) };
  }

  costOf(tokensIn: number, tokensOut: number): number | null {
    return this.#price && (tokensIn * this.#price.input + tokensOut * this.#price.output) / 1e6;
  }

  request(): void {
    this.#spent = { ...this.#spent, requests: this.#spent.requests + 1 };
  }

  add(tokensIn: number, tokensOut: number): void {
    const { requests, cost } = this.#spent;
    const more = this.costOf(tokensIn, tokensOut);
    this.#spent = {
      requests,
      tokensIn: this.#spent.tokensIn + tokensIn,
      tokensOut: this.#spent.tokensOut + tokensOut,
      cost: more === null ? cost : (cost ?? 0) + more,
    };
  }

  /** Corrects the guesses by what the provider counted. */
  learn(bytes: number, tokensIn: number, tokensOut: number): void {
    const ratio = tokensIn / Math.max(1, bytes / bytesPerToken);
    this.#ratio += newest * (ratio - this.#ratio);
    this.#answer += newest * (tokensOut - this.#answer);
  }
}
