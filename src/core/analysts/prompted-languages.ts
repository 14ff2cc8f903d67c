// Which human language a model means (clio.md 2.2).
import type { NameQuestion } from '../ports.ts';
import { languageNames } from './language-names.ts';

/** Languages that franc-min does not tell but a model does, by CLDR's English names. */
const others =
  `Afrikaans Albanian Armenian Assamese Asturian Aymara Bashkir Basque Breton Cantonese Catalan Chuvash Cornish Corsican
  Danish Dhivehi Dzongkha Esperanto Estonian Ewe Faroese Fijian Finnish Galician Ganda Georgian Guarani Hawaiian Hebrew Icelandic
  Interlingua Irish Kalaallisut Khmer Konkani Kurdish Kyrgyz Ladino Lao Latin Latvian Lithuanian Luxembourgish Macedonian Maltese
  Manx Maori Mongolian Navajo Norwegian Occitan Odia Oromo Ossetic Papiamento Romansh Samoan Sanskrit Sardinian Shona Sicilian
  Sindhi Slovak Slovenian Tajik Tatar Tibetan Tigrinya Tongan Tswana Turkmen Twi Uyghur Welsh Wolof Xhosa Yiddish`.split(
    /\s+/,
  );
const ofTwoWords = ['Haitian Creole', 'Scottish Gaelic', 'Southern Sotho', 'Western Frisian'];

/** Other names in use, lower case. */
const aliases: Readonly<Record<string, string>> = {
  bengali: 'Bangla',
  mandarin: 'Chinese',
  'mandarin chinese': 'Chinese',
  'simplified chinese': 'Chinese',
  'traditional chinese': 'Chinese',
  farsi: 'Persian',
  dari: 'Persian',
  tagalog: 'Filipino',
  castilian: 'Spanish',
  flemish: 'Dutch',
  'brazilian portuguese': 'Portuguese',
  'american english': 'English',
  'british english': 'English',
  'norwegian bokmål': 'Norwegian',
  'norwegian nynorsk': 'Norwegian',
  bokmål: 'Norwegian',
  nynorsk: 'Norwegian',
  slovene: 'Slovenian',
  myanmar: 'Burmese',
  gaelic: 'Scottish Gaelic',
  frisian: 'Western Frisian',
  sotho: 'Southern Sotho',
  oriya: 'Odia',
  kirghiz: 'Kyrgyz',
  moldovan: 'Romanian',
  sorani: 'Central Kurdish',
  chichewa: 'Nyanja',
};

const byKey = new Map(
  [...Object.values(languageNames), ...others, ...ofTwoWords]
    .map((name) => [name.toLowerCase(), name] as const)
    .concat(Object.entries(aliases)),
);

/**
 * The language that a name is asked for in first when it is to be written in `language`: that of the requests where a model wrote
 * them, else the most frequent one of the chats (none known: English), so that its words can be looked for in members.
 * null: `language` is one of both, and the name itself can be looked for.
 */
export function twinLanguage({ languages, requestsIn }: NameQuestion, language: string): string | null {
  const [most = 'English'] = Object.keys(languages)
    .filter((name) => name !== 'unknown')
    .sort((a, b) => languages[b] - languages[a] || (a < b ? -1 : 1));
  const wanted = language.trim().toLowerCase();
  // "British English" is English, and so is what has another name.
  const isWanted = (name: string) => wanted.includes(name.toLowerCase()) || byKey.get(wanted) === name;
  const twin = requestsIn ?? most;
  return isWanted(twin) || isWanted(most) ? null : twin;
}

/** Languages kept of one chat. */
const mostLanguages = 3;

/** The known ones by their full English names, each once, in the order given, at most three; ['unknown'] where none is known. */
export function knownLanguages(names: readonly string[]): string[] {
  const known = names.flatMap((name) => byKey.get(name.normalize('NFKC').trim().toLowerCase()) ?? []);
  return known.length === 0 ? ['unknown'] : [...new Set(known)].slice(0, mostLanguages);
}
