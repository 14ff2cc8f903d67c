// Words that make a street. Our own lists, from general knowledge.

const english = `street st road rd avenue ave av boulevard blvd lane ln drive dr court ct place pl square sq terrace ter parkway pkwy
  highway hwy circle cir crescent close way row alley mews trail gardens grove broadway turnpike esplanade quay parade`;
const first = `rue avenue boulevard chemin allée impasse quai via viale piazza corso vicolo largo calle avenida plaza paseo carrer camino
  rua praça travessa ul ulica aleja plac strada bulevardul am an zur zum alte neue utca rúa avda c`;
const anywhere = `utca út útja tér körút cesta ulica trg ulice náměstí třída sokak caddesi sokağı mnt tee pst gate gata vej gade plads
  allé väg katu tie straße strasse gasse platz weg allee laan straat plein οδός λεωφόρος улица проспект`;
const set = (words: string) => new Set(words.trim().split(/\s+/));

/** They begin what follows a street. */
const unitWords = set('apt apartment suite ste flat unit box floor room apto appt piso');
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

/** Words that name a street in any case: in small letters "close", "way" or "place" tell nothing. */
const sureLast = set(
  'street st road rd avenue ave boulevard blvd lane ln drive crescent terrace parkway highway',
);
const sureFirst =
  set(`rue avenue boulevard chemin allée impasse via viale piazza corso vicolo calle avenida paseo carrer rua
  praça travessa ul ulica aleja strada bulevardul utca`);

/** Characters of the street at the beginning of some words typed in any case; 0: there is none. */
export function streetLength(words: string): number {
  const parts = words.split(' ');
  const low = parts.map((part) => part.toLowerCase().replace(/\.$/, ''));
  const upTo = (count: number) => parts.slice(0, count).join(' ').length;
  if (sureFirst.has(low[0]) && parts.length > 1) {
    const stop = low.findIndex((word, i) => i > 1 && unitWords.has(word));
    return upTo(stop < 0 ? parts.length : stop);
  }
  const last = low.findIndex(
    (word, i) => suffix.test(word) || (i > 0 && (sureLast.has(word) || anyWords.has(word))),
  );
  return last < 0 ? 0 : upTo(last + 1);
}
