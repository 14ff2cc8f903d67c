import { type Finding, textBefore } from './finding.ts';

/** Peoples, religions and political camps in English, in lower case; a plural s may follow. Our own list. */
const groups = new Set(
  `afghan african albanian algerian american andorran angolan arab argentine argentinian armenian asian australian austrian azerbaijani
  bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian british bruneian bulgarian burmese cambodian cameroonian
  canadian catalan chilean chinese colombian congolese croatian cuban cypriot czech danish dane dutch ecuadorean ecuadorian egyptian
  english eritrean estonian ethiopian european filipino finnish finn flemish french gambian georgian german ghanaian greek guatemalan
  guyanese haitian honduran hungarian icelandic icelander indian indonesian iranian iraqi irish israeli italian jamaican japanese
  jordanian kazakh kenyan korean kosovar kurdish kuwaiti laotian latvian lebanese liberian libyan lithuanian luxembourgish macedonian
  malagasy malawian malaysian maltese mauritanian mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali
  nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan persian peruvian polish pole portuguese qatari romanian
  russian rwandan salvadoran samoan saudi scottish senegalese serbian serb singaporean slovak slovakian slovene slovenian somali spanish
  spaniard sudanese surinamese swedish swede swiss syrian taiwanese tajik tanzanian thai tibetan togolese tunisian turkish turk turkmen
  ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean
  buddhist catholic christian hindu jew jewish muslim mormon protestant sikh sunni shia shiite orthodox lutheran anglican baptist
  methodist jain taoist atheist evangelical quaker zionist
  democrat republican communist socialist marxist labour tory liberal conservative anarchist fascist nazi`.split(
    /\s+/,
  ),
);
/** Ordinary words in other positions: only as a plural, or after "I am". */
const ordinary = new Set([
  'pole',
  'turk',
  'orthodox',
  'labour',
  'liberal',
  'conservative',
  'swede',
  'dane',
  'finn',
]);
const candidate = /(?<![\p{L}\p{N}_@#/\\.-])\p{L}{3,16}(?![\p{L}\p{N}_@/\\(]|\.\p{L})/gu;
const self = /\b(?:i am|i'm|we are|we're)(?: an?| proud| all)?\s$/i;
/** A language, not a people. */
const language = /\b(?:in|into|to|speak|speaks|learn|translate|write|read|language|fluent in)\s$/i;

/** Peoples, religions and political camps: capitalised ones, and others after "I am". A language is none. */
export function findGroups(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { 0: word, index: start } of text.matchAll(candidate)) {
    const folded = word.toLowerCase();
    const single = groups.has(folded) || !folded.endsWith('s') ? folded : folded.slice(0, -1);
    if (!groups.has(single)) continue;
    const before = textBefore(text, start, 20);
    const isSelf = self.test(before);
    if (!isSelf && (word[0] === folded[0] || (ordinary.has(single) && single === folded))) continue;
    if (language.test(before)) continue;
    found.push({ start, end: start + word.length, kind: 'group' });
  }
  return found;
}
