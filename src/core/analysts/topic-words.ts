// Topics of long chats: words that nearly all members use somewhere, whatever their one-line request happens to say.
import type { NameQuestion } from '../ports.ts';
import { casings } from './phrase-form.ts';
import type { Support } from './support.ts';
import { instructionVerbs } from './verbs.ts';
import { foldCase, stemOf, unspaced, wordsOf } from './words.ts';

/** A topic word is used by most members and hardly by others. */
const leastShare = 0.55;
const mostOutside = 0.1;
/** So much rarer must topic words be in the requests than in the whole chats, or the requests name the topic better. */
const hidden = 0.5;

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Verbs that are things as often. */
const alsoThings = list('code email interview model plant query refund repair report story');
/** Adverbs, verbs and words of telling that keywords hold. */
const noTopics = list(
  'says said next day days two wrong step steps runs nothing worried level learning speaking writing values total line native short long sounds tastes schmeckt dormir full reader readers teacher teachers',
);
/** Participles, adverbs and adjectives: they name no thing, and take no plural. */
const noThing =
  /(?:\p{L}{3}ed|\p{L}{3}ing|ly|[aeiou]ble|ful|ous)$|^(?:online|unisex|cool|awesome|interesting|appreciate|prefer|eat|fine|windy|friendly|economy|luxury|extra|afternoon|evening)s?$/u;
const massNouns = list(
  `bread butter code compost css dialogue dinner experience flour food grammar homework html luggage medicine money mulch music salt soil
  travel vocabulary water garlic traffic insurance weather`,
);
/** The capitals of things that people type in lower case. */
const spelled = new Map(
  'Python JavaScript TypeScript Java PHP HTML CSS SQL React Postgres PostgreSQL MySQL Excel Linux Docker Git API JSON Django Angular'
    .split(' ')
    .map((name) => [name.toLowerCase(), name] as const),
);

/** A word or pair that the members share, by stems, and as it stands in a name: names of kinds in the plural. */
export interface Topic {
  readonly text: string;
  readonly stems: readonly string[];
  readonly share: number;
}

/** Best topic words of a cluster, general ones first; empty where the requests themselves carry the topic. */
export function topicsOf(question: NameQuestion, support: Support): Topic[] {
  const language = languageOf(question);
  const casing = casings(support);
  const topics: (Topic & { score: number; said: number })[] = [];
  for (const { word, share, shareOutside } of question.keywords) {
    const parts = wordsOf(word);
    const stems = parts.map(stemOf);
    const folded = foldCase(word);
    const last = parts.length - 1;
    if (share < leastShare || shareOutside > mostOutside || parts.length === 0 || unspaced.test(word))
      continue;
    if (!parts.every((part) => isTopical(foldCase(part), language, support))) continue;
    const surface = parts.map((part) => spelled.get(foldCase(part)) ?? casing.get(foldCase(part)) ?? part);
    // "hiring manager" is a thing, "hiring" is none.
    if (language === 'English' && noThing.test(foldCase(parts[last]))) continue;
    // A German noun has a capital; a word without one is another kind of word.
    if (language === 'German' && !/^\p{Lu}/u.test(surface[0]) && !/^\p{Lu}/u.test(parts[0])) continue;
    if (language === 'English' && !massNouns.has(folded)) surface[last] = pluralOf(surface[last]);
    topics.push({
      text: surface.join(' '),
      stems,
      share,
      // Squared: a word of nearly all members is more general than a rarer, more surprising one.
      score: share * share * Math.log((share + 0.01) / (shareOutside + 0.01)),
      said: Math.min(...stems.map(support.said)),
    });
  }
  const ranked = topics
    .sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1))
    .filter(
      ({ stems }, i, all) =>
        !all
          .slice(0, i)
          .some((other) =>
            other.stems.some((stem) => stems.some((own) => own.endsWith(stem) || stem.endsWith(own))),
          ),
    );
  const best = ranked.slice(0, 3);
  const gap = best.reduce((sum, { share, said }) => sum + share - said, 0) / Math.max(1, best.length);
  return best.length >= 2 && gap >= hidden ? ranked : [];
}

/** The language that four fifths of the members write; '' where there is none. */
export function languageOf({ languages }: NameQuestion): string {
  const total = Object.values(languages).reduce((sum, count) => sum + count, 0);
  return (
    Object.entries(languages).find(([name, count]) => name !== 'unknown' && count >= 0.8 * total)?.[0] ?? ''
  );
}

function isTopical(folded: string, language: string, support: Support): boolean {
  if (!support.allowed(folded) || support.isFunction(folded) || !/^[\p{L}\p{M}+#]{3,}$/u.test(folded))
    return false;
  if (noTopics.has(folded)) return false;
  return language !== 'English' || alsoThings.has(folded) || !instructionVerbs.has(folded);
}

/** recipe -> recipes; names, abbreviations and plurals stay. */
function pluralOf(word: string): string {
  if (/^\p{Lu}|s$/u.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
