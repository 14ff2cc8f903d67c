// The name of a parent: what its children do, and what they are about.
import type { ParentQuestion } from '../ports.ts';
import { isFunctionWord } from './lines.ts';
import { asName, nameObeys } from './name-rules.ts';
import { instructionVerbs } from './verbs.ts';
import { foldCase, stemOf, wordsOf } from './words.ts';

/** A verb stands in the parent's name when children with this share of the conversations begin with it. */
const verbShare = 0.3;
/** A word is the common theme when children with this share of the conversations, two at least, have it in their names. */
const themeShare = 0.5;
/** Children listed in a name, and the words each may take. */
const listed = 3;
const topicWords = 3;
/** Verbs that say little, written by cluster-name.ts where it found none. */
const frames = /^(ask about|solve problems with|talk about|ask|discuss|raise)\s+/i;

/** The language at the end of a child's name, as topic-name.ts writes it. */
const inLanguage = /\((\p{Lu}\p{L}+)\)$/u;

/** A child's name taken apart: what is done, and with what. */
interface Child {
  readonly verb: string;
  readonly topic: string;
  readonly stems: readonly string[];
  readonly share: number;
}

/** A broader name of at most ten words, unlike every child's and every taken one. Deterministic. */
export function parentName(question: ParentQuestion): string {
  const strict = { ...question, taken: [...question.taken, ...question.children.map(({ name }) => name)] };
  for (const candidate of candidates(question)) {
    const name = asName(candidate);
    if (nameObeys(name, strict)) return name;
  }
  for (let number = 2; number < 10_000; number++) {
    const name = `Talk about assorted topics ${number}`;
    if (nameObeys(name, strict)) return name;
  }
  return 'Various';
}

function* candidates(question: ParentQuestion): Generator<string> {
  const children = childrenOf(question);
  const verb = verbOf(children);
  const spoken = [...new Set(question.children.flatMap(({ name }) => inLanguage.exec(name)?.[1] ?? []))];
  // Chats that stand together by their language alone.
  if (spoken.length >= 2 && spoken.length === children.length)
    yield `Ask varied questions in ${listOf(spoken.length > 4 ? spoken.slice(0, 4) : spoken)}`;
  const [first, second] = question.children;
  // Two doings that differ: both are told.
  if (
    children.length === 2 &&
    children[0].verb !== children[1].verb &&
    !/^(?:Solve|Talk|Raise|Discuss)/.test(first.name + second.name)
  ) {
    yield `${first.name} and ${second.name.replace(/^./u, (letter) => letter.toLowerCase())}`;
  }
  const theme = themeOf(question, children);
  if (theme) {
    const others = distinct(
      children.filter(({ stems }) => !stems.includes(theme.stem)).map(({ topic }) => topic),
    );
    for (const count of [2, 1]) {
      if (others.length >= count) yield `${verb} ${listOf([theme.text, ...others.slice(0, count)])}`;
    }
    // All of them are about the same thing: two of its kinds say more than the thing alone.
    const kinds = [...new Set(children.map(({ topic }) => topic))].filter((topic) => topic.includes(' '));
    if (others.length === 0 && kinds.length >= 2) yield `${verb} ${listOf(kinds.slice(0, 2))}`;
    yield `${verb} ${theme.text}`;
    yield `${verb} ${theme.text} and related topics`;
  }
  const topics = distinct(children.map(({ topic }) => topic));
  for (let count = Math.min(listed, topics.length); count >= 2; count--) {
    yield `${verb} ${listOf(topics.slice(0, count))}`;
    yield `${verb} ${listOf(topics.slice(0, count).map(shorter))}`;
  }
  for (let from = 1; from + 2 <= topics.length; from++)
    yield `${verb} ${listOf(topics.slice(from, from + 2).map(shorter))}`;
  if (topics.length > 0) yield `${verb} ${topics[0]} and related topics`;
  for (const { word } of question.keywords) yield `Talk about ${word} and related topics`;
  yield 'Talk about assorted topics';
  yield 'Ask varied questions';
  yield 'Discuss mixed subjects';
}

function childrenOf({ children }: ParentQuestion): Child[] {
  const total = Math.max(
    1,
    children.reduce((sum, { size }) => sum + size, 0),
  );
  return children.map(({ name, size }) => {
    const frame = frames.exec(name);
    const first = foldCase(name.split(' ')[0]);
    const verb = frame ? frame[1].toLowerCase() : instructionVerbs.has(first) ? first : '';
    const topic = topicOf(name.slice(frame ? frame[0].length : verb.length).trim());
    return { verb, topic, stems: wordsOf(topic).map(stemOf), share: size / total };
  });
}

/** The first words of what a child is about, up to a preposition, without an article. */
function topicOf(text: string): string {
  const words = text.replace(/[,:;()].*$/, '').split(' ');
  while (words.length > 1 && isFunctionWord(foldCase(words[0]))) words.shift();
  const end = words.findIndex(
    (word, i) => i > 0 && /^(?:and|or|in|for|from|with|to|on|at|by|about|into|using|including)$/i.test(word),
  );
  const kept = words.slice(0, end < 0 ? words.length : end).slice(0, topicWords);
  while (kept.length > 1 && isFunctionWord(foldCase(kept[kept.length - 1]))) kept.pop();
  const topic = kept.join(' ');
  return /^(?:assorted topics|varied|mixed subjects|several)/.test(topic) ? '' : topic;
}

/** The verb, or the two verbs, that most conversations fall under; "Ask about" where there is none. */
function verbOf(children: readonly Child[]): string {
  const shares = new Map<string, number>();
  for (const { verb, share } of children) if (verb) shares.set(verb, (shares.get(verb) ?? 0) + share);
  const ranked = [...shares]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .filter(([, share]) => share >= verbShare);
  const [first, second] = ranked.map(([verb]) => verb);
  if (!first || (second === undefined && shares.get(first)! < themeShare)) return 'ask about';
  if (!second || first.includes(' ') || second.includes(' '))
    return /^(?:ask|raise)$/.test(first) ? 'ask about' : first;
  return `${first} and ${second}`;
}

/** A word that the names of most children share, best supported by the parent's keywords. */
function themeOf(
  question: ParentQuestion,
  children: readonly Child[],
): { text: string; stem: string } | null {
  const shares = new Map<string, { share: number; count: number; text: string }>();
  for (const { topic, share } of children) {
    for (const word of new Set(wordsOf(topic))) {
      const stem = stemOf(word);
      if (isFunctionWord(foldCase(word)) || instructionVerbs.has(foldCase(word))) continue;
      const entry = shares.get(stem) ?? { share: 0, count: 0, text: word };
      shares.set(stem, { share: entry.share + share, count: entry.count + 1, text: entry.text });
    }
  }
  const known = new Set(question.keywords.flatMap(({ word }) => wordsOf(word).map(stemOf)));
  const best = [...shares]
    .filter(([, { share, count }]) => count >= 2 && share >= themeShare)
    .sort(
      (a, b) =>
        Number(known.has(b[0])) - Number(known.has(a[0])) ||
        b[1].share - a[1].share ||
        (a[0] < b[0] ? -1 : 1),
    )[0];
  return best ? { text: best[1].text, stem: best[0] } : null;
}

/** The last word of a topic carries it in English: "oneway flight" -> "flight". */
function shorter(topic: string): string {
  const words = topic.split(' ');
  return words[words.length - 1];
}

/** Topics that share no word with an earlier one. */
function distinct(topics: readonly string[]): string[] {
  const seen = new Set<string>();
  return topics.filter((topic) => {
    const stems = wordsOf(topic).map(stemOf);
    if (stems.length === 0 || stems.some((stem) => seen.has(stem))) return false;
    for (const stem of stems) seen.add(stem);
    return true;
  });
}

function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
