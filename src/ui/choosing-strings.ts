// The words around which chats are read. Apart from strings.ts because the first load needs none of them.
import type { Condition } from '../core/choosing.ts';
import type { Selection } from '../core/selection.ts';
import { day, list, plural, whole } from './formats.ts';
import { sourceNames } from './source-names.ts';

const chats = (count: number) => plural(count, 'chat', 'chats');

/** Names said one by one; more of them are counted. */
const mostNames = 3;

const unknown = { language: 'Language not told', model: 'Model not told' };

function named(names: readonly string[], what: string): string {
  return names.length <= mostNames ? list(names) : `${whole(names.length)} ${what}`;
}

function datesOf({ from, until }: Selection): string[] {
  // The end is the first moment that is out: the day before is the last one in.
  const last = until === null ? null : day(until - 1);
  if (from !== null && last !== null) return [day(from) === last ? `of ${last}` : `${day(from)} to ${last}`];
  if (from !== null) return [`since ${day(from)}`];
  return last === null ? [] : [`until ${last}`];
}

const sayWord = (word: string) => `“${word}”`;

/** Of what the exports tell of a chat. */
function namesOf({ sources, languages, models }: Selection): string[] {
  const names = [
    ['from', sources?.map((source) => sourceNames[source]), 'sources'],
    ['in', languages?.map((name) => name || 'no language that was told'), 'languages'],
    ['with', models?.map((name) => name || 'no model that was told'), 'models'],
  ] as const;
  return names.flatMap(([preposition, list, what]) => (list ? [`${preposition} ${named(list, what)}`] : []));
}

function wordsOf({ words }: Selection): string[] {
  if (words.length === 0) return [];
  return [
    words.length <= mostNames
      ? `with ${words.map(sayWord).join(' or ')}`
      : `with one of ${whole(words.length)} words`,
  ];
}

/** The conditions, a few words each, in the order of the form. */
function conditionsOf(selection: Selection): string[] {
  const { minimumTurns, once, sample, question } = selection;
  return [
    ...datesOf(selection),
    ...namesOf(selection),
    ...(minimumTurns > 0 ? [`at least ${plural(minimumTurns, 'turn', 'turns')}`] : []),
    ...wordsOf(selection),
    ...(once ? ['similar beginnings once'] : []),
    ...(sample ? [`${whole(sample.size)} at random`] : []),
    ...(question === null ? [] : [`with a yes to ${sayWord(question)}`]),
  ];
}

const becauseOf: Readonly<Record<Condition, string>> = {
  dates: 'by date',
  sources: 'by source',
  languages: 'by language',
  models: 'by model',
  turns: 'by turns',
  words: 'by words',
  once: 'begun like another',
  sample: 'not drawn',
};

/** The words of the form in which chats are chosen, and of what is told about the choice afterwards. */
export const choosingStrings = {
  title: 'Which chats?',
  open: 'Choose by date, language, words and more',
  /** "412 of 2,041 chats: since 1 Jan 2025, in German". `count` null: not counted yet; before the question is asked it is the most. */
  summary: (count: number | null, readable: number, selection: Selection) => {
    const conditions = conditionsOf(selection);
    if (conditions.length === 0) return readable === 1 ? 'The one chat' : `All ${chats(readable)}`;
    const most = selection.question === null ? '' : 'At most ';
    const share =
      count === null ? `Some of ${chats(readable)}` : `${most}${whole(count)} of ${chats(readable)}`;
    return `${share}: ${conditions.join(', ')}`;
  },
  /** Why chats are left out, in the order they are asked. */
  leftOut: (counts: readonly (readonly [Condition, number])[]) =>
    `Left out: ${list(counts.map(([condition, count]) => `${whole(count)} ${becauseOf[condition]}`))}.`,
  nothingLeft: 'No chat is left to sort. Widen the choice, or reset it.',
  unfit: 'Check the choice of chats: a field does not fit.',
  counting: 'The chats are still being counted.',
  reset: 'Reset',
  from: 'From',
  until: 'To',
  dated: (range: readonly [number, number] | null, undated: number) => {
    if (range === null) return 'No chat has a date.';
    const span = `The chats are from ${day(range[0])} to ${day(range[1])}.`;
    return undated === 0
      ? span
      : `${span} ${chats(undated)} without a date are left out once a day is chosen.`;
  },
  daysCrossed: 'The first day is after the last one.',
  sources: 'Sources',
  languages: 'Languages',
  languagesHint: 'Told from the first words that you wrote.',
  models: 'Models',
  ticked: (count: number) => (count === 0 ? 'None ticked: all of them.' : 'Only what is ticked.'),
  more: (count: number) => `Show all ${whole(count)}`,
  fewer: 'Show fewer',
  unknown,
  turns: 'Fewest turns by you',
  turnsHint: (most: number) => `The longest chat has ${plural(most, 'turn', 'turns')}.`,
  turnsUnfit: 'A whole number from 1.',
  words: 'Words',
  wordsHint:
    'Keeps chats in which one of them stands, whoever wrote it. Put commas between words or phrases. “tax” finds “Taxes” as well.',
  wordsUnfit: ({ count, longest }: { count: number; longest: number }, most: number, length: number) =>
    count > most
      ? `At most ${whole(most)} words or phrases; these are ${whole(count)}.`
      : `A word or phrase has at most ${whole(length)} characters; the longest here has ${whole(longest)}. Put commas between them.`,
  /** Of languages or models. */
  listUnfit: (most: number) => `At most ${whole(most)} can be ticked.`,
  question: 'Keep only chats to which the model answers yes',
  questionPlaceholder: 'Is this chat about cooking?',
  questionHint:
    'Each chosen chat is sent once for it, redacted; those with a yes are sent again to be read. Names and contact data in the question are taken out as well. Empty: nothing is asked.',
  questionUnfit: (length: number, most: number) =>
    `The question has at most ${whole(most)} characters; this one has ${whole(length)}.`,
  questionNeedsModel:
    'A question about each chat (“Is this chat about cooking?”) can be asked where a model reads the chats: choose one above.',
  looking: (done: number, all: number) => `Looking through the texts: ${whole(done)} of ${chats(all)}`,
  once: 'Count chats that begin alike once',
  onceHint: 'Of chats with the same first 2,000 characters only the earliest is read.',
  size: 'Random sample',
  sizePlaceholder: 'all',
  sizeHint: 'So many of what is left, drawn at random.',
  sizeUnfit: 'A whole number from 1.',
  seed: 'Seed of the sample',
  seedHint: 'The same seed draws the same chats.',
  seedUnfit: 'A whole number from 0 to 4,294,967,295.',
  /** Notes about a tree. */
  notChosen: (count: number) =>
    `${chats(count)} ${count === 1 ? 'was' : 'were'} left out by choice, before anything was read.`,
  /** Of a file, which does not tell whether a model was asked a question about them. */
  notChosenInFile: (count: number) => `${chats(count)} ${count === 1 ? 'was' : 'were'} left out by choice.`,
  saidNo: (count: number) =>
    `${chats(count)} ${count === 1 ? 'was' : 'were'} left out because the model answered no to your question.`,
};
