// Requests as lines of pieces: words with what is known of them, and where a phrase may not run on.
import { englishStopWords } from '../math/stop-words.ts';
import { functionWords } from './function-words.ts';
import { type Task, readTask } from './task.ts';
import { termsOf } from './unspaced-terms.ts';
import { foreignVerbs } from './verbs.ts';
import { foldCase, placeholder, stemOf, unspaced } from './words.ts';

/** One word of a request. */
export interface Piece {
  readonly surface: string;
  readonly folded: string;
  /** Forms of one word share a stem. */
  readonly stem: string;
  /** Holds sentences together, carries no topic. */
  readonly isFunction: boolean;
  /** true: punctuation, a placeholder or a line's start stands before it; a phrase may not cross that. */
  readonly breakBefore: boolean;
  /** true: it opens a sentence, so its capital means nothing. */
  readonly opens: boolean;
  /** What stands between it and the word before: a space, or a hyphen, a dot, a slash inside one term. */
  readonly glue: string;
}

/** A request, cut, with the task read off it. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly stems: ReadonlySet<string>;
  readonly task: Task | null;
}

/** Words of asking: they stand in every chat and name none. */
const askingWords = new Set(
  `able actually additionally advice already always another anyone anything answer answers ask asking assist best better bit bot chatgpt
  come currently different easy easiest else etc even everything example examples exactly explain find following free friend give go going good got great guess hear help hey idea ideas
  information info keep kind know known later least let look looking lot maybe mean much must name need needed needs next nice okay one
  particular please possible problem properly question questions quick quickly really right said say see seem show simple since someone something soon sort start still
  stuff suggest sure take tell thing things think today told tried try trying two type understand upon use used user using via want
  wanted wants way ways well without wondering work working works would yeah yes yet first second three says saying keeps keep getting gets goes went made makes done doing seems seem happened happen happens ago recently frequently currently immediately ahead soon again ever long far often whats hows whens whos wheres todays lets dont cant wont im ive id isnt doesnt didnt hasnt havent please kindly gonna wanna gotta hi allowed assistance supposed trying actual specific certain correctly wrong correct many takes take instead bye several shows showing shown trouble believe main certain considering given following detailed overall related role difference differences various important possible pretend`.split(
    /\s+/,
  ),
);

const word = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*(?:\+\+|#)?/gu;

const englishWords = new Set([...functionWords.get('English')!, ...englishStopWords, ...askingWords]);
const contraction =
  /^(?:\p{L}+n't|(?:what|how|when|who|where|why|there|here|it|that|let|today)'s|\p{L}+'(?:ll|re|ve|d|m))$/u;

/** Tells the words that carry no topic, by their folded form. */
export type IsFunctionWord = (folded: string) => boolean;

/** English words that carry no topic, those of asking among them. */
export function isFunctionWord(folded: string): boolean {
  return englishWords.has(folded) || contraction.test(folded);
}

/** The same with the words of the languages that a fifth of a cluster's members write in. One list for all would swallow topics. */
export function functionWordsOf(languages: Readonly<Record<string, number>>): IsFunctionWord {
  const total = Object.values(languages).reduce((sum, count) => sum + count, 0);
  const lists = Object.entries(languages)
    .filter(([language, count]) => language !== 'English' && count >= total / 5)
    .flatMap(([language]) => functionWords.get(language) ?? []);
  const foreign = lists.length > 0;
  // A foreign verb is told in English, in front.
  return (folded) =>
    isFunctionWord(folded) || (foreign && foreignVerbs.has(folded)) || lists.some((list) => list.has(folded));
}

/** How to cut requests. */
export interface Cutting {
  readonly isFunction: IsFunctionWord;
  /** What to cut runs of Han, Kana or Thai into (keywords of the cluster); without one they stay whole. */
  readonly terms: readonly string[];
}

/** Cuts a request into words. */
export function lineOf(request: string, { isFunction, terms }: Cutting): Line {
  const pieces: Piece[] = [];
  const text = request.normalize('NFKC').replace(placeholder, ' ; ');
  let end = 0;
  for (const match of text.matchAll(word)) {
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    const surfaces = unspaced.test(match[0]) ? termsOf(match[0], terms) : [match[0].replace('’', "'")];
    surfaces.forEach((surface, i) =>
      pieces.push(pieceOf(surface, i > 0 ? ';' : gap, pieces.length === 0, isFunction)),
    );
  }
  return { pieces, stems: new Set(pieces.map(({ stem }) => stem)), task: readTask(request) };
}

function pieceOf(surface: string, gap: string, first: boolean, isFunction: IsFunctionWord): Piece {
  const folded = foldCase(surface);
  const inTerm = /^[-./_&+]$/.test(gap);
  return {
    surface,
    folded,
    stem: stemOf(surface),
    isFunction: isFunction(folded),
    breakBefore: first || !(inTerm || /^\s+$/.test(gap)),
    opens: first || /[.!?:]\s|\n/.test(gap),
    glue: inTerm ? gap : ' ',
  };
}
