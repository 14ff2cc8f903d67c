// A wire made into the core's LanguageModel: gate, lanes, retries, cap, and answers checked and asked for again.
import { abortError, AnswerError, AppError } from '../../core/errors.ts';
import type { ModelPrice, ModelStatus } from '../../core/model.ts';
import type { Clock, LanguageModel, ModelAnswer, ModelQuestion } from '../../core/ports.ts';
import { isLoopback } from '../../core/endpoints.ts';
import { compose, redact, RedactionMemory } from '../../core/stages/redact.ts';
import type { RedactedText } from '../../core/types.ts';
import { amend, type EgressContext } from '../egress.ts';
import { answerSchema } from './answer-schema.ts';
import type { Failure } from './failure.ts';
import { Lanes } from './lanes.ts';
import { Meter, type Spent } from './meter.ts';
import { readAnswer } from './read-answer.ts';
import { lately, mostLanes, mostTries, mostUseless, nextStep, type Past } from './retry.ts';
import type { Wire, WireQuestion, WireReply } from './wire.ts';

export interface LanguageModelOptions {
  readonly wire: Wire;
  readonly clock: Clock;
  /** For the ledger. */
  readonly datasetId: string;
  readonly runId: string;
  /** null: unknown, costs are not counted. */
  readonly price: ModelPrice | null;
  /** US dollars the run may cost; null: no cap. */
  readonly cap: number | null;
  /** What the run has used before: `ledgerOfRun`. */
  readonly spent: Spent;
  /** true: this run was answered before it was paused, so that the first questions may fail without ending it. */
  readonly answeredBefore?: boolean;
  /** Most requests at once. */
  readonly most?: number;
  /** A request that takes longer is given up; default 2 minutes, 10 for a server on this device. */
  readonly timeoutMs?: number;
}

/** A model and how it does. Once it has rejected with an AppError it rejects every question with that: open another one. */
export type OpenedModel = LanguageModel & { status(): ModelStatus };

/** Sends nothing until the first question. */
export function openLanguageModel(options: LanguageModelOptions): OpenedModel {
  return new WiredModel(options);
}

type Waiting = NonNullable<ModelStatus['waiting']>;

/** One question while it is asked: how often it was, and since when. */
interface Asked {
  tries: number;
  repeated: boolean;
  /** Epoch ms. */
  readonly since: number;
  tokensIn: number;
  tokensOut: number;
}

class WiredModel implements OpenedModel {
  readonly id: string;
  readonly concurrency: number;
  readonly #options: LanguageModelOptions;
  readonly #lanes: Lanes;
  readonly #meter: Meter;
  readonly #timeout: number;
  readonly #sleeping = new Set<Waiting>();
  #gate: Waiting | null = null;
  #retried = 0;
  /** Epoch ms of the last answer. */
  #answeredAt = -Infinity;
  #misunderstood = 0;
  /** true: some answer could be used, now or before the run was paused. */
  #useful: boolean;
  /** Questions in a row whose answers could not be used. */
  #useless = 0;
  /** Why nothing can be asked any more. */
  #ended: AppError | null = null;

  constructor(options: LanguageModelOptions) {
    const { wire, clock, most = mostLanes, answeredBefore = false } = options;
    this.id = wire.id;
    this.concurrency = most;
    this.#options = options;
    this.#useful = answeredBefore;
    this.#lanes = new Lanes(clock, most, answeredBefore);
    this.#meter = new Meter(options.price, options.cap, options.spent);
    this.#timeout = options.timeoutMs ?? (isLoopback(wire.baseUrl) ? 600_000 : 120_000);
  }

  status(): ModelStatus {
    const inFlight = this.#lanes.inFlight;
    const { host } = this.#options.wire;
    return { host, ...this.#meter.spent, retried: this.#retried, inFlight, waiting: this.#waiting(inFlight) };
  }

  async complete<Answer>(question: ModelQuestion<Answer>, signal: AbortSignal): Promise<ModelAnswer<Answer>> {
    try {
      const answer = await this.#answer(question, signal);
      this.#useful = true;
      return answer;
    } catch (error) {
      throw error instanceof AnswerError ? this.#unanswered(error) : error;
    }
  }

  /** What a question without an answer rejects with: where no answer was ever of use, the third in a row ends the model. */
  #unanswered(error: AnswerError): unknown {
    this.#useless = error.reason === 'refused' ? 0 : this.#useless + 1;
    if (this.#useful || this.#useless < mostUseless) return error;
    return this.#end(new AppError('model-config', { host: this.#options.wire.host, why: error.reason }));
  }

  async #answer<Answer>(question: ModelQuestion<Answer>, signal: AbortSignal): Promise<ModelAnswer<Answer>> {
    const asked: Asked = {
      tries: 0,
      repeated: false,
      since: this.#options.clock.now(),
      tokensIn: 0,
      tokensOut: 0,
    };
    const schema = answerSchema(question.schema);
    let prompt = question.prompt;
    for (const last of [false, true]) {
      const wired = { prompt, schema, maxTokens: question.maxTokens };
      const text = await this.#text(question, wired, asked, signal);
      const read = readAnswer(text, question.schema);
      if ('answer' in read)
        return { answer: read.answer, tokensIn: asked.tokensIn, tokensOut: asked.tokensOut };
      if (last) break;
      this.#retried++;
      prompt = withCorrection(prompt, read.wrong, Object.keys((schema.properties ?? {}) as object));
    }
    throw new AnswerError('unreadable');
  }

  /** The text of an answer, asked for as often as the rules of retry.ts allow. */
  async #text(
    question: ModelQuestion<unknown>,
    wired: WireQuestion,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<string> {
    let { maxTokens } = wired;
    for (;;) {
      await this.#enter(signal);
      const sentAt = this.#options.clock.now();
      let reply: WireReply;
      try {
        reply = await this.#send(question, { ...wired, maxTokens }, asked, signal);
      } finally {
        this.#lanes.leave();
      }
      if (reply.failure === null) {
        this.#succeeded();
        return reply.text;
      }
      if (await this.#failed(reply.failure, question, asked, sentAt, signal)) maxTokens *= 2;
      this.#retried++;
    }
  }

  /** A lane, while questions may still be asked. */
  async #enter(signal: AbortSignal): Promise<void> {
    await this.#lanes.enter(signal);
    try {
      if (this.#ended) throw this.#ended;
      this.#meter.check();
    } catch (error) {
      this.#end(error);
      this.#lanes.leave();
      throw error;
    }
  }

  async #send(
    { stage, subject }: ModelQuestion<unknown>,
    wired: WireQuestion,
    asked: Asked,
    signal: AbortSignal,
  ): Promise<WireReply> {
    const { wire, datasetId, runId } = this.#options;
    const bytes = new TextEncoder().encode(wired.prompt).length;
    const guess = this.#meter.guess(bytes, wired.maxTokens);
    const cost = this.#meter.costOf(guess.tokensIn, guess.tokensOut);
    const context: EgressContext = { purpose: stage, subject, datasetId, runId, ...guess, cost };
    const timeout = AbortSignal.timeout(this.#timeout);
    this.#meter.request();
    let reply: WireReply;
    try {
      reply = await wire.ask(wired, context, AbortSignal.any([signal, timeout]));
    } catch (error) {
      // What was underway may be charged all the same.
      this.#meter.add(guess.tokensIn, guess.tokensOut);
      if (signal.aborted) throw abortError();
      if (!timeout.aborted) throw this.#end(error);
      return {
        ...guess,
        entry: null,
        text: '',
        failure: { is: 'busy', said: 'too slow', limited: false },
        free: false,
      };
    }
    await this.#settle(reply, guess, bytes, asked);
    if (signal.aborted) throw abortError();
    return reply;
  }

  /** Tokens and cost as they were, in the sums and in the ledger. */
  async #settle(
    { entry, free, ...counted }: WireReply,
    guess: { tokensIn: number; tokensOut: number },
    bytes: number,
    asked: Asked,
  ): Promise<void> {
    const tokensIn = free ? 0 : (counted.tokensIn ?? guess.tokensIn);
    const tokensOut = free ? 0 : (counted.tokensOut ?? guess.tokensOut);
    if (counted.tokensIn !== null && counted.failure === null)
      this.#meter.learn(bytes, counted.tokensIn, counted.tokensOut ?? guess.tokensOut);
    this.#meter.add(tokensIn, tokensOut);
    asked.tokensIn += tokensIn;
    asked.tokensOut += tokensOut;
    if (entry !== null)
      await amend(entry, { tokensIn, tokensOut, cost: this.#meter.costOf(tokensIn, tokensOut) });
  }

  #succeeded(): void {
    this.#answeredAt = this.#options.clock.now();
    this.#misunderstood = 0;
    this.#lanes.faster();
  }

  /** Does what the rules say; resolves when the question may be asked again: true, with twice the room. */
  async #failed(
    failure: Failure,
    { stage }: ModelQuestion<unknown>,
    asked: Asked,
    sentAt: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { clock, wire } = this.#options;
    const ofChat = stage === 'facets' || stage === 'screen';
    if (failure.is === 'misunderstood' && ofChat) this.#misunderstood++;
    if (failure.is !== 'reworded') asked.tries++;
    const { tries, repeated } = asked;
    const past: Past = {
      ...{ tries, repeated, proven: this.#lanes.proven, misunderstood: this.#misunderstood, ofChat },
      othersAnswered: this.#answeredAt > asked.since - lately,
      answeredLately: this.#answeredAt > clock.now() - lately,
    };
    const step = nextStep(failure, past, clock.chance(), wire.host);
    if (step.then === 'end') throw this.#end(step.error);
    if (step.then === 'repeat') {
      asked.repeated ||= failure.is !== 'reworded';
      return step.grown;
    }
    if (step.slow) this.#lanes.slower(sentAt);
    const count = { attempt: tries, of: Number.isFinite(step.of) ? step.of : Math.max(mostTries, tries) };
    if (step.gate) {
      this.#lanes.close(step.ms);
      this.#gate = { until: this.#lanes.openAt, why: 'asked', ...count };
    } else await this.#sleep({ until: clock.now() + step.ms, why: 'overloaded', ...count }, step.ms, signal);
    return false;
  }

  async #sleep(waiting: Waiting, ms: number, signal: AbortSignal): Promise<void> {
    this.#sleeping.add(waiting);
    try {
      if (signal.aborted) throw abortError();
      await this.#options.clock.sleep(ms, signal);
    } finally {
      this.#sleeping.delete(waiting);
    }
  }

  /** An AppError ends the model: whoever waits for a lane gets it without sending anything. */
  #end(error: unknown): unknown {
    if (error instanceof AppError) this.#ended ??= error;
    return error;
  }

  #waiting(inFlight: number): Waiting | null {
    if (inFlight > 0) return null;
    if (this.#gate && this.#lanes.openAt > this.#options.clock.now()) return this.#gate;
    return [...this.#sleeping].sort((a, b) => a.until - b.until)[0] ?? null;
  }
}

/** The question with what was wrong with its answer after it: names of fields, nothing that the model wrote. */
function withCorrection(
  prompt: RedactedText,
  wrong: readonly string[],
  fields: readonly string[],
): RedactedText {
  const known = wrong.filter((path) =>
    path.split('.').every((part) => /^\d+$/.test(part) || fields.includes(part)),
  );
  const { text } = redact(known.join(', ') || 'JSON', new RedactionMemory(), { region: 'US' });
  return compose`${prompt}

The last answer could not be used. This was missing, too long or not as asked: ${text}. Answer again with one JSON object that has exactly the fields asked for.`;
}
