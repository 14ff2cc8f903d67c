// Stages 7 and 8 for one level of the tree: ask, make names distinct, pass the gate, ask once more, audit.
// Part of the walk (pipeline.ts), apart only because of its length.
import { AppError, isAbort } from './errors.ts';
import type { Group } from './group.ts';
import { hashParts } from './hash.ts';
import { centroidsOf, cosinesTo, separations } from './math/centroids.ts';
import { seededRandom } from './math/random.ts';
import type { GateAnswer, KMeansAnswer, NameQuestion, ParentQuestion } from './ports.ts';
import { remember } from './remember.ts';
import { passes, scoreOf } from './stages/audit.ts';
import {
  distinctName,
  holdToRules,
  nameKey,
  nameQuestion,
  nameStage,
  plainText,
  shownMembers,
} from './stages/name.ts';
import type { Audit, ClusterText, Matrix, StageName } from './types.ts';
import { keeping, type ReadChat, type Walk } from './walk.ts';

export const auditStage = 'audit@1';

/** Keywords computed for each cluster. */
const keywordCount = 12;

/** What naming needs to know of the run. */
export interface NamingContext {
  readonly walk: Walk;
  readonly chats: readonly ReadChat[];
  readonly points: Matrix;
  readonly grouping: KMeansAnswer;
}

/** A group with the question that was asked about it. */
interface Asked {
  readonly group: Group;
  readonly question: NameQuestion | ParentQuestion;
  text: ClusterText;
  audit: Audit;
  hidden: boolean;
}

/**
 * The groups of one level with keywords, names that nobody else in the tree has, descriptions and audits.
 * A base cluster that fails the audit twice is hidden; a parent falls back to a name made of its largest child's.
 */
export async function nameGroups(
  context: NamingContext,
  groups: readonly Group[],
  earlier: readonly Group[] = [],
): Promise<Group[]> {
  const { walk } = context;
  const stage: StageName = groups[0]?.level ? 'nest' : 'name';
  const measured = await measure(context, groups);
  const shown = measured.filter((group) => group.shown);

  const questions = await questionsFor(context, measured, shown);
  const asked: Asked[] = [];
  const answers = await ask(walk, stage, questions);
  answers.forEach((text, i) => {
    asked.push({
      group: shown[i],
      question: questions[i],
      text,
      audit: { score: 5, reason: '' },
      hidden: false,
    });
  });

  const taken = new Set(
    earlier.flatMap((group) => (group.shown && group.text ? [nameKey(group.text.name)] : [])),
  );
  await makeDistinct(walk, asked, taken);
  await passGate(context, asked, taken);
  await audit(walk, asked);

  const byNumber = new Map(asked.map((entry) => [entry.group.number, entry]));
  return measured.map((group) => {
    const entry = byNumber.get(group.number);
    if (!entry) return { ...group, hiddenBecause: 'too-small' };
    if (entry.hidden) return { ...group, shown: false, hiddenBecause: 'audit', audit: entry.audit };
    return { ...group, text: entry.text, audit: entry.audit };
  });
}

/** Adds order, cohesion, separation and keywords. */
async function measure(context: NamingContext, groups: readonly Group[]): Promise<Group[]> {
  const { walk, chats, points } = context;
  const centroids = centroidsOf(
    points,
    groups.map((group) => group.rows),
  );
  const apart = separations(centroids);
  const texts = chats.map(({ facets }) => facets.embedText);
  const keywords = await walk.ports.numerics.keywords(
    texts,
    assignmentOf(groups, chats.length),
    groups.length + 1,
    keywordCount,
    walk.signal,
  );
  return groups.map((group, i) => {
    const cosines = cosinesTo(points, group.rows, centroids, i);
    const order = group.rows.map((_, at) => at).sort((a, b) => cosines[b] - cosines[a] || a - b);
    return {
      ...group,
      ordered: order.map((at) => group.rows[at]),
      cohesion: cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, cosines.length),
      separation: apart[i],
      keywords: keywords[i],
    };
  });
}

/** Group of each row; rows in none of the groups get one number more than the last group. */
function assignmentOf(groups: readonly Group[], rows: number): Int32Array {
  const assignment = new Int32Array(rows).fill(groups.length);
  groups.forEach((group, i) => group.rows.forEach((row) => (assignment[row] = i)));
  return assignment;
}

async function questionsFor(
  context: NamingContext,
  groups: readonly Group[],
  shown: readonly Group[],
): Promise<(NameQuestion | ParentQuestion)[]> {
  const { walk, chats, points } = context;
  const centroids = centroidsOf(
    points,
    groups.map((group) => group.rows),
  );
  const assignment = assignmentOf(groups, chats.length);
  const outside = await walk.ports.numerics.nearestOutside(
    points,
    assignment,
    centroids,
    shownMembers,
    walk.signal,
  );
  const rows = {
    requests: chats.map(({ facets }) => facets.request),
    tasks: chats.map(({ facets }) => facets.task),
    languages: chats.map(({ facets }) => facets.languages),
  };
  return shown.map((group) => {
    // The sample depends on the seed and the members alone, so that another k asks the same of the same cluster.
    const random = seededRandom(walk.run.settings.seed + group.rows.length);
    const near = outside[groups.indexOf(group)] ?? [];
    const question = nameQuestion(rows, group.ordered!, near, group.keywords!, random);
    if (group.level === 0) return question;
    const children = group.children
      .map((child) => ({ ...child.text!, size: child.rows.length }))
      .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
    return { ...question, children };
  });
}

/** Asks all questions; a failed one becomes the plain name and an issue, a fatal one (AppError) stops the run. */
async function ask(
  walk: Walk,
  stage: StageName,
  questions: readonly (NameQuestion | ParentQuestion)[],
  again = false,
): Promise<ClusterText[]> {
  const { analyst } = walk.ports;
  const answers = await remember<NameQuestion | ParentQuestion, ClusterText>(questions, {
    ...keeping(walk, nameStage, analyst.costs),
    keyOf: (question) => hashParts(analyst.id, JSON.stringify(question)),
    compute: (items, signal) => Promise.all(items.map((question) => askOne(walk, stage, question, signal))),
    batch: 1,
    concurrency: analyst.concurrency,
    // Asking one again is not progress.
    onAnswers: (items, _answers, recalled) => again || walk.progress.add(stage, items.length, recalled),
  });
  return answers.map((answer, i) => holdToRules(answer ?? plainText(questions[i]), questions[i]));
}

async function askOne(
  walk: Walk,
  stage: StageName,
  question: NameQuestion | ParentQuestion,
  signal: AbortSignal,
): Promise<ClusterText | null> {
  const { analyst } = walk.ports;
  try {
    return await ('children' in question
      ? analyst.nameParent(question, signal)
      : analyst.name(question, signal));
  } catch (error) {
    if (isAbort(error) || error instanceof AppError) throw error;
    walk.progress.issue({ kind: 'no-name', detail: {}, subject: stage, stage });
    return null;
  }
}

/** Largest first keeps its name; who comes later is asked once more, then told apart by a keyword. */
async function makeDistinct(walk: Walk, asked: readonly Asked[], taken: Set<string>): Promise<void> {
  const largestFirst = [...asked].sort(
    (a, b) => b.group.rows.length - a.group.rows.length || a.group.number - b.group.number,
  );
  for (const entry of largestFirst) {
    if (taken.has(nameKey(entry.text.name))) {
      const question = { ...entry.question, taken: [...taken].sort() };
      [entry.text] = await ask(walk, entry.group.level ? 'nest' : 'name', [question], true);
      if (taken.has(nameKey(entry.text.name))) {
        entry.text = { ...entry.text, name: distinctName(entry.text.name, entry.question.keywords, taken) };
      }
    }
    taken.add(nameKey(entry.text.name));
  }
}

/** The deterministic rules; who fails is asked once more with the reason, then hidden (a parent: named by its largest child). */
async function passGate(context: NamingContext, asked: readonly Asked[], taken: Set<string>): Promise<void> {
  const { walk } = context;
  const failed = await check(context, asked);
  for (const { entry, answer } of failed) {
    taken.delete(nameKey(entry.text.name));
    const question = {
      ...entry.question,
      taken: [...taken].sort(),
      banned: [...answer.unsupported],
      avoid: scoreOf(answer).reason,
    };
    [entry.text] = await ask(walk, entry.group.level ? 'nest' : 'name', [question], true);
    if (taken.has(nameKey(entry.text.name))) {
      entry.text = { ...entry.text, name: distinctName(entry.text.name, entry.question.keywords, taken) };
    }
    taken.add(nameKey(entry.text.name));
  }
  const again = await check(
    context,
    failed.map(({ entry }) => entry),
  );
  for (const { entry, answer } of again) {
    entry.audit = scoreOf(answer);
    if (entry.group.level === 0) entry.hidden = true;
    else entry.text = fallBack(entry, taken);
  }
}

/** A parent's children passed the gate, so words of the largest one's name may be used. */
function fallBack(entry: Asked, taken: Set<string>): ClusterText {
  taken.delete(nameKey(entry.text.name));
  const largest = 'children' in entry.question ? entry.question.children[0].name : '';
  let name = `${largest.split(' ').slice(0, 8).join(' ')} and more`;
  if (taken.has(nameKey(name))) name = distinctName(name, [], taken);
  taken.add(nameKey(name));
  entry.audit = { score: 5, reason: '' };
  return { name, description: plainText({ ...entry.question, keywords: [] }).description };
}

async function check(
  context: NamingContext,
  asked: readonly Asked[],
): Promise<{ entry: Asked; answer: GateAnswer }[]> {
  if (asked.length === 0) return [];
  const questions = asked.map(({ group, text }) => ({
    ...text,
    members: group.rows.map((row) => context.chats[row].facets.embedText),
  }));
  const answers = await context.walk.ports.gate.check(questions, context.walk.signal);
  return answers
    .map((answer, i) => ({ entry: asked[i], answer }))
    .filter(({ answer }) => !passes(scoreOf(answer)));
}

/** The analyst's own audit, after the rules. A failing base cluster is hidden. */
async function audit(walk: Walk, asked: readonly Asked[]): Promise<void> {
  const { analyst } = walk.ports;
  const open = asked.filter((entry) => !entry.hidden);
  const answers = await remember<Asked, Audit>(open, {
    ...keeping(walk, auditStage, analyst.costs),
    keyOf: ({ text }) => hashParts(analyst.id, text.name, text.description),
    compute: (entries, signal) => Promise.all(entries.map(({ text }) => analyst.audit(text, signal))),
    batch: 1,
    concurrency: analyst.concurrency,
    onAnswers: (items, _answers, recalled) => walk.progress.add('audit', items.length, recalled),
  });
  answers.forEach((answer, i) => {
    const entry = open[i];
    if (!answer) return;
    entry.audit = answer;
    if (passes(answer)) return;
    if (entry.group.level === 0) entry.hidden = true;
    else entry.text = fallBack(entry, new Set(asked.map(({ text }) => nameKey(text.name))));
  });
}
