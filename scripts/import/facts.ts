// What somebody counted in a sample export, beside what the page's own import code found in it.
import { hashParts } from '../../src/core/hash.ts';
import type { Conversation, FileReport } from '../../src/core/types.ts';

/** Facts of one file in an `expected.json`, as far as they are asserted. Times are ISO, to the second. */
export interface Facts {
  format: string;
  conversations?: number;
  conversations_with_messages?: number;
  user_messages?: number;
  assistant_messages?: number;
  user_plus_assistant_all_branches?: number;
  created_min?: string | null;
  created_max?: string | null;
  first_user_60?: string | null;
  must_refuse?: boolean;
  /** Rows of a table or of a trace. */
  rows?: number;
  header?: string[];
  text_column?: string;
  nonempty_last_column?: number;
  first_row?: string[];
  first?: string;
  records_total?: number;
  gemini_records?: number;
  cells?: number;
  gemini_cells?: number;
  skipped_non_prompt?: number;
  per_conversation?: OneConversation[];
}

interface OneConversation {
  id: string | null;
  title: string | null;
  created: string | null;
  user: number;
  assistant: number;
  first_user_60: string | null;
}

/** What the import gave. */
export interface Outcome {
  readonly report: FileReport;
  readonly conversations: readonly Conversation[];
  /** Of a table: the report of the first reading, which asks for its columns. */
  readonly asked: FileReport | null;
}

/** One fact: equal or not. */
export interface Line {
  readonly fact: string;
  readonly expected: unknown;
  readonly found: unknown;
}

const TABLES = new Set(['csv', 'table']);
/** Local dates in a localised page: the counter asserts none. */
const UNDATED = new Set(['gemini_takeout_html']);
/** Their titles stand in a file beside, which the counter does not open. */
const UNTITLED = new Set(['jan']);
/** Where a chat has no title of its own the name of its file stands for it (formats.md 3.4), which the counter does not take. */
const TITLED_BY_FILE = new Set(['aistudio']);
const TRACES = new Set(['helicone', 'langfuse', 'langsmith', 'phoenix']);
/** Names in expected.json that are not the source's own with other dashes. */
const SOURCES: Readonly<Record<string, string>> = {
  'deepseek-api': 'deepseek',
  'gemini-takeout': 'gemini',
  'gemini-takeout-html': 'gemini',
  'generic-messages': 'generic',
  csv: 'table',
};

/** The source that a format's name in expected.json stands for. */
export function sourceOf(format: string): string {
  const dashed = format.replaceAll('_', '-');
  return SOURCES[dashed] ?? dashed;
}

/** Whether the file must be refused, or read only to where it breaks. */
export function isNegative(name: string, facts: Facts): boolean {
  return facts.must_refuse === true || /(^|\/)NEGATIVE/.test(name);
}

/** Every asserted fact beside what was found. */
export function compare(name: string, facts: Facts, outcome: Outcome): Line[] {
  const { report, conversations } = outcome;
  if (isNegative(name, facts)) return refused(facts, outcome);
  if (facts.format === 'jan_thread_meta') return [line('conversations', 0, conversations.length)];
  const lines = [
    line('format', sourceOf(facts.format), report.format),
    line('problem', null, report.problem),
  ];
  if (TABLES.has(facts.format)) return [...lines, ...tableLines(facts, outcome)];
  if (TRACES.has(facts.format) && facts.conversations === undefined) {
    const one = conversations.length > 0 && conversations.length <= (facts.rows ?? Infinity);
    return [...lines, line('a conversation, and at most one a row', true, one)];
  }
  const dated = !UNDATED.has(facts.format);
  return [
    ...lines,
    ...countLines(dated ? facts : { ...facts, created_min: undefined, created_max: undefined }, report),
    ...eachLine(facts, conversations),
  ];
}

function refused(facts: Facts, { report, conversations }: Outcome): Line[] {
  const told = report.problem !== null || report.issueCount > 0;
  const lines = [line('refused, with a reason', true, told)];
  if (facts.conversations !== undefined)
    lines.push(line('conversations', facts.conversations, conversations.length));
  return lines;
}

function tableLines(facts: Facts, { asked, report, conversations }: Outcome): Line[] {
  const lines = [line('asks for its columns', true, asked?.table !== undefined)];
  const blank = report.skipped['blank-row'] ?? 0;
  const skipped = Object.values(report.skipped).reduce((sum, count) => sum + count, 0);
  // A row is a turn, or was left out; several may be one conversation.
  const texts = report.userMessages + report.assistantMessages + skipped - blank;
  const text = conversations[0]?.messages[0]?.text;
  if (facts.header) lines.push(line('header', facts.header.join(), asked?.table?.header.join()));
  if (facts.rows !== undefined) lines.push(line('rows', facts.rows, texts + blank));
  if (facts.text_column) lines.push(line('text column', facts.text_column, asked?.table?.proposal.text));
  if (facts.nonempty_last_column !== undefined)
    lines.push(line('rows with text', facts.nonempty_last_column, texts));
  if (facts.first_row) lines.push(line('first text', facts.first_row.at(-1)?.trim(), text));
  if (facts.first) lines.push(line('first text', facts.first.trim(), text));
  return lines;
}

function countLines(facts: Facts, report: FileReport): Line[] {
  const { skipped } = report;
  const activity = facts.records_total ?? facts.cells;
  const prompts = facts.gemini_records ?? facts.gemini_cells;
  const all = report.userMessages + report.assistantMessages + (skipped['other-branch'] ?? 0);
  return [
    asserted('conversations', facts.conversations, report.conversations),
    asserted('with messages', facts.conversations_with_messages, report.withMessages),
    asserted('user turns', facts.user_messages, report.userMessages),
    asserted('assistant turns', facts.assistant_messages, report.assistantMessages),
    asserted('turns of all branches', facts.user_plus_assistant_all_branches, all),
    asserted('first date', facts.created_min, toSecond(report.dateRange?.[0])),
    asserted('last date', facts.created_max, toSecond(report.dateRange?.[1])),
    asserted(
      'other activity',
      activity === undefined || prompts === undefined
        ? undefined
        : activity - prompts + (facts.skipped_non_prompt ?? 0),
      skipped['other-activity'] ?? 0,
    ),
  ].filter((entry) => entry !== null);
}

/** The facts hold the first conversations and the last: matched by id, or by position where there is none. */
function eachLine(facts: Facts, conversations: readonly Conversation[]): Line[] {
  const first = conversations.map(firstUser).find((text) => text !== null) ?? null;
  const lines = facts.first_user_60 === undefined ? [] : [line('first words', facts.first_user_60, first)];
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const listed = facts.per_conversation ?? [];
  const asserts = { dates: facts.created_min != null, titles: !UNTITLED.has(facts.format) };
  for (const [index, expected] of listed.entries()) {
    // Of many, the first 5 and the last 3 are listed.
    const position = index < 5 ? index : conversations.length - listed.length + index;
    const own = expected.id === null ? undefined : byId.get(hashParts(sourceOf(facts.format), expected.id));
    const found = own ?? conversations[position];
    const titles = asserts.titles && !(expected.title === null && TITLED_BY_FILE.has(facts.format));
    const asked = { ...asserts, titles };
    lines.push(line(`conversation ${expected.id ?? position}`, told(expected, asked), toldOf(found, asked)));
  }
  return lines;
}

interface Asserted {
  readonly dates: boolean;
  readonly titles: boolean;
}

function told(expected: OneConversation, { dates, titles }: Asserted): string {
  const { title, created, user, assistant, first_user_60: words } = expected;
  return JSON.stringify([titles ? title : null, dates ? created : null, user, assistant, words]);
}

function toldOf(found: Conversation | undefined, { dates, titles }: Asserted): string {
  if (!found) return 'not found';
  const user = found.messages.filter(({ role }) => role === 'user').length;
  const assistant = found.messages.length - user;
  const created = dates ? toSecond(found.startedAt) : null;
  return JSON.stringify([titles ? found.title : null, created, user, assistant, firstUser(found)]);
}

function line(fact: string, expected: unknown, found: unknown): Line {
  return { fact, expected, found };
}

/** Null where the facts say nothing of it. */
function asserted(fact: string, expected: unknown, found: unknown): Line | null {
  return expected === undefined ? null : line(fact, expected, found);
}

/** Epoch milliseconds as ISO, to the second. */
function toSecond(millis: number | null | undefined): string | null {
  if (millis == null) return null;
  return new Date(Math.floor(millis / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}

/** First 60 code points of the first user turn. */
function firstUser({ messages }: Conversation): string | null {
  const turn = messages.find(({ role }) => role === 'user');
  return turn ? [...turn.text].slice(0, 60).join('') : null;
}

/** Whether both are the same. */
export function holds({ expected, found }: Line): boolean {
  return JSON.stringify(expected) === JSON.stringify(found);
}
