// An invented run: topics, requests, an overview. For tests and for looking at the screens.
import { defaultRunSettings, exportMinimum } from '../../src/core/settings.ts';
import type { Cluster, Keyword, Overview, OverviewStats, Source } from '../../src/core/types.ts';
import { testDay } from '../support/fake-services.ts';

/** A parent and its base topics; a number is the size of the topic. */
export type Plan = readonly (readonly [
  parent: string,
  topics: readonly (readonly [name: string, size: number])[],
])[];

const long =
  'Migrating a long-lived PostgreSQL schema with partitioned tables and triggers to a multi-tenant set-up without downtime';

export const everyday: Plan = [
  [
    'Programming',
    [
      ['Debugging Python scripts', 14],
      ['React components and state', 11],
      ['SQL queries and indexes', 9],
      ['Docker and compose files', 7],
      ['Regular expressions', 6],
      ['Git branches and merges', 6],
      ['Shell scripts', 5],
      [long, 5],
      ['TypeScript generics', 4],
      ['CSS grid layouts', 3],
    ],
  ],
  [
    'Writing and editing',
    [
      ['Polishing e-mails', 13],
      ['Cover letters and résumés', 10],
      ['Shortening reports', 8],
      ['Headlines and product texts', 6],
      ['Short stories with a twist', 5],
      ['Speeches for weddings', 3],
    ],
  ],
  [
    'Cooking',
    [
      ['Sourdough and other breads', 9],
      ['Quick vegetarian dinners', 8],
      ['Meal plans for a week', 6],
      ['Replacing an ingredient', 5],
      ['Fermenting vegetables', 3],
    ],
  ],
  [
    'Travel',
    [
      ['Weekend trips by train', 8],
      ['Japan in autumn', 7],
      ['Packing lists', 5],
      ['Visa questions', 3],
    ],
  ],
  [
    'Learning languages',
    [
      ['Spanish verbs', 8],
      ['Aussprache und Grammatik im Deutschen üben', 7],
      ['تعلّم العربية للمبتدئين', 6],
      ['Japanese particles', 4],
    ],
  ],
  [
    'Health and sport',
    [
      ['Running plans', 7],
      ['Strength training at home', 6],
      ['Sleep', 5],
      ['Reading a blood test', 3],
    ],
  ],
  [
    'Home',
    [
      ['Repairing a leaking tap', 6],
      ['House plants', 6],
      ['Moving and furniture', 4],
      ['Bike repair', 4],
    ],
  ],
  [
    'Money',
    [
      ['Comparing pension savings', 6],
      ['Household budgets', 5],
      ['Tax returns', 5],
    ],
  ],
  [
    'School and maths',
    [
      ['Proofs in linear algebra', 7],
      ['Probability puzzles', 6],
      ['Explaining fractions to children', 4],
      ['Chemistry homework', 4],
    ],
  ],
  [
    'Work and teams',
    [
      ['Agendas and minutes', 7],
      ['Difficult conversations', 6],
      ['Interview questions', 5],
      ['Project plans', 4],
    ],
  ],
  [
    'Games and stories',
    [
      ['Dungeon Master ideas', 6],
      ['Crossword clues', 4],
      ['Names for characters', 3],
    ],
  ],
  [
    'Ideas for presents',
    [
      ['Presents for parents', 5],
      ['Birthday parties for children', 4],
    ],
  ],
  [
    '',
    [
      ['Never shown A', 3],
      ['Never shown B', 2],
    ],
  ],
];

const asks = [
  'Explain step by step how',
  'Find out why it fails:',
  'Compare two ways for',
  'Draft a first version about',
  'Improve',
  'Give examples of',
  'Check what is wrong with',
];
const others: readonly (readonly [language: string, text: (topic: string) => string])[] = [
  ['German', (topic) => `Erkläre kurz, worauf es bei „${topic}“ ankommt, und nenne drei häufige Fehler`],
  ['Arabic', (topic) => `اشرح لي بإيجاز كيف أبدأ في موضوع ${topic}`],
];
const sources: readonly Source[] = ['chatgpt', 'chatgpt', 'claude'];

export interface SampleOptions {
  readonly plan?: Plan;
  readonly analyst?: string;
  readonly quotations?: boolean;
  readonly minimum?: number;
  readonly stats?: Partial<OverviewStats>;
  readonly flatBecause?: Overview['flatBecause'];
}

/** A repeatable number in [0, 1) from a position. */
const noise = (i: number) => ((i * 2654435761) % 4294967296) / 4294967296;

export function sampleOverview(options: SampleOptions = {}): Overview {
  const { plan = everyday, minimum = 4 } = options;
  const rows = {
    ids: [] as string[],
    requests: [] as string[],
    tasks: [] as null[],
    languages: [] as string[][],
    concern: [] as number[],
    base: [] as number[],
    closeness: [] as number[],
    startedAt: [] as number[],
    turns: [] as number[],
    sources: [] as Source[],
  };
  const clusters: Cluster[] = [];
  const baseIds: string[] = [];
  plan.forEach(([parent, topics], p) => {
    const size = topics.reduce((sum, [, count]) => sum + count, 0);
    const nested = parent !== '';
    if (nested)
      clusters.push(
        cluster({ id: `p${p}`, level: 1, name: parent, parentId: null, size, shown: size >= minimum }),
      );
    topics.forEach(([name, count]) => {
      const base = baseIds.length;
      baseIds.push(`t${base}`);
      const shown = count >= minimum;
      clusters.push(
        cluster({
          id: `t${base}`,
          level: 0,
          name: shown ? name : '',
          parentId: nested ? `p${p}` : null,
          size: count,
          shown,
          central: [rows.ids.length],
        }),
      );
      for (let i = 0; i < count; i++) {
        const n = rows.ids.length;
        const foreign = n % 9 === 4 ? others[n % 2] : null;
        rows.ids.push(`c${String(n).padStart(6, '0')}`);
        rows.requests.push(
          foreign ? foreign[1](name) : `${asks[n % asks.length]} ${name.toLowerCase()} (part ${i + 1})`,
        );
        rows.tasks.push(null);
        rows.languages.push([foreign ? foreign[0] : 'English']);
        rows.concern.push(n % 97 === 0 ? 3 : 1);
        rows.base.push(base);
        rows.closeness.push(0.9 - 0.6 * noise(n));
        rows.startedAt.push(
          n % 31 === 7 ? NaN : testDay - Math.floor(noise(n * 7 + base) * 30) * 30 * 86_400_000,
        );
        rows.turns.push(2 + ((n * 5) % 14) + (p === 0 ? 12 : 0));
        rows.sources.push(sources[n % sources.length]);
      }
    });
  });
  const clustered = rows.ids.length;
  return {
    runId: 'r1',
    datasetId: 'd1',
    settings: defaultRunSettings,
    analyst: options.analyst ?? 'built-in@1',
    embedder: 'words@1',
    requestsAreQuotations: options.quotations ?? true,
    k: baseIds.length,
    levels: clusters.some(({ level }) => level > 0) ? 2 : 1,
    flatBecause: options.flatBecause ?? null,
    minimum,
    clusters,
    baseIds,
    rows: {
      ...rows,
      concern: Uint8Array.from(rows.concern),
      base: Int32Array.from(rows.base),
      closeness: Float32Array.from(rows.closeness),
      startedAt: Float64Array.from(rows.startedAt),
      turns: Uint32Array.from(rows.turns),
    },
    stats: {
      conversations: clustered + 17,
      clustered,
      empty: 17,
      duplicates: 4,
      dateRange: [testDay - 900 * 86_400_000, testDay],
      languages: {},
      otherLanguages: 0.11,
      accounts: 1,
      redacted: { email: 12 },
      ...options.stats,
    },
    issues: [],
  };
}

function cluster(
  over: Pick<Cluster, 'id' | 'level' | 'name' | 'parentId' | 'size' | 'shown'> & Partial<Cluster>,
): Cluster {
  const words = over.name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3);
  return {
    description: over.shown
      ? `People ask about ${over.name.toLowerCase()}. They want short, working answers they can use at once.`
      : '',
    hiddenBecause: over.shown ? null : 'too-small',
    audit: { score: 5, reason: '' },
    keywords: [...words, 'example', 'steps']
      .map((word, i): Keyword => ({
        word,
        weight: 1 - i * 0.1,
        share: 0.72 - i * 0.13,
        shareOutside: 0.03 + i * 0.02,
      }))
      .filter(({ share }) => share > 0),
    cohesion: 0.71,
    separation: 0.22,
    central: [],
    ...over,
  };
}

/** A tree of `parents` x `each` topics of `exportMinimum` chats. */
export function widePlan(parents: number, each: number): Plan {
  return Array.from({ length: parents }, (_, p) => [
    `Field ${p + 1}`,
    Array.from({ length: each }, (_, t) => [`Field ${p + 1}, topic ${t + 1}`, exportMinimum] as const),
  ]);
}
