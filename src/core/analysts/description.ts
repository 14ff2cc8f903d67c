// Two sentences of facts about a cluster, past tense.
import type { NameQuestion, ParentQuestion } from '../ports.ts';
import type { Keyword } from '../types.ts';
import { bannedWords, holdsDetail, quotes } from './name-rules.ts';
import { isTerm } from './unspaced-terms.ts';
import { foldCase, stemOf, unspaced, wordsOf } from './words.ts';

/** clio.md 2.4: no eight words in a row from a chat. */
const quotedWords = 7;
/** clio.md 2.4: a word is shared by three members before it is told. */
const sharedBy = 3;
/** Keywords a description tells. */
const toldKeywords = 2;
/** A language is told when it is not English and at least half of the members use it; a mixture when none has two thirds. */
const mostly = 0.5;

/** What users did, in how many conversations, and what sets them apart. Two sentences; true for any size. */
export function clusterDescription(name: string, question: NameQuestion): string {
  const count = countOf(question);
  const language = languageOf(question);
  const did = name.replace(/^./u, (letter) => (/^\p{Lu}\p{Lu}/u.test(name) ? letter : letter.toLowerCase()));
  const who = question.size === 1 ? 'one user' : 'users';
  const asked = /^ask /.test(did) ? `asked ${did.slice(4)}` : `wanted to ${did}`;
  const apart = apartOf(question);
  return (
    firstThatObeys(question, [
      `In ${count}, ${who} ${asked}. ${sentence(joined(apart, language))}`,
      `In ${count}, ${who} ${asked}. ${sentence(joined('', language))}`,
      `Users had ${count} about this. ${sentence(joined(apart, language))}`,
    ]) ?? lastWords(count)
  );
}

/** What a parent gathers: how many conversations in how many topics, and the largest of them. */
export function parentDescription(question: ParentQuestion): string {
  const { children } = question;
  const names = children.slice(0, 3).map(({ name }) => `"${name}"`);
  const list =
    names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}` : names[0];
  const count = `${countOf(question)} in ${children.length} ${children.length === 1 ? 'topic' : 'topics'}`;
  const apart = apartOf(question);
  return (
    firstThatObeys(question, [
      ...(list
        ? [
            `Users had ${count}, ${children.length > 3 ? 'among them' : 'namely'} ${list}. ${sentence(joined(apart, languageOf(question)))}`,
          ]
        : []),
      `Users had ${count}. ${sentence(joined(apart, languageOf(question)))}`,
    ]) ?? lastWords(count)
  );
}

function firstThatObeys(question: NameQuestion, texts: readonly string[]): string | undefined {
  const banned = bannedWords(question);
  return texts.find((text) => {
    const words = wordsOf(text).map(foldCase);
    return (
      !words.some((word) => banned.has(word)) &&
      !holdsDetail(text) &&
      !quotes(words, question.members, quotedWords)
    );
  });
}

function lastWords(count: string): string {
  return `Users had ${count} in this group. What they shared was too little to tell.`;
}

/** "23 of 412 conversations", "all 12 conversations", "the only conversation". */
function countOf({ size, total }: NameQuestion): string {
  const noun = total === 1 ? 'conversation' : 'conversations';
  return `${grouped(size)} of ${grouped(Math.max(size, total))} ${noun}`;
}

/** 1204 -> 1,204. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** '"pandas" appeared in 78% of them and in 2% of the others, "merge" in 40% and 1%'. Empty where nothing does. */
function apartOf(question: NameQuestion): string {
  const { size, total } = question;
  const told: Keyword[] = [];
  for (const keyword of question.keywords) {
    const stems = wordsOf(keyword.word).map(stemOf);
    const telling = /\p{L}/u.test(keyword.word) && (!unspaced.test(keyword.word) || isTerm(keyword.word));
    const shared =
      telling &&
      keyword.share * size >= Math.min(sharedBy, size) - 0.5 &&
      keyword.share > keyword.shareOutside;
    const repeats = told.some(({ word }) =>
      wordsOf(word)
        .map(stemOf)
        .some((stem) => stems.includes(stem)),
    );
    if (shared && !repeats && stems.length > 0 && told.length < toldKeywords) told.push(keyword);
  }
  return told
    .map(({ word, share, shareOutside }, i) => {
      const verb = i === 0 ? ' appeared' : '';
      const inside = size === 1 ? 'in it' : `in ${percent(share)}${i === 0 ? ' of them' : ''}`;
      if (total <= size) return `"${word}"${verb} ${inside}`;
      const none = shareOutside === 0;
      return `"${word}"${verb} ${inside} and in ${none ? 'none' : percent(shareOutside)}${i === 0 || none ? ' of the others' : ''}`;
    })
    .join(', ');
}

function percent(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share >= 0.995) return 'over 99%';
  return `${Math.round(share * 100)}%`;
}

/** "most were in German"; empty for English and for unknown languages. */
function languageOf({ languages, size }: NameQuestion): string {
  const counts = Object.entries(languages)
    .filter(([language]) => language !== 'unknown')
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = Object.values(languages).reduce((sum, count) => sum + count, 0);
  const [first, second] = counts;
  if (!first) return '';
  if (first[0] !== 'English' && first[1] >= mostly * total) {
    if (size === 1) return `it was in ${first[0]}`;
    return first[1] === total ? `all were in ${first[0]}` : `most were in ${first[0]}`;
  }
  return second && second[1] >= total / 3
    ? `they were in ${first[0]}, ${second[0]}${counts.length > 2 ? ' and others' : ''}`
    : '';
}

function joined(apart: string, language: string): string {
  return [apart, language].filter(Boolean).join('; ') || 'No word set them apart from the others';
}

function sentence(text: string): string {
  return `${text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())}.`;
}
