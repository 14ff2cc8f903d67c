// Gemini through Google's SDK: the one file that knows it. The SDK joins thoughts and answer, so the parts are read here.
import { type GenerateContentRequest, GoogleGenerativeAI } from '@google/generative-ai';
import { hostOf } from '../../core/endpoints.ts';
import { AppError, isAbort } from '../../core/errors.ts';
import type { ListedModel } from '../../core/model.ts';
import { type EgressContext, type Ticket, ticketHeader, withTicket } from '../egress.ts';
import { NoAnswerError } from '../no-answer.ts';
import { askJson } from './ask-json.ts';
import { count, failureOfSilence, failureOfText, field, readRefusal, words } from './failure.ts';
import type { Failure, Place } from './failure.ts';
import { geminiFailure, geminiFinish } from './gemini-failure.ts';
import type { Wire, WireOptions, WireQuestion, WireReply } from './wire.ts';

/** How little thinking can be asked for: the first that the model takes. 'none': the model is not told. */
type Thinking = 'minimal' | 'low' | 'budget' | 'none';

const thinkingConfig: Record<Thinking, object | undefined> = {
  minimal: { thinkingLevel: 'minimal' },
  low: { thinkingLevel: 'low' },
  budget: { thinkingBudget: 0 },
  none: undefined,
};

/** Models of a page of the list; the API takes up to 1,000. */
const pageSize = 200;

/** Opens nothing and sends nothing: every `ask` is a request of its own. */
export function geminiWire({ baseUrl, model, key, now }: WireOptions): Wire {
  const client = new GoogleGenerativeAI(key ?? '');
  const host = hostOf(baseUrl);
  const place = (): Place => ({ host, model, now: now() });
  let thinking = firstThinking(model);

  async function ask(
    question: WireQuestion,
    context: EgressContext,
    signal: AbortSignal,
  ): Promise<WireReply> {
    const ticket = withTicket(context);
    const sent = thinking;
    try {
      const { response } = await client
        .getGenerativeModel({ model }, { baseUrl, customHeaders: { [ticketHeader]: ticket.id } })
        .generateContent(requestOf(question, sent), { signal });
      return replyOf(ticket, response);
    } catch (error) {
      return unanswered(ticket, error, sent, signal);
    } finally {
      ticket.close();
    }
  }

  /** The SDK's errors leave out status words, headers and causes, so what came is read from the ticket. */
  async function unanswered(
    ticket: Ticket,
    error: unknown,
    sent: Thinking,
    signal: AbortSignal,
  ): Promise<WireReply> {
    const reply = (failure: Failure, free: boolean): WireReply => ({
      ...{ entry: ticket.entry, text: '', failure, tokensIn: null, tokensOut: null, free },
    });
    if (ticket.error instanceof NoAnswerError) return reply(failureOfSilence(ticket.error), false);
    if (ticket.error instanceof AppError || isAbort(ticket.error)) throw ticket.error;
    signal.throwIfAborted();
    if (ticket.answer === null) throw error;
    if (ticket.answer.ok) {
      // The SDK could not read the body.
      const text = await ticket.answer.text().catch(() => '');
      return reply(failureOfText(text, ticket.answer.headers.get('content-type'), place()), false);
    }
    const refusal = await readRefusal(ticket.answer, now());
    const failure = geminiFailure(refusal, place());
    const less = failure.is === 'misunderstood' && /think/i.test(words(refusal.body, 'error', 'message'));
    if (!less || sent === 'none') return reply(failure, true);
    // Requests that were underway together learn from the first: it is one step, not one for each.
    if (thinking === sent) thinking = sent === 'minimal' ? 'low' : 'none';
    return reply({ is: 'reworded' }, true);
  }

  async function list(context: EgressContext, signal: AbortSignal): Promise<ListedModel[] | Failure> {
    const models: ListedModel[] = [];
    let token = '';
    do {
      const query = `pageSize=${pageSize}${token && `&pageToken=${encodeURIComponent(token)}`}`;
      const url = `${baseUrl}/v1beta/models?${query}`;
      const headers = { 'x-goog-api-key': key ?? '' };
      const page = await askJson({ url, headers, place: place(), classify: geminiFailure }, context, signal);
      if (page.failure !== null) return page.failure;
      models.push(...modelsOf(page.body));
      token = words(page.body, 'nextPageToken');
    } while (token !== '');
    return models;
  }

  return { id: `gemini:${model}`, model, baseUrl, host, ask, list };
}

function firstThinking(model: string): Thinking {
  if (/^(models\/)?gemini-3/.test(model)) return 'minimal';
  return /^(models\/)?gemini-2\.5/.test(model) ? 'budget' : 'none';
}

function requestOf({ prompt, schema, maxTokens }: WireQuestion, thinking: Thinking): GenerateContentRequest {
  const generationConfig = {
    ...(schema && { responseMimeType: 'application/json', responseJsonSchema: schema }),
    maxOutputTokens: maxTokens,
    // The SDK is older than thinking and hands on what it does not know.
    thinkingConfig: thinkingConfig[thinking],
  };
  return { contents: [{ role: 'user', parts: [{ text: prompt }] }], generationConfig };
}

function replyOf({ entry }: Ticket, body: unknown): WireReply {
  const parts = field(body, 'candidates', 0, 'content', 'parts');
  const said = Array.isArray(parts) ? parts.filter((part) => field(part, 'thought') !== true) : [];
  const answered = count(body, 'usageMetadata', 'candidatesTokenCount');
  const thought = count(body, 'usageMetadata', 'thoughtsTokenCount');
  return {
    entry,
    text: said.map((part) => words(part, 'text')).join(''),
    failure: geminiFinish(body),
    tokensIn: count(body, 'usageMetadata', 'promptTokenCount'),
    tokensOut: answered === null && thought === null ? null : (answered ?? 0) + (thought ?? 0),
    free: false,
  };
}

function modelsOf(page: unknown): ListedModel[] {
  const models = field(page, 'models');
  if (!Array.isArray(models)) return [];
  return models
    .filter((model) => [field(model, 'supportedGenerationMethods')].flat().includes('generateContent'))
    .map((model) => {
      const name = words(model, 'name').replace(/^models\//, '');
      return { name, title: words(model, 'displayName') || name };
    });
}
