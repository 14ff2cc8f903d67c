// Stages 7 and 8 for one level of the tree: ask, make names distinct, pass the gate, ask once more, audit.
// Part of the walk (pipeline.ts), apart only because of its length.
import { clusterDescription, parentDescription } from './analysts/description.ts';
import { AnswerError } from './errors.ts';
import type { Group } from './group.ts';
import { hashParts } from './hash.ts';
import { measure, type NamingContext, questionsFor } from './naming-questions.ts';
import { ask, builtInText, isParent, type Question, stageOf } from './naming-ask.ts';
import type { GateAnswer } from './ports.ts';
import { remember } from './remember.ts';
import { passes, scoreOf } from './stages/audit.ts';
import { heldText } from './stages/facets.ts';
import { distinctName, holdToRules, nameKey, plainText } from './stages/name.ts';
import type { AnsweredText, Audit, ClusterText } from './types.ts';
import { keeping, type Walk } from './walk.ts';

const auditStage = 'audit@1';

/** A group with the question that was asked about it. */
interface Asked {
  readonly group: Group;
  readonly question: Question;
  text: AnsweredText;
  audit: Audit;
  hidden: boolean;
}

/** Names of the whole tree so far, as `nameKey` writes them. */
type Taken = Set<string>;

/**
 * The groups of one level with keywords, names that nobody else in the tree has, descriptions and audits. What fails twice is
 * named by the built-in analyst where a model was asked; a base cluster that fails then is hidden, a parent is named by its largest child.
 */
export async function nameGroups(
  context: NamingContext,
  groups: readonly Group[],
  earlier: readonly Group[] = [],
): Promise<Group[]> {
  const { walk } = context;
  const measured = await measure(context, groups);
  const shown = measured.filter((group) => group.shown);
  const questions = await questionsFor(context, measured, shown);
  const answers = await ask(walk, questions);
  const asked = answers.map((text, i): Asked => {
    return { group: shown[i], question: questions[i], text, audit: { score: 5, reason: '' }, hidden: false };
  });

  const taken: Taken = new Set(
    earlier.flatMap((group) => (group.shown && group.text ? [nameKey(group.text.name)] : [])),
  );
  await makeDistinct(walk, asked, taken);
  await passGate(context, asked, taken);
  await passAudit(context, asked, taken);

  const byNumber = new Map(asked.map((entry) => [entry.group.number, entry]));
  return measured.map((group) => {
    const entry = byNumber.get(group.number);
    if (!entry) return { ...group, hiddenBecause: 'too-small' };
    if (entry.hidden) return { ...group, shown: false, hiddenBecause: 'audit', audit: entry.audit };
    return { ...group, text: settled(entry.text), audit: entry.audit };
  });
}

/** What the rest of the walk sees: a twin was for the gate alone. */
function settled({ name, description }: AnsweredText): ClusterText {
  return { name, description };
}

/** Largest first keeps its name; who comes later is asked once more, then told apart by a keyword. */
async function makeDistinct(walk: Walk, asked: readonly Asked[], taken: Taken): Promise<void> {
  const largestFirst = [...asked].sort(
    (a, b) => b.group.rows.length - a.group.rows.length || a.group.number - b.group.number,
  );
  for (const entry of largestFirst) {
    if (taken.has(nameKey(entry.text.name))) {
      const question = { ...entry.question, taken: [...taken].sort() };
      [entry.text] = await ask(walk, [question], true);
    }
    settle(entry, taken);
  }
}

/** Takes the name of an entry, told apart by a keyword or a number where somebody has it. */
function settle(entry: Asked, taken: Taken): void {
  if (taken.has(nameKey(entry.text.name))) {
    entry.text = { ...entry.text, name: distinctName(entry.text.name, entry.question.keywords, taken) };
  }
  taken.add(nameKey(entry.text.name));
}

function replace(entry: Asked, text: AnsweredText, taken: Taken): void {
  taken.delete(nameKey(entry.text.name));
  entry.text = text;
  settle(entry, taken);
}

/** Entries asked again at once: each of them knows the names taken before, not each other's. One where asking takes no time. */
const againTogether = 8;

/** What was wrong with a text. */
interface Refused {
  readonly entry: Asked;
  readonly avoid: string;
  readonly banned: readonly string[];
}

/** Asks entries once more, with what was wrong. `barred`: their names stay taken, so that nobody has them. */
async function askAgain(
  walk: Walk,
  entries: readonly Refused[],
  taken: Taken,
  barred = false,
): Promise<void> {
  const together = walk.ports.analyst.costs ? againTogether : 1;
  for (let at = 0; at < entries.length; at += together) {
    const part = entries.slice(at, at + together);
    if (!barred) for (const { entry } of part) taken.delete(nameKey(entry.text.name));
    const questions = part.map(({ entry, avoid, banned }) => {
      return { ...entry.question, taken: [...taken].sort(), banned: [...banned], avoid };
    });
    const texts = await ask(walk, questions, true);
    part.forEach(({ entry }, i) => {
      entry.text = texts[i];
      settle(entry, taken);
    });
  }
}

/** The deterministic rules; who fails is asked once more with the reason, then falls back. */
async function passGate(context: NamingContext, asked: readonly Asked[], taken: Taken): Promise<void> {
  const failed = (await check(context, asked)).map(({ entry, answer }) => {
    return { entry, banned: answer.unsupported, avoid: scoreOf(answer).reason };
  });
  await askAgain(context.walk, failed, taken);
  const again = await check(
    context,
    failed.map(({ entry }) => entry),
  );
  for (const { entry, answer } of again) entry.audit = scoreOf(answer);
  const entries = again.map(({ entry }) => entry);
  await fallBack(context, entries, taken, true);
}

/**
 * For texts that failed twice. Where a model wrote them: its name (where that may be kept) with the built-in description, else
 * the built-in analyst's name. What still fails, and what no model wrote: a base cluster is hidden, a parent is named by its largest child.
 */
async function fallBack(
  context: NamingContext,
  entries: readonly Asked[],
  taken: Taken,
  keepsName: boolean,
): Promise<void> {
  const { walk } = context;
  let open = entries;
  if (walk.ports.analyst.costs) {
    for (const { question } of open) {
      walk.progress.issue({
        kind: 'name-refused',
        detail: {},
        subject: question.subject,
        stage: stageOf(question),
      });
    }
    if (keepsName) open = await tryTexts(context, open, taken, describedByRule);
    open = await tryTexts(context, open, taken, ({ question }) =>
      builtInText(walk, { ...question, taken: [...taken].sort() }),
    );
  }
  for (const entry of open) {
    if (isParent(entry.question)) nameByLargestChild(entry, taken);
    else entry.hidden = true;
  }
}

/** The name as it is, with the built-in description, which holds shared words alone: of a twin the name is what is left to vouch for. */
async function describedByRule({ text: { name, twin }, question }: Asked): Promise<AnsweredText> {
  const description = isParent(question)
    ? parentDescription(question)
    : clusterDescription(twin?.name ?? name, question);
  return { name, description, ...(twin ? { twin: { name: twin.name, description: '' } } : {}) };
}

/** Gives entries other texts; answers those whose texts fail as well. */
async function tryTexts(
  context: NamingContext,
  entries: readonly Asked[],
  taken: Taken,
  textFor: (entry: Asked) => Promise<AnsweredText>,
): Promise<Asked[]> {
  for (const entry of entries) replace(entry, holdToRules(await textFor(entry), entry.question), taken);
  const failed = new Set((await check(context, entries)).map(({ entry }) => entry));
  for (const entry of entries) if (!failed.has(entry)) entry.audit = { score: 5, reason: '' };
  return entries.filter((entry) => failed.has(entry));
}

/** A parent's children passed the gate, so words of the largest one's name may be used. */
function nameByLargestChild(entry: Asked, taken: Taken): void {
  taken.delete(nameKey(entry.text.name));
  const largest = isParent(entry.question) ? entry.question.children[0].name : '';
  let name = `${largest.split(' ').slice(0, 8).join(' ')} and more`;
  if (taken.has(nameKey(name))) name = distinctName(name, [], taken);
  taken.add(nameKey(name));
  entry.audit = { score: 5, reason: '' };
  entry.text = { name, description: plainText({ ...entry.question, keywords: [] }).description };
}

/** Entries whose texts break the deterministic rules. */
async function check(
  context: NamingContext,
  asked: readonly Asked[],
): Promise<{ entry: Asked; answer: GateAnswer }[]> {
  if (asked.length === 0) return [];
  const questions = asked.map(({ group, text }) => ({
    ...text,
    members: group.rows.map((row) => heldText(context.chats[row].facets)),
  }));
  const answers = await context.walk.ports.gate.check(questions, context.walk.signal);
  return answers
    .map((answer, i) => ({ entry: asked[i], answer }))
    .filter(({ answer }) => !passes(scoreOf(answer)));
}

/** The analyst's own audit, after the rules. Who fails is renamed once with the reason where a model wrote it, then falls back. */
async function passAudit(context: NamingContext, asked: readonly Asked[], taken: Taken): Promise<void> {
  const { walk } = context;
  let failed = await audit(
    walk,
    asked.filter((entry) => !entry.hidden),
  );
  if (walk.ports.analyst.costs && failed.length > 0) {
    const again = failed.map((entry) => ({ entry, avoid: entry.audit.reason, banned: [] }));
    await askAgain(walk, again, taken, true);
    const broken = (await check(context, failed)).map(({ entry }) => entry);
    const renamed = failed.filter((entry) => !broken.includes(entry));
    failed = [...broken, ...(await audit(walk, renamed, true))];
    await fallBack(context, failed, taken, false);
    const replaced = failed.filter((entry) => !entry.hidden);
    failed = await audit(walk, replaced, true);
  }
  for (const entry of failed) {
    if (isParent(entry.question)) nameByLargestChild(entry, taken);
    else entry.hidden = true;
  }
}

/** Notes the analyst's scores; answers the entries that fail. One it gave no answer on is judged by the rules alone. */
async function audit(walk: Walk, entries: readonly Asked[], again = false): Promise<Asked[]> {
  const { analyst } = walk.ports;
  const answers = await remember<Asked, Audit>(entries, {
    ...keeping(walk, auditStage, analyst.costs),
    keyOf: ({ text }) => hashParts(analyst.id, text.name, text.description),
    compute: (items, signal) => Promise.all(items.map((entry) => auditOne(walk, entry, signal))),
    batch: 1,
    concurrency: analyst.concurrency,
    onAnswers: (items, _answers, recalled) => again || walk.progress.add('audit', items.length, recalled),
  });
  answers.forEach((answer, i) => {
    if (answer) entries[i].audit = answer;
    else {
      const { subject } = entries[i].question;
      walk.progress.issue({ kind: 'no-audit', detail: {}, subject, stage: 'audit' });
    }
  });
  return entries.filter((_, i) => answers[i] && !passes(answers[i]));
}

async function auditOne(walk: Walk, { text, question }: Asked, signal: AbortSignal): Promise<Audit | null> {
  try {
    return await walk.ports.analyst.audit(settled(text), signal, question.subject);
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return null;
  }
}
