// Names that are typed without capitals: only after words that introduce them, or where a whole message is a name.
import type { Finding } from '../finding.ts';
import { common, foldWord, given, sureGiven, sureSurname, surname, traitsOf } from './lexicon.ts';

/** "my name is ...", in several languages: any word that is no ordinary one is a name after it. */
const introduced =
  /(?<![\p{L}\p{N}_.$@\\/-])(?:(?:my|his|her|their|full|first|last|sur|maiden) ?names? ?(?:is|was|'s) |my name |(?<!\p{L} )names? (?:is|ist) |me llamo |mi nombre es |je m['’]appelle |mein name ist |ich heiße |mi chiamo |meu nome é |mijn naam is |ik heet |nazywam się |mam na imię |меня зовут )["'“]?(?=\p{L})/giu;
/** "name: ...", "first name = ...": keys of code and tables too, so only listed names, quoted or with a second name. */
const labelled =
  /(?<![\p{L}\p{N}_.$@\\/-])(?:(?:(?:my|his|her|their|full|first|last|sur|the|maiden) ?)?names? ?[:=]|the name is) ?(["'“]?)(?=\p{L})/giu;
/** What follows a part of an identifier. */
const codeAfter = /^(?:\.\w|[(_/\\=[\d]|-\p{L}| ?=)/u;
/** What a name may follow: listed names only. */
const addressed =
  /(?<![A-Za-z0-9])(?:(?:[Ii](?: am|['’]?m)|[Ii]t['’]?s|[Tt]h(?:is is|ats is|at['’]?s|anks)|[Cc]alls? me|[Dd]ear|[Hh](?:i|ello|ey)|[Rr]egards|[Ss]incerely|named|called|ask|tell|call|text|email|message|with|from|wife|husband|friend|boss|brother|sister|son|daughter),?[ \n]|[Aa]ddress ?: {1,2}|[Aa]ttn:? )(?=[a-zß-ÿ])/g;
/** What given names follow, and many other words. */
const besideNames =
  /(?<![A-Za-z0-9])(?:to|for|and|about|by|[Mm]et|[Bb]est|[Ll]ove|[Tt]ruly|[Cc]heers|[Gg]rand(?:ma|pa)|[Mm]om|[Mm]um|[Dd]ad|mother|father|[Aa]unt|[Uu]ncle|cousin|girlfriend|boyfriend|partner|colleague|co-?worker|neighbou?r|roommate|teacher|[Mm]rs?\.?|[Mm]s\.?),?[ \n](?=[a-zß-ÿ])/g;
/** The same in Russian, Ukrainian and Bulgarian. Only given names: short adjectives end as surnames do ("я готов"). */
const addressedEastern =
  /(?<![\u0400-\u04ff])(?:[СсЗз] (?:уважением|повагою)|[Пп]рив[еі]т|[Зз]драв(?:ствуй(?:те)?|ей(?:те)?)|[Сс]пасибо|[Дд]якую|[Бб]лагодаря|[Дд]орог(?:ой|ая)|[Яя]|[Зз](?:овут|вати)|[Ээ]то|[Цц]е|друг|подруга|брат|сестра|муж|жена|сын|дочь|дядя|т[её]тя|бабушка|дедушка),?[ \n](?=[\u0430-\u045f])/g;
/** Up to three words typed in lower case. */
const typedWords = /(?:[\p{L}\p{M}]['’-]?){2,24}(?: (?:[\p{L}\p{M}]['’-]?){1,24}){0,2}/uy;
/** A message of one to three words, with or without a number after them. */
const wholeMessage = /^\s{0,3}([\p{Ll}\p{M}]{3,20}(?: [\p{Ll}\p{M}]{1,20}){0,2})(?: \d{3,10})?\s{0,3}$/u;
const sureName = sureGiven | sureSurname;
const eastern = /[\u0400-\u04ff]/;
/** Words that follow "my name" and are no name. */
const follows = new Set(
  `not on in at the a an that what spelled misspelled spelt appears changed wrong incorrect correct correctly incorrectly and or for of to is was are it my your his her i you from with space server tag field column list file so but just now here there please value already taken required missing different same unknown will may be can would should must might could shall cannot has have had does did do been being`.split(
    ' ',
  ),
);

/** Adds names written in lower case to `found`. Linear: each place is looked at once. */
export function findTypedNames(text: string, found: Finding[]): void {
  const whole = text.length < 80 ? wholeMessage.exec(text) : null;
  if (whole && isName(whole[1])) {
    const start = text.indexOf(whole[1]);
    found.push({ start, end: start + whole[1].length, kind: 'person' });
    return;
  }
  const add = (at: number, needed: number, least = 1) => {
    // Capitalised names are found by their capitals.
    if (text[at] !== text[at].toLowerCase()) return;
    typedWords.lastIndex = at;
    const match = typedWords.exec(text);
    const length = match ? nameLength(match[0], needed) : 0;
    if (length === 0 || codeAfter.test(text.slice(at + length, at + length + 3))) return;
    if (text.slice(at, at + length).split(' ').length >= least)
      found.push({ start: at, end: at + length, kind: 'person' });
  };
  if (/name|llamo|nombre|appelle|heiße|chiamo|nome|naam|heet|nazywam|imię|зовут/i.test(text)) {
    for (const match of text.matchAll(introduced)) add(match.index + match[0].length, 0);
    for (const match of text.matchAll(labelled))
      add(match.index + match[0].length, sureName, match[1] === '' ? 2 : 1);
  }
  for (const match of text.matchAll(addressed)) add(match.index + match[0].length, sureName);
  for (const match of text.matchAll(besideNames)) add(match.index + match[0].length, sureGiven);
  if (!eastern.test(text)) return;
  for (const match of text.matchAll(addressedEastern)) add(match.index + match[0].length, sureGiven);
}

/** A listed given name first, no ordinary word after it. */
function isName(words: string): boolean {
  const traits = words.split(' ').map((word) => traitsOf(foldWord(word)));
  const [first] = traits;
  if (traits.length === 1) return (first & sureGiven) !== 0;
  if ((first & given) === 0 || traits.some((bits) => (bits & common) !== 0)) return false;
  return (first & sureGiven) !== 0 || traits.slice(1).some((bits) => (bits & (surname | sureGiven)) !== 0);
}

/** Units of a phrase that are a name; 0: none of it is. `needed`: traits, one of which the first word has; 0: it need not be listed. */
function nameLength(phrase: string, needed: number): number {
  let length = 0;
  let first = 0;
  for (const word of phrase.split(' ')) {
    const bits = traitsOf(foldWord(word));
    if (length === 0) {
      if (needed !== 0 ? (bits & needed) === 0 : (bits & common) !== 0 || follows.has(word.toLowerCase()))
        return 0;
      first = bits;
      length = word.length;
      continue;
    }
    const isPart =
      (bits & common) === 0 && !follows.has(word.toLowerCase()) && (bits !== 0 || (first & given) !== 0);
    if (!isPart) break;
    length += word.length + 1;
  }
  return length;
}
