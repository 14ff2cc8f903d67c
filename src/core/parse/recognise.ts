// The decision rule of formats.md section 1: what an element is, by its structure alone. Order matters.
import type { Source } from '../types.ts';
import type { LooksLike } from './looks-like.ts';
import { isObject, objectsOf, type RawObject } from './raw.ts';

type Kind = Source | LooksLike;
type Rule = readonly [Kind, (element: RawObject) => boolean];

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const firstOf = (value: unknown): RawObject => objectsOf(value)[0] ?? {};
const hasAll = (element: RawObject, ...keys: readonly string[]) => keys.every((key) => key in element);

/** Lines of session logs. */
const RECORDS: readonly Rule[] = [
  [
    'codex',
    (o) =>
      ['session_meta', 'turn_context', 'event_msg', 'response_item'].includes(o.type as string) &&
      isObject(o.payload),
  ],
  [
    'claude-code',
    (o) =>
      (o.type === 'user' || o.type === 'assistant') && typeof o.sessionId === 'string' && isObject(o.message),
  ],
  ['gemini-cli', (o) => typeof o.sessionId === 'string' && typeof o.projectHash === 'string'],
  ['sillytavern', (o) => hasAll(o, 'mes', 'is_user')],
  ['jan', (o) => o.object === 'thread.message'],
  ['llamacpp', (o) => o.type === 'session' && 'harness' in o],
  ['claude-code-history', (o) => hasAll(o, 'display', 'pastedContents')],
];

const CHATS: readonly Rule[] = [
  ['aistudio', (o) => isObject(o.chunkedPrompt) && isList(o.chunkedPrompt.chunks)],
  ['deepseek', (o) => isObject(o.mapping) && 'inserted_at' in o],
  ['chatgpt', (o) => isObject(o.mapping)],
  ['claude', (o) => isList(o.chat_messages) || isOldClaude(o)],
  ['deepseek', (o) => isObject(o.data) && isObject(o.data.biz_data)],
  ['grok', (o) => isObject(o.conversation) && isList(o.responses)],
  ['openwebui', (o) => hasHistory(isObject(o.chat) ? o.chat : o)],
  ['librechat', (o) => 'conversationId' in o && (isList(o.messages) || isList(o.messagesTree))],
  ['chatbotui', (o) => 'version' in o && isList(o.history)],
  ['perplexity', (o) => 'query_str' in firstOf(o.entries)],
  [
    'oasst',
    (o) =>
      ('message_tree_id' in o && isObject(o.prompt)) || (hasAll(o, 'message_id', 'replies') && 'role' in o),
  ],
  [
    'gemini-cli',
    (o) => typeof o.sessionId === 'string' && isList(o.messages) && ('startTime' in o || 'projectHash' in o),
  ],
  ['gemini-takeout', (o) => isActivity(o) && isGemini(o)],
  ['takeout-other', isActivity],
  ['lechat', (o) => hasAll(o, 'chatId', 'contentChunks')],
  ['kura', (o) => 'chat_id' in o && isList(o.messages)],
  ['lmstudio', (o) => 'versions' in firstOf(o.messages)],
  ['claude-design', (o) => 'role' in firstOf(o.messages) && isObject(firstOf(o.messages).content)],
  ['generic', (o) => 'role' in firstOf(o.messages) && ('id' in o || 'title' in o)],
  ['openai-messages', (o) => 'role' in firstOf(o.messages)],
  ['sharegpt', (o) => 'from' in firstOf(o.conversations)],
  ['wildchat', (o) => 'role' in firstOf(o.conversation) && 'conversation_hash' in o],
  ['lmsys', (o) => 'role' in firstOf(o.conversation)],
  ['alpaca', (o) => hasAll(o, 'instruction', 'output')],
  ['helicone', (o) => hasAll(o, 'request_body', 'response_body')],
  ['langsmith', (o) => 'trace_id' in o && ('run_type' in o || 'run_id' in o)],
  [
    'phoenix',
    (o) =>
      'context.trace_id' in o ||
      Object.keys(o).some((key) => key.startsWith('attributes.llm') || key === 'span_kind'),
  ],
  ['langfuse', (o) => hasAll(o, 'trace_id', 'input', 'output')],
  ['account', (o) => 'chatgpt_plus_user' in o || hasAll(o, 'email', 'id')],
  [
    'kleio-tree',
    (o) =>
      'kleio' in o ||
      [o.$schema, o.schema, o.format, o.generator].some((value) => /kleio/i.test(String(value))),
  ],
  ['generic', (o) => hasAll(o, 'role', 'content')],
];

/** Before `chat_messages`. LibreChat has senders as well, by their screen names. */
function isOldClaude(o: RawObject): boolean {
  return objectsOf(o.messages).some(({ sender }) => sender === 'human' || sender === 'assistant');
}

function hasHistory(chat: RawObject): boolean {
  return isObject(chat.history) && isObject(chat.history.messages);
}

function isActivity(o: RawObject): boolean {
  return typeof o.header === 'string' && hasAll(o, 'title', 'time');
}

function isGemini(o: RawObject): boolean {
  const products = isList(o.products) ? o.products : [];
  const link = typeof o.titleUrl === 'string' ? o.titleUrl : '';
  return (
    [o.header, ...products].some((name) => /gemini|bard/i.test(String(name))) ||
    link.startsWith('https://gemini.google.com/')
  );
}

/** What one element is, or null where no rule knows it. */
export function recognise(element: unknown): Kind | null {
  if (!isObject(element)) return null;
  for (const [kind, test] of RECORDS) if (test(element)) return kind;
  for (const [kind, test] of CHATS) if (test(element)) return kind;
  return null;
}
