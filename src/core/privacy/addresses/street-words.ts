// Words that make a street. Our own lists, from general knowledge.

const english = `street st road rd avenue ave av boulevard blvd lane ln drive dr court ct place pl square sq terrace ter parkway pkwy
  highway hwy circle cir crescent close way row alley mews trail gardens grove broadway turnpike esplanade quay parade`;
const first = `rue avenue boulevard chemin allée impasse quai via viale piazza corso vicolo largo calle avenida plaza paseo carrer camino
  rua praça travessa ul ulica aleja plac strada bulevardul am an zur zum alte neue utca rúa avda c`;
const anywhere = `utca út útja tér körút cesta ulica trg ulice náměstí třída sokak caddesi sokağı mnt tee pst gate gata vej gade plads
  allé väg katu tie straße strasse gasse platz weg allee laan straat plein οδός λεωφόρος улица проспект`;
const set = (words: string) => new Set(words.trim().split(/\s+/));

/** They begin what follows a street. */
export const unitWords: ReadonlySet<string> = set(
  'apt apartment suite ste flat unit box floor room apto appt piso',
);
/** Numbered, and no streets: "Chapter 12", "Title 18". */
export const numberedThings: ReadonlySet<string> = set(
  `zone gate pier sector level floor unit room index offset page block port route exit slot node district column cell
  box dorm suite flat apartment chapter section article figure table appendix phase grade class lane track
  title part rule act clause schedule volume season episode lesson exercise question problem task step week day version`,
);
const lastWords = set(english);
const firstWords = set(first);
const anyWords = set(anywhere);
/** German, Dutch, Nordic, Finnish, Icelandic, Estonian and Basque streets are written in one word. */
const suffix =
  /.{3}(?:stra(?:ß|ss|s)e|gasse|platz|allee|chaussee|weg|damm|ufer|straat|laan|plein|kade|gracht|dijk|singel|gat(?:a|an|e|en)|vägen|veg(?:en|ur)?|vei(?:en)?|vej(?:en)?|gade|stræde|stien|torv|stigen|katu|kuja|polku|kaari|raitti|utca|braut)$/;

const englishAfterVia = set('the of and a an my your our this');

const bare = (phrase: string) => phrase.toLowerCase().replace(/\./g, '').split(/\s+/);

/** Does a phrase name a street? English types stand last, Romance and Slavic ones first, Germanic ones at the end of a word. */
export function isStreet(phrase: string): boolean {
  const words = bare(phrase);
  if (words.some((word) => suffix.test(word))) return true;
  if (words.length < 2) return words[0] === 'broadway';
  return lastWords.has(words.at(-1)!) || hasStreetFirst(phrase);
}

/** Is it a street of the lands that write the number after it? */
export function hasStreetFirst(phrase: string): boolean {
  const words = bare(phrase);
  // "via the settings 5" is English.
  const isEnglish = words[0] === 'via' && englishAfterVia.has(words[1]);
  return (
    (firstWords.has(words[0]) && !isEnglish) || words.some((word) => anyWords.has(word) || suffix.test(word))
  );
}

/** Is a word, in lower case, a street of the languages that write it in one word, or a word for one that may stand anywhere? */
export function isGermanicStreet(word: string): boolean {
  return anyWords.has(word) || suffix.test(word);
}
