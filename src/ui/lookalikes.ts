// What a refused file looks like, in words, and what to drop instead.
import type { LooksLike } from '../core/parse/looks-like.ts';

/** What is said of a file that is no chat export but looks like something. */
export interface Lookalike {
  /** The end of "This file ...". */
  readonly what: string;
  readonly next: string;
}

/** The next step where nothing better is known. */
export const dropInstead =
  'Drop the export as you got it: a ZIP file, a folder, JSON, JSON lines, CSV or Parquet.';

const other = (what: string, next = dropInstead): Lookalike => ({ what, next });

/** By the parser's `looksLike`: complete, or it does not compile. */
export const lookalikes: Readonly<Record<LooksLike, Lookalike>> = {
  account: other(
    'holds account data, projects or memories, not chats',
    'The chats are in conversations.json of the same export. Drop that, or the whole ZIP file.',
  ),
  binary: other('is not a text file'),
  'chat-details': other(
    'holds details of chats, not the chats themselves',
    'Drop the whole folder it is in: Jan keeps chats in messages.jsonl, Claude Code in a .jsonl file a session.',
  ),
  'claude-code-history': other(
    'holds the prompts typed into Claude Code, without the answers',
    'Drop the folder .claude/projects: its .jsonl files are the sessions.',
  ),
  'codex-history': other(
    'holds the prompts typed into Codex, without the answers',
    'Drop the folder .codex/sessions: its rollout files are the sessions.',
  ),
  document: other('is an office document', 'Save it as CSV and drop that.'),
  gzip: other('is a packed file inside another', 'Unpack the outer one and drop what is inside.'),
  html: other('is a web page'),
  image: other('is an image'),
  json: other('is JSON of a form Kleio does not know'),
  'kleio-tree': other('is a topic tree', 'Drop the tree by itself, not inside an archive.'),
  pdf: other('is a PDF document'),
  sqlite: other(
    'is the database of a program, such as Open WebUI or Cursor',
    'Export the chats instead. Open WebUI: Settings, then Data, then Export all chats. Cursor keeps chats where only Cursor reads them.',
  ),
  table: other(
    'is a table without a column of text',
    'Drop a table with one text a row, or a row a message.',
  ),
  'takeout-other': other(
    'looks like Google Takeout data of another product, such as searches or videos',
    dropInstead,
  ),
  text: other('is plain text: nothing in it marks who said what'),
  zip: other('is an archive inside an archive', 'Unpack the outer one and drop what is inside.'),
};
