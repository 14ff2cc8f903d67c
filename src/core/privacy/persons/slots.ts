// Names in places that only names have, whatever they are: below a letter, and after the question for a name.
import type { Finding } from '../finding.ts';
import { common, foldWord, given, surname, traitsOf } from './lexicon.ts';
import { institutionWords } from './plain-words.ts';

/** One to four capitalised words, initials and small words between them. */
const capitalised =
  "\\p{Lu}[\\p{L}\\p{M}'’-]{0,30}\\.?(?: (?:(?:van|von|de|der|den|del|della|di|da|do|dos|du|la|le|el|al|bin|y|e) ){0,2}\\p{Lu}[\\p{L}\\p{M}'’-]{0,30}\\.?){0,3}";
/** What letters end with, at the beginning of a line. In lower case. */
const closings =
  '(?:(?:kind(?:est)?|best|warm(?:est)?|many) )?(?:regards|wishes|thanks)|all the best|best|cheers|thank(?:s| you)(?: (?:again|so much|a lot|very much|in advance))?|sincerely(?: yours)?|yours(?: (?:truly|sincerely|faithfully))?|respectfully(?: yours)?|cordially|(?:lots of |with |all my )?love|take care|hugs|signed|xoxo' +
  '|mit (?:freundlichen|besten|lieben|herzlichen|vielen) grü(?:ß|ss)en|(?:(?:viele|liebe|beste|schöne|herzliche|freundliche|ganz liebe) )?(?:grü(?:ß|ss)e|gru(?:ß|ss))|hochachtungsvoll|mfg|lg|vg' +
  '|(?:bien )?cordialement|bien (?:à (?:vous|toi)|cordialement)|amicalement|sincères salutations|salutations(?: distinguées)?|respectueusement|bises|bisous|à bientôt' +
  '|(?:un (?:cordial |fuerte |gran )?)?(?:saludo|abrazo)|(?:cordiales )?saludos(?: cordiales)?|atentamente|atte|besos' +
  '|(?:cordiali|distinti) saluti|saluti|un abbraccio|atenciosamente|(?:os melhores )?cumprimentos|abraços?|beijos|com os melhores cumprimentos' +
  '|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en|jes)?|mvg|z poważaniem|(?:serdecznie )?pozdrawiam|(?:med )?vänliga hälsningar|(?:bästa )?hälsningar|mvh|(?:med )?(?:venlig|vennlig) hilsen|hilsen|(?:ystävällisin )?terveisin|saygılarımla|sevgiler|s pozdravem|cu stimă|üdvözlettel';
/** A closing, then the name on the same line or one of the next two, with nothing behind it on its line. */
const signature = new RegExp(
  `(?:^|\\n)[ \\t>*–—-]{0,6}(?:${closings})(?:[,.!] {0,2}|[,.!]? {0,3}\\r?\\n(?:[ \\t>]{0,4}\\r?\\n)?[ \\t>*–—-]{0,6})(?=\\p{Lu})`,
  'giu',
);
/** "What's your last name? Turgeon". */
const asked =
  /\b(?:your|his|her|their|first|last|full|given|family|middle|maiden) ?(?:(?:first|last|full|given|family|middle|maiden) )?(?:sur)?name\?["'”]?\s{1,3}["'“]?(?=\p{Lu})/giu;
const name = new RegExp(`${capitalised}(?=[.,!?]?["'”*_]{0,2} {0,3}(?:\\r?\\n|$)|[.,!?] )`, 'uy');

/** Adds signatures and answers to `found`: any capitalised words but ordinary ones ("Best regards, The Support Team"). Linear. */
export function findNamesInSlots(text: string, found: Finding[]): void {
  if (/name\?/i.test(text)) for (const match of text.matchAll(asked)) addAfter(text, match, found);
  for (const match of text.matchAll(signature)) addAfter(text, match, found);
}

function addAfter(text: string, { 0: slot, index }: RegExpMatchArray, found: Finding[]): void {
  const start = (index ?? 0) + slot.length;
  name.lastIndex = start;
  const written = name.exec(text)?.[0].replace(/\.$/, '') ?? '';
  if (mayBeName(written)) found.push({ start, end: start + written.length, kind: 'person' });
}

/** A word that is no ordinary one, none that only institutions have, and not all of it capitals ("MIT"). */
function mayBeName(written: string): boolean {
  if (written === '' || written === written.toUpperCase()) return false;
  const words = written.split(' ').map(foldWord);
  const traits = words.map(traitsOf);
  if (institutionWords.has(words[words.length - 1]) && (traits[traits.length - 1] & (given | surname)) === 0)
    return false;
  // "Thanks. Is there", "Love, How to": a sentence begins with an ordinary word.
  return (traits[0] & (common | given | surname)) !== common && words[0].length > 1;
}
