// The core's ports without a browser: the functions of core/math themselves, a store in memory, an analyst that does as it is told.
import { embedCorpus } from '../../src/core/embedders/built-in.ts';
import { chooseK } from '../../src/core/math/choose-k.ts';
import { keywords } from '../../src/core/math/keywords.ts';
import { kmeans } from '../../src/core/math/kmeans.ts';
import { leafTree } from '../../src/core/math/leaf-tree.ts';
import { nearestOutside } from '../../src/core/math/nearest.ts';
import { place } from '../../src/core/math/place.ts';
import type { Analyst, Numerics, Ports, Reader, TextGate } from '../../src/core/ports.ts';
import { countWords } from '../../src/core/privacy/word-evidence.ts';
import { readChat, readerId } from '../../src/core/reader.ts';
import { checkText, gateId } from '../../src/core/stages/audit.ts';
import { textsOf } from '../../src/core/surveying.ts';
import type { Conversation, RedactedChat } from '../../src/core/types.ts';
import { aDataset, FakeStore, testDay } from './fake-services.ts';

/** The worker's answers, computed here. */
export const directNumerics: Numerics = {
  kmeans: async (points, options) => kmeans(points, options),
  chooseK: async (points, options, _signal, onProgress) =>
    chooseK(points, { ...options, onProgress }, async (rows, each) => kmeans(rows, each)),
  nearestOutside: async (points, assignment, centroids, count) =>
    nearestOutside(points, assignment, centroids, count),
  keywords: async (texts, assignment, clusters, count) => keywords(texts, assignment, clusters, count),
  leafTree: async (centroids, sizes) => leafTree(centroids, sizes),
  place: async (points, assignment, seed, _signal, onProgress) =>
    place(points, assignment, { seed, onProgress }),
};

export const directReader: Reader = {
  id: readerId,
  survey: async (conversations) => countWords(textsOf(conversations)),
  read: async (conversations, settings, evidence) =>
    conversations.map((conversation) => readChat(conversation, settings, evidence)),
};

export const directGate: TextGate = {
  id: gateId,
  check: async (questions) => questions.map((question) => checkText(question)),
};

/** An analyst whose request is the first user turn and whose names are two keywords. `over` makes it misbehave. */
export function scriptedAnalyst(over: Partial<Analyst> = {}): Analyst {
  const first = (chat: RedactedChat) => chat.userTurns[0] ?? chat.standIn;
  return {
    id: 'scripted@1',
    facetsId: 'scripted@1',
    parents: null,
    quotes: true,
    costs: false,
    batch: 10,
    concurrency: 2,
    facets: async (chats) =>
      chats.map((chat) => ({
        request: first(chat).slice(0, 100),
        task: null,
        languages: ['English'],
        concern: 1 as const,
        embedText: chat.userTurns.join('\n') || chat.standIn,
      })),
    name: async ({ keywords: words, size }) => ({
      name: `Ask about ${words
        .slice(0, 2)
        .map(({ word }) => word)
        .join(' and ')}`,
      description: `Users asked about this in ${size} conversations. The words are shared.`,
    }),
    nameParent: async ({ children }) => ({
      name: `${children[0].name.split(' ').slice(0, 5).join(' ')} and more`,
      description: 'Users asked about several topics. They are listed below.',
    }),
    audit: async () => ({ score: 5, reason: '' }),
    ...over,
  };
}

/** Ports over a store in memory that holds one dataset "d1" with these conversations. */
export async function portsFor(
  conversations: readonly Conversation[],
  over: Partial<Ports> = {},
): Promise<Ports & { store: FakeStore }> {
  const store = new FakeStore();
  await store.putDataset(aDataset({ conversations: conversations.length }));
  await store.addConversations('d1', conversations);
  return {
    store,
    reader: directReader,
    analyst: scriptedAnalyst(),
    embedder: {
      id: 'built-in@test',
      scope: 'corpus',
      embed: async (texts, seed) => embedCorpus(texts, seed),
    },
    numerics: directNumerics,
    gate: directGate,
    clock: { now: () => testDay, sleep: async () => undefined, chance: () => 0.5 },
    ...over,
  } as Ports & { store: FakeStore };
}
