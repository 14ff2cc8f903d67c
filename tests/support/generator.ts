// Chats with known topics: invented, seeded, as many as wanted.
import { hashList, hashParts } from '../../src/core/hash.ts';
import { normal, type Random, seededRandom } from '../../src/core/math/random.ts';
import { openingOf } from '../../src/core/parse/beginning.ts';
import type { Conversation, Message } from '../../src/core/types.ts';
import { type Subtopic, type Topic, topics as allTopics } from './generator-topics.ts';

export interface Generated {
  readonly conversations: Conversation[];
  /** Topic of each conversation, 0 ... topics - 1. */
  readonly labels: number[];
  /** Subtopic of each conversation over all topics: topic * 3 + its place in the topic. */
  readonly subtopics: number[];
  readonly topicNames: string[];
}

export interface GeneratorOptions {
  readonly n: number;
  /** How many topics, 1 to 14. Default 12. */
  readonly topics?: number;
  readonly seed?: number;
}

/** Generated chats begin on 2024-01-01 and spread over 18 months. */
const firstDay = Date.UTC(2024, 0, 1);
const months = 18;
const monthMs = 30.4 * 24 * 3600 * 1000;
/** Topic i is drawn with weight 1 / (i + 3): with 12 topics the first is 4.7 times the last. */
const flattening = 3;
/** Share of words that get two letters swapped. */
const typos = 0.02;

const openings = [
  'How do I {action} {object}? This is about {context} and {context}.',
  'Can you help me {action} {object}? I am thinking of {context}, also of {context}.',
  'I want to {action} {object} and need some advice on {context} and {context}',
  'what is the best way to {action} {object}, given {context} and {context}?',
  'Please explain how to {action} {object}. What I have is {context} and {context}.',
  'I tried to {action} {object} but it did not go well with {context}. Could it be {context}?',
];
const followUps = [
  'And what about {context} or {context}?',
  'Thanks! Is that the same for {object} and {context}?',
  'That did not work. Should I look at {context} first? Or at {object}?',
  'Could you {action} it in another way, with {context} and {object}?',
  'ok and how long does it take to {action} {object} with {context}?',
];
const replies = [
  'To {action} {object}, begin with {context}. Then go on in small steps and check each one.',
  'Good question. Most people {action} {object} too fast; look at {context} before anything else.',
  'There are three things to know about {context}. First, {object}; the rest follows from it.',
];

/** `n` chats over the first `topics` topics, uneven in size, every topic at least once if n allows. The same options give the same chats. */
export function generate({ n, topics = 12, seed = 1 }: GeneratorOptions): Generated {
  if (topics < 1 || topics > allTopics.length) throw new RangeError(`1 to ${allTopics.length} topics`);
  const random = seededRandom(seed);
  const used = allTopics.slice(0, topics);
  const labels = Array.from({ length: n }, (_, i) => (i < topics ? i : drawTopic(topics, random)));
  const places = labels.map((label) => Math.floor(random() * used[label].subtopics.length));
  const conversations = labels.map((label, i) =>
    chat(used[label], used[label].subtopics[places[i]], i, seed, random),
  );
  return {
    conversations,
    labels,
    subtopics: labels.map((label, i) => label * 3 + places[i]),
    topicNames: used.map(({ name }) => name),
  };
}

/** The user's turns of each conversation, joined: what the built-in analyst embeds. */
export function userTexts(conversations: readonly Conversation[]): string[] {
  return conversations.map(({ messages }) =>
    messages
      .filter(({ role }) => role === 'user')
      .map(({ text }) => text)
      .join('\n'),
  );
}

/**
 * The conversations as the list in ChatGPT's `conversations.json`: generated ones come back from the parser with the
 * same ids, turns and content hashes. Plain JSON values.
 */
export function toChatGptExport(conversations: readonly Conversation[]): object[] {
  return conversations.map((conversation) => {
    const { title, startedAt, updatedAt, messages, model } = conversation;
    const id = conversation.externalId ?? conversation.id;
    const root = {
      id: `${id}-root`,
      message: null,
      parent: null,
      children: messages.length > 0 ? [`${id}-0`] : [],
    };
    const nodes = messages.map((message, i) => chatGptNode(id, message, i, messages.length));
    return {
      title,
      create_time: startedAt === null ? null : startedAt / 1000,
      update_time: updatedAt === null ? null : updatedAt / 1000,
      mapping: Object.fromEntries([root, ...nodes].map((node) => [node.id, node])),
      moderation_results: [],
      current_node: nodes.at(-1)?.id ?? root.id,
      conversation_id: id,
      default_model_slug: model,
      is_archived: false,
      id,
    };
  });
}

function chatGptNode(id: string, { role, text, at }: Message, i: number, count: number) {
  return {
    id: `${id}-${i}`,
    message: {
      id: `${id}-${i}`,
      author: { role, name: null, metadata: {} },
      create_time: at === null ? null : at / 1000,
      content: { content_type: 'text', parts: [text] },
      status: 'finished_successfully',
      end_turn: true,
      weight: 1,
      metadata: {},
      recipient: 'all',
    },
    parent: i === 0 ? `${id}-root` : `${id}-${i - 1}`,
    children: i + 1 < count ? [`${id}-${i + 1}`] : [],
  };
}

function drawTopic(topics: number, random: Random): number {
  const weights = Array.from({ length: topics }, (_, i) => 1 / (i + flattening));
  let mark = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (mark -= weight) < 0);
  return found < 0 ? topics - 1 : found;
}

function chat(topic: Topic, subtopic: Subtopic, i: number, seed: number, random: Random): Conversation {
  const startedAt = Math.floor(firstDay + random() * months * monthMs);
  // One to four exchanges, two on average.
  const exchanges = Math.max(1, Math.min(4, Math.round(2 + normal(random))));
  const messages: Message[] = [];
  for (let turn = 0; turn < exchanges; turn++) {
    const ask = fill(pick(turn === 0 ? openings : followUps, random), topic, subtopic, random);
    const at = startedAt + turn * 120_000;
    messages.push({ role: 'user', text: withTypos(ask, random), at });
    messages.push({
      role: 'assistant',
      text: fill(pick(replies, random), topic, subtopic, random),
      at: at + 30_000,
    });
  }
  const title = `${pick(subtopic.actions, random)} ${pick(subtopic.objects, random)}`;
  const externalId = `generated-${seed}-${i}`;
  return {
    id: hashParts('chatgpt', externalId),
    externalId,
    source: 'chatgpt',
    title,
    startedAt,
    updatedAt: messages[messages.length - 1].at,
    account: null,
    model: random() < 0.7 ? 'gpt-4o' : 'gpt-4o-mini',
    messages,
    contentHash: hashParts(title, hashList(messages.flatMap(({ role, text }) => [role, text]))),
    language: 'English',
    opening: openingOf(messages),
  };
}

function fill(frame: string, { context }: Topic, { actions, objects }: Subtopic, random: Random): string {
  return frame
    .replaceAll('{action}', () => pick(actions, random))
    .replaceAll('{object}', () => pick(objects, random))
    .replaceAll('{context}', () => pick(context, random));
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)];
}

/** Swaps two inner letters of a few long words. */
function withTypos(text: string, random: Random): string {
  return text.replace(/[a-z]{5,}/g, (word) => {
    if (random() >= typos) return word;
    const at = 1 + Math.floor(random() * (word.length - 3));
    return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
  });
}
