// What a word is by itself: a given name, a surname, an ordinary word.
import { commonWords } from '../common-words.ts';
import { commonWordsAbroad } from '../common-words-abroad.ts';
import { cyrillicNames, greekNames } from './given-names-abroad.ts';
import { eastern } from './given-names-eastern.ts';
import { english } from './given-names-english.ts';
import { northern } from './given-names-northern.ts';
import { romance } from './given-names-romance.ts';
import { southern } from './given-names-southern.ts';
import { ordinaryGiven, ordinarySurnames } from './ordinary-names.ts';
import { plainWords } from './plain-words.ts';
import { surnames } from './surnames.ts';

/** Traits of a word: bits. `sure` marks the names that are hardly ever anything else. */
export const [given, sureGiven, surname, sureSurname, common] = [1, 2, 4, 8, 16];

/** Shorter given names (letters) are syllables, particles or acronyms too often to count alone. */
const shortestSure = 4;
const sureShort = new Set(
  `abe ada amy ann ben bev bob dan deb don eva eve gus ian ida ina ivo jed jim joe jon ken kim kat kay lea leo les liv liz lou lea lyn meg mia moe nat ned nia noa pam pat peg ray rob ron roy sam sid stu sue syd ted tim tom una uwe val vic zac zoe oli ole per pål
  udo uli ulf aki ari eli esa ira jyri`.split(/\s+/),
);

/** Letters that normalisation leaves as they are. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', '’': "'" },
};
const ascii = /^[a-z'-]*$/;
const anyCyrillic = /[а-яё]/;

/** Lower case without marks: "Łukasz" and "lukasz" are one word. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (ascii.test(lower)) return lower;
  // "й" is a letter of its own, no "и" with a mark.
  if (anyCyrillic.test(lower)) return lower.replaceAll('ё', 'е');
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
    const isSure = !ordinaryGiven.has(word) && (word.length >= shortestSure || sureShort.has(word));
    add(word, given | (isSure ? sureGiven : 0));
  }
for (const word of wordsOf(surnames))
  add(word, surname | (ordinarySurnames.has(word) || word.length < shortestSure ? 0 : sureSurname));
for (const word of [...commonWords, ...commonWordsAbroad, ...plainWords]) {
  const bits = traits.get(foldWord(word)) ?? 0;
  // A name is never an ordinary word as well, but it needs other evidence then.
  if (bits === 0) add(foldWord(word), common);
  else traits.set(foldWord(word), bits & ~(sureGiven | sureSurname));
}

/** Endings of English words, and of Russian and Polish cases: what is left may be in the lists. */
const endings = ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'ers'];
const cases = ['а', 'у', 'ом', 'е', 'ой', 'ы', 'и', 'ю', 'ем', 'ей', 'я'];
const cyrillic = /^[а-я]+$/;

/** Traits of a word as it is written, in any case. About 5 million a second. */
export function traitsOf(folded: string): number {
  const known = traits.get(folded);
  if (known !== undefined) return known;
  if (cyrillic.test(folded)) return inflected(folded);
  for (const ending of endings) {
    if (!folded.endsWith(ending)) continue;
    const stem = folded.slice(0, -ending.length);
    const bits = traits.get(stem) ?? traits.get(`${stem}e`) ?? 0;
    if ((bits & common) !== 0) return common;
  }
  return 0;
}

function inflected(folded: string): number {
  for (const ending of cases) {
    if (!folded.endsWith(ending)) continue;
    const stem = folded.slice(0, -ending.length);
    if (stem.length < 3) continue;
    const bits =
      traits.get(stem) ?? traits.get(`${stem}а`) ?? traits.get(`${stem}я`) ?? traits.get(`${stem}й`);
    if (bits !== undefined) return bits;
  }
  return 0;
}

/** Endings that only surnames have, in several languages. */
const surnameEnding =
  /(?:ss[oe]n|dottir|ovi[ct]|evi[ct]|ov?ich|evich|[oe]va|owsk[iay]|ewsk[iay]|insk[iy]|ansk[iy]|vsk[iy]|skaya|wicz|czyk|enko|chuk|czuk|opoulos|opoulou|idis|akis|oglu|escu|eanu|ashvili|mann|stein|quist|[ioy]nen|gaard|strom|sdatter|ersen|insen|nsen|ksen)$/;
const cyrillicSurname =
  /(?:[оеи][вн]а?|ск(?:ий|ая|ого|ому|им|ой)|енко|[яа]н|швили|[оеи][вн](?:а|у|ым|е|ой)|ович[а-я]{0,2}|евич[а-я]{0,2}|[ои]вн[аыеуой]{1,2})$/;
/** Letters, at least, of a word that is told by its ending. */
const shortestShaped = 6;

/** True for a word with an ending that surnames have; whether it is another word has to be asked apart. */
export function looksLikeSurname(folded: string): boolean {
  return folded.length >= shortestShaped && (surnameEnding.test(folded) || cyrillicSurname.test(folded));
}
