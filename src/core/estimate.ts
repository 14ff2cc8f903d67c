// What a run would send, take and cost, before anything is sent: the real prompts of a sample, carried over to all chats.
import { facetsOf } from './analysts/built-in.ts';
import { mostRows } from './math/choose-k.ts';
import { fewestRows } from './math/k-grid.ts';
import type { Estimate, ModelPrice, Range } from './model.ts';
import type { NameQuestion } from './ports.ts';
import { costOf } from './prices.ts';
import {
  assignPrompt,
  auditPrompt,
  deduplicatePrompt,
  facetsPrompt,
  namePrompt,
  parentNamePrompt,
  proposePrompt,
  screenPrompt,
} from './prompts.ts';
import { defaultRunSettings, fewChats } from './settings.ts';
import { bandOf, nearestShown, neighbourhood } from './stages/nest-by-analyst.ts';
import { levelsFor, levelTargets } from './stages/nest.ts';
import { shownMembers } from './stages/name.ts';
import type { RedactedChat, RedactedText, RunSettings } from './types.ts';

/** UTF-8 bytes a token, about: English about 4, other scripts fewer. */
const bytesPerToken = 3.5;
/** How far real tokens are from that: 15 per cent. */
const doubt = 0.15;
/** Seconds from question to answer of a small model. */
const secondsPerRequest: Range = [1, 3];
/** Tokens of answers, by what is asked: two sentences, four languages and numbers; a name; a score; a list; a choice; a yes. */
const answerTokens = { facets: 120, custom: 25, name: 80, audit: 35, listed: 14, choice: 15, screen: 8 };

/** What an estimate is made from. */
export interface EstimateInput {
  /** With port. */
  readonly host: string;
  /** Some chats as they would be sent; the first one is shown. */
  readonly sample: readonly RedactedChat[];
  /** Chats with text, each distinct one once. */
  readonly total: number;
  readonly settings: RunSettings;
  /** null: not known. */
  readonly price: ModelPrice | null;
  /** Of the price table. */
  readonly priceDate: string;
  /** Requests at once. */
  readonly concurrency: number;
  /** Base clusters that will be named, at least and at most: see `expectedTopics`. */
  readonly k: Range;
  /** Requests of a finished run, cluster by cluster, where only its names are improved. */
  readonly clusters?: readonly (readonly string[])[];
}

/**
 * Base clusters to count with where nobody chose and no chat was compared yet: a guess. The rule of math/choose-k.ts looks up to a
 * fifth of the chats it compares and is held near the square root of them: mostly between half of that and four times that. At
 * least 2, at most n.
 */
export function expectedTopics(n: number): Range {
  const compared = Math.min(n, mostRows);
  const usual = Math.sqrt(compared);
  const within = (k: number) => Math.min(n, Math.max(2, Math.round(k)));
  const most = compared / fewestRows;
  return [within(Math.min(usual / 2, most)), within(Math.min(usual * 4, most))];
}

/** Requests of one kind: how many, and tokens of one. */
interface Part {
  readonly requests: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  /** May be asked once more: a name that breaks a rule. */
  readonly again?: boolean;
}

/**
 * Least: every question once about the fewest clusters, 15 % under the estimate. Most: every name and audit twice about the most
 * clusters, 15 % over it. Where the selection asks a question nobody knows how many chats get a yes: least is the question alone,
 * most is everything about all of them. Nothing that is remembered is taken off, so a run that goes on costs less. Pure.
 */
export function estimateRun(input: EstimateInput): Estimate {
  const { host, settings, price, priceDate, concurrency } = input;
  const question = questionOf(settings);
  const screening = question === null ? [] : [screenPart(input, question)];
  const chats = settings.modelDoes === 'everything' ? [facetsPart(input)] : [];
  const [few, most] = input.k.map((k) => [...screening, ...chats, ...namingParts(input, k)]);
  const fewest = question === null ? few : screening;
  const sum = (count: (part: Part) => number): Range => [
    fewest.reduce((all, part) => all + count(part), 0),
    most.reduce((all, part) => all + count(part) * (part.again ? 2 : 1), 0),
  ];
  const requests = sum((part) => part.requests);
  const tokensIn = spread(sum((part) => part.requests * part.tokensIn));
  const tokensOut = spread(sum((part) => part.requests * part.tokensOut));
  const lanes = Math.max(1, concurrency);
  return {
    host,
    firstRequest: firstRequest(input),
    requests,
    tokensIn,
    tokensOut,
    seconds: [
      Math.ceil((requests[0] * secondsPerRequest[0]) / lanes),
      Math.ceil((requests[1] * secondsPerRequest[1]) / lanes),
    ],
    cost: costsOf(price, tokensIn, tokensOut),
    ...(screening.length > 0 ? { screening: alone(screening[0], price) } : {}),
    priceDate,
  };
}

/** What is asked about each chat before it is read; null: nothing. Only a model that reads the chats is asked. */
function questionOf({ selection, modelDoes }: RunSettings): string | null {
  const question = modelDoes === 'everything' ? selection.question?.trim() : '';
  return question || null;
}

function costsOf(price: ModelPrice | null, tokensIn: Range, tokensOut: Range): Range | null {
  return price && [costOf(price, tokensIn[0], tokensOut[0]), costOf(price, tokensIn[1], tokensOut[1])];
}

function alone(
  { requests, tokensIn, tokensOut }: Part,
  price: ModelPrice | null,
): NonNullable<Estimate['screening']> {
  const range = (tokens: number) => spread([requests * tokens, requests * tokens]);
  return { requests, cost: costsOf(price, range(tokensIn), range(tokensOut)) };
}

/** Tokens of a text, by its UTF-8 bytes. */
export function tokensOf(text: string): number {
  return new TextEncoder().encode(text).length / bytesPerToken;
}

function spread([least, most]: Range): Range {
  return [Math.round(least * (1 - doubt)), Math.round(most * (1 + doubt))];
}

/** Mean tokens of a prompt about each chat of the sample. */
function meanTokens(
  sample: readonly RedactedChat[],
  promptOf: (transcript: RedactedText) => RedactedText,
): number {
  const tokens = sample.map(({ transcript }) => tokensOf(promptOf(transcript)));
  return tokens.reduce((sum, count) => sum + count, 0) / Math.max(1, tokens.length);
}

function screenPart({ sample, total, settings }: EstimateInput, question: string): Part {
  return {
    requests: total,
    tokensIn: meanTokens(sample, (transcript) => screenPrompt(transcript, question, settings).prompt),
    tokensOut: answerTokens.screen,
  };
}

function facetsPart({ sample, total, settings }: EstimateInput): Part {
  const { customFacets, region } = settings;
  return {
    requests: total,
    tokensIn: meanTokens(sample, (transcript) => facetsPrompt(transcript, customFacets, region).prompt),
    tokensOut: answerTokens.facets + answerTokens.custom * customFacets.length,
  };
}

/** A request of twenty words and the texts of a cluster, as long as a model writes them. */
const typicalRequest =
  "The user's overall request for the assistant is to explain how a program can read several files and merge their rows.";
const typicalText = {
  name: 'Write and fix programs that read and merge tables',
  description:
    'Users asked for help with programs that read tables and put them together. They differed from others by asking for working code and for the reasons of errors.',
};

/** Names, audits and the questions of clio.md 4, by their numbers; the prompts are real, their contents typical. */
function namingParts(input: EstimateInput, k: number): Part[] {
  const { settings } = input;
  const name = namePrompt(nameQuestion(input, k), settings).prompt;
  const audit = auditPrompt(typicalText, settings.region).prompt;
  // In another language than English both are asked for, so that the gate can check one of them (stages/audit.ts).
  const nameTokens = answerTokens.name * (settings.language === defaultRunSettings.language ? 1 : 2);
  const named = (requests: number, prompt: RedactedText): Part[] => [
    { requests, tokensIn: tokensOf(prompt), tokensOut: nameTokens, again: true },
    { requests, tokensIn: tokensOf(audit), tokensOut: answerTokens.audit, again: true },
  ];
  const parts = named(k, name);
  const targets = input.total < fewChats ? [k] : levelTargets(k, levelsFor(k));
  for (let level = 1; level < targets.length; level++) {
    const children = targets[level - 1];
    const target = targets[level];
    parts.push(...levelParts(children, target, settings));
    const own = Array.from({ length: Math.ceil(children / target) }, () => ({ ...typicalText, size: 12 }));
    parts.push(
      ...named(target, parentNamePrompt({ ...nameQuestion(input, k), children: own }, settings).prompt),
    );
  }
  return parts;
}

/** Propose in each neighbourhood, deduplicate once, assign every child. */
function levelParts(children: number, target: number, settings: RunSettings): Part[] {
  const hoods = Math.ceil(children / neighbourhood);
  const inside = Math.ceil(children / hoods);
  const texts = (count: number) => Array.from({ length: count }, () => typicalText);
  const names = (count: number) => Array.from({ length: count }, () => typicalText.name);
  const share = bandOf(target / hoods);
  const propose = proposePrompt(
    { clusters: texts(inside), outside: texts(hoods > 1 ? nearestShown : 0), ...share },
    settings,
  );
  const wanted = Math.round(target / hoods);
  const merge = deduplicatePrompt({ names: names(wanted * hoods), ...bandOf(target) }, settings);
  const assign = assignPrompt({ child: typicalText, options: names(target) }, settings.region, false);
  const { listed, choice } = answerTokens;
  return [
    { requests: hoods, tokensIn: tokensOf(propose.prompt), tokensOut: listed * wanted },
    { requests: 1, tokensIn: tokensOf(merge.prompt), tokensOut: listed * target },
    { requests: children, tokensIn: tokensOf(assign.prompt), tokensOut: choice },
  ];
}

/** A cluster of average size: its own requests where they are known, those of the sample or typical ones else. */
function nameQuestion({ sample, total, settings, clusters }: EstimateInput, k: number): NameQuestion {
  const size = Math.max(1, Math.round(total / Math.max(1, k)));
  let requests = clusters?.flat() ?? [];
  if (requests.length === 0 && settings.modelDoes === 'names')
    requests = sample.map((chat) => facetsOf(chat).request);
  if (requests.length === 0) requests = [typicalRequest];
  const some = (count: number, from: number) =>
    Array.from({ length: count }, (_, i) => requests[(from + i) % requests.length]);
  const members = Math.min(shownMembers, size);
  return {
    ...{ subject: '', size, total, keywords: [], languages: {}, tasks: [] },
    ...{ taken: [], avoid: null, banned: [] },
    members: clusters?.[0] ? clusters[0].slice(0, shownMembers) : some(members, 0),
    contrast: some(Math.min(shownMembers, Math.max(0, total - size)), members),
  };
}

/** Everything: exactly what is sent first. Names: what is sent of the first cluster, but that the chats beside it are not yet known. */
function firstRequest(input: EstimateInput): string {
  const { sample, settings } = input;
  if (settings.modelDoes === 'names') return namePrompt(nameQuestion(input, input.k[0]), settings).prompt;
  if (sample.length === 0) return '';
  const [{ transcript }] = sample;
  const question = questionOf(settings);
  return question === null
    ? facetsPrompt(transcript, settings.customFacets, settings.region).prompt
    : screenPrompt(transcript, question, settings).prompt;
}
