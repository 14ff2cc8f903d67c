// Putting questions about names to the analyst, remembered. Part of the walk (naming.ts), apart only because of its length.
import { builtInAnalyst } from './analysts/built-in.ts';
import { AnswerError, AppError, isAbort } from './errors.ts';
import { hashParts } from './hash.ts';
import type { NameQuestion, ParentQuestion } from './ports.ts';
import { remember } from './remember.ts';
import { holdToRules, nameStage, plainText } from './stages/name.ts';
import type { AnsweredText, ClusterText, Issue, StageName } from './types.ts';
import { keeping, type Walk } from './walk.ts';

export type Question = NameQuestion | ParentQuestion;

/** A question, and what its answer is remembered by where it costs money. */
export interface Asking {
  readonly question: Question;
  /** Of the group it is about: `identityOf` in naming-memory.ts. */
  readonly identity: string;
  /** The name that somebody else has, where it is asked again for that. */
  readonly clash?: string;
}

/** An answer, and whether the analyst gave it: false where something of this device stands in. */
export interface Told {
  readonly text: AnsweredText;
  readonly isAnswered: boolean;
}

/** true: about a parent, named from its children. */
export const isParent = (question: Question): question is ParentQuestion => 'children' in question;
export const stageOf = (question: Question): StageName => (isParent(question) ? 'nest' : 'name');

/** Asks all questions; one without an answer has the built-in or the plain name and is an issue, AppError stops the run. */
export async function ask(walk: Walk, askings: readonly Asking[], again = false): Promise<Told[]> {
  const { analyst } = walk.ports;
  const failed = new Map<string, Issue>();
  const answers = await remember<Asking, AnsweredText>(askings, {
    ...keeping(walk, nameStage, analyst.costs),
    keyOf: (asking) => (analyst.costs ? keyOfGroup(analyst.id, asking) : keyOfQuestion(analyst.id, asking)),
    compute: (items, signal) =>
      Promise.all(items.map(({ question }) => askOne(walk, question, signal, failed))),
    batch: 1,
    concurrency: analyst.concurrency,
    // Asking one again is not progress.
    onAnswers: (items, _answers, recalled) => {
      if (!again) for (const { question } of items) walk.progress.add(stageOf(question), 1, recalled);
    },
  });
  return Promise.all(
    answers.map(async (answer, i): Promise<Told> => {
      const { question } = askings[i];
      if (answer) return { text: holdToRules(answer, question), isAnswered: true };
      // In the order of the questions, whatever came first: the same run has the same list.
      const issue = failed.get(question.subject);
      if (issue && !again) walk.progress.issue(issue);
      const standIn = analyst.costs ? await builtInText(walk, question) : plainText(question);
      return { text: holdToRules(standIn, question), isAnswered: false };
    }),
  );
}

/** Where asking is free: everything that the question says. */
function keyOfQuestion(analyst: string, { question }: Asking): string {
  return hashParts(analyst, JSON.stringify(question));
}

/** Where it costs: the group, and why it is asked again. Its neighbours move with every other number of clusters. */
function keyOfGroup(analyst: string, { question, identity, clash = '' }: Asking): string {
  const { avoid, banned } = question;
  return hashParts(analyst, identity, avoid, JSON.stringify(banned), clash);
}

async function askOne(
  walk: Walk,
  question: Question,
  signal: AbortSignal,
  failed: Map<string, Issue>,
): Promise<AnsweredText | null> {
  const { analyst } = walk.ports;
  // Chats that a model refused are not shown to it again; a cluster of them alone is named here.
  if (analyst.costs && !isParent(question) && question.members.length === 0)
    return builtInText(walk, question);
  try {
    return await (isParent(question) ? analyst.nameParent(question, signal) : analyst.name(question, signal));
  } catch (error) {
    if (isAbort(error) || error instanceof AppError) throw error;
    const kind = error instanceof AnswerError ? `answer-${error.reason}` : 'no-name';
    const stage = stageOf(question);
    const subject = kind === 'no-name' ? stage : question.subject;
    failed.set(question.subject, { kind, detail: {}, subject, stage });
    return null;
  }
}

/** What the built-in analyst says about the same question: it uses words that members share. */
export async function builtInText({ signal }: Walk, question: Question): Promise<ClusterText> {
  return isParent(question)
    ? builtInAnalyst.nameParent(question, signal)
    : builtInAnalyst.name(question, signal);
}
