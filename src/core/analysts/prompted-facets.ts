// What a model tells of one chat, held to clio.md 2.2 and 2.4: answers are checked, never believed.
import { AnswerError } from '../errors.ts';
import type { CustomFacet } from '../model.ts';
import type { FacetsAnswer } from '../prompts.ts';
import { redact, RedactionMemory } from '../stages/redact.ts';
import type { Facets, RedactedChat } from '../types.ts';
import { embedTextOf } from './embed-text.ts';
import { knownLanguages } from './prompted-languages.ts';
import { type Runs, runsOf, withoutRuns } from './prompted-runs.ts';
import { sentencesOf } from './sentences.ts';
import { oneLine, placeholder } from './words.ts';

/** Twenty words are asked for; an answer is cut only at twice that. */
const mostWords = 40;
/** In scripts without blanks (characters). */
const mostCharacters = 400;

/**
 * How the sentences of clio.md 2.2 begin, and what models make of that: the same in every chat, so it says nothing of one. "Help
 * the user" as well, unless what follows ("with taxes") needs the verb.
 */
const openings: readonly RegExp[] = [
  /^(?:the\s+)?users?['’]?s?['’]?\s+(?:overall\s+|main\s+)?(?:request|goal|aim)(?:\s+(?:for|to|of)\s+the\s+(?:ai\s+)?assistant)?\s+(?:is|was)\s+to\b[\s:]*/iu,
  /^(?:the\s+)?users?\s+(?:wants?|wanted|wishes|wished|asks?|asked|would\s+like|needs?|needed)\s+(?:the\s+(?:ai\s+)?assistant\s+)?to\b[\s:]*/iu,
  /^(?:the|this)\s+(?:assistant['’]s\s+)?task(?:\s+(?:for|of)\s+the\s+(?:ai\s+)?assistant)?\s+(?:is|was)\s+to\b[\s:]*/iu,
  /^(?:to\s+)?help\s+the\s+user\s+(?:to\s+)?(?!(?:with|in|on|by|through|as|for|and|or|about|via|during|so|who|whose)\b)/iu,
];
const helpWith = /^(?:to\s+)?help\s+the\s+user\s+/iu;

/**
 * Request and task are kept, shown and embedded without the opening that clio.md 2.2 asks a model for ("The user's overall request
 * for the assistant is to debug a script." -> "Debug a script."): it costs tokens in every naming prompt, fills what is embedded,
 * and its words would be keywords. Throws AnswerError 'unreadable' where the request says nothing.
 */
export function facetsFrom(
  answer: FacetsAnswer,
  chat: RedactedChat,
  { customFacets, region }: { readonly customFacets: readonly CustomFacet[]; readonly region: string },
): Facets {
  const memory = new RedactionMemory();
  const said = runsOf([chat.transcript, ...chat.userTurns, chat.standIn]);
  const redacted = (text: string | undefined) => redact(plainOf(text), memory, { region }).text;
  const line = (text: string | undefined) => sentenceOf(withoutOpening(redacted(text)), said);
  const request = line(answer.request);
  if (!/[\p{L}\p{N}]/u.test(request)) throw new AnswerError('unreadable');
  const task = line(answer.task) || null;
  const custom = customFacets.map(({ answers }, i) => {
    const given = i === 0 ? answer.custom1 : answer.custom2;
    return answers === null
      ? freeAnswer(sentenceOf(redacted(given), said))
      : fixedAnswer(given, answers, region);
  });
  return {
    request,
    task,
    languages: knownLanguages(answer.languages),
    concern: scale(answer.concern),
    embedText: task === null ? request : `${request}\n${task}`,
    gateText: embedTextOf(chat),
    ...(custom.length > 0 ? { custom } : {}),
  };
}

/** What comes after the openings, with a capital; a text that begins otherwise as it is. */
export function withoutOpening(text: string): string {
  const rest = openings.reduce((left, opening) => left.replace(opening, ''), text).replace(helpWith, 'Help ');
  return rest === text ? text : rest.replace(/^\p{Ll}(?!\p{Lu})/u, (letter) => letter.toUpperCase());
}

/** A number on a scale from 1 to 5. */
export function scale(value: number): 1 | 2 | 3 | 4 | 5 {
  return Math.min(5, Math.max(1, Math.round(value) || 1)) as 1 | 2 | 3 | 4 | 5;
}

/** One line without addresses and markup; placeholders stay. */
function plainOf(text: string | undefined): string {
  return oneLine(text ?? '')
    .replace(/\b(?:https?:\/\/|www\.)\S*/gi, '…')
    .replace(/<\/?[a-z][^<>]{0,200}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The first sentence, at most `mostWords` words, without a longer run of the chat's words. */
function sentenceOf(text: string, said: Runs): string {
  const [sentence = ''] = sentencesOf(text);
  const words = sentence.split(' ');
  const short = words.length > mostWords ? `${words.slice(0, mostWords).join(' ')}…` : sentence;
  return withoutRuns(short.slice(0, mostCharacters), said).toWellFormed();
}

function freeAnswer(answer: string): string | null {
  const plain = answer.replace(placeholder, ' ');
  return /[\p{L}\p{N}]/u.test(plain) && !/^\W*(?:none|n\/a|unknown)\W*$/i.test(plain) ? answer : null;
}

/** One of the fixed answers as the person wrote it; null: none of them. */
function fixedAnswer(given: string | undefined, answers: readonly string[], region: string): string | null {
  const key = (text: string) => oneLine(text).toLowerCase();
  const memory = new RedactionMemory();
  const asked = (text: string) => key(redact(text, memory, { region }).text);
  const wanted = key(given ?? '');
  return answers.find((answer) => key(answer) === wanted || asked(answer) === wanted) ?? null;
}
