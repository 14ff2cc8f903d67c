// The exported tree: clio-tree version 1. Written and read here and nowhere else; the JSON Schema in public/ is made from this schema.
import { z } from './schema.ts';
import { AppError } from './errors.ts';
import type { ExportLevel, GatedTree } from './export/gated-tree.ts';
import { hashParts } from './hash.ts';
import type { StoredTree } from './ports.ts';
import type { TopicNode, TopicTree } from './topic-tree.ts';
import type { KChoice } from './types.ts';
import { version } from './version.ts';

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const counts = z.record(z.string(), count);

const topics = z.int().min(1);
/** A silhouette, or how alike divisions are. */
const likeness = z.number().min(-1).max(1);

/**
 * Which number of clusters was taken, and on what evidence: see KChoice. Held to what can come out, because a curve is drawn of it:
 * scores are products of shares, on the scale of a sample at most a few times as large.
 */
const choiceSchema = z.object({
  k: topics,
  because: z.enum(['evidence', 'few', 'person']),
  byRule: topics,
  runnerUp: topics.nullable(),
  interval: z.tuple([topics, topics]).refine(([least, most]) => least <= most),
  sampled: count,
  trials: z
    .array(
      z.object({
        k: topics,
        silhouette: likeness,
        simplified: likeness,
        stability: likeness,
        underMinimum: share,
        score: z.number().min(-1).max(10),
      }),
    )
    .refine((trials) => trials.every(({ k }, i) => i === 0 || trials[i - 1].k < k)),
});

const nodeSchema = z.object({
  id: z.string().min(1),
  parentId: z.string().nullable(),
  depth: count,
  name: z.string(),
  description: z.string(),
  count,
  share,
  /** Conversations that no child holds: leaves carry their count, so that d3's sum(d => d.value) is right at every node. */
  value: count.optional(),
  keywords: z.array(z.object({ word: z.string(), weight: z.number(), share, shareOutside: share })),
  facets: z.object({
    languages: counts,
    concern: z.tuple([count, count, count, count, count]),
    months: counts,
    turns: z.object({ mean: z.number(), median: z.number() }),
    sources: counts,
    /** The person's own facets with fixed answers: question -> answer -> conversations. Since 1.1. */
    custom: z.record(z.string(), counts).optional(),
  }),
  quality: z.object({ cohesion: z.number(), separation: z.number() }).nullable(),
  tooSmall: z.boolean(),
  requests: z.array(z.string()).optional(),
  get children() {
    return z.array(nodeSchema);
  },
});

/** The whole file. Readers accept formatVersion 1.x and ignore keys they do not know. */
export const treeFileSchema = z.object({
  $schema: z.string(),
  format: z.literal('clio-tree'),
  formatVersion: z.string().regex(/^1\.\d+\.\d+$/),
  generator: z.object({ name: z.string(), version: z.string() }),
  privacy: z.object({
    level: z.enum(['clusters', 'requests']),
    minClusterSize: count,
    /** Fewest distinct accounts of a topic, where the run had such a minimum. Since 1.3. */
    minAccounts: z.int().min(1).optional(),
    containsRequests: z.boolean(),
    containsRawText: z.literal(false),
    redactedKinds: z.array(z.string()),
  }),
  run: z.object({
    seed: count,
    k: count,
    /** Since 1.2. */
    choice: choiceSchema.optional(),
    levels: count,
    analyst: z.string(),
    embedder: z.string(),
    flatBecause: z.literal('few-chats').nullable(),
  }),
  stats: z.object({
    conversations: count,
    clustered: count,
    empty: count,
    duplicates: count,
    clusters: count,
    dateRange: z.tuple([z.string(), z.string()]).nullable(),
    languages: counts,
    otherLanguages: share,
    redacted: counts,
    /** Conversations that a model gave no answer on. Since 1.1. */
    fallbacks: count.optional(),
    /** Conversations with text that were not chosen to be read. Since 1.4. */
    leftOut: count.optional(),
  }),
  root: nodeSchema,
});

/** An exported tree as it stands in a file, checked. */
export type TreeFile = z.infer<typeof treeFileSchema>;
type FileNode = z.infer<typeof nodeSchema>;

/** How much of the tree goes into the file. */
export interface WriteOptions {
  readonly level: ExportLevel;
}

/**
 * The tree as JSON text: two spaces, keys in the order of the schema, floats to 4 decimals, a final newline. The same
 * tree gives the same bytes. Which requests and keywords there are is the gate's to say.
 */
export function writeTreeFile(tree: GatedTree, { level }: WriteOptions): string {
  const withRequests = level === 'requests';
  const file: TreeFile = {
    $schema: './clio-tree.v1.schema.json',
    format: 'clio-tree',
    // A tree of all chats needs nothing of 1.4, and is written as 1.3 wrote it, byte for byte.
    formatVersion: tree.stats.leftOut === undefined ? '1.3.0' : '1.4.0',
    generator: { name: 'kleio', version },
    privacy: {
      level,
      minClusterSize: tree.run.minimum,
      ...(tree.run.minimumAccounts === undefined ? {} : { minAccounts: tree.run.minimumAccounts }),
      containsRequests: withRequests,
      containsRawText: false,
      redactedKinds: Object.keys(tree.stats.redacted),
    },
    run: {
      seed: tree.run.seed,
      k: tree.run.k,
      ...(tree.run.choice ? { choice: writeChoice(tree.run.choice) } : {}),
      levels: tree.run.levels,
      analyst: tree.run.analyst,
      embedder: tree.run.embedder,
      flatBecause: tree.run.flatBecause,
    },
    stats: {
      ...tree.stats,
      dateRange: tree.stats.dateRange && [...tree.stats.dateRange],
      otherLanguages: round(tree.stats.otherLanguages),
    },
    root: writeNode(tree.root, withRequests),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function writeChoice(choice: KChoice): z.infer<typeof choiceSchema> {
  const { k, because, byRule, runnerUp, interval, sampled, trials } = choice;
  return {
    ...{ k, because, byRule, runnerUp, interval: [...interval], sampled },
    trials: trials.map((trial) => ({
      k: trial.k,
      silhouette: round(trial.silhouette),
      simplified: round(trial.simplified),
      stability: round(trial.stability),
      underMinimum: round(trial.underMinimum),
      score: round(trial.score),
    })),
  };
}

function writeNode(node: TopicNode, withRequests: boolean): FileNode {
  const below = node.children.reduce((sum, child) => sum + child.count, 0);
  return {
    id: node.id,
    parentId: node.parentId,
    depth: node.depth,
    name: node.name,
    description: node.description,
    count: node.count,
    share: round(node.share),
    ...(node.count > below ? { value: node.count - below } : {}),
    keywords: node.keywords.map(({ word, weight, share, shareOutside }) => ({
      word,
      weight: round(weight),
      share: round(share),
      shareOutside: round(shareOutside),
    })),
    facets: {
      languages: { ...node.facets.languages },
      concern: [...node.facets.concern],
      months: { ...node.facets.months },
      turns: { mean: round(node.facets.turns.mean), median: round(node.facets.turns.median) },
      sources: { ...node.facets.sources },
      ...(node.facets.custom ? { custom: { ...node.facets.custom } } : {}),
    },
    quality: node.quality && {
      cohesion: round(node.quality.cohesion),
      separation: round(node.quality.separation),
    },
    tooSmall: node.tooSmall,
    ...(withRequests ? { requests: [...node.requests] } : {}),
    children: node.children.map((child) => writeNode(child, withRequests)),
  };
}

/** Reads a parsed file. Throws AppError 'not-a-tree' {where} or 'tree-version' {found}. */
export function readTreeFile(value: unknown): { tree: TopicTree; level: ExportLevel } {
  const { format, formatVersion } = (value ?? {}) as { format?: unknown; formatVersion?: unknown };
  if (format !== 'clio-tree') throw new AppError('not-a-tree', { where: 'format' });
  if (typeof formatVersion !== 'string' || !formatVersion.startsWith('1.')) {
    throw new AppError('tree-version', { found: String(formatVersion).slice(0, 20) });
  }
  const file = parse(value);
  checkNode(file.root, null, 0, new Set());
  const { privacy, stats } = file;
  const { minClusterSize: minimum, minAccounts: minimumAccounts } = privacy;
  const run = { ...file.run, minimum, ...(minimumAccounts === undefined ? {} : { minimumAccounts }) };
  return { tree: { root: readNode(file.root), stats, run }, level: privacy.level };
}

function parse(value: unknown): TreeFile {
  let result;
  try {
    result = treeFileSchema.safeParse(value);
  } catch (error) {
    // A tree nested deeper than the stack.
    throw new AppError('not-a-tree', { where: 'root' }, error);
  }
  if (!result.success) throw new AppError('not-a-tree', { where: result.error.issues[0].path.join('.') });
  return result.data;
}

/** Ids once, parents and depths right, no child larger than its parent leaves room for. */
function checkNode(node: FileNode, parentId: string | null, depth: number, seen: Set<string>): void {
  const below = node.children.reduce((sum, child) => sum + child.count, 0);
  if (seen.has(node.id) || node.parentId !== parentId || node.depth !== depth || below > node.count) {
    throw new AppError('not-a-tree', { where: node.id });
  }
  seen.add(node.id);
  for (const child of node.children) checkNode(child, node.id, depth + 1, seen);
}

function readNode(node: FileNode): TopicNode {
  return { ...node, requests: node.requests ?? [], children: node.children.map(readNode) };
}

/**
 * A file's text as a tree to store, checked. The same text has the same id: opening it twice is one tree.
 * Throws AppError 'not-a-tree' {where, name} or 'tree-version' {found, name}.
 */
export function treeFromText(text: string, name: string, now: number): StoredTree {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (error) {
    throw new AppError('not-a-tree', { where: 'json', name }, error);
  }
  try {
    readTreeFile(file);
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.kind, { ...error.detail, name }, error);
    throw error;
  }
  return { id: hashParts(text).slice(0, 16), name, importedAt: now, file };
}

function round(value: number): number {
  // + 0 turns -0 into 0.
  return Math.round(value * 10_000) / 10_000 + 0;
}
