// The walk, top to bottom. Only this file remembers; the stages neither know the store nor each other.
import { chosenChats, type ChosenChats } from './chosen-chats.ts';
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
import type { WordEvidence } from './privacy/word-evidence.ts';
import { ProgressKeeper } from './progress.ts';
import { keeping, type ReadChat, type Walk } from './walk.ts';
import { remember, rememberOne } from './remember.ts';
import { readRunSettings } from './saved-settings.ts';
import { questionOf, screenChats, type ScreenedChats } from './screening.ts';
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
 * Rejects with AppError 'nothing-to-cluster' when no conversation has text, with 'selection-unsound' when the choice of chats cannot be
 * read, with AbortError when cancelled.
 */
export async function runPipeline(
  ports: Ports,
  saved: Run,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Overview> {
  const run = { ...saved, settings: readRunSettings(saved.settings) };
  const without = questionOf(run) === null ? (['screen'] as const) : [];
  const progress = new ProgressKeeper(() => ports.clock.now(), onProgress, without);
  const walk: Walk = { ports, run, progress, signal };

  const { chats, empty, leftOut, screened } = await readChats(walk);
  if (chats.length === 0) throw new AppError('nothing-to-cluster', { conversations: empty });
  const points = await embedChats(walk, chats);
  const accounts = chats.map(({ conversation }) => conversation.account);
  const distinctAccounts = new Set(accounts.filter((account) => account !== null)).size;
  const minimum = screenMinimum(chats.length, distinctAccounts, run.settings.minimum);
  const needed = accountMinimum(distinctAccounts, run.settings.minimumAccounts);
  const { choice, grouping } = await clusterChats(walk, points, minimum);
  const base = baseGroups(grouping, accounts, minimum, needed);
  const asked = base.filter(({ shown }) => shown).length;
  progress.begin('name', asked);
  progress.begin('audit', asked);
  const named = await nameGroups({ walk, chats, points, grouping }, base);
  progress.end('name');
  const nested = await nest({ walk, chats, points, grouping }, named);
  const layout = await placeChats(walk, points, grouping);
  const overview = assembleOverview({
    ...{ run, ports, chats, choice, grouping, nested, layout, minimum, empty, leftOut },
    leftOutByQuestion: screened?.no ?? 0,
    issues: progress.issues,
  });
  signal.throwIfAborted();
  await ports.store.putOverview(overview);
  return overview;
}

/** The topics as they were found; those that are too small, or of too few accounts, are not shown. */
function baseGroups(
  { assignment, centroids }: KMeansAnswer,
  accounts: readonly (string | null)[],
  minimum: number,
  needed: number,
): Group[] {
  const members = membersOf(assignment, centroids.rows);
  const large = largeEnough(members, accounts, minimum, needed);
  return members.map((rows, number) => ({ number, rows, level: 0, children: [], shown: large[number] }));
}

interface Reading {
  readonly chats: ReadChat[];
  readonly empty: number;
  /** With text, but not chosen to be read. */
  readonly leftOut: number;
  /** null: no question was asked. */
  readonly screened: ScreenedChats | null;
}

/** Stages 1 to 3: a page of conversations at a time, so that the texts are never all in memory. Sorted by id. */
async function readChats(walk: Walk): Promise<Reading> {
  const { ports, run, progress } = walk;
  const dataset = await ports.store.dataset(run.datasetId);
  const evidence = await survey(walk, dataset?.conversations ?? null);
  const chosen = await chooseFor(walk);
  const screened = await screenChats(walk, evidence, chosen);
  const leftOut = (chosen?.leftOut ?? 0) + (screened?.no ?? 0);
  const unread = leftOut + (screened?.unanswered ?? 0);
  progress.begin('facets', dataset ? dataset.conversations - unread : null);
  const read = screened ?? chosen;
  const analyst = payingOnce(walk);
  const chats: ReadChat[] = [];
  let empty = 0;
  for (let chunk = 0; ; chunk++) {
    const page = await ports.store.conversationPage(run.datasetId, chunk);
    if (page === null) break;
    const withText = page.filter(hasText);
    empty += page.length - withText.length;
    progress.add('facets', page.length - withText.length, false);
    const readable = read ? withText.filter(({ id }) => read.has(id)) : withText;
    chats.push(...(await readPage(readable, { walk, evidence, analyst, isFirst: chats.length === 0 })));
  }
  progress.end('facets');
  chats.sort((a, b) => (a.conversation.id < b.conversation.id ? -1 : 1));
  return { chats, empty, leftOut, screened };
}

/** Stage 1. */
async function survey(walk: Walk, conversations: number | null): Promise<WordEvidence> {
  const { ports, run, progress, signal } = walk;
  progress.begin('survey', conversations);
  const evidence = await surveyDataset({
    ...{ store: ports.store, reader: ports.reader, datasetId: run.datasetId, signal },
    keep: keeping(walk, '').keep,
    onProgress: (count, recalled) => progress.add('survey', count, recalled),
  });
  progress.end('survey');
  return evidence;
}

interface PageReading {
  readonly walk: Walk;
  readonly evidence: WordEvidence;
  readonly analyst: Analyst;
  /** true: no chat was read before this page. */
  readonly isFirst: boolean;
}

/** Stages 2 and 3 of some conversations; one that could not be read is an issue, and left out. */
async function readPage(readable: readonly Conversation[], reading: PageReading): Promise<ReadChat[]> {
  const { progress } = reading.walk;
  const answers = await facetsOf(readable, reading);
  return answers.flatMap((facets, i) => {
    const { messages, ...rest } = readable[i];
    const issue = { detail: {}, subject: rest.id, stage: 'facets' };
    if (!facets) progress.issue({ kind: 'no-facets', ...issue });
    if (facets?.because) progress.issue({ kind: `answer-${facets.because}`, ...issue });
    return facets ? [{ conversation: { ...rest, turns: messages.length }, facets }] : [];
  });
}

/** One answer a conversation, in order; remembered by everything it is made of. */
function facetsOf(
  readable: readonly Conversation[],
  { walk, evidence, analyst, isFirst }: PageReading,
): Promise<(ReadFacets | null)[]> {
  const { ports, run, progress, signal } = walk;
  const { settings } = run;
  // Quotations cost nothing, whoever names.
  const costs = analyst.costs && !analyst.quotes;
  return remember<Conversation, ReadFacets>(readable, {
    ...keeping(walk, facetsStage, costs),
    keyOf: ({ contentHash }) =>
      hashParts(
        ...[contentHash, ports.reader.id, analyst.facetsId, settings.budget, settings.region],
        ...[JSON.stringify(settings.redaction), evidence.id],
      ),
    compute: (items) => readFacets(items, { reader: ports.reader, analyst }, settings, evidence, signal),
    batch: analyst.batch,
    concurrency: analyst.concurrency,
    // What is shown before a run is its first request; a wrong key costs one.
    firstAlone: isFirst && costs,
    isKept: isLasting,
    onAnswers: (items, found, recalled) => {
      progress.latest(found.flatMap((facets) => (facets ? [facets.request] : [])).slice(-3));
      progress.add('facets', items.length, recalled);
    },
  });
}

/** null: every chat is read. */
function chooseFor({ ports, run, signal }: Walk): Promise<ChosenChats | null> {
  return chosenChats({
    ...{ store: ports.store, datasetId: run.datasetId, selection: run.settings.selection, signal },
    keep: { durable: false, runId: run.id, datasetId: run.datasetId },
    pause: () => ports.clock.sleep(0, signal),
  });
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
