// What the evaluation reads: one JSON object a line, a text or a conversation. What is embedded of it is what the page embeds.
import { embedTextOf } from '../../src/core/analysts/embed-text.ts';
import { idOf, isObject, type RawObject, textOf } from '../../src/core/parse/raw.ts';
import { readRoleMessages } from '../../src/core/parse/role-messages.ts';
import {
  countWords,
  evidenceOf,
  WordCounter,
  type WordEvidence,
} from '../../src/core/privacy/word-evidence.ts';
import { readChat } from '../../src/core/reader.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { textsOf } from '../../src/core/surveying.ts';
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
  const read: RawRow[] = [];
  const bad: BadLine[] = [];
  file.split('\n').forEach((text, i) => {
    if (text.trim() === '') return;
    const row = readRow(text);
    if (typeof row === 'string') bad.push({ line: i + 1, because: row });
    else read.push(row);
  });
  // As the page does it: what all chats of the set tell of their words, before the first one is read.
  const evidence = evidenceOf(wordsOf(read.flatMap(({ chat }) => chat ?? [])));
  return { rows: read.map((row) => finished(row, evidence)), bad };
}

/** A line whose conversation is not yet read. */
interface RawRow {
  readonly id: string;
  readonly labels: readonly string[];
  readonly text: string | null;
  readonly chat: Conversation | null;
}

function wordsOf(chats: readonly Conversation[]): string[] {
  const counter = new WordCounter();
  counter.addAll(countWords(textsOf(chats)));
  return counter.seenLower();
}

function finished({ id, labels, text, chat }: RawRow, evidence: WordEvidence): Row {
  return { id, labels, text: text ?? embedTextOf(readChat(chat!, defaultRunSettings, evidence)) };
}

/** The row, or what is wrong with the line. */
function readRow(line: string): RawRow | string {
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
  const text = writtenText(value);
  const chat = text === null && Array.isArray(value.messages) ? conversationOf(value.messages) : null;
  if (text === null && chat === null) return 'neither text nor messages';
  return { id, text, chat, labels: labels.map(String) };
}

/** A text as it is, or a recorded summary, which is what a prompted analyst embeds; null: what the built-in one embeds of the conversation. */
function writtenText(value: RawObject): string | null {
  return typeof value.text === 'string' ? value.text : textOf(value.summary);
}

/** A conversation that says nothing but its messages. */
function conversationOf(messages: readonly unknown[]): Conversation {
  return {
    ...{ id: '', externalId: null, source: 'openai-messages', contentHash: '', title: null },
    ...{ startedAt: null, updatedAt: null, account: null, model: null, language: null, opening: '' },
    messages: readRoleMessages(messages).messages,
  };
}
