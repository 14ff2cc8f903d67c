// The analyst that asks a language model: our prompts, its answers, checked.
import { AnswerError } from '../errors.ts';
import { hashList, hashParts } from '../hash.ts';
import type { CustomFacet } from '../model.ts';
import type { Analyst, LanguageModel, ParentAnalyst } from '../ports.ts';
import {
  type Asked,
  assignPrompt,
  auditPrompt,
  deduplicatePrompt,
  facetsPrompt,
  type NameAnswer,
  namePrompt,
  parentNamePrompt,
  promptVersion,
  proposePrompt,
  screenPromptVersion,
  type Wording,
} from '../prompts.ts';
import { ruleAudit } from '../privacy/audit-rules.ts';
import type { FindOptions } from '../privacy/finding.ts';
import { givesOrders, withoutInertMarkup } from '../privacy/injected.ts';
import { lookedFor, maskDetails, saysNothing, withoutPlaces } from '../privacy/masking.ts';
import { defaultRunSettings } from '../settings.ts';
import { passes } from '../stages/audit.ts';
import type { StandIn } from '../stages/facets.ts';
import type { AnsweredText, Facets, RedactedChat, RedactionSettings, StageName } from '../types.ts';
import { facetsOf } from './built-in.ts';
import { facetsFrom, holdsForeign, scale } from './prompted-facets.ts';
import { screenBy } from './prompted-screen.ts';
import { oneLine } from './words.ts';

/** What a run asks of an analyst that is a language model. */
export interface PromptedOptions {
  /** Language of names and descriptions, in English ("German"). Requests and tasks are English always. */
  readonly language: string;
  readonly customFacets: readonly CustomFacet[];
  /** Two letters, for phone numbers in what is looked through again. */
  readonly region: string;
  /** Which families are looked for in answers; absent: the usual ones. */
  readonly redaction?: RedactionSettings;
}

const withheldReason = 'Not shown: it held a link, markup or an order.';

type Ask = <Answer>(
  asked: Asked<Answer>,
  stage: StageName,
  subject: string,
  signal: AbortSignal,
) => Promise<Answer>;

/**
 * Answers of a model, looked through again and held to clio.md 2.2 and 2.4: a detail is masked by the word for its type. A chat it
 * gives no answer on, or twice one that may not be kept, has the built-in one, marked `fallback`. Other questions reject with AnswerError where it gives none; AppError 'model-...' and AbortError pass through.
 */
export function promptedAnalyst(model: LanguageModel, options: PromptedOptions): Analyst {
  const { customFacets } = options;
  const looking = lookedFor(options);
  const naming = withoutPlaces(looking);
  const ask: Ask = async (asked, stage, subject, signal) => {
    const { prompt, schema, maxTokens } = asked;
    return (await model.complete({ prompt, schema, stage, subject, maxTokens }, signal)).answer;
  };

  async function facetsOfOne(chat: RedactedChat, signal: AbortSignal): Promise<Facets> {
    // Whoever obeys would write what the chat wants to be shown: it is not asked about at all.
    if (givesOrders(chat.transcript)) return standInFor(chat, new AnswerError('orders'), customFacets.length);
    const askOnce = (again: boolean) =>
      ask(facetsPrompt(chat.transcript, customFacets, options, again), 'facets', chat.id, signal);
    try {
      const answer = await askOnce(false);
      try {
        return facetsFrom(answer, chat, options);
      } catch (error) {
        if (!(error instanceof AnswerError)) throw error;
        return facetsFrom(await askOnce(true), chat, options);
      }
    } catch (error) {
      if (error instanceof AnswerError) return standInFor(chat, error, customFacets.length);
      throw error;
    }
  }

  return {
    id: `${model.id} ${promptVersion} ${options.language}${lookingIdOf(options)}`,
    facetsId: `${model.id} ${promptVersion}${customIdOf(customFacets)}${lookingIdOf(options)}`,
    quotes: false,
    costs: true,
    batch: 1,
    concurrency: model.concurrency,
    parents: parentsBy(ask, options, naming),
    facets: (chats, signal) => Promise.all(chats.map((chat) => facetsOfOne(chat, signal))),
    screen: screenBy(model, options),
    screenId: `${model.id} ${screenPromptVersion}${lookingIdOf(options)}`,
    name: async (question, signal) =>
      maskedText(await ask(namePrompt(question, options), 'name', question.subject, signal), naming),
    nameParent: async (question, signal) =>
      maskedText(await ask(parentNamePrompt(question, options), 'nest', question.subject, signal), naming),
    audit: async (text, signal, subject = '') => {
      // What a rule sees needs no request.
      const byRule = ruleAudit(text, looking);
      if (!passes(byRule)) return byRule;
      const answer = await ask(auditPrompt(text, options), 'audit', subject, signal);
      const score = scale(answer.score);
      return score > byRule.score ? byRule : { score, reason: reasonOf(answer.reason, looking) };
    },
  };
}

/** One line without details; '' where nothing else was in it. */
function maskedLine(text: string | undefined, looking: FindOptions): string {
  const { text: masked } = maskDetails(oneLine(text ?? ''), looking);
  return saysNothing(masked) ? '' : masked;
}

/** A reason is shown, and told when the name is asked for again. */
function reasonOf(reason: string | undefined, looking: FindOptions): string {
  const line = withoutInertMarkup(maskedLine(reason, looking));
  return holdsForeign(line) ? withheldReason : line;
}

function maskedText(answer: NameAnswer, looking: FindOptions): AnsweredText {
  const hold = (text: string | undefined) => maskedLine(text, looking);
  const twin = { name: hold(answer.original_name), description: hold(answer.original_description) };
  const text = { name: hold(answer.name), description: hold(answer.description) };
  // Half a twin vouches for nothing: the gate looks for the words of the text itself then.
  return twin.name && twin.description ? { ...text, twin } : text;
}

/** Chats are read on this device, names come from a model: only redacted requests of members travel. */
export function namesOnly(builtIn: Analyst, prompted: Analyst): Analyst {
  const { screen: _, screenId: __, ...naming } = prompted;
  return {
    ...naming,
    id: `${builtIn.facetsId}, names by ${prompted.id}`,
    facetsId: builtIn.facetsId,
    quotes: builtIn.quotes,
    batch: builtIn.batch,
    facets: (chats, signal) => builtIn.facets(chats, signal),
  };
}

function parentsBy(ask: Ask, wording: Wording, looking: FindOptions): ParentAnalyst {
  // A parent that needs a detail to be told is none: a masked name would gather what has nothing in common.
  const usable = (names: readonly string[]) =>
    names.filter((name) => maskDetails(oneLine(name), looking).text === oneLine(name));
  return {
    propose: async (question, signal) => {
      const subject = hashList(question.clusters.map(({ name }) => name));
      return usable((await ask(proposePrompt(question, wording), 'nest', subject, signal)).names);
    },
    deduplicate: async (question, signal) =>
      usable(
        (await ask(deduplicatePrompt(question, wording), 'nest', hashList(question.names), signal)).names,
      ),
    assign: async (question, signal) => {
      for (const again of [false, true]) {
        const asked = assignPrompt(question, wording, again);
        const { topic } = await ask(asked, 'nest', question.subject, signal);
        const chosen = asked.options.indexOf(oneLine(topic));
        if (chosen >= 0) return question.options[chosen];
      }
      return null;
    },
  };
}

/** The built-in answer. Whether it is kept, so that the chat is not asked about again, `isLasting` (stages/facets.ts) says. */
function standInFor(chat: RedactedChat, { reason }: AnswerError, custom: number): StandIn {
  return {
    ...facetsOf(chat),
    ...(custom > 0 ? { custom: Array<null>(custom).fill(null) } : {}),
    fallback: true,
    because: reason,
  };
}

/** The person's own words stay out of ids, which are exported. */
function customIdOf(customFacets: readonly CustomFacet[]): string {
  return customFacets.length === 0 ? '' : ` custom:${hashParts(JSON.stringify(customFacets))}`;
}

/** Answers are masked by family, and phone numbers by region; '' for the usual ones. */
function lookingIdOf({ redaction, region }: PromptedOptions): string {
  const where = region === defaultRunSettings.region ? '' : ` region:${region}`;
  return redaction?.families ? `${where} families:${hashList([...redaction.families].sort())}` : where;
}
