// Runs of capitalised words in a text: "Dr. J. van der Berg", with what stands around them.
import { particles, titles } from './context-words.ts';
import { common, foldWord, traitsOf } from './lexicon.ts';

/** A capitalised word, or one that belongs to a name, and where it stands in the text. */
export interface Word {
  readonly start: number;
  /** Without a possessive 's. */
  readonly end: number;
  readonly folded: string;
  /** Bits of lexicon.ts. */
  readonly traits: number;
  /** A single capital letter. */
  readonly isInitial: boolean;
  /** A point follows. */
  readonly hasPoint: boolean;
  /** More than one letter, all of them capitals. */
  readonly isShouted: boolean;
  /** Capitals inside, a digit or a sign of code beside it: an identifier. */
  readonly isCode: boolean;
  readonly isPossessive: boolean;
  /** In lower case: "van", "de". Only between two capitalised words. */
  readonly isParticle: boolean;
}

/** Words that stand together and may be one name. */
export type Run = readonly Word[];

const [other, lower, upper, mark, joiner, digit] = [1, 2, 3, 4, 5, 6];
/** What a UTF-16 unit is to a word; 0: not looked at yet. */
const classes = new Uint8Array(0x10000);

function classify(code: number): number {
  const character = String.fromCharCode(code);
  let kind = other;
  if (/\p{Lu}|\p{Lt}/u.test(character)) kind = upper;
  else if (/\p{L}/u.test(character)) kind = lower;
  else if (/\p{M}/u.test(character)) kind = mark;
  else if (/[\p{N}_]/u.test(character)) kind = digit;
  else if (/['’-]/.test(character)) kind = joiner;
  classes[code] = kind;
  return kind;
}

/** The class of the unit at a position; NaN past the ends counts as `other`. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return classes[code] || (code >= 0 ? classify(code) : other);
}

/** True for letters, and for the apostrophes and hyphens of words. */
export function isOfWord(text: string, at: number): boolean {
  const kind = classAt(text, at);
  return kind === lower || kind === upper || kind === joiner;
}

/** Longer ones are no names, in UTF-16 units. */
const longestWord = 40;
/** Names with capitals inside, by what they begin with. */
const innerCapital =
  /^(?:Mc|Mac|O['’]|D['’]|L['’]|De|Di|Du|La|Le|Van|Von|Fitz|Al|El|Ab[du]+l?)-?\p{Lu}\p{Ll}+$|^\p{Lu}[\p{Ll}\p{M}]*(?:[-'’]\p{L}[\p{Ll}\p{M}]*)+$/u;
/** Beginnings of names that a hyphen follows. */
const innerParticle = /^(?:al|el|ab[du]+l?|ben|bin)-/;
const possessive = /(?:['’]s|['’])$/;
/** Signs that make a neighbouring word part of an address, a path or code. */
const codeBefore = /[._/\\@#$:+=<{[&-]/;
const codeAfter = /[_/\\@(=[{<+*]/;

/** End of the word that begins at `at`: letters, marks, and apostrophes and hyphens between letters. */
function wordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const kind = classAt(text, end);
    if (kind === lower || kind === upper || kind === mark) end++;
    else if (kind === joiner && classAt(text, end + 1) <= upper && classAt(text, end + 1) >= lower) end++;
    else break;
  }
  return end;
}

/** "А.С.", "А. С.": a single Cyrillic capital with a point after it, no acronym as "U.S." may be. */
function isCyrillicInitial(text: string, start: number, end: number): boolean {
  if (end !== start + 1 || text[end] !== '.') return false;
  const code = text.charCodeAt(start);
  return code >= 0x400 && code < 0x430;
}

function isBesideCode(text: string, start: number, end: number): boolean {
  const isAfterInitial = text[start - 1] === '.' && isCyrillicInitial(text, start - 2, start - 1);
  if (isCyrillicInitial(text, start, end)) return text[start - 1] === '.' && !isAfterInitial;
  if (isAfterInitial) return codeAfter.test(text[end] ?? '');
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  if (classAt(text, end) === digit || codeAfter.test(after)) return true;
  if (
    (after === '.' || after === ':') &&
    classAt(text, end + 1) >= lower &&
    classAt(text, end + 1) <= upper &&
    after !== ':'
  )
    return true;
  if (after === ':' && text[end + 1] === ':') return true;
  if (after === ' ' && text[end + 1] === '=') return true;
  if (!codeBefore.test(before)) return false;
  return (
    !(before === ':' || before === '-' || before === '.') ||
    classAt(text, start - 2) !== other ||
    (before === ':' && text[start - 2] === ':')
  );
}

/** "Frame-sort", "Built-in": a part in lower case, and a part that is an ordinary word. */
function isCompound(written: string, folded: string): boolean {
  if (!/-\p{Ll}/u.test(written) || innerParticle.test(folded)) return false;
  if ((traitsOf(folded) & ~common) !== 0) return false;
  return folded.split('-').some((part) => (traitsOf(part) & common) !== 0);
}

/** Letters of each kind; a word of a run begins with a capital. */
function countCases(written: string): { capitals: number; smalls: number } {
  let capitals = 0;
  let smalls = 0;
  for (let i = 0; i < written.length; i++) {
    const kind = classAt(written, i);
    if (kind === upper) capitals++;
    else if (kind === lower) smalls++;
  }
  return { capitals, smalls };
}

function wordFrom(text: string, start: number, end: number): Word {
  const isBeside = isBesideCode(text, start, end);
  let written = text.slice(start, Math.min(end, start + longestWord));
  const bare = /['’]/.test(written) ? written.replace(possessive, '') : written;
  const isPossessive = bare !== written && bare.length > 0;
  const full = end - start;
  if (isPossessive) written = bare;
  const folded = foldWord(written);
  const isInitial = written.length === 1;
  const { capitals, smalls } = countCases(written);
  const isShouted = !isInitial && smalls === 0;
  const isPlain = capitals <= 1;
  return {
    start,
    end: start + (isPossessive ? written.length : full),
    folded,
    isInitial,
    hasPoint: text[end] === '.',
    isShouted,
    isPossessive,
    traits: isInitial || isBeside ? 0 : traitsOf(folded),
    isCode:
      full > longestWord ||
      (!isPlain && !isShouted && !innerCapital.test(written)) ||
      isBeside ||
      isCompound(written, folded) ||
      (isInitial && /[&#]/.test(text[end] ?? '')),
    isParticle: false,
  };
}

/** Words in a run at most: longer rows are titles of works. */
const longestRun = 12;

/** Where the next word of a run begins, after a blank or a point and a blank; -1: the run ends. */
function nextStart(text: string, word: Word, end: number): number {
  const hasPoint = text[end] === '.' && (word.isInitial || titles.has(word.folded));
  let at = hasPoint ? end + 1 : end;
  if (text[at] === ' ') at++;
  else if (!(hasPoint && word.isInitial)) return -1;
  return at;
}

/** False for what is never a name by itself: most runs are ordinary words at the start of a sentence. */
function mayName(word: Word): boolean {
  return !word.isCode && !word.isInitial && !word.isParticle && word.traits !== common;
}

/** Calls `visit` for every run, one with a possible name at least, of capitalised words of one line, in order. About 60 MB of chat a second. */
export function visitRuns(text: string, visit: (run: Run) => void): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = classes[code] || classify(code);
    if (kind !== upper) {
      // The rest of a word that does not begin with a capital.
      if (kind === lower || kind === digit)
        while (at + 1 < text.length && classAt(text, at + 1) !== other && classAt(text, at + 1) !== joiner)
          at++;
      continue;
    }
    const run: Word[] = [];
    at = fill(run, text, at) - 1;
    if (run.some(mayName)) visit(run);
  }
}

/** Fills a run that begins at `at`; where the scan goes on. */
function fill(run: Word[], text: string, at: number): number {
  let end = at;
  while (run.length < longestRun) {
    end = wordEnd(text, at);
    const word = wordFrom(text, at, end);
    run.push(word);
    if (word.isPossessive) break;
    let next = nextStart(text, word, end);
    if (next < 0) break;
    const waiting: Word[] = [];
    while (classAt(text, next) === lower && waiting.length < 3) {
      const stop = wordEnd(text, next);
      const folded = text.slice(next, Math.min(stop, next + 8));
      if (!particles.has(folded) || text[stop] !== ' ') break;
      waiting.push({
        start: next,
        end: stop,
        folded,
        traits: 0,
        isInitial: false,
        hasPoint: false,
        isShouted: false,
        isCode: false,
        isPossessive: false,
        isParticle: true,
      });
      next = stop + 1;
    }
    if (classAt(text, next) !== upper) break;
    run.push(...waiting);
    at = next;
  }
  return end;
}
