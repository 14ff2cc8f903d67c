// Stages 7 and 8 for one level of the tree: ask, make names distinct, pass the gate, ask once more, audit.
// Part of the walk (pipeline.ts), apart only because of its length.
import { clusterDescription, parentDescription } from './analysts/description.ts';
import { AnswerError } from './errors.ts';
import type { Group } from './group.ts';
import { hashList, hashParts } from './hash.ts';
import { measure, type NamingContext, questionsFor } from './naming-questions.ts';
import { type Asked, askAgain, makeDistinct, replace, type Taken, unjudged } from './naming-taken.ts';
import { ask, type Asking, builtInText, isParent, stageOf } from './naming-ask.ts';
import { identityOf, keepNames, recallNames } from './naming-memory.ts';
import type { GateAnswer } from './ports.ts';
import { lookedFor } from './privacy/masking.ts';
import { remember } from './remember.ts';
import { defaultRunSettings } from './settings.ts';
import { type AuditedText, passes, scoreOf } from './stages/audit.ts';
import { heldText } from './stages/facets.ts';
import { distinctName, holdToRules, nameKey, plainText } from './stages/name.ts';
import type { AnsweredText, Audit, ClusterText } from './types.ts';
import { keeping, type Walk } from './walk.ts';

const auditStage = 'audit@2';

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
  const askings = shown.map((group, i): Asking & { group: Group } => {
    return { group, question: questions[i], identity: identityOf(context, group, questions[i]) };
  });

  const taken: Taken = new Set(
    earlier.flatMap((group) => (group.shown && group.text ? [nameKey(group.text.name)] : [])),
  );
  const known = await knownBefore(context, askings, taken);
  const open = askings.filter(({ group }) => !known.some((entry) => entry.group === group));
  const answers = await ask(walk, open);
  const fresh = answers.map((told, i): Asked => ({ ...open[i], ...told, ...unjudged }));
  await makeDistinct(walk, fresh, taken);
  await passGate(context, fresh, taken);
  const asked = [...known, ...fresh];
  await passAudit(context, asked, taken);
  await keepNames(
    context,
    asked.filter((entry) => entry.isAnswered && !entry.hidden),
  );

  const byNumber = new Map(asked.map((entry) => [entry.group.number, entry]));
  return measured.map((group) => {
    const entry = byNumber.get(group.number);
    if (!entry) return { ...group, hiddenBecause: 'too-small' };
    if (entry.hidden) return { ...group, shown: false, hiddenBecause: 'audit', audit: entry.audit };
    return { ...group, text: settled(entry.text), audit: entry.audit };
  });
}

/** Groups that keep the name they had in an earlier run, because it still passes the gate. Their names are taken first. */
async function knownBefore(
  context: NamingContext,
  askings: readonly (Asking & { group: Group })[],
  taken: Taken,
): Promise<Asked[]> {
  const sized = askings.map((asking) => ({ ...asking, size: asking.group.rows.length }));
  const recalled = await recallNames(context, sized, taken);
  const known = askings.flatMap((asking, i): Asked[] => {
    const entry = recalled[i];
    return entry ? [{ ...asking, ...unjudged, ...entry, isAnswered: true }] : [];
  });
  const broken = (await check(context, known)).map(({ entry }) => entry);
  const sound = known.filter((entry) => !broken.includes(entry));
  for (const entry of sound) {
    const { question, text, refusals } = entry;
    taken.add(nameKey(text.name));
    context.walk.progress.add(stageOf(question), 1, true);
    for (let i = 0; i < refusals; i++) tellRefusal(context.walk, entry);
  }
  return sound;
}

/** What the rest of the walk sees: a twin was for the gate alone. */
function settled({ name, description }: AnsweredText): ClusterText {
  return { name, description };
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
    for (const entry of open) {
      entry.refusals++;
      tellRefusal(walk, entry);
    }
    if (keepsName) open = await tryTexts(context, open, taken, describedByRule);
    open = await tryTexts(context, open, taken, ({ question }) =>
      builtInText(walk, { ...question, taken: [...taken].sort() }),
    );
  }
  await giveUp(context, open, taken);
}

/** A base cluster that no text passes for is hidden, a parent is named by its largest child, or plainly where that fails as well. */
async function giveUp(context: NamingContext, entries: readonly Asked[], taken: Taken): Promise<void> {
  for (const entry of entries) if (!isParent(entry.question)) entry.hidden = true;
  const parents = entries.filter(({ question }) => isParent(question));
  for (const entry of parents) {
    taken.delete(nameKey(entry.text.name));
    entry.text = byLargestChild(entry);
    entry.audit = { score: 5, reason: '' };
  }
  // The words passed with the child's members; what the first eight of them say is looked at here. Before numbers tell names apart.
  for (const { entry } of await check(context, parents)) entry.text = wordless(entry);
  for (const entry of parents) {
    const { name, description } = entry.text;
    if (taken.has(nameKey(name))) entry.text = { name: distinctName(name, [], taken), description };
    taken.add(nameKey(entry.text.name));
  }
}

/** Eight words of the largest child's name. */
function byLargestChild(entry: Asked): ClusterText {
  const largest = isParent(entry.question) ? entry.question.children[0].name : '';
  return { ...wordless(entry), name: `${largest.split(' ').slice(0, 8).join(' ')} and more` };
}

/** The plain text without any word of a chat. */
function wordless({ question }: Asked): ClusterText {
  return plainText({ ...question, keywords: [] });
}

function tellRefusal(walk: Walk, { question }: Asking): void {
  const { subject } = question;
  walk.progress.issue({ kind: 'name-refused', detail: {}, subject, stage: stageOf(question) });
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

/** Entries whose texts break the deterministic rules. */
async function check(
  context: NamingContext,
  asked: readonly Asked[],
): Promise<{ entry: Asked; answer: GateAnswer }[]> {
  if (asked.length === 0) return [];
  const questions = asked.map(({ group, text }) => ({
    ...text,
    members: group.rows.map((row) => heldText(context.chats[row].facets)),
    looking: lookedFor(context.walk.run.settings),
    accounts: group.rows.map((row) => context.chats[row].conversation.account),
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
  // Not audited: it is not kept as what passed.
  for (const entry of failed) entry.isAnswered = false;
  await giveUp(context, failed, taken);
}

/** Notes the analyst's scores; answers the entries that fail. One it gave no answer on is judged by the rules alone. */
async function audit(walk: Walk, entries: readonly Asked[], again = false): Promise<Asked[]> {
  const { analyst } = walk.ports;
  const answers = await remember<Asked, Audit>(entries, {
    ...keeping(walk, auditStage, analyst.costs),
    keyOf: ({ text }) => hashParts(analyst.id, text.name, text.description, ...lookedId(walk)),
    compute: (items, signal) => Promise.all(items.map((entry) => auditOne(walk, entry, signal))),
    batch: 1,
    concurrency: analyst.concurrency,
    onAnswers: (items, _answers, recalled) => again || walk.progress.add('audit', items.length, recalled),
  });
  answers.forEach((answer, i) => {
    if (answer) entries[i].audit = answer;
    else {
      entries[i].isAnswered = false;
      const { subject } = entries[i].question;
      walk.progress.issue({ kind: 'no-audit', detail: {}, subject, stage: 'audit' });
    }
  });
  return entries.filter((_, i) => answers[i] && !passes(answers[i]));
}

/** What a free audit depends on beside the text; nothing under the usual settings. */
function lookedId({ ports: { analyst }, run: { settings } }: Walk): string[] {
  const { region, families } = lookedFor(settings);
  if (analyst.costs || (region === defaultRunSettings.region && !families)) return [];
  return [region, families ? hashList([...families].sort()) : ''];
}

async function auditOne(walk: Walk, { text, question }: Asked, signal: AbortSignal): Promise<Audit | null> {
  try {
    const { analyst } = walk.ports;
    // A model is asked by an analyst that knows what is looked for, and that is part of its id.
    const audited: AuditedText = analyst.costs
      ? settled(text)
      : { ...settled(text), looking: lookedFor(walk.run.settings) };
    return await analyst.audit(audited, signal, question.subject);
  } catch (error) {
    if (!(error instanceof AnswerError)) throw error;
    return null;
  }
}
