// What redaction costs the topic: base clusters at the true number of topics, with redaction and without, by the same seeds.
import { embedTextOf } from '../../src/core/analysts/embed-text.ts';
import { idOf, isObject } from '../../src/core/parse/raw.ts';
import { readRoleMessages } from '../../src/core/parse/role-messages.ts';
import { countWords, evidenceOf, WordCounter } from '../../src/core/privacy/word-evidence.ts';
import { readChat } from '../../src/core/reader.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { textsOf } from '../../src/core/surveying.ts';
import type { Conversation } from '../../src/core/types.ts';
import { nmi } from '../../src/core/math/scores.ts';
import { divide, embedRows } from '../eval/divide.ts';
import { meanInterval } from './intervals.ts';
import { keyOf, measured, type PrivacyRow } from './rows.ts';

/** Paired: both ways of reading are divided by each of them. */
const seeds = [1, 2, 3, 4, 5];
/** Points of NMI (per cent) that may be lost. */
const mostLost = 2;

interface Labelled {
  readonly chat: Conversation;
  /** The deepest label. */
  readonly label: string;
}

/** Rows of one set; `lines`: its file. Nothing where no line has a label. */
export async function measureTopics(name: string, lines: string): Promise<PrivacyRow[]> {
  const read = lines.split('\n').flatMap(labelledFrom);
  if (read.length === 0) return [];
  const numbers = new Map([...new Set(read.map(({ label }) => label))].map((label, i) => [label, i]));
  const labels = Int32Array.from(read, ({ label }) => numbers.get(label)!);
  const chats = read.map(({ chat }) => chat);
  const on = textsWith(chats, null);
  const off = textsWith(chats, []);
  const scores = { on: [] as number[], off: [] as number[] };
  for (const seed of seeds) {
    for (const [way, texts] of [
      ['on', on],
      ['off', off],
    ] as const) {
      const { assignment } = await divide(embedRows(texts, seed), { k: numbers.size, seed });
      scores[way].push(nmi(labels, assignment) * 100);
    }
  }
  const lost = meanInterval(seeds.map((_, i) => scores.off[i] - scores.on[i]));
  const row = (key: string, title: string, values: readonly number[]) => {
    const { mean, low, high } = meanInterval(values);
    return measured({ key: keyOf(key, name), name: `${name}: ${title}`, n: read.length, unit: '%' }, mean, {
      low,
      high,
    });
  };
  return [
    row('topics-off', 'NMI of base clusters without redaction, mean of 5 seeds', scores.off),
    row('topics-on', 'NMI of base clusters with redaction, mean of 5 seeds', scores.on),
    measured(
      {
        key: keyOf('topics-lost', name),
        name: `${name}: NMI lost by redaction`,
        n: read.length,
        unit: 'points',
      },
      lost.mean,
      lost,
      { atMost: mostLost },
    ),
  ];
}

/** What the built-in analyst embeds. `families` [] redacts nothing; null: the usual ones. */
function textsWith(chats: readonly Conversation[], families: readonly [] | null): string[] {
  const counter = new WordCounter();
  counter.addAll(countWords(textsOf(chats)));
  const evidence = evidenceOf(counter.seenLower());
  const settings = { ...defaultRunSettings, redaction: { ...defaultRunSettings.redaction, families } };
  return chats.map((chat) => embedTextOf(readChat(chat, settings, evidence)));
}

function labelledFrom(line: string): Labelled[] {
  if (line.trim() === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return [];
  }
  if (!isObject(value) || !Array.isArray(value.labels) || value.labels.length === 0) return [];
  const id = idOf(value.id);
  if (id === null) return [];
  const given = Array.isArray(value.messages)
    ? readRoleMessages(value.messages).messages
    : [{ role: 'user' as const, text: String(value.text), at: null }];
  const chat: Conversation = {
    ...{ id, externalId: null, source: 'openai-messages', contentHash: '', title: null },
    ...{ startedAt: null, updatedAt: null, account: null, model: null, language: null, opening: id },
    messages: given,
  };
  return [{ chat, label: value.labels.map(String).join(' / ') }];
}

/** The messages of a file of conversations, for measuring speed. */
export function messagesIn(lines: string): string[] {
  return lines.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    const { messages } = JSON.parse(line) as { messages?: { content?: unknown }[] };
    return (messages ?? []).flatMap(({ content }) => (typeof content === 'string' ? content : []));
  });
}
