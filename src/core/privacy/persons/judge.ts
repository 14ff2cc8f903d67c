// Which words of a run of capitalised words are a person's name.
import type { FindOptions, Finding } from '../finding.ts';
import type { Run, Word } from './capitals.ts';
import { askNominatives, cyrillicWord } from './cyrillic.ts';
import {
  addressees,
  belongings,
  calls,
  cues,
  degrees,
  greetings,
  introductionEnds,
  introductions,
  personVerbs,
  roles,
  selves,
  titles,
} from './context-words.ts';
import { common, cyrillic, given, looksLikeSurname, sureGiven, sureSurname, surname } from './lexicon.ts';
import { institutionWords } from './plain-words.ts';

/** What the words around a run say, looked up only where the words themselves do not decide. */
export interface Around {
  /** The two words before, lower case, nearest first; '' where there is none. */
  readonly before: readonly [string, string];
  readonly after: string;
  /** The run begins a sentence or a line. */
  readonly isStart: boolean;
}

/** Words of a name at most, titles and particles not counted. */
const longestName = 4;

/** Letters, at least, of each of two unknown Cyrillic words that are a name together. */
const shortestForeign = 3;

/** Plurals of people: "attendees", "subscribers", "participants", "physicians". */
const groupOfPeople = /(?:ees|[eo]rs|[ae]nts|ists|ians|mates)$/;

/** True for a listed word, and for a Cyrillic one in any case. */
function isIn(list: ReadonlySet<string>, word: string): boolean {
  if (list.has(word)) return true;
  return (
    cyrillicWord.test(word) &&
    askNominatives(word, (nominative) => list.has(nominative) || undefined) === true
  );
}

/** Says of each run of words in one text whether it is a name. */
export class Judge {
  readonly #seenLower: FindOptions['seenLower'];
  readonly #isStrict: boolean;
  /** German texts write every noun with a capital: an unknown word says nothing there. */
  readonly #hasCapitalNouns: boolean;

  constructor(options: FindOptions, hasCapitalNouns: boolean) {
    this.#seenLower = options.seenLower;
    this.#isStrict = options.strictNames === true;
    this.#hasCapitalNouns = hasCapitalNouns;
  }

  /** Adds the names of a run to `found`. */
  judge(run: Run, around: Around, found: Finding[]): void {
    let at = 0;
    while (at < run.length) {
      const name = this.#nameAt(run, at, around);
      if (name) {
        found.push({ start: run[name.from].start, end: run[name.to - 1].end, kind: 'person' });
        at = name.to;
      } else at++;
    }
  }

  #isOrdinary(word: Word): boolean {
    return (word.traits & common) !== 0 || this.#seenLower?.has(word.folded) === true;
  }

  /** May be part of a name, whatever it is. */
  #fits(word: Word): boolean {
    if (word.isCode || word.isInitial || word.isParticle) return false;
    if ((word.traits & (given | surname)) !== 0) return true;
    return !word.isShouted && word.folded.length > 1 && !this.#isOrdinary(word);
  }

  /** A name by itself: listed, and hardly ever anything else. */
  #isSure(word: Word, isStart: boolean): boolean {
    if (word.isCode || word.isShouted || this.#isOrdinary(word)) return false;
    if ((word.traits & sureGiven) !== 0) return true;
    if ((word.traits & sureSurname) !== 0) return !isStart || word.isPossessive;
    return word.traits === 0 && !this.#hasCapitalNouns && looksLikeSurname(word.folded);
  }

  #nameAt(run: Run, at: number, around: Around): { from: number; to: number } | null {
    const word = run[at];
    if (word.isCode || word.isParticle) return null;
    const titled = this.#afterTitles(run, at);
    if (titled > at)
      return titled < run.length && this.#fits(run[titled]) ? { from: at, to: this.#end(run, titled) } : null;
    const to = this.#end(run, at);
    if (this.#isInstitution(run, at, to)) return null;
    const isStart = at === 0 && around.isStart;
    if (word.isInitial && to > at && !this.#mayLead(run, at, to, isStart)) return null;
    // Most runs are one word: no copies for them.
    const isNamed =
      to === at + 1
        ? !word.isInitial && this.#isSure(word, isStart)
        : to > at &&
          this.#isNamed(
            run.slice(at, to).filter((part) => !part.isParticle),
            isStart,
          );
    if (isNamed) return { from: at, to };
    if (at === 0 && this.#fits(word) && this.#isInSlot(run, to, around)) return { from: at, to };
    if (at > 0 && to === run.length && greetings.has(run[at - 1].folded) && this.#isAddressed(word))
      return { from: at, to };
    const isCounted =
      this.#isStrict &&
      this.#fits(word) &&
      !(isStart && (word.traits & (sureGiven | sureSurname)) === 0 && this.#isOrdinary(word));
    return isCounted && !this.#isOrdinary(word) ? { from: at, to: Math.max(to, at + 1) } : null;
  }

  #afterTitles(run: Run, at: number): number {
    let next = at;
    while (next < run.length && titles.has(run[next].folded)) next++;
    return next;
  }

  /** End of the name that begins at `at`: words that may be part of it, initials and particles between them. */
  #end(run: Run, at: number): number {
    let end = at;
    let count = 0;
    for (let i = at; i < run.length && count < longestName; i++) {
      const word = run[i];
      if (word.isParticle) continue;
      if (word.isInitial ? word.isCode : !this.#fits(word) && !(end > at && degrees.has(word.folded))) break;
      count++;
      if (!word.isInitial || i > at) end = i + 1;
    }
    return end;
  }

  #isInstitution(run: Run, at: number, to: number): boolean {
    const next = run[to] as Word | undefined;
    if (next && !next.isParticle && institutionWords.has(next.folded)) return true;
    return (
      to > at && institutionWords.has(run[to - 1].folded) && (run[to - 1].traits & (given | surname)) === 0
    );
  }

  /** True for words that are a name without help from the words around. */
  #isNamed(words: readonly Word[], isStart: boolean): boolean {
    const parts = words.filter((word) => !word.isInitial);
    if (parts.length === 0) return false;
    if (parts.length === 1) return this.#isSure(parts[0], isStart) || this.#hasInitial(words, parts[0]);
    const [first] = parts;
    const rest = parts.slice(1);
    if ((first.traits & sureGiven) !== 0 && !first.isShouted) return true;
    const isFamily = (word: Word) => (word.traits & surname) !== 0 || looksLikeSurname(word.folded);
    if ((first.traits & given) !== 0)
      return rest.some(
        (word) =>
          isFamily(word) ||
          (word.traits & given) !== 0 ||
          (!this.#isOrdinary(word) && !this.#hasCapitalNouns),
      );
    if (this.#isOrdinary(first)) return false;
    // "IVANOV IVAN", as forms are filled in.
    if (first.isShouted)
      return (first.traits & sureSurname) !== 0 && rest.some((word) => (word.traits & sureGiven) !== 0);
    return rest.some(
      (word) =>
        (word.traits & (sureSurname | sureGiven)) !== 0 ||
        (!this.#hasCapitalNouns && looksLikeSurname(word.folded)) ||
        ((word.traits & (surname | common)) === surname && !this.#hasCapitalNouns) ||
        this.#isForeignPair(first, word, isStart),
    );
  }

  /** Two unknown Cyrillic words inside a sentence: its languages write capitals there for names, and with a small second word for all but people. */
  #isForeignPair(first: Word, second: Word, isStart: boolean): boolean {
    const isUnknown = ({ traits, folded, isShouted }: Word) =>
      !isShouted && (traits & (cyrillic | common)) === cyrillic && folded.length >= shortestForeign;
    return !isStart && isUnknown(first) && isUnknown(second);
  }

  /** False for articles, axes and letters of a list: "A Phoenix ...", "X Line", "B. Daisy". */
  #mayLead(run: Run, at: number, to: number, isStart: boolean): boolean {
    const next = run.slice(at, to).find((part) => !part.isInitial && !part.isParticle);
    if (!next) return false;
    const isSureFamily = (next.traits & sureSurname) !== 0;
    if (!run[at].hasPoint) return isSureFamily && !'aiавикосуя'.includes(run[at].folded);
    return !isStart || isSureFamily || next !== run[at + 1] || !/^[a-hа-ж]$/.test(run[at].folded);
  }

  /** "J. Rowling", "Carl E." with a listed name, "J. R. Unknown", "А. Незнаков", "Незнаков А. А.". */
  #hasInitial(words: readonly Word[], name: Word): boolean {
    if (words.length < 2 || name.isShouted) return false;
    if ((name.traits & cyrillic) !== 0 && !this.#isOrdinary(name) && name.folded.length >= shortestForeign)
      return words[0] === name
        ? words.length > 2 && words[1].hasPoint && words[2].hasPoint
        : words[0].hasPoint;
    if (words[0] === name && words.length > 2 && words[1].hasPoint && words[2].hasPoint)
      return (name.traits & surname) !== 0 && cyrillicWord.test(name.folded);
    if ((name.traits & (given | surname)) !== 0)
      return words[0] !== name || ((name.traits & given) !== 0 && words[1].hasPoint);
    return words.length > 2 && words[0].isInitial && !this.#isOrdinary(name);
  }

  /** "Dear Qorvan": a word that may be a name, right after a greeting with a capital; not "Dear Attendees". */
  #isAddressed(word: Word): boolean {
    if (!this.#fits(word)) return false;
    if ((word.traits & given) !== 0 || (word.traits & (surname | common)) === surname) return true;
    if (this.#isOrdinary(word) || this.#hasCapitalNouns) return false;
    return !addressees.has(word.folded) && !roles.has(word.folded) && !groupOfPeople.test(word.folded);
  }

  /** True where the words around say that a person is named here. */
  #isInSlot(run: Run, to: number, around: Around): boolean {
    const last = run[Math.max(0, to - 1)];
    const [first] = run;
    const isKnown = (first.traits & given) !== 0 || (first.traits & (surname | common)) === surname;
    const isPlain = this.#isOrdinary(first) || this.#hasCapitalNouns;
    const [near, far] = around.before;
    if (isIn(cues, near)) {
      if (introductionEnds.has(near) && introductions.has(`${far}_${near}`)) return true;
      if (isIn(titles, near)) return true;
      if (selves.has(near)) return isKnown || near.startsWith('name');
      if (calls.has(near) || isIn(roles, near)) return isKnown || !isPlain;
    }
    if (isPlain) return false;
    if (to < run.length) return false;
    const { after, isStart } = around;
    if (last.isPossessive && belongings.has(after)) return true;
    return !last.isShouted && personVerbs.has(after) && (!isStart || isKnown || to > 1);
  }
}
