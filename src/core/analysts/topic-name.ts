// Names of clusters of long chats: what is done in a well-known field, and the topics that nearly all members share.
import type { NameQuestion } from '../ports.ts';
import type { Support } from './support.ts';
import { languageOf, type Topic, topicsOf } from './topic-words.ts';
import { stemOf } from './words.ts';

/** A field: how a name of it begins, when all of `needs` (one of each) are shared, and what goes before further topics. */
interface Field {
  readonly head: string;
  readonly needs: readonly string[];
  readonly joiner: string;
}

const asking = 'and ask about';
/**
 * A handful of everyday fields, written with the shipped sample in view: no taxonomy. A field is only said where most members
 * share its words; everything else is named by its shared words alone.
 */
const fields: readonly Field[] = [
  { head: 'Prepare for job interviews', needs: ['job', 'interview'], joiner: asking },
  { head: 'Cook from recipes', needs: ['recipe', 'oven kitchen salt flour bake'], joiner: asking },
  { head: 'Plan trips', needs: ['trip', 'flight hotel airport train'], joiner: asking },
  { head: 'Solve maths homework', needs: ['maths', 'homework'], joiner: 'and' },
  { head: 'Solve problems with Python code', needs: ['python', 'traceback error', 'code'], joiner: 'and' },
  { head: 'Write stories', needs: ['story', 'character plot dialogue scene'], joiner: 'with' },
  { head: 'Grow plants', needs: ['plant', 'soil garden seeds'], joiner: asking },
  { head: 'Practise grammar', needs: ['grammar', 'practise', 'sentence vocabulary'], joiner: 'and' },
  { head: 'Repair things at home', needs: ['repair', 'wall pipe bathroom leak'], joiner: asking },
];
/** Share of the members that must use each needed word. */
const neededShare = 0.55;
/** Share of the members that must tell of errors before a name speaks of problems. */
const problems = 0.5;

/** Candidates, best first; none where the requests carry the topic themselves. */
export function* topicNames(question: NameQuestion, support: Support): Generator<string> {
  const topics = topicsOf(question, support);
  if (topics.length < 2 || question.avoid !== null) return;
  const language = languageOf(question);
  const suffix = language && language !== 'English' ? ` (${language})` : '';
  const has = (words: string) => words.split(' ').some((word) => support.share(stemOf(word)) >= neededShare);
  for (const { head, needs, joiner } of fields) {
    if (!needs.every(has)) continue;
    const used = [head, ...needs.slice(0, 1)].flatMap((text) => text.split(' ')).map(stemOf);
    const rest = topics.filter(({ stems }) => !stems.some((stem) => used.includes(stem)));
    // One more after "and": "homework and equations and sums" runs on.
    const counts = joiner === 'and' ? [1] : [2, 1];
    yield* counts.filter((n) => rest.length >= n).map((n) => `${head} ${joiner} ${listOf(rest.slice(0, n))}`);
    yield* rest.slice(1).map((topic) => `${head} ${joiner} ${topic.text}`);
    yield head;
  }
  const frame = ['error', 'traceback', 'exception', 'bug'].some(
    (word) => support.share(stemOf(word)) >= problems,
  )
    ? 'Solve problems with'
    : 'Ask about';
  yield `${frame} ${listOf(topics.slice(0, 3))}${suffix}`;
  for (let i = 3; i < topics.length; i++)
    yield `${frame} ${listOf([topics[0], topics[1], topics[i]])}${suffix}`;
  yield `${frame} ${listOf(topics.slice(0, 2))}${suffix}`;
}

/** "a", "a and b", "a, b and c". */
function listOf(topics: readonly Topic[]): string {
  const texts = topics.map(({ text }) => text);
  return texts.length < 2
    ? texts.join('')
    : `${texts.slice(0, -1).join(', ')} and ${texts[texts.length - 1]}`;
}
