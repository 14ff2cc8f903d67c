// Chat completions as OpenAI, OpenRouter, Ollama, LM Studio, llama.cpp and vLLM speak them. What a server does not know is left out
// the next time.
import { hostOf } from '../../core/endpoints.ts';
import type { ListedModel } from '../../core/model.ts';
import type { EgressContext } from '../egress.ts';
import { count, type Failure, field, type Place, type Refusal, words } from './failure.ts';
import { askJson } from './ask-json.ts';
import { openaiFailure, openaiFinish, openaiRefusal } from './openai-failure.ts';
import type { AnswerSchema, Wire, WireOptions, WireQuestion, WireReply } from './wire.ts';

/** What the server is known to take, best first. */
interface Dialect {
  answers: 'schema' | 'object' | 'words';
  room: 'max_tokens' | 'max_completion_tokens';
  /** true: it has answered in this dialect, so a 400 is not about the dialect. */
  proven: boolean;
}

/** Opens nothing and sends nothing: every `ask` is a request of its own. */
export function openaiWire({ baseUrl, model, key, now }: WireOptions): Wire {
  const host = hostOf(baseUrl);
  const headers = {
    'content-type': 'application/json',
    ...(key !== null && { authorization: `Bearer ${key}` }),
  };
  const dialect: Dialect = { answers: 'schema', room: 'max_tokens', proven: false };
  const place = (): Place => ({ host, model, now: now() });

  async function ask(
    question: WireQuestion,
    context: EgressContext,
    signal: AbortSignal,
  ): Promise<WireReply> {
    const sent = { ...dialect };
    const body = JSON.stringify(requestOf(question, model, sent));
    const request = {
      url: `${baseUrl}/chat/completions`,
      headers,
      body,
      place: place(),
      classify: openaiFailure,
    };
    const answer = await askJson(request, context, signal);
    const { entry } = answer;
    if (answer.failure !== null) return unanswered(answer.failure, answer.refusal);
    const refusal = openaiRefusal(answer.body);
    // Where an answer was begun, its tokens are charged.
    if (refusal)
      return { ...unanswered(openaiFailure(refusal, place()), refusal), free: !begun(answer.body) };
    const failure = openaiFinish(answer.body);
    if (question.schema && (failure === null || failure.is === 'cut')) dialect.proven = true;
    return { ...replyOf(answer.body), entry, failure, free: false };

    function unanswered(failure: Failure, refusal: Refusal | null): WireReply {
      const reworded =
        refusal !== null && failure.is === 'misunderstood' && reword(dialect, sent, refusal, question);
      return {
        ...{ entry, text: '', failure: reworded ? { is: 'reworded' } : failure },
        ...{ tokensIn: null, tokensOut: null, free: refusal !== null },
      };
    }
  }

  async function list(context: EgressContext, signal: AbortSignal): Promise<ListedModel[] | Failure> {
    const request = { url: `${baseUrl}/models`, headers, place: place(), classify: openaiFailure };
    const answer = await askJson(request, context, signal);
    if (answer.failure !== null) return answer.failure;
    const models = field(answer.body, 'data');
    return (Array.isArray(models) ? models : [])
      .map((one) => ({ name: words(one, 'id'), title: words(one, 'name') || words(one, 'id') }))
      .filter(({ name }) => name !== '');
  }

  return { id: `openai:${model}`, model, baseUrl, host, ask, list };
}

/** Leaves out what the server did not understand; false: nothing is left to be left out. Requests that were underway learn from the first. */
function reword(dialect: Dialect, sent: Dialect, refusal: Refusal, { schema }: WireQuestion): boolean {
  const said = JSON.stringify(refusal.body) ?? '';
  if (dialect.room !== sent.room || dialect.answers !== sent.answers) return true;
  if (dialect.room === 'max_tokens' && said.includes('max_completion_tokens')) {
    dialect.room = 'max_completion_tokens';
    return true;
  }
  const aboutAnswers = /response_format|json|schema|grammar|structured/i.test(said);
  if (schema === null || dialect.answers === 'words' || (dialect.proven && !aboutAnswers)) return false;
  dialect.answers = dialect.answers === 'schema' ? 'object' : 'words';
  dialect.proven = false;
  return true;
}

function requestOf(
  { prompt, schema, maxTokens }: WireQuestion,
  model: string,
  { answers, room }: Dialect,
): object {
  const user = { role: 'user', content: prompt };
  const asked =
    schema !== null && answers !== 'schema' ? [{ role: 'system', content: inWords(schema) }, user] : [user];
  return {
    model,
    messages: asked,
    [room]: maxTokens,
    ...(schema &&
      answers === 'schema' && {
        response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
      }),
    ...(schema && answers === 'object' && { response_format: { type: 'json_object' } }),
  };
}

function inWords(schema: AnswerSchema): string {
  return `Answer with one JSON object and nothing else. It has to match this JSON Schema: ${JSON.stringify(schema)}`;
}

function begun(body: unknown): boolean {
  return field(body, 'choices', 0) !== undefined;
}

/** reasoning_content and what stands in <think> are thoughts, not the answer. */
function replyOf(body: unknown): Pick<WireReply, 'text' | 'tokensIn' | 'tokensOut'> {
  const content = words(body, 'choices', 0, 'message', 'content');
  return {
    text: content.replace(/^\s*<think>[\s\S]*?<\/think>/, ''),
    tokensIn: count(body, 'usage', 'prompt_tokens'),
    tokensOut: count(body, 'usage', 'completion_tokens'),
  };
}
