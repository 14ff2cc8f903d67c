// Which words a cluster's name may use, and how much each says about it.
import type { NameQuestion } from '../ports.ts';
import type { Keyword } from '../types.ts';
import { type IsFunctionWord, type Line, functionWordsOf, lineOf } from './lines.ts';
import { bannedWords } from './name-rules.ts';
import { isTerm } from './unspaced-terms.ts';
import { foldCase, stemOf, unspaced, wordsOf } from './words.ts';

/** clio.md 2.4: a word of a name is shared by at least this many members, in clusters that have so many. */
const sharedBy = 3;

export interface Support {
  readonly lines: readonly Line[];
  /** How much a word says about the cluster: share inside x surprise. 0 for function words and unsupported words. */
  weight(stem: string): number;
  /** Share of members that use the word, 0-1. */
  share(stem: string): number;
  /** Share of the requests shown that hold the word, 0-1: at most `share` where chats are long. */
  said(stem: string): number;
  /** true: enough members use the word and it is not banned. */
  allowed(folded: string): boolean;
  isBanned(folded: string): boolean;
  readonly isFunction: IsFunctionWord;
  /** true: a line full of capitals is a title. In German it is a sentence. */
  readonly readsTitles: boolean;
}

/** Reads a question's members, contrast and keywords once. */
export function supportOf(question: NameQuestion): Support {
  const banned = bannedWords(question);
  const usable = question.keywords.filter(({ word }) =>
    wordsOf(word).every((part) => !banned.has(foldCase(part))),
  );
  const terms = usable.map(({ word }) => word).filter((word) => unspaced.test(word) && isTerm(word));
  const isFunction = functionWordsOf(question.languages);
  const lines = question.members.map((member) => lineOf(member, { isFunction, terms }));
  const inside = shares(lines);
  const near = shares(question.contrast.map((other) => lineOf(other, { isFunction, terms })));
  const keyed = sharesOfKeywords(usable);
  const shareOf = (stem: string) => Math.max(inside.get(stem) ?? 0, keyed.get(stem)?.share ?? 0);
  const membersWith = (stem: string) =>
    Math.max((inside.get(stem) ?? 0) * lines.length, (keyed.get(stem)?.share ?? 0) * question.size);
  const allowed = (folded: string) => {
    if (banned.has(folded)) return false;
    // Shares are rounded fractions: half a member of slack.
    return isFunction(folded) || membersWith(stemOf(folded)) >= Math.min(sharedBy, question.size) - 0.5;
  };
  const weight = (stem: string) => {
    if (/^\p{N}+$/u.test(stem) || (stem.length < 2 && !keyed.has(stem) && !unspaced.test(stem))) return 0;
    const key = keyed.get(stem);
    const here = shareOf(stem);
    // A word that is no keyword is known outside only from the neighbours, who are like the members.
    const outside = key ? key.outside : Math.max(near.get(stem) ?? 0, 0.03);
    const surprise = Math.max(0, Math.log((here + 0.01) / (outside + 0.01)));
    const apart = here / (here + 0.5 * (near.get(stem) ?? 0) + 1e-9);
    return here * surprise * apart * (key ? 1 : 0.6);
  };
  return {
    lines,
    weight,
    share: shareOf,
    said: (stem) => inside.get(stem) ?? 0,
    allowed,
    isBanned: (folded) => banned.has(folded),
    isFunction,
    readsTitles: (question.languages.German ?? 0) * 2 <= question.size,
  };
}

/** Shares of keywords by stem; the words of a pair are used at least as often as the pair, a word's own entry knows better. */
function sharesOfKeywords(keywords: readonly Keyword[]): Map<string, { share: number; outside: number }> {
  const keyed = new Map<string, { share: number; outside: number }>();
  for (const { word, share, shareOutside } of keywords) {
    const parts = wordsOf(word).map(stemOf);
    for (const stem of parts) {
      if (parts.length === 1 || !keyed.has(stem)) keyed.set(stem, { share, outside: shareOutside });
    }
  }
  return keyed;
}

function shares(lines: readonly Line[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of lines) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  for (const [stem, count] of counts) counts.set(stem, count / lines.length);
  return counts;
}
