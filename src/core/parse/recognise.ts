// The decision rule of formats.md section 1: what an element is, by its structure alone. Order matters.
import type { Source } from '../sources.ts';
import { isAccountFile } from './account-files.ts';
import { isExporterChat } from './chat-exporter.ts';
import { isAlpaca } from './alpaca.ts';
import { isDesignChat } from './claude-design.ts';
import { deepseekDump, hasFragments } from './deepseek.ts';
import { isScriptMessage } from './deepseek-script.ts';
import { isActivityRecord, isGeminiRecord } from './gemini-record.ts';
import { holdsLists, holdsMessages } from './generic.ts';
import { isHelicone } from './helicone.ts';
import { grokResponses } from './grok.ts';
import { isLangfuse } from './langfuse.ts';
import { isLangsmith } from './langsmith.ts';
import { isDatabase } from './llamacpp-database.ts';
import { isArena } from './lmsys.ts';
import type { LooksLike } from './looks-like.ts';
import { isOwnThread, isPerplexityTurn } from './perplexity.ts';
import { isFlatMessage } from './oasst.ts';
import { isCompletion } from './openai-messages.ts';
import { isPreference } from './preferences.ts';
import { isPhoenix } from './phoenix.ts';
import { isObject, objectsOf, type RawObject } from './raw.ts';

type Kind = Source | LooksLike;
type Rule = readonly [Kind, (element: RawObject) => boolean];

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const firstOf = (value: unknown): RawObject => objectsOf(value)[0] ?? {};
const hasAll = (element: RawObject, ...keys: readonly string[]) => keys.every((key) => key in element);

/** What the first line of an old Codex file says of its session. */
const CODEX_HEADER = new Set(['id', 'timestamp', 'instructions', 'git', 'cwd', 'originator', 'cli_version']);

/** Lines of session logs. */
const RECORDS: readonly Rule[] = [
  ['codex', isCodex],
  [
    'claude-code',
    (o) =>
      (o.type === 'user' || o.type === 'assistant') && typeof o.sessionId === 'string' && isObject(o.message),
  ],
  [
    'gemini-cli',
    (o) =>
      typeof o.sessionId === 'string' &&
      (typeof o.projectHash === 'string' || ('startTime' in o && !('type' in o))),
  ],
  ['sillytavern', (o) => hasAll(o, 'mes', 'is_user') || hasAll(o, 'user_name', 'character_name')],
  ['jan', (o) => o.object === 'thread.message'],
  [
    'llamacpp',
    (o) =>
      (o.type === 'session' && 'harness' in o) || (isObject(o.conv) && isList(o.messages)) || isDatabase(o),
  ],
  ['claude-code-history', (o) => hasAll(o, 'display', 'pastedContents')],
  ['codex-history', (o) => typeof o.ts === 'number' && 'text' in o && ('session_id' in o || 'session' in o)],
  // Its rows have types and sessions as well.
  ['langfuse', (o) => 'traceId' in o && isLangfuse(o)],
  ['chat-details', isDetails],
];

const CHATS: readonly Rule[] = [
  ['aistudio', (o) => isObject(o.chunkedPrompt) && isList(o.chunkedPrompt.chunks)],
  ['deepseek', (o) => isObject(o.mapping) && ('inserted_at' in o || hasFragments(o.mapping))],
  ['chatgpt', (o) => isObject(o.mapping)],
  ['deepseek', (o) => deepseekDump(o) !== null || isScriptMessage(o)],
  ['claude', (o) => isList(o.chat_messages) || isOldClaude(o)],
  ['grok', isGrok],
  ['openwebui', (o) => hasHistory(isObject(o.chat) ? o.chat : o) || hasCopyOnly(o.chat)],
  ['librechat', (o) => 'conversationId' in o && (isList(o.messages) || isList(o.messagesTree))],
  ['chatbotui', (o) => ('version' in o || 'folders' in o) && isList(o.history)],
  [
    'perplexity',
    (o) =>
      'query_str' in firstOf(o.entries) ||
      isOwnThread(o) ||
      isPerplexityTurn(o) ||
      hasAll(firstOf(o.conversations), 'query', 'answer'),
  ],
  [
    'oasst',
    (o) =>
      ('message_tree_id' in o && isObject(o.prompt)) ||
      (hasAll(o, 'message_id', 'replies') && 'role' in o) ||
      isFlatMessage(o),
  ],
  [
    'gemini-cli',
    (o) => typeof o.sessionId === 'string' && isList(o.messages) && ('startTime' in o || 'projectHash' in o),
  ],
  ['gemini', (o) => isActivityRecord(o) && isGeminiRecord(o)],
  ['takeout-other', isActivityRecord],
  ['lechat', (o) => hasAll(o, 'chatId', 'contentChunks')],
  ['kura', (o) => 'chat_id' in o && isList(o.messages)],
  [
    'lmstudio',
    (o) => 'versions' in firstOf(o.messages) || (isList(o.messages) && 'usePerChatPredictionConfig' in o),
  ],
  ['claude', isDesignChat],
  ['generic', (o) => isExporterChat(o) || ('role' in firstOf(o.messages) && ('id' in o || 'title' in o))],
  ['openai-messages', (o) => 'role' in firstOf(o.messages)],
  ['alpaca', isAlpaca],
  ['openai-messages', (o) => isPreference(o) || isCompletion(o)],
  ['sharegpt', (o) => 'from' in firstOf(o.conversations)],
  ['wildchat', (o) => 'role' in firstOf(o.conversation) && 'conversation_hash' in o],
  ['lmsys', (o) => 'role' in firstOf(o.conversation) || isArena(o)],
  [
    'copilot',
    (o) =>
      hasAll(o, 'Conversation', 'Time', 'Author', 'Message') ||
      hasAll(o, 'CreatedAt', 'MessageContent', 'Author', 'ChatName') ||
      hasAll(o, 'Timestamp', 'ClientApp', 'Prompt'),
  ],
  ['helicone', isHelicone],
  ['langsmith', isLangsmith],
  ['phoenix', isPhoenix],
  ['langfuse', isLangfuse],
  // Before the account: a chat may name its owner's address.
  ['generic', (o) => isList(o.messages) && holdsMessages(o)],
  // Backups keep the account and the chats in one object.
  ['account', (o) => isAccountFile(o) && !holdsLists(o)],
  [
    'kleio-tree',
    (o) =>
      'kleio' in o ||
      [o.$schema, o.schema, o.format, o.generator].some((value) => /kleio/i.test(String(value))),
  ],
  ['generic', holdsMessages],
];

/**
 * Until September 2025 a line was the bare item, and the first one told of the session, at times by nothing but its id
 * and time; the oldest files are one object.
 */
function isCodex(o: RawObject): boolean {
  const types = ['session_meta', 'turn_context', 'event_msg', 'response_item', 'compacted'];
  if (isObject(o.payload)) return types.includes(String(o.type));
  if (isObject(o.session) && isList(o.items)) return hasAll(o.session, 'id', 'timestamp');
  if (o.record_type === 'state') return true;
  if (typeof o.id !== 'string' || typeof o.timestamp !== 'string') return false;
  return Object.keys(o).every((key) => CODEX_HEADER.has(key));
}

/**
 * Beside the chats: Jan's thread.json, and of Claude Code the list of sessions, the journals of its helpers and lines
 * of a session without messages.
 */
function isDetails(o: RawObject): boolean {
  if (o.object === 'thread' || 'sessionId' in firstOf(o.entries)) return true;
  if (typeof o.type !== 'string' || isObject(o.message) || isList(o.messages)) return false;
  const journal = (o.type === 'started' || o.type === 'result') && 'agentId' in o;
  const line = typeof o.sessionId === 'string' && !holdsMessages(o);
  return journal || line || (o.type === 'summary' && 'leafUuid' in o);
}

function isGrok(o: RawObject): boolean {
  if (isObject(o.grokChatItem)) return true;
  const responses = grokResponses(o);
  return responses !== null && (isObject(o.conversation) || hasAll(firstOf(responses), 'sender', 'message'));
}

/** Before `chat_messages`. LibreChat has senders as well, by their screen names, and says whose they are. */
function isOldClaude(o: RawObject): boolean {
  if ('isCreatedByUser' in firstOf(o.messages)) return false;
  return objectsOf(o.messages).some(({ sender }) => sender === 'human' || sender === 'assistant');
}

function hasHistory(chat: RawObject): boolean {
  return isObject(chat.history) && isObject(chat.history.messages);
}

/** Old Open WebUI chats, and those that a program wrote, have the list of the branch alone. */
function hasCopyOnly(chat: unknown): boolean {
  return isObject(chat) && isList(chat.messages) && isList(chat.models);
}

/** What one element is, or null where no rule knows it. */
export function recognise(element: unknown): Kind | null {
  if (!isObject(element)) return null;
  for (const [kind, test] of RECORDS) if (test(element)) return kind;
  for (const [kind, test] of CHATS) if (test(element)) return kind;
  return null;
}
