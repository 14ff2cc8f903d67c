// Between the choice and stage 3: the person's own question, asked of a model about each chosen chat. Part of the walk.
import type { ChosenChats } from './chosen-chats.ts';
import { AppError } from './errors.ts';
import { hashParts } from './hash.ts';
import type { Analyst } from './ports.ts';
import type { WordEvidence } from './privacy/word-evidence.ts';
import { remember } from './remember.ts';
import { hasText } from './stages/facets.ts';
import type { Conversation, RedactedChat, Run } from './types.ts';
import { keeping, type Walk } from './walk.ts';

/** Part of every key of this step: raise it when the meaning of the answer changes. */
const screenStage = 'screen@1';
/** The same answers, by the text that was sent. */
const sentStage = 'screen-sent@1';

/** Which chats go on after the question. */
export interface ScreenedChats {
  /** true: the answer was yes. */
  has(id: string): boolean;
  /** Chats with a no. */
  readonly no: number;
  /** Chats without an answer: each is an issue, and asked about again in the next run. */
  readonly unanswered: number;
}

/** The question of a run's selection; null: none is asked. Blanks ask for nothing. */
export function questionOf({ settings }: Pick<Run, 'settings'>): string | null {
  return settings.selection.question?.trim() || null;
}

/**
 * null: no question is asked. `chosen`: null where every chat is. Rejects with AppError 'question-needs-model' where no model reads the
 * chats, because the run would read what the person wanted left out; with 'nothing-fits' where no chat got a yes; otherwise as
 * `remember` does.
 */
export async function screenChats(
  walk: Walk,
  evidence: WordEvidence,
  chosen: ChosenChats | null,
): Promise<ScreenedChats | null> {
  const question = questionOf(walk.run);
  if (question === null) return null;
  const { ports, run, progress } = walk;
  const { analyst, store } = ports;
  if (!analyst.screen) throw new AppError('question-needs-model');
  const total = chosen?.chosen.count ?? (await store.dataset(run.datasetId))?.conversations ?? null;
  progress.begin('screen', total);
  const fitting = new Set<string>();
  const counts = { no: 0, unanswered: 0 };
  for (let chunk = 0; ; chunk++) {
    const page = await store.conversationPage(run.datasetId, chunk);
    if (page === null) break;
    const readable = page.filter((one) => hasText(one) && (chosen?.has(one.id) ?? true));
    // Of every chat, those without text are counted in the total, and are done.
    if (chosen === null) progress.add('screen', page.length - readable.length, false);
    const asked = fitting.size + counts.no + counts.unanswered;
    const answers = await answersTo(question, readable, { walk, evidence, firstAlone: asked === 0 });
    readable.forEach(({ id }, i) => {
      if (answers[i] === true) fitting.add(id);
      else if (answers[i] === false) counts.no++;
      else {
        counts.unanswered++;
        progress.issue({ kind: 'no-screen', detail: {}, subject: id, stage: 'screen' });
      }
    });
  }
  progress.end('screen');
  if (fitting.size === 0 && counts.no + counts.unanswered > 0) throw new AppError('nothing-fits', counts);
  return { ...counts, has: (id) => fitting.has(id) };
}

interface Asking {
  readonly walk: Walk;
  readonly evidence: WordEvidence;
  /** What is shown before a run is its first request; a wrong key costs one. */
  readonly firstAlone: boolean;
}

/** One answer a chat, in order; remembered by everything that what is sent is made of, so that nothing is read a second time. */
function answersTo(
  question: string,
  conversations: readonly Conversation[],
  { walk, evidence, firstAlone }: Asking,
): Promise<(boolean | null)[]> {
  const { ports, run, progress } = walk;
  const { analyst, reader } = ports;
  const { settings } = run;
  return remember<Conversation, boolean>(conversations, {
    ...keeping(walk, screenStage, analyst.costs),
    keyOf: ({ contentHash }) =>
      hashParts(
        ...[question, contentHash, reader.id, analyst.screenId ?? '', settings.budget, settings.region],
        ...[JSON.stringify(settings.redaction), evidence.id],
      ),
    compute: async (items, signal) =>
      askedOnce(question, await reader.read(items, settings, evidence, signal), walk),
    batch: analyst.batch,
    concurrency: analyst.concurrency,
    firstAlone: firstAlone && analyst.costs,
    onAnswers: (items, _answers, recalled) => progress.add('screen', items.length, recalled),
  });
}

/** By what is sent: another way of redacting asks again only about chats whose text it changes. */
function askedOnce(
  question: string,
  chats: readonly RedactedChat[],
  walk: Walk,
): Promise<(boolean | null)[]> {
  const { screen, screenId = '', costs, batch, concurrency }: Analyst = walk.ports.analyst;
  return remember<RedactedChat, boolean>(chats, {
    ...keeping(walk, sentStage, costs),
    keyOf: ({ transcript }) => hashParts(question, screenId, transcript),
    compute: async (items, signal) => (screen ? screen(items, question, signal) : items.map(() => null)),
    ...{ batch, concurrency },
  });
}
