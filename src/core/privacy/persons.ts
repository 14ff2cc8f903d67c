import type { Detector, Finding } from './finding.ts';
import { isOfWord, visitRuns } from './persons/capitals.ts';
import type { Run } from './persons/capitals.ts';
import { selves } from './persons/context-words.ts';
import { Judge } from './persons/judge.ts';
import type { Around } from './persons/judge.ts';
import { findNamesAbroad } from './persons/other-scripts.ts';
import { findNamesInSlots } from './persons/slots.ts';
import { findTypedNames } from './persons/typed.ts';

/** Words that German texts hold, and others do not. Two of them: the text is German. */
const german =
  /(?:^|\s)(?:und|der|die|das|ist|nicht|ich|ein|eine|mit|wie|für|auf|von|wurde|sich)\s[^]{0,2000}?\s(?:und|der|die|das|dem|den|ist|nicht|ich|ein|eine|wie|für|auf|wurde|sich)\s/;
/** How much of a text tells its language (UTF-16 units). */
const languageReach = 2000;
/** How far words around a run are looked for (UTF-16 units). */
const reach = 40;

const wordAfter = /^['’]?s? ?[,"”»)]{0,2} ?([\p{L}]{1,20})/u;
/** What a sentence or a line begins after. */
const boundary = '.!?:;…\n>*•"“”«|(-';

/**
 * Names of people: listed given names with what follows them, titles, introductions ("my name is"), roles, verbs of saying, signatures, and
 * words with the ending of a surname. A word that the corpus writes in lower case needs other evidence. Linear.
 */
export const findPersons: Detector['find'] = (text, options) => {
  const found: Finding[] = [];
  const judge = new Judge(options, german.test(text.slice(0, languageReach)));
  visitRuns(text, (run) => judge.judge(run, new RunAround(text, run), found));
  findTypedNames(text, found);
  findNamesInSlots(text, found);
  findNamesAbroad(text, found);
  return found;
};

/** Looks at the words around a run when it is asked: most runs are decided without them. A class: literals with getters are slow. */
class RunAround implements Around {
  readonly #text: string;
  readonly #start: number;
  readonly #end: number;

  constructor(text: string, run: Run) {
    this.#text = text;
    this.#start = run[0].start;
    this.#end = run[run.length - 1].end;
  }

  get isStart(): boolean {
    return isSentenceStart(this.#text, this.#start);
  }

  get before(): readonly [string, string] {
    return wordsBefore(this.#text, this.#start);
  }

  get after(): string {
    return wordAfter.exec(this.#text.slice(this.#end, this.#end + reach))?.[1] ?? '';
  }
}

/** The two words before a position on the same line or the one before, nearest first: after them at most one sign, blanks, a quote. */
function wordsBefore(text: string, start: number): [near: string, far: string] {
  const floor = Math.max(0, start - reach);
  const back = (from: number, most: number, isPart: (at: number) => boolean) => {
    let at = from;
    while (at > floor && from - at < most && isPart(at - 1)) at--;
    return at;
  };
  const isWord = (at: number) => isOfWord(text, at);
  const quote = back(start, 1, (at) => '"“«('.includes(text[at]));
  const blank = back(quote, 4, (at) => ' \t\n'.includes(text[at]));
  const end = back(blank, 1, (at) => '.,:'.includes(text[at]));
  const near = back(end, reach, isWord);
  if (blank === quote || near === end) return ['', ''];
  const farEnd = back(near, reach, (at) => ' \t'.includes(text[at]));
  const far = farEnd < near ? back(farEnd, reach, isWord) : farEnd;
  // A part of an identifier ("pred_name"), and the end of a sentence ("its name. May"), introduce nobody.
  const label = text.slice(near, end).toLowerCase();
  if (selves.has(label) && (text[end] === '.' || /[\w.$@\\/]/.test(text[near - 1] ?? ''))) return ['', ''];
  return [label, text.slice(far, farEnd).toLowerCase()];
}

function isSentenceStart(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && start - at < reach && (text[at] === ' ' || text[at] === '\t')) at--;
  return at < 0 || boundary.includes(text[at]);
}
