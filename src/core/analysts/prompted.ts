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
  type Wording,
} from '../prompts.ts';
import type { StandIn } from '../stages/facets.ts';
import { redact, RedactionMemory } from '../stages/redact.ts';
import type { AnsweredText, Facets, RedactedChat, StageName } from '../types.ts';
import { facetsOf } from './built-in.ts';
import { facetsFrom, scale } from './prompted-facets.ts';
import { oneLine } from './words.ts';

export interface PromptedOptions {
  /** Language of names and descriptions, in English ("German"). Requests and tasks are English always. */
  readonly language: string;
  readonly customFacets: readonly CustomFacet[];
  /** Two letters, for phone numbers in what is redacted again. */
  readonly region: string;
}

const says = (text: string) => /[\p{L}\p{N}]/u.test(text);

type Ask = <Answer>(
  asked: Asked<Answer>,
  stage: StageName,
  subject: string,
  signal: AbortSignal,
) => Promise<Answer>;

/**
 * Answers of a model, redacted again and held to clio.md 2.2 and 2.4. A chat it gives no answer on has the built-in one, marked
 * `fallback`. Other questions reject with AnswerError where it gives none; AppError 'model-...' and AbortError pass through.
 */
export function promptedAnalyst(model: LanguageModel, options: PromptedOptions): Analyst {
  const { customFacets, region } = options;
  const ask: Ask = async (asked, stage, subject, signal) => {
    const { prompt, schema, maxTokens } = asked;
    return (await model.complete({ prompt, schema, stage, subject, maxTokens }, signal)).answer;
  };
  const clean = (answer: NameAnswer): AnsweredText => {
    const memory = new RedactionMemory();
    const hold = (text = '') => redact(oneLine(text), memory, { region }).text;
    const twin = { name: hold(answer.original_name), description: hold(answer.original_description) };
    const text = { name: hold(answer.name), description: hold(answer.description) };
    // Half a twin vouches for nothing: the gate looks for the words of the text itself then.
    return says(twin.name) && says(twin.description) ? { ...text, twin } : text;
  };

  async function facetsOfOne(chat: RedactedChat, signal: AbortSignal): Promise<Facets> {
    try {
      const answer = await ask(
        facetsPrompt(chat.transcript, customFacets, region),
        'facets',
        chat.id,
        signal,
      );
      return facetsFrom(answer, chat, options);
    } catch (error) {
      if (error instanceof AnswerError) return standInFor(chat, error, customFacets.length);
      throw error;
    }
  }

  return {
    id: `${model.id} ${promptVersion} ${options.language}`,
    facetsId: `${model.id} ${promptVersion}${customIdOf(customFacets)}`,
    quotes: false,
    costs: true,
    batch: 1,
    concurrency: model.concurrency,
    parents: parentsBy(ask, options),
    facets: (chats, signal) => Promise.all(chats.map((chat) => facetsOfOne(chat, signal))),
    name: async (question, signal) =>
      clean(await ask(namePrompt(question, options), 'name', question.subject, signal)),
    nameParent: async (question, signal) =>
      clean(await ask(parentNamePrompt(question, options), 'nest', question.subject, signal)),
    audit: async (text, signal, subject = '') => {
      const { score, reason } = await ask(auditPrompt(text, region), 'audit', subject, signal);
      return { score: scale(score), reason: clean({ name: reason, description: '' }).name };
    },
  };
}

/** Chats are read on this device, names come from a model: only redacted requests of members travel. */
export function namesOnly(builtIn: Analyst, prompted: Analyst): Analyst {
  return {
    ...prompted,
    id: `${builtIn.facetsId}, names by ${prompted.id}`,
    facetsId: builtIn.facetsId,
    quotes: builtIn.quotes,
    batch: builtIn.batch,
    facets: (chats, signal) => builtIn.facets(chats, signal),
  };
}

function parentsBy(ask: Ask, wording: Wording): ParentAnalyst {
  return {
    propose: async (question, signal) => {
      const subject = hashList(question.clusters.map(({ name }) => name));
      return [...(await ask(proposePrompt(question, wording), 'nest', subject, signal)).names];
    },
    deduplicate: async (question, signal) => [
      ...(await ask(deduplicatePrompt(question, wording), 'nest', hashList(question.names), signal)).names,
    ],
    assign: async (question, signal) => {
      for (const again of [false, true]) {
        const asked = assignPrompt(question, wording.region, again);
        const { topic } = await ask(asked, 'nest', question.subject, signal);
        const chosen = asked.options.indexOf(oneLine(topic));
        if (chosen >= 0) return question.options[chosen];
      }
      return null;
    },
  };
}

/** The built-in answer. Kept as an answer: the chat is not asked about again. */
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
