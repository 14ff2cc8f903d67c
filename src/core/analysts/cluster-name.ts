// The name of a cluster: a verb, what the members share, and what goes with it (clio.md 2.4), without a model.
import type { NameQuestion } from '../ports.ts';
import { asName, nameObeys } from './name-rules.ts';
import { type Phrase, phrasesOf } from './phrases.ts';
import { type Support, supportOf } from './support.ts';
import { topicNames } from './topic-name.ts';
import { verbFor } from './verb-of-phrase.ts';
import { instructionVerbs } from './verbs.ts';
import { isTerm } from './unspaced-terms.ts';
import { foldCase, unspaced, wordsOf } from './words.ts';

/** Phrases that are tried as the main one, and as the one beside it. */
const mainPhrases = 6;
const besidePhrases = 8;
/** A second phrase must say this much of what the first says. */
const worthAdding = 0.3;
/** A name with this many words of its own needs no second phrase. */
const fullName = 4;
/** A name whose best word fewer members use tells of some of them, and says so. */
const mixedShare = 0.2;

/**
 * An imperative name of at most ten words, from the words and the grammar of the members' own requests. Obeys every
 * rule of name-rules.ts; deterministic. Where the members share nothing: a name that says so.
 */
export function clusterName(question: NameQuestion): string {
  const support = supportOf(question);
  for (const candidate of candidates(question, support)) {
    const name = asName(candidate);
    if (nameObeys(name, question)) return name;
  }
  return lastName(question);
}

function* candidates(question: NameQuestion, support: Support): Generator<string> {
  yield* topicNames(question, support);
  // After a failed audit a short phrase alone: the less is said, the less can be told.
  const cautious = question.avoid !== null;
  const phrases = phrasesOf(support).filter(({ stems }) => !cautious || stems.length <= 2);
  const mains = phrases.slice(0, mainPhrases);
  for (const main of mains) {
    if (Math.max(...main.stems.map(support.share)) < mixedShare) {
      yield `Ask varied questions, some about ${main.article} ${main.text}`;
      continue;
    }
    const head = withVerb(main, question, support);
    const lone = main.verb !== null && main.stems.length === 1;
    for (const beside of cautious && !lone ? [] : besides(main, phrases, support)) {
      const joiner = lone && beside.verb === null ? beside.article : joinerOf(head, main, beside, support);
      if (joiner !== null) yield `${head} ${joiner} ${beside.text}`;
    }
    if (!lone) yield head;
  }
  yield* fromKeywords(question, support);
  yield* plainNames(question);
}

/** Verb, article and phrase: "Book" + "a" + "hotel room". */
function withVerb(main: Phrase, question: NameQuestion, support: Support): string {
  if (main.verb) return main.text;
  const verb = verbFor(main, question, support);
  return `${verb} ${verb.includes(' with') ? '' : main.article} ${main.text}`;
}

/** Phrases that add something to the main one, best first. */
function besides(main: Phrase, phrases: readonly Phrase[], support: Support): Phrase[] {
  if (main.stems.length >= fullName) return [];
  const room = fullName + 1 - main.stems.length;
  return (
    phrases
      .filter(({ stems, score }) => score >= worthAdding * main.score && stems.length <= room)
      .filter(({ stems }) => !stems.some((stem) => main.stems.some((other) => akin(stem, other))))
      .filter(({ stems }) => Math.max(...stems.map(support.share)) >= mixedShare)
      // "alarms and set": a lone word that is a verb as often as not names no thing.
      .filter(({ stems, text, verb }) => stems.length > 1 || verb !== null || !instructionVerbs.has(text))
      .slice(0, besidePhrases)
  );
}

/** Erinnerung and Erinnerungen: forms of one word in languages whose endings stemOf does not know. */
function akin(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return a === b || (length >= 5 && a.slice(0, length) === b.slice(0, length));
}

/**
 * What stands between two phrases: the preposition members put there; "and" between two things or two doings;
 * null where nothing fits.
 */
function joinerOf(head: string, main: Phrase, beside: Phrase, support: Support): string | null {
  const votes = new Map<string, number>();
  const last = main.stems[main.stems.length - 1];
  const first = beside.stems[0];
  for (const { pieces } of support.lines) {
    const at = pieces.findIndex(({ stem }) => stem === last);
    const then = pieces.findIndex(({ stem }, i) => i > at && stem === first);
    if (
      at < 0 ||
      then < 0 ||
      then - at > 4 ||
      pieces.slice(at + 1, then + 1).some(({ breakBefore }) => breakBefore)
    )
      continue;
    const between = pieces
      .slice(at + 1, then)
      .filter(({ folded }) => !/^(?:an?|the|my|our|your|this)$/.test(folded));
    if (between.length === 1 && preposition.test(between[0].folded)) {
      votes.set(between[0].folded, (votes.get(between[0].folded) ?? 0) + 1);
    }
  }
  const best = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  const needed = Math.max(1, Math.min(3, support.lines.length / 8));
  if (best && best[1] >= needed && beside.verb === null && !support.isBanned(best[0])) {
    return `${best[0]} ${beside.article}`.trim();
  }
  const doings = main.verb !== null && beside.verb !== null && beside.stems.length > 1;
  // "Find a restaurant and a reservation": a verb that fits one thing need not fit the other.
  const things =
    main.verb === null && beside.verb === null && /^(?:ask about|solve problems with)/.test(head);
  const strong = beside.score >= 0.5 * main.score && main.stems.length < 3;
  return (doings || things) && strong && !support.isBanned('and')
    ? `and ${beside.verb === null ? beside.article : ''}`.trim()
    : null;
}

const preposition = /^(?:in|for|from|with|to|on|at|of|about|into|using)$/;

/** The keywords alone: members whose requests do not hold them, or other scripts. */
function* fromKeywords(question: NameQuestion, support: Support): Generator<string> {
  const words = question.keywords
    .map(({ word }) => word)
    .filter((word) =>
      unspaced.test(word) ? isTerm(word) : wordsOf(word).some((part) => !support.isFunction(foldCase(part))),
    )
    .filter((word) => wordsOf(word).every((part) => support.allowed(foldCase(part))));
  const distinct = words.filter(
    (word, i) => !words.slice(0, i).some((other) => other.includes(word) || word.includes(other)),
  );
  for (let i = 0; i < Math.min(4, distinct.length); i++) {
    for (let j = i + 1; j < distinct.length; j++) yield `Ask about ${distinct[i]} and ${distinct[j]}`;
    yield `Ask about ${distinct[i]}`;
  }
}

/** Nothing is shared, or nothing may be said. */
function* plainNames(question: NameQuestion): Generator<string> {
  const lengths = question.members.map((member) => wordsOf(member).length).sort((a, b) => a - b);
  const short = lengths.length > 0 && lengths[lengths.length >> 1] <= 8;
  if (short) yield 'Ask varied short questions';
  yield 'Talk about assorted topics';
  yield 'Ask varied questions';
  yield 'Discuss mixed subjects';
  yield 'Raise several unrelated points';
}

/** Every plain name is taken: the next free number tells them apart. */
function lastName(question: NameQuestion): string {
  const frames = ['Talk about assorted topics', 'Ask varied questions', 'Discuss mixed subjects', 'Various'];
  for (let number = 2; number < 10_000; number++) {
    for (const frame of frames) if (nameObeys(`${frame} ${number}`, question)) return `${frame} ${number}`;
  }
  return 'Various';
}
