// What the evaluation reads: one JSON object a line, a text or a conversation. What is embedded of it is what the page embeds.
import { embedTextOf } from '../../src/core/analysts/embed-text.ts';
import { idOf, isObject, type RawObject, textOf } from '../../src/core/parse/raw.ts';
import { readRoleMessages } from '../../src/core/parse/role-messages.ts';
import { readChat } from '../../src/core/reader.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Conversation } from '../../src/core/types.ts';

/** One line of a file. */
export interface Row {
  readonly id: string;
  /** What is embedded: never the id, never a label. */
  readonly text: string;
  /** Coarsest first. Empty where nothing is known. */
  readonly labels: readonly string[];
}

/** A line that could not be read, counted from 1, and why. */
export interface BadLine {
  readonly line: number;
  readonly because: string;
}

/** Reads a file's lines; bad ones are left out and told. Empty lines are nothing. */
export function readRows(file: string): { rows: Row[]; bad: BadLine[] } {
  const rows: Row[] = [];
  const bad: BadLine[] = [];
  file.split('\n').forEach((text, i) => {
    if (text.trim() === '') return;
    const row = readRow(text);
    if (typeof row === 'string') bad.push({ line: i + 1, because: row });
    else rows.push(row);
  });
  return { rows, bad };
}

/** The row, or what is wrong with the line. */
function readRow(line: string): Row | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  if (!isObject(value)) return 'not an object';
  const id = idOf(value.id);
  if (id === null) return 'no id';
  const { labels = [] } = value;
  if (!Array.isArray(labels) || !labels.every((label) => idOf(label) !== null))
    return 'labels are no list of texts';
  const text = embeddedText(value);
  return text === null ? 'neither text nor messages' : { id, text, labels: labels.map(String) };
}

/**
 * A text as it is; a recorded summary, which is what a prompted analyst embeds; else what the built-in analyst embeds of the
 * conversation. Null where the line holds none of them.
 */
function embeddedText(value: RawObject): string | null {
  if (typeof value.text === 'string') return value.text;
  return textOf(value.summary) ?? (Array.isArray(value.messages) ? chatText(value.messages) : null);
}

function chatText(messages: readonly unknown[]): string {
  return embedTextOf(readChat(conversationOf(messages), defaultRunSettings));
}

/** A conversation that says nothing but its messages. */
function conversationOf(messages: readonly unknown[]): Conversation {
  return {
    ...{ id: '', externalId: null, source: 'openai-messages', contentHash: '', title: null },
    ...{ startedAt: null, updatedAt: null, account: null, model: null },
    messages: readRoleMessages(messages).messages,
  };
}
