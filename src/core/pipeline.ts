// The walk, top to bottom. Only this file remembers; the stages neither know the store nor each other.
import { AppError } from './errors.ts';
import { hashBytes, hashList, hashParts } from './hash.ts';
import { assembleOverview } from './overview.ts';
import { pickRows } from './math/matrix.ts';
import { nameGroups } from './naming.ts';
import type { Group } from './group.ts';
import type { KMeansAnswer, Merge, Ports } from './ports.ts';
import { ProgressKeeper } from './progress.ts';
import { keeping, type ReadChat, type Walk } from './walk.ts';
import { remember, rememberOne } from './remember.ts';
import { readRunSettings } from './saved-settings.ts';
import { fewChats, ruleOfK, screenMinimum } from './settings.ts';
import { clusterStage, largeEnough, membersOf } from './stages/cluster.ts';
import { distinctTexts, embedStage } from './stages/embed.ts';
import { facetsStage, hasText, readFacets, type ReadFacets } from './stages/facets.ts';
import { levelsFor, nestStage, planNest } from './stages/nest.ts';
import type { Conversation, Matrix, Overview, Progress, Run } from './types.ts';

/** Distinct accounts a shown cluster must have when more than one account is seen (clio.md 7). */
const minimumAccounts = 5;

/**
 * Takes the dataset of a run through all stages and stores the overview. Interrupted and called again, it goes on where it stopped.
 * Rejects with AppError 'nothing-to-cluster' when no conversation has text, with AbortError when cancelled.
 */
export async function runPipeline(
  ports: Ports,
  saved: Run,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Overview> {
  const run = { ...saved, settings: readRunSettings(saved.settings) };
  const progress = new ProgressKeeper(() => ports.clock.now(), onProgress);
  const walk: Walk = { ports, run, progress, signal };

  const { chats, empty } = await readChats(walk);
  if (chats.length === 0) throw new AppError('nothing-to-cluster', { conversations: empty });
  const points = await embedChats(walk, chats);
  const grouping = await clusterChats(walk, points);
  const members = membersOf(grouping.assignment, grouping.centroids.rows);

  const accounts = chats.map(({ conversation }) => conversation.account);
  const distinctAccounts = new Set(accounts.filter((account) => account !== null)).size;
  const minimum = screenMinimum(chats.length, distinctAccounts, run.settings.minimum);
  const needed = distinctAccounts > 1 ? minimumAccounts : 1;
  const large = largeEnough(members, accounts, minimum, needed);

  const base: Group[] = members.map((rows, number) => ({
    number,
    rows,
    level: 0,
    children: [],
    shown: large[number],
  }));
  const context = { walk, chats, points, grouping };
  progress.begin('name', large.filter(Boolean).length);
  progress.begin('audit', large.filter(Boolean).length);
  const namedBase = await nameGroups(context, base);
  progress.end('name');
  const nested = await nest(walk, grouping, namedBase, chats.length);
  const { parents } = nested.plan;
  progress.begin('audit', large.filter(Boolean).length + parents.length);
  progress.begin('nest', parents.length);
  const named = [...namedBase, ...(await nameParents(context, namedBase, nested))];
  progress.end('nest');
  progress.end('audit');

  const overview = assembleOverview({
    run,
    ports,
    chats,
    empty,
    grouping,
    groups: named,
    nested,
    minimum,
    issues: progress.issues,
  });
  signal.throwIfAborted();
  await ports.store.putOverview(overview);
  return overview;
}

/** Stages 1 to 3: a page of conversations at a time, so that the texts are never all in memory. Sorted by id. */
async function readChats(walk: Walk): Promise<{ chats: ReadChat[]; empty: number }> {
  const { ports, run, progress, signal } = walk;
  const { settings, datasetId } = run;
  const dataset = await ports.store.dataset(datasetId);
  progress.begin('facets', dataset?.conversations ?? null);
  const chats: ReadChat[] = [];
  let empty = 0;
  for (let chunk = 0; ; chunk++) {
    const page = await ports.store.conversationPage(datasetId, chunk);
    if (page === null) break;
    const readable = page.filter(hasText);
    empty += page.length - readable.length;
    progress.add('facets', page.length - readable.length, false);
    const answers = await remember<Conversation, ReadFacets>(readable, {
      ...keeping(walk, facetsStage, ports.analyst.costs),
      keyOf: ({ contentHash }) =>
        hashParts(contentHash, ports.reader.id, ports.analyst.id, settings.budget, settings.region),
      compute: (items) => readFacets(items, ports, settings, signal),
      batch: ports.analyst.batch,
      concurrency: ports.analyst.concurrency,
      onAnswers: (items, found, recalled) => {
        progress.latest(found.flatMap((facets) => (facets ? [facets.request] : [])).slice(-3));
        progress.add('facets', items.length, recalled);
      },
    });
    answers.forEach((facets, i) => {
      const { messages, ...rest } = readable[i];
      if (facets) chats.push({ conversation: { ...rest, turns: messages.length }, facets });
      else progress.issue({ kind: 'no-facets', detail: {}, subject: rest.id, stage: 'facets' });
    });
  }
  progress.end('facets');
  chats.sort((a, b) => (a.conversation.id < b.conversation.id ? -1 : 1));
  return { chats, empty };
}

/** Stage 4. A corpus embedder's answer is kept once for the set, a text embedder's once a text. */
async function embedChats(walk: Walk, chats: readonly ReadChat[]): Promise<Matrix> {
  const { embedder } = walk.ports;
  const { distinct, positions } = distinctTexts(chats.map(({ facets }) => facets.embedText));
  walk.progress.begin('embed', distinct.length);
  const matrix =
    embedder.scope === 'corpus' ? await embedCorpus(walk, distinct) : await embedEach(walk, distinct);
  walk.progress.end('embed');
  return pickRows(matrix, positions);
}

async function embedCorpus(walk: Walk, texts: readonly string[]): Promise<Matrix> {
  const { ports, run, progress } = walk;
  const matrix = await rememberOne<Matrix>({
    ...keeping(walk, embedStage),
    key: hashParts(ports.embedder.id, run.settings.seed, hashList(texts)),
    compute: (signal) =>
      ports.embedder.embed(texts, run.settings.seed, signal, (done) => progress.reach('embed', done)),
    onAnswers: (_items, _answers, recalled) => recalled && progress.add('embed', texts.length, true),
  });
  progress.reach('embed', texts.length);
  return matrix;
}

/** Texts a call to an embedder that keeps answers per text. */
const embedBatch = 64;

async function embedEach(walk: Walk, texts: readonly string[]): Promise<Matrix> {
  const { ports, run, progress } = walk;
  const rows = await remember<string, Float32Array>(texts, {
    ...keeping(walk, embedStage),
    keyOf: (text) => hashParts(ports.embedder.id, text),
    compute: async (items, signal) => {
      const { data, cols } = await ports.embedder.embed(items, run.settings.seed, signal, () => undefined);
      return items.map((_, i) => data.slice(i * cols, (i + 1) * cols));
    },
    batch: embedBatch,
    concurrency: 1,
    onAnswers: (items, _answers, recalled) => progress.add('embed', items.length, recalled),
  });
  const cols = rows[0]!.length;
  const data = new Float32Array(rows.length * cols);
  rows.forEach((row, i) => data.set(row!, i * cols));
  return { data, rows: rows.length, cols };
}

/** Stage 5. Depends on the vectors (by their bytes), k and the seed. */
async function clusterChats(walk: Walk, points: Matrix): Promise<KMeansAnswer> {
  const { ports, run, progress } = walk;
  const k = points.rows < 2 ? points.rows : Math.min(run.settings.k ?? ruleOfK(points.rows), points.rows);
  progress.begin('cluster', 1);
  const answer = await rememberOne<KMeansAnswer>({
    ...keeping(walk, clusterStage),
    key: hashParts(matrixHash(points), k, run.settings.seed),
    compute: (signal) => ports.numerics.kmeans(points, { k, seed: run.settings.seed }, signal),
    onAnswers: (_items, _answers, recalled) => progress.add('cluster', 1, recalled),
  });
  progress.end('cluster');
  return answer;
}

export interface Nested {
  /** Position in the named base groups of each nested cluster. */
  readonly shown: readonly number[];
  readonly plan: ReturnType<typeof planNest>;
  readonly flatBecause: 'few-chats' | null;
}

/** Stage 9, steps 1 to 5: which shown base clusters stand together. */
async function nest(
  walk: Walk,
  grouping: KMeansAnswer,
  base: readonly Group[],
  total: number,
): Promise<Nested> {
  const shown = base.filter((group) => group.shown).map((group) => group.number);
  const sizes = shown.map((number) => base[number].rows.length);
  const few = total < fewChats;
  if (few || shown.length < 2) {
    return {
      shown,
      plan: { levels: 1, parents: [], roots: shown.map((_, i) => i) },
      flatBecause: few ? 'few-chats' : null,
    };
  }
  const centroids = pickRows(grouping.centroids, Int32Array.from(shown));
  const merges = await rememberOne<Merge[]>({
    ...keeping(walk, nestStage),
    key: hashParts(matrixHash(centroids), ...sizes),
    compute: (signal) => walk.ports.numerics.ward(centroids, Float64Array.from(sizes), signal),
  });
  return { shown, plan: planNest(sizes, merges, total, levelsFor(base.length)), flatBecause: null };
}

/** Stage 9, step 6: each parent is named from the children it got, lower levels first. */
async function nameParents(
  context: Parameters<typeof nameGroups>[0],
  base: readonly Group[],
  nested: Nested,
): Promise<Group[]> {
  const nodes: Group[] = nested.shown.map((number) => base[number]);
  const named: Group[] = [];
  const levels = [...new Set(nested.plan.parents.map((parent) => parent.level))];
  for (const level of levels) {
    const groups = nested.plan.parents
      .filter((parent) => parent.level === level)
      .map((parent, i): Group => {
        const children = parent.children.map((child) => nodes[child]);
        const rows = children.flatMap((child) => [...child.rows]).sort((a, b) => a - b);
        return { number: base.length + named.length + i, rows, level, children, shown: true };
      });
    const done = await nameGroups(context, groups, [...base, ...named]);
    named.push(...done);
    nodes.push(...done);
  }
  return named;
}

function matrixHash({ data, cols }: Matrix): string {
  return hashParts(cols, hashBytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength)));
}
