// What a model tells of one chat, held to clio.md 2.2 and 2.4: answers are checked, never believed.
import { AnswerError } from '../errors.ts';
import type { FacetsAnswer } from '../prompts.ts';
import type { FindOptions } from '../privacy/finding.ts';
import { type Injected, injectedIn, withoutInertMarkup } from '../privacy/injected.ts';
import { lookedFor, maskDetails, saysNothing } from '../privacy/masking.ts';
import type { Runs } from '../privacy/word-runs.ts';
import { redact, RedactionMemory } from '../stages/redact.ts';
import type { Facets, RedactedChat, RunSettings } from '../types.ts';
import { embedTextOf } from './embed-text.ts';
import { knownLanguages } from './prompted-languages.ts';
import { runsOfChat, withoutRuns } from './prompted-runs.ts';
import { sentencesOf } from './sentences.ts';
import { oneLine } from './words.ts';

/** Twenty words are asked for; an answer is cut only at twice that. */
const mostWords = 40;
/** In scripts without blanks (characters). */
const mostCharacters = 400;
/** Of an answer: what comes after that is not looked at (characters). Ten times what is asked for. */
const mostRead = 2000;

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

/** What an answer is refused for. Not codes: whoever asks about a program may have its identifiers in the request. */
const refused: ReadonlySet<string> = new Set<Injected>(['link', 'markup', 'instruction']);

/**
 * Request and task are kept, shown and embedded without the opening that clio.md 2.2 asks a model for ("The user's overall request
 * for the assistant is to debug a script." -> "Debug a script."): it costs tokens in every naming prompt, fills what is embedded,
 * and its words would be keywords. Details are masked by the word for their type, and no eight words of the chat stay in a row.
 * Throws AnswerError 'unreadable' where the request says nothing then, or where an answer carries links, markup or orders.
 */
export function facetsFrom(
  answer: FacetsAnswer,
  chat: RedactedChat,
  settings: Pick<RunSettings, 'customFacets' | 'region'> & Partial<Pick<RunSettings, 'redaction'>>,
): Facets {
  const { customFacets } = settings;
  const options = lookedFor(settings);
  const said = runsOfChat([chat.transcript, ...chat.userTurns, chat.standIn]);
  const line = (text: string | undefined) => lineOf(text, said, options);
  const request = line(answer.request);
  if (saysNothing(request)) throw new AnswerError('unreadable');
  const told = line(answer.task);
  const task = saysNothing(told) ? null : told;
  const custom = customFacets.map(({ answers }, i) => {
    const given = i === 0 ? answer.custom1 : answer.custom2;
    return answers === null ? freeAnswer(line(given)) : fixedAnswer(given, answers, options);
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

const placeholdersAlone: FindOptions = { region: '', families: new Set() };

/** true: a line of an answer carries a link, markup or an order. */
export function holdsForeign(line: string): boolean {
  return injectedIn(line).some((kind) => refused.has(kind));
}

/** A sentence as it may be kept. */
function lineOf(text: string | undefined, said: Runs, options: FindOptions): string {
  const plain = withoutInertMarkup(oneLine(text ?? '').slice(0, mostRead));
  // Placeholders look like markup.
  const shown = maskDetails(plain, placeholdersAlone).text;
  if (holdsForeign(shown)) throw new AnswerError('unreadable');
  // Cut before details are masked, while the chat's own words around them stand as they do there, and after it.
  const cut = withoutRuns(sentenceOf(withoutOpening(plain)), said);
  return withoutRuns(maskDetails(cut, options).text, said).toWellFormed();
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

/** The first sentence, at most `mostWords` words. */
function sentenceOf(text: string): string {
  const [sentence = ''] = sentencesOf(text);
  const words = sentence.split(' ');
  const short = words.length > mostWords ? `${words.slice(0, mostWords).join(' ')}…` : sentence;
  return short.slice(0, mostCharacters);
}

function freeAnswer(answer: string): string | null {
  return saysNothing(answer) || /^\W*(?:none|n\/a|unknown)\W*$/i.test(answer) ? null : answer;
}

/** One of the fixed answers as the person wrote it; null: none of them. */
function fixedAnswer(
  given: string | undefined,
  answers: readonly string[],
  options: FindOptions,
): string | null {
  const key = (text: string) => oneLine(text).toLowerCase();
  const memory = new RedactionMemory();
  const asked = (text: string) => key(redact(text, memory, options).text);
  const wanted = key(given ?? '');
  return answers.find((answer) => key(answer) === wanted || asked(answer) === wanted) ?? null;
}
