// What the places that chats come from are called on screen.
import type { Source } from '../core/sources.ts';

/** Short: beside a chat, in a list of sources. */
export const sourceNames: Readonly<Record<Source, string>> = {
  aistudio: 'Google AI Studio',
  alpaca: 'Alpaca rows',
  chatbotui: 'Chatbot UI',
  chatgpt: 'ChatGPT',
  claude: 'Claude',
  'claude-code': 'Claude Code',
  codex: 'Codex',
  copilot: 'Microsoft Copilot',
  deepseek: 'DeepSeek',
  gemini: 'Gemini',
  'gemini-cli': 'Gemini CLI',
  generic: 'Other chats',
  grok: 'Grok',
  helicone: 'Helicone',
  jan: 'Jan',
  kura: 'Kura',
  langfuse: 'Langfuse',
  langsmith: 'LangSmith',
  lechat: 'Le Chat',
  librechat: 'LibreChat',
  llamacpp: 'llama.cpp',
  lmstudio: 'LM Studio',
  lmsys: 'LMSYS chats',
  oasst: 'Open Assistant',
  'openai-messages': 'OpenAI messages',
  openwebui: 'Open WebUI',
  perplexity: 'Perplexity',
  phoenix: 'Phoenix',
  sharegpt: 'ShareGPT',
  sillytavern: 'SillyTavern',
  table: 'Table',
  wildchat: 'WildChat',
};

/** What a file is, in its report, where that is not the name of the source. */
const forms: Readonly<Partial<Record<Source, string>>> = {
  chatgpt: 'ChatGPT export',
  claude: 'Claude export',
  'claude-code': 'Claude Code session',
  codex: 'Codex session',
  gemini: 'Gemini activity from Google Takeout',
  generic: 'Messages in a general form',
  helicone: 'Helicone requests',
  kura: 'Kura conversations',
  langfuse: 'Langfuse observations',
  langsmith: 'LangSmith runs',
  phoenix: 'Phoenix spans',
  table: 'Table',
};

/** What a file is, in its report. */
export const formatNames: Readonly<Record<Source, string>> = { ...sourceNames, ...forms };
