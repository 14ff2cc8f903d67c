// What a refused file looks like, in words, and what to drop instead.
import type { LooksLike } from '../core/parse/looks-like.ts';

export interface Lookalike {
  /** The end of "This file ...". */
  readonly what: string;
  readonly next: string;
}

export const dropInstead = 'Drop the ZIP file from ChatGPT or Claude, or the conversations.json inside it.';

const chatsOf = (program: string): Lookalike => ({
  what: `looks like chats of ${program}`,
  next: `Kleio cannot read those yet. ${dropInstead}`,
});

const traces = (program: string): Lookalike => ({
  what: `looks like a log that ${program} kept of model calls`,
  next: `Kleio cannot read those yet. ${dropInstead}`,
});

const dataOf = (name: string): Lookalike => ({
  what: `looks like a data set in the form of ${name}`,
  next: `Kleio cannot read that form yet. ${dropInstead}`,
});

const other = (what: string, next = dropInstead): Lookalike => ({ what, next });

/** By the parser's `looksLike`: complete, or it does not compile. */
export const lookalikes: Readonly<Record<LooksLike, Lookalike>> = {
  aistudio: chatsOf('Google AI Studio'),
  chatbotui: chatsOf('Chatbot UI'),
  'chatgpt-html': other(
    'is the chat.html of a ChatGPT export',
    'Drop the ZIP file it came in, or the conversations.json beside it.',
  ),
  'claude-code': other(
    'looks like a session of Claude Code',
    'Kleio reads exports of claude.ai: Settings, then Privacy, then Export data.',
  ),
  'claude-design': chatsOf('Claude Design'),
  codex: other(
    'looks like a session of Codex',
    'Kleio reads exports of ChatGPT: Settings, then Data controls, then Export data.',
  ),
  copilot: chatsOf('Copilot'),
  deepseek: chatsOf('DeepSeek'),
  'gemini-cli': chatsOf('Gemini CLI'),
  'gemini-takeout': other(
    'looks like Gemini chats from Google Takeout',
    `Kleio cannot read those yet. ${dropInstead}`,
  ),
  generic: other('looks like chats in a general form', `Kleio cannot read that form yet. ${dropInstead}`),
  grok: chatsOf('Grok'),
  helicone: traces('Helicone'),
  jan: chatsOf('Jan'),
  langfuse: traces('Langfuse'),
  langsmith: traces('LangSmith'),
  lechat: chatsOf('Le Chat'),
  librechat: chatsOf('LibreChat'),
  llamacpp: chatsOf('llama.cpp'),
  lmstudio: chatsOf('LM Studio'),
  lmsys: dataOf('LMSYS-Chat'),
  oasst: dataOf('OpenAssistant'),
  openwebui: chatsOf('Open WebUI'),
  perplexity: chatsOf('Perplexity'),
  phoenix: traces('Phoenix'),
  sharegpt: dataOf('ShareGPT'),
  sillytavern: chatsOf('SillyTavern'),
  wildchat: dataOf('WildChat'),

  account: other(
    'holds account data, not chats',
    'The chats are in conversations.json of the same export. Drop that, or the whole ZIP file.',
  ),
  alpaca: other('looks like training data, not like chats'),
  binary: other('is not a text file'),
  'claude-code-history': other('holds the prompts typed into Claude Code, without the answers'),
  gzip: other('is a packed file', 'Unpack it first and drop what is inside.'),
  html: other('is a web page'),
  image: other('is an image'),
  json: other('is JSON of a form Kleio does not know'),
  'kleio-tree': other('is a topic tree', 'Drop the tree by itself, not inside an archive.'),
  parquet: other('is a Parquet file', `Kleio cannot read those yet. ${dropInstead}`),
  pdf: other('is a PDF document'),
  sqlite: other(
    'is a SQLite database',
    `Kleio cannot read the databases of other programs; most can export their chats as JSON. ${dropInstead}`,
  ),
  table: other('looks like a table, not like chats', `Kleio cannot read tables yet. ${dropInstead}`),
  'takeout-other': other(
    'looks like Google Takeout data of another product, such as searches or videos',
    dropInstead,
  ),
  text: other('is plain text: nothing in it marks who said what'),
  zip: other('is an archive inside an archive', 'Unpack the outer one and drop what is inside.'),
};
