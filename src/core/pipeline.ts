// The walk, top to bottom. Only this file remembers; the stages neither know the store nor each other.
import { clusterChats } from './clustering.ts';
import { AppError } from './errors.ts';
import { embedTexts } from './embedding.ts';
import { hashBytes, hashParts } from './hash.ts';
import { assembleOverview } from './overview.ts';
import { bytesOf, matrixHash } from './matrix-hash.ts';
import { nameGroups } from './naming.ts';
import { nest } from './nesting.ts';
import type { Group } from './group.ts';
import type { Analyst, KMeansAnswer, Ports } from './ports.ts';
import { ProgressKeeper } from './progress.ts';
import { keeping, type ReadChat, type Walk } from './walk.ts';
import { remember, rememberOne } from './remember.ts';
import { readRunSettings } from './saved-settings.ts';
import { accountMinimum, screenMinimum } from './settings.ts';
import { largeEnough, membersOf } from './stages/cluster.ts';
import { facetsStage, hasText, isLasting, readFacets, type ReadFacets, sentStage } from './stages/facets.ts';
import { placeStage } from './stages/place.ts';
import { surveyDataset } from './surveying.ts';
import type { Conversation, Facets, Matrix, Overview, Progress, RedactedChat, Run } from './types.ts';

/** Progress of a stage that tells a share: per cent. */
const whole = 100;

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
  const accounts = chats.map(({ conversation }) => conversation.account);
  const distinctAccounts = new Set(accounts.filter((account) => account !== null)).size;
  const minimum = screenMinimum(chats.length, distinctAccounts, run.settings.minimum);
  const { choice, grouping } = await clusterChats(walk, points, minimum);
  const members = membersOf(grouping.assignment, grouping.centroids.rows);

  const needed = accountMinimum(distinctAccounts, run.settings.minimumAccounts);
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
  const named = await nameGroups(context, base);
  progress.end('name');
  const nested = await nest(context, named);
  const layout = await placeChats(walk, points, grouping);

  const overview = assembleOverview({
    run,
    ports,
    chats,
    empty,
    choice,
    grouping,
    nested,
    layout,
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
  progress.begin('survey', dataset?.conversations ?? null);
  const evidence = await surveyDataset({
    ...{ store: ports.store, reader: ports.reader, datasetId, signal },
    keep: keeping(walk, '').keep,
    onProgress: (count, recalled) => progress.add('survey', count, recalled),
  });
  progress.end('survey');
  progress.begin('facets', dataset?.conversations ?? null);
  const readers = { reader: ports.reader, analyst: payingOnce(walk) };
  const chats: ReadChat[] = [];
  let empty = 0;
  for (let chunk = 0; ; chunk++) {
    const page = await ports.store.conversationPage(datasetId, chunk);
    if (page === null) break;
    const readable = page.filter(hasText);
    empty += page.length - readable.length;
    progress.add('facets', page.length - readable.length, false);
    const answers = await remember<Conversation, ReadFacets>(readable, {
      // Quotations cost nothing, whoever names.
      ...keeping(walk, facetsStage, ports.analyst.costs && !ports.analyst.quotes),
      keyOf: ({ contentHash }) =>
        hashParts(
          ...[contentHash, ports.reader.id, ports.analyst.facetsId, settings.budget, settings.region],
          ...[JSON.stringify(settings.redaction), evidence.id],
        ),
      compute: (items) => readFacets(items, readers, settings, evidence, signal),
      batch: ports.analyst.batch,
      concurrency: ports.analyst.concurrency,
      // What is shown before a run is its first request; a wrong key costs one.
      firstAlone: chunk === 0 && ports.analyst.costs && !ports.analyst.quotes,
      isKept: isLasting,
      onAnswers: (items, found, recalled) => {
        progress.latest(found.flatMap((facets) => (facets ? [facets.request] : [])).slice(-3));
        progress.add('facets', items.length, recalled);
      },
    });
    answers.forEach((facets, i) => {
      const { messages, ...rest } = readable[i];
      const issue = { detail: {}, subject: rest.id, stage: 'facets' };
      if (!facets) progress.issue({ kind: 'no-facets', ...issue });
      else chats.push({ conversation: { ...rest, turns: messages.length }, facets });
      if (facets?.because) progress.issue({ kind: `answer-${facets.because}`, ...issue });
    });
  }
  progress.end('facets');
  chats.sort((a, b) => (a.conversation.id < b.conversation.id ? -1 : 1));
  return { chats, empty };
}

/**
 * What was paid for is kept by what was sent as well: another way of redacting, or new chats that change what is taken for a
 * name, ask again only about chats whose text it changes.
 */
function payingOnce(walk: Walk): Analyst {
  const { analyst } = walk.ports;
  if (!analyst.costs || analyst.quotes) return analyst;
  return {
    ...analyst,
    facets: (chats) =>
      remember<RedactedChat, Facets & Partial<ReadFacets>>(chats, {
        ...keeping(walk, sentStage, true),
        keyOf: ({ transcript, userTurns, standIn }) =>
          hashParts(analyst.facetsId, transcript, standIn, ...userTurns),
        compute: (items, signal) => analyst.facets(items, signal),
        batch: analyst.batch,
        concurrency: analyst.concurrency,
        isKept: isLasting,
      }),
  };
}

/** Stage 4. */
async function embedChats(walk: Walk, chats: readonly ReadChat[]): Promise<Matrix> {
  const { progress } = walk;
  const texts = chats.map(({ facets }) => facets.embedText);
  const points = await embedTexts(walk, texts, {
    begin: (total) => progress.begin('embed', total),
    recalled: (count) => progress.add('embed', count, true),
    done: (count) => progress.reach('embed', count),
  });
  progress.end('embed');
  return points;
}

/** Stage 10. What a row's place depends on: all rows, and the cluster of each. */
async function placeChats(walk: Walk, points: Matrix, { assignment }: KMeansAnswer): Promise<Matrix> {
  const { ports, run, progress } = walk;
  const { seed } = run.settings;
  progress.begin('place', whole);
  const layout = await rememberOne<Matrix>({
    ...keeping(walk, placeStage),
    key: hashParts(matrixHash(points), hashBytes(bytesOf(assignment)), seed),
    compute: (signal) =>
      ports.numerics.place(points, assignment, seed, signal, (share) =>
        progress.reach('place', Math.round(share * whole)),
      ),
    onAnswers: (_items, _answers, recalled) => recalled && progress.add('place', whole, true),
  });
  progress.reach('place', whole);
  progress.end('place');
  return layout;
}
