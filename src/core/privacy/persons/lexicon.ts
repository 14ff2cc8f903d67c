// What a word is by itself: a given name, a surname, an ordinary word.
import { commonWords } from '../common-words.ts';
import { commonWordsAbroad } from '../common-words-abroad.ts';
import { askNominatives, cyrillicWord, fathersOf, shapeOf } from './cyrillic.ts';
import { greekNames, ordinaryGreek } from './given-names-abroad.ts';
import { cyrillicNames, ordinaryCyrillic } from './given-names-cyrillic.ts';
import { eastern } from './given-names-eastern.ts';
import { english } from './given-names-english.ts';
import { northern } from './given-names-northern.ts';
import { romance } from './given-names-romance.ts';
import { southern } from './given-names-southern.ts';
import { greekNominatives, greekWord, isGreekFamily } from './greek.ts';
import { ordinaryGiven, ordinarySurnames } from './ordinary-names.ts';
import { plainCyrillic } from './plain-cyrillic.ts';
import { plainWords } from './plain-words.ts';
import { surnames } from './surnames.ts';

/** Traits of a word: bits. `sure` marks the names that are hardly ever anything else; `cyrillic` tells the script, of words that are no listed names. */
export const [given, sureGiven, surname, sureSurname, common, cyrillic] = [1, 2, 4, 8, 16, 32];

/** Shorter given names (letters) are syllables, particles or acronyms too often to count alone. */
const shortestSure = 4;
const sureShort = new Set(
  `abe ada amy ann ben bev bob dan deb don eva eve gus ian ida ina ivo jed jim joe jon ken kim kat kay lea leo les liv liz lou lea lyn meg mia moe nat ned nia noa pam pat peg ray rob ron roy sam sid stu sue syd ted tim tom una uwe val vic zac zoe oli ole per pål
  udo uli ulf aki ari eli esa ira jyri
  ася аня асен боб бен джо зоя иво ира ілля кен лео лео луи оля пол рон рэй стэн сэм тэд тед тим том уго фил хью энн эва юра юля юко ян яна яша`.split(
    /\s+/,
  ),
);

/** Letters that normalisation leaves as they are. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', '’': "'" },
};
const ascii = /^[a-z'-]*$/;
const anyCyrillic = /^[\u0430-\u045f]/;

/** Lower case without marks: "Łukasz" and "lukasz" are one word. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (ascii.test(lower)) return lower;
  // "й" is a letter of its own, no "и" with a mark.
  if (anyCyrillic.test(lower)) return lower.includes('ё') ? lower.replaceAll('ё', 'е') : lower;
  return lower
    .replace(/[ßłøđðþæœı’]/g, (letter) => plainLetters[letter])
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

function wordsOf(list: string): string[] {
  return list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(foldWord);
}

const traits = new Map<string, number>();
const add = (word: string, bits: number) => traits.set(word, (traits.get(word) ?? 0) | bits);

for (const list of [english, romance, northern, eastern, southern, cyrillicNames, greekNames])
  for (const word of wordsOf(list)) {
    const isOrdinary = [ordinaryGiven, ordinaryCyrillic, ordinaryGreek].some((list) => list.has(word));
    const isSure = !isOrdinary && (word.length >= shortestSure || sureShort.has(word));
    add(word, given | (isSure ? sureGiven : 0));
  }
for (const word of wordsOf(surnames))
  add(word, surname | (ordinarySurnames.has(word) || word.length < shortestSure ? 0 : sureSurname));
for (const word of [...commonWords, ...commonWordsAbroad, ...plainWords, ...wordsOf(plainCyrillic)]) {
  const bits = traits.get(foldWord(word)) ?? 0;
  // A name is never an ordinary word as well, but it needs other evidence then.
  if (bits === 0) add(foldWord(word), common);
  else traits.set(foldWord(word), bits & ~(sureGiven | sureSurname));
}

/** Endings of English words: what is left may be in the lists. */
const endings = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers'];

/** Traits of a word as it is written, in any case. About 5 million a second. */
export function traitsOf(folded: string): number {
  const known = traits.get(folded);
  if (known !== undefined) return known;
  if (cyrillicWord.test(folded)) return cyrillicTraits(folded);
  if (greekWord.test(folded)) return greekTraits(folded);
  for (const ending of endings) {
    if (!folded.endsWith(ending)) continue;
    const stem = folded.slice(0, -ending.length);
    const bits = traits.get(stem) ?? traits.get(`${stem}e`) ?? 0;
    if ((bits & common) !== 0) return common;
  }
  return folded.endsWith('em') || folded.endsWith('owi') ? polishTraits(folded) : 0;
}

/** Letters, at least, of a Polish name, and the endings of its cases: "Wojciechem", "Tomaszowi". */
const polishCase = /^([a-z]{5,}?)(?:i?em|owi)$/;

function polishTraits(folded: string): number {
  const name = polishCase.exec(folded)?.[1] ?? '';
  return (traits.get(name) ?? 0) & (given | sureGiven | surname | sureSurname);
}

/** Letters, at least, of a name whose cases are no other words: "Любой" is no Люба. */
const shortestInflected = 5;

/** Traits of a Cyrillic word that no list has as it is written: a listed one in a case, or what its ending says. */
function cyrillicTraits(folded: string): number {
  const listed = askNominatives(folded, (nominative) => {
    const bits = traits.get(nominative);
    // A short name in a case counts as a surname does: where no sentence begins.
    return bits !== undefined && (bits & sureGiven) !== 0 && nominative.length < shortestInflected
      ? (bits & ~sureGiven) | surname | sureSurname
      : bits;
  });
  if (listed !== undefined) return listed;
  if (fathersOf(folded).some((father) => ((traits.get(father) ?? 0) & given) !== 0))
    return given | sureGiven | surname | sureSurname;
  const shape = shapeOf(folded);
  if (shape === 'surname') return surname | sureSurname;
  return shape === 'unknown' ? cyrillic : surname | common;
}

function greekTraits(folded: string): number {
  for (const nominative of greekNominatives(folded)) {
    const bits = traits.get(nominative);
    if (bits !== undefined) return bits;
  }
  return isGreekFamily(folded) ? surname | sureSurname : 0;
}

/** Endings that only surnames have, in several languages. */
const surnameEnding =
  /(?:sson|[jln]ssen|dottir|ovi[ct]|evi[ct]|ov?ich|evich|[oe]va|owsk[iay]|ewsk[iay]|insk[iy]|ansk[iy]|vsk[iy]|skaya|wicz|czyk|enko|chuk|czuk|opoulos|opoulou|idis|akis|oglu|escu|eanu|ashvili|mann|stein|quist|[ioy]nen|gaard|strom|sdatter|ersen|insen|nsen|ksen)$/;
/** Letters, at least, of a word that is told by its ending. */
const shortestShaped = 6;

/** True for a word with an ending that surnames have; whether it is another word has to be asked apart. */
export function looksLikeSurname(folded: string): boolean {
  return folded.length >= shortestShaped && surnameEnding.test(folded);
}
