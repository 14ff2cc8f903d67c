// The two dialects the scripted server speaks: reading a request, writing an answer or an error.

/** What a script wants instead of, or of, the answer by rule. */
export interface Scripted {
  /** Milliseconds before anything is answered. */
  readonly delay?: number;
  /** 'before': no answer; 'body': the connection is cut in the middle of one. */
  readonly hangUp?: 'before' | 'body';
  /** Another body: a string is sent as it is, with `type`. */
  readonly body?: string;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An error in the dialect's own envelope. */
  readonly error?: {
    readonly message?: string;
    readonly status?: string;
    readonly code?: string;
    readonly details?: readonly unknown[];
  };
  /** Text of the answer instead of the one by rule. */
  readonly text?: string;
  /** Parts of Gemini, or reasoning_content. */
  readonly thoughts?: string;
  /** In Gemini's words: SAFETY, MAX_TOKENS, ... */
  readonly finish?: string;
  /** Gemini: the prompt was blocked. */
  readonly blockReason?: string;
  readonly usage?: { readonly tokensIn: number; readonly tokensOut: number; readonly thoughts?: number };
}

/** A prompt as it arrived. */
export interface ReadRequest {
  readonly model: string;
  readonly prompt: string;
  readonly schema: unknown;
  readonly maxTokens: number;
}

interface GeminiBody {
  contents: { parts: { text: string }[] }[];
  generationConfig?: { responseJsonSchema?: unknown; maxOutputTokens?: number };
}

interface OpenaiBody {
  model: string;
  messages: { role: string; content: string }[];
  max_tokens?: number;
  max_completion_tokens?: number;
  response_format?: { type: string; json_schema?: { schema: unknown } };
}

export function readGemini(model: string, body: GeminiBody): ReadRequest {
  const { responseJsonSchema = null, maxOutputTokens = Infinity } = body.generationConfig ?? {};
  const prompt = body.contents.flatMap(({ parts }) => parts.map(({ text }) => text)).join('\n');
  return { model, prompt, schema: responseJsonSchema, maxTokens: maxOutputTokens };
}

export function readOpenai(body: OpenaiBody): ReadRequest {
  const said = body.messages.find(({ role }) => role === 'system')?.content ?? '';
  const inWords = /JSON Schema: (\{.*\})$/.exec(said)?.[1];
  return {
    model: body.model,
    prompt: body.messages
      .filter(({ role }) => role === 'user')
      .map(({ content }) => content)
      .join('\n'),
    schema: body.response_format?.json_schema?.schema ?? (inWords ? JSON.parse(inWords) : null),
    maxTokens: body.max_tokens ?? body.max_completion_tokens ?? Infinity,
  };
}

/** Tokens as the server counts them: four characters each. */
export const tokensOf = (text: string) => Math.ceil(text.length / 4);

export function geminiAnswer({ prompt, model }: ReadRequest, text: string, script: Scripted): object {
  const { thoughts, finish = 'STOP', blockReason, usage } = script;
  const parts = [
    ...(thoughts === undefined ? [] : [{ text: thoughts, thought: true }]),
    ...(text === '' ? [] : [{ text }]),
  ];
  const usageMetadata = {
    promptTokenCount: usage?.tokensIn ?? tokensOf(prompt),
    candidatesTokenCount: usage?.tokensOut ?? tokensOf(text),
    ...((usage?.thoughts ?? thoughts) !== undefined && {
      thoughtsTokenCount: usage?.thoughts ?? tokensOf(thoughts ?? ''),
    }),
  };
  if (blockReason) return { promptFeedback: { blockReason }, usageMetadata, modelVersion: model };
  const content = { role: 'model', parts };
  return { candidates: [{ content, finishReason: finish, index: 0 }], usageMetadata, modelVersion: model };
}

/** Gemini's words for how an answer ended, in OpenAI's. */
const finishes: Readonly<Record<string, string>> = { STOP: 'stop', MAX_TOKENS: 'length' };

export function openaiAnswer({ prompt, model }: ReadRequest, text: string, script: Scripted): object {
  const { thoughts, finish = 'STOP', blockReason, usage } = script;
  const message = {
    role: 'assistant',
    content: blockReason ? null : text,
    ...(blockReason && { refusal: `I cannot answer that (${blockReason}).` }),
    ...(thoughts !== undefined && { reasoning_content: thoughts }),
  };
  const prompt_tokens = usage?.tokensIn ?? tokensOf(prompt);
  const completion_tokens =
    (usage?.tokensOut ?? tokensOf(text)) + (usage?.thoughts ?? tokensOf(thoughts ?? ''));
  return {
    ...{ id: 'scripted', object: 'chat.completion', model },
    choices: [{ index: 0, message, finish_reason: finishes[finish] ?? 'content_filter' }],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
}

export function errorBody(
  dialect: 'gemini' | 'openai',
  status: number,
  error: NonNullable<Scripted['error']>,
): object {
  const { message = 'refused by the script', details } = error;
  if (dialect === 'openai')
    return { error: { message, type: error.status ?? 'error', param: null, code: error.code ?? null } };
  return { error: { code: status, message, status: error.status ?? 'UNKNOWN', ...(details && { details }) } };
}
