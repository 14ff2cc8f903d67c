// Twenty conversations in a tree small enough to count by hand:
//   P (15) = A (6) + B (5) + C (4);  D (3) a root of its own;  E (2) under the minimum.
import { defaultRunSettings } from '../../src/core/settings.ts';
import type { Cluster, Overview } from '../../src/core/types.ts';

const sizes = { A: 6, B: 5, C: 4, D: 3, E: 2 } as const;
const letters = Object.keys(sizes) as (keyof typeof sizes)[];

function cluster(id: string, over: Partial<Cluster>): Cluster {
  return {
    id,
    level: 0,
    name: `Topic ${id}`,
    description: `Users asked about ${id}. They were ${over.size}.`,
    parentId: null,
    size: 0,
    shown: true,
    hiddenBecause: null,
    audit: { score: 5, reason: '' },
    keywords: [
      { word: `word${id}`, weight: 2.123456, share: 0.75, shareOutside: 0.1 },
      // 0.2 x 6 = 1.2 members at most: below the support of three, so never exported.
      { word: `rare${id}`, weight: 1, share: 0.2, shareOutside: 0 },
    ],
    cohesion: 0.61239,
    separation: 0.25,
    central: [0],
    ...over,
  };
}

/** The overview; every call makes a fresh one. */
export function smallOverview(over: Partial<Overview> = {}): Overview {
  const base = letters.flatMap((letter, number) => Array.from({ length: sizes[letter] }, () => number));
  const n = base.length;
  return {
    runId: 'r1',
    datasetId: 'd1',
    settings: defaultRunSettings,
    analyst: 'built-in@1',
    embedder: 'built-in@1',
    requestsAreQuotations: true,
    k: 5,
    levels: 2,
    flatBecause: null,
    minimum: 3,
    clusters: [
      cluster('A', { size: 6, parentId: 'P' }),
      cluster('B', { size: 5, parentId: 'P' }),
      cluster('C', { size: 4, parentId: 'P' }),
      cluster('D', { size: 3 }),
      cluster('E', {
        size: 2,
        shown: false,
        hiddenBecause: 'too-small',
        name: '',
        description: '',
        keywords: [],
      }),
      cluster('P', { size: 15, level: 1 }),
    ],
    baseIds: letters,
    rows: {
      ids: base.map((_, row) => `chat-${String(row).padStart(2, '0')}`),
      requests: base.map((_, row) => `Please help with matter ${'abcdefghijklmnopqrst'[row]}`),
      tasks: base.map(() => null),
      // Every fifth chat is German: rows 0, 5, 10, 15.
      languages: base.map((_, row) => [row % 5 === 0 ? 'German' : 'English']),
      concern: Uint8Array.from(base, (_, row) => (row === 3 ? 4 : 1)),
      base: Int32Array.from(base),
      closeness: Float32Array.from(base, (_, row) => 1 - row / 100),
      startedAt: Float64Array.from(base, (_, row) => Date.UTC(2025, row % 3, 1)),
      turns: Uint32Array.from(base, (_, row) => 2 + (row % 4)),
      sources: base.map(() => 'chatgpt' as const),
    },
    stats: {
      conversations: 22,
      clustered: n,
      empty: 2,
      duplicates: 1,
      dateRange: [Date.UTC(2025, 0, 1), Date.UTC(2025, 2, 1)],
      languages: { English: 16, German: 4 },
      otherLanguages: 0.2,
      accounts: 0,
      redacted: { email: 2 },
    },
    issues: [],
    ...over,
  };
}
