// Where chats can come from: the names of all formats that can be read, without their parsers.

/** Export formats that can be read. One line in `core/parse/formats.ts` each. */
export const sources = [
  'aistudio',
  'alpaca',
  'chatbotui',
  'chatgpt',
  'claude',
  'claude-code',
  'codex',
  'copilot',
  'deepseek',
  'gemini',
  'gemini-cli',
  'generic',
  'grok',
  'helicone',
  'jan',
  'kura',
  'langfuse',
  'langsmith',
  'lechat',
  'librechat',
  'llamacpp',
  'lmstudio',
  'lmsys',
  'oasst',
  'openai-messages',
  'openwebui',
  'perplexity',
  'phoenix',
  'sharegpt',
  'sillytavern',
  'table',
  'wildchat',
] as const;

/** Where a conversation comes from. */
export type Source = (typeof sources)[number];
