// Words in Cyrillic letters: their cases, and the endings that patronymics, surnames and adjectives have.

/** Lower-case words that are wholly Cyrillic, in the letters of Russian, Ukrainian, Bulgarian, Serbian and Macedonian. */
export const cyrillicWord = /^[\u0430-\u045f\u0491'’-]+$/;

const caseEndings = new Set(
  `а у ы е и ю я о і ї ом ем ой ей ою ею єю єм ям ым им ых их ам ах ью ові еві єві`.split(' '),
);
/** What the nominative has where the cases have an ending. */
const nominativeEndings = ['', 'а', 'я', 'й', 'ь', 'о'];
/** Longest of the case endings (letters). */
const longestEnding = 3;
/** Letters, at least, that stay when a case ending is taken off. */
const shortestStem = 3;

/** The first answer that is not undefined for a nominative that the word may be a case of. Up to 18 questions. */
export function askNominatives<T>(word: string, ask: (nominative: string) => T | undefined): T | undefined {
  for (let length = 1; length <= longestEnding; length++) {
    const stem = word.slice(0, -length);
    if (stem.length < shortestStem) return undefined;
    if (!caseEndings.has(word.slice(-length))) continue;
    for (const ending of nominativeEndings) {
      const answer = ask(stem + ending);
      if (answer !== undefined) return answer;
    }
  }
  return undefined;
}

const patronymic =
  /^([\u0430-\u045f]{2,12}?)(?:[оеий]вич(?:а|у|ем|ом|е|і)?|[оеії]вн(?:а|ы|е|у|ой|и|і|ою)|ичн(?:а|ы|е|у|ой))$/;

/** The given names, as far as their spelling tells, of the father in "Иванович", "Сергеевна", "Ильинична"; none for other words. */
export function fathersOf(word: string): string[] {
  const stem = patronymic.exec(word)?.[1];
  if (stem === undefined) return [];
  const hard = stem.replace(/ь$/, 'и');
  return [stem, `${stem}й`, `${hard}й`, `${stem}ь`, `${stem}а`, `${stem}о`, stem.replace(/ь?ин$/, 'ья')];
}

/** "-енко", "-швили", "-чук", "-ович", "-ић", "-ян"; "-ов" and "-ин", which places have too. With their cases. */
const family =
  /(?:енко|швили|дзе|[а-я]{3}(?:чук|ян)(?:а|у|ом|е)?|[оеиі]вич(?:а|у|ем|ом)?|ић(?:а|у|ем)?|[\u0430-\u045f]{2}(?:[оеєї]в|[иы]н)(?:а|у|ым|им|е|ой|ою|ы|и)?)$/;
/** "-ский", "-ый", "-ого": adjectives, and names only beside another one. */
const adjective =
  /(?:ск[аиі]|цьк[аиі]|ый|ий|ій|ой|ая|яя|ое|ее|ые|ие|ої|ого|его|ому|ему|ым|им|ых|их|ую|юю|ыми|ими)$/;
/** Letters, at least, of a word that is told by its ending. */
const shortestShaped = 5;

/** What a word's ending says; lists have to be asked before. */
export function shapeOf(word: string): 'surname' | 'adjective' | 'unknown' {
  if (word.length < shortestShaped) return 'unknown';
  if (family.test(word)) return 'surname';
  return adjective.test(word) ? 'adjective' : 'unknown';
}
