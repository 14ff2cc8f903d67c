// Planted details on their way through the whole pipeline, with an analyst that echoes the chat (issue 5, "Must show").
import { type Canary, canaryChats } from '../../tests/support/canaries.ts';
import { measured, type PrivacyRow, share } from './rows.ts';
import { clusterTexts, linesAfter, type Question, walkWith } from './whole-walk.ts';

/** Chats a base cluster, about. */
const chatsACluster = 16;

/** Repeats what it is shown in every field; in every other answer the last sentence comes first, so that cutting hides nothing. */
export function echo({ data, fields }: Question): Record<string, unknown> {
  const plain = data.replace(/<\/?(?:user|assistant)>/g, ' ').trim();
  const turned = plain
    .split(/(?<=[.?!])\s+/)
    .reverse()
    .join(' ');
  const said = data.length % 2 === 0 ? plain : turned;
  const line = linesAfter(data, 'Chats of the topic:')[data.length % 3] ?? plain;
  const answers: Record<string, unknown> = {
    ...{ languages: ['English'], concern: 1, score: 5, names: linesAfter(data, 'Topics:').slice(0, 12) },
    topic: linesAfter(data, 'Broader topics:')[0] ?? plain,
    name: line.split(' ').slice(0, 10).join(' '),
  };
  return Object.fromEntries(fields.map((field) => [field, answers[field] ?? said]));
}

export interface Leak {
  readonly layer: string;
  readonly kind: string;
  readonly locale: string;
  readonly text: string;
}

/** Rows of the funnel and the bars. `leaks`: what got through where nothing may, for whoever mends it. */
export async function measureCanaries(count = 1000): Promise<{ rows: PrivacyRow[]; leaks: Leak[] }> {
  const canaries = canaryChats(count);
  const walked = await walkWith(
    canaries.map(({ chat }) => chat),
    Math.ceil(count / chatsACluster),
    echo,
  );
  const byChat = new Map(canaries.map((canary) => [canary.chat.id, canary]));
  const leaks: Leak[] = [];
  /** Items that hold a detail: of their own chat where there is one, else of any chat. */
  const holding = (layer: string, items: readonly Item[], which: (canary: Canary) => boolean = () => true) =>
    items.filter(({ text, chat }) => {
      const own = chat === undefined ? canaries : [byChat.get(chat)!];
      const folded = text.toLowerCase();
      const seen = own.find((canary) => which(canary) && isIn(folded, canary));
      if (seen) leaks.push({ layer, kind: seen.kind, locale: seen.locale, text: around(text, seen) });
      return seen !== undefined;
    }).length;
  const { rows, ids } = { rows: walked.overview.rows, ids: walked.overview.rows.ids };
  const ofStage = walked.asked.filter(({ stage }) => stage === 'facets');
  const raw = canaries.map(({ chat }) => ({
    text: chat.messages.map(({ text }) => text).join('\n'),
    chat: chat.id,
  }));
  const bodies = ofStage.map(({ prompt, subject }) => ({ text: prompt, chat: subject }));
  const answers = ofStage.map(({ answer, subject }) => ({ text: answer, chat: subject }));
  const stored = ids.map((id, i) => ({ text: `${rows.requests[i]}\n${rows.tasks[i] ?? ''}`, chat: id }));
  const texts = clusterTexts(walked).map((text) => ({ text }));
  const files = Object.values(walked.exports).flatMap((file) =>
    stringsIn(JSON.parse(file)).map((text) => ({ text })),
  );
  const later = walked.asked
    .filter(({ stage }) => stage !== 'facets')
    .map(({ prompt }) => ({ text: prompt }));
  const structured = (canary: Canary) => canary.structured;
  const layer = (key: string, title: string, items: readonly Item[]) =>
    share(`funnel-${key}`, `canaries, share that holds one: ${title}`, holding(key, items), items.length);
  const none = (key: string, title: string, items: readonly Item[], which?: (canary: Canary) => boolean) =>
    measured(
      { key: `canaries-${key}`, name: `canaries: ${title}`, n: items.length, unit: 'texts' },
      holding(key, items, which),
      null,
      { atMost: 0 },
    );
  return {
    rows: [
      layer('raw', 'raw chats', raw),
      layer('request', 'redacted request bodies', bodies),
      layer('answer', 'answers of the model', answers),
      layer('stored', 'stored summaries', stored),
      layer('clusters', 'names and descriptions', texts),
      layer('export', 'exported strings', files),
      none(
        'request-structured',
        'request bodies with one of a structured kind',
        [...bodies, ...later],
        structured,
      ),
      none('cluster-texts', 'names and descriptions with one of any kind', texts),
      none('exports', 'exported strings with one of any kind', files),
    ],
    leaks: leaks.filter(({ layer }) => layer !== 'raw'),
  };
}

interface Item {
  readonly text: string;
  readonly chat?: string;
}

const isIn = (folded: string, { needles }: Canary) =>
  needles.some((needle) => folded.includes(needle.toLowerCase()));

/** The detail with what stands around it (40 characters). */
function around(text: string, { needles }: Canary): string {
  const folded = text.toLowerCase();
  const at = Math.max(...needles.map((needle) => folded.indexOf(needle.toLowerCase())));
  return text.slice(Math.max(0, at - 40), at + 60).replace(/\s+/g, ' ');
}

/** Every string of a file, keys included. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...stringsIn(inner)]);
}
