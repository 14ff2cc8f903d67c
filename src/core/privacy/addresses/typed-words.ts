import { isKnownWord } from '../known-words.ts';
import { isGermanicStreet, unitWords } from './street-words.ts';

// What names a street in small letters. Our own lists, from general knowledge.

const set = (words: string) => new Set(words.trim().split(/\s+/));

/** They end a street, and hardly anything else that has a number and a name before it. */
const sureLast = set(
  'street st road rd avenue ave boulevard blvd lane ln drive crescent terrace parkway highway pkwy hwy',
);
/** They end many other things as well: something else has to agree more clearly. */
const weakLast = set(
  'dr court ct place pl square sq close way row circle cir trail grove gardens mews alley quay broadway',
);
/** A number and a name before these are an address by themselves: see `described` for drives and lanes that are none. */
const bareLast = set('street st road rd avenue ave boulevard blvd crescent drive lane');
/** They begin a street. */
const sureFirst =
  set(`rue avenue boulevard chemin allée allee impasse via viale piazza corso vicolo calle avenida avda paseo carrer rua
  praça travessa ul ulica aleja plaza c/ strada bulevardul utca camino ronda`);
/** They begin a street where a French small word follows: "place de la gare". */
const frenchFirst = set('avenue boulevard place quai cours square');
const frenchLink = /^(?:de|du|des|la|le|les|[dl]['’]\p{L}+)$/u;
/** The number stands before these, and nothing else is said so: "12 rue du port". */
const bareFirst = set('rue chemin allée impasse');
/** The number stands after these, and nothing else is said so: "calle mayor 5". */
const bareFirstNumberLast = set('calle avenida avda carrer rua travessa viale piazza ulica ul.');
/** Words of their own after a name, the number behind them. */
const ownLast = set('utca út útja ulice náměstí třída sokak caddesi katu str strasse straße');
const links = set('de la las los le les du des del della delle di da do das dos d l of the');
/** Ordinary words that are names of many streets. */
const usualNames =
  set(`main high park church station mill oak elm first second third fourth fifth sixth spring lake river
  market front school union bridge broad north south east west new old center centre green water hill`);
/** What roads are like, and what is counted: no names of streets. */
const described =
  set(`wrong narrow busy dirt dusty bumpy quiet fast slow long short wide straight winding country city local back side
  lane way mile block star toll gravel paved dead one two three four bike bus car single double open rough steep empty different
  more other same separate parallel major minor private public rural icy wet the a an my your his her our their this that these
  those some any every each no all both and or to on in at of for from with by per off into across down up along crossed crossing
  hard flash thumb pen zip tape disk optical network shared solid test food blood charity scenic turn turning passing express memory
  left right side long door wheel speed place point piece bay hit cross through under over near is are was were be i you he she we they it its there here then than so if but not`);
const ordinal = /^\d{1,3}(?:st|nd|rd|th)$/;
const direction = /^(?:[nsew]|[ns][ew])$/;
const side = /^(?:[nsew]|[ns][ew]|(?:north|south)(?:east|west)?|east|west)$/;

/** What some words are worth as a street, and how many characters of them are it; 0: there is none. */
export interface TypedStreet {
  readonly length: number;
  readonly worth: number;
}
/** A street's form that needs another sign, two that need more of it, and one that needs none. */
const worth = { plain: 1.25, weak: 1, doubtful: 0.5, bare: 2 } as const;
const none: TypedStreet = { length: 0, worth: 0 };

const plain = (word: string) => word.toLowerCase().replace(/[.,]$/, '');

/** May a word be the name of a street? Common words and words for what roads are like are none. */
function isName(word: string): boolean {
  if (usualNames.has(word) || ordinal.test(word) || direction.test(word)) return true;
  return word.length > 2 && !described.has(word) && !isKnownWord(word);
}

/** The street at the beginning of some words after a number, written in any case. */
export function typedStreet(words: string): TypedStreet {
  const parts = words.split(' ');
  const low = parts.map(plain);
  const upTo = (count: number) => parts.slice(0, count).join(' ').length;
  const isFrench = frenchFirst.has(low[0]) && frenchLink.test(low[1] ?? '');
  if ((sureFirst.has(low[0]) || isFrench) && low.length > 1) {
    const count = romanceCount(low);
    return count === 0
      ? none
      : { length: upTo(count), worth: isFrench || bareFirst.has(low[0]) ? worth.bare : worth.plain };
  }
  const last = low.findIndex(
    (word, i) => isGermanicStreet(word) || (i > 0 && (sureLast.has(word) || weakLast.has(word))),
  );
  if (last < 0) return none;
  // "23rd street nw"
  const length = upTo(last + (side.test(low[last + 1] ?? '') ? 2 : 1));
  const names = low.slice(0, last);
  const areNames = names.every(isName);
  if (weakLast.has(low[last]))
    return names.some((name) => described.has(name))
      ? none
      : { length, worth: areNames ? worth.weak : worth.doubtful };
  const isBare =
    bareLast.has(low[last]) && last < 4 && areNames && !names.every((name) => direction.test(name));
  return { length, worth: isBare ? worth.bare : worth.plain };
}

/** How many words a street has that begins with its kind: "rue de la paix". The first name may be any word, those after it no common one. */
function romanceCount(low: readonly string[]): number {
  let count = 0;
  for (let i = 1; i < low.length; i++) {
    if (links.has(low[i])) continue;
    if (unitWords.has(low[i]) || (count > 0 && isKnownWord(low[i]))) break;
    count = i + 1;
  }
  return count;
}

/** German, Dutch and Nordic streets that are no other words: "lindenstrasse", "hauptstr.", "kerkstraat". */
const sureSuffix =
  /^\p{L}{2,26}(?:\p{L}(?:stra(?:ß|ss)e|gasse|chaussee|straat|gracht|vägen|gatan|allee)|\p{L}{2}str\.)$/u;
/** They lead a place in German, not only a street. */
const germanFirst = set('am an auf zur zum alte neue alter');

/** The street at the end of some words before a number: "calle mayor", "berliner str.", "am markt". `length` counts from the end. */
export function typedStreetBefore(words: string): TypedStreet {
  const parts = words.split(' ');
  const low = parts.map((word) => word.toLowerCase());
  const end = low.length - 1;
  const from = (first: number) => parts.slice(first).join(' ').length;
  if (sureSuffix.test(low[end])) return { length: from(end), worth: worth.bare };
  const last = plain(low[end]);
  if (isGermanicStreet(last) && !ownLast.has(last)) return { length: from(end), worth: worth.plain };
  if (ownLast.has(last) && end > 0) {
    const isBare = (last !== 'str' || low[end].endsWith('.')) && isName(low[end - 1]);
    return { length: from(end - 1), worth: isBare ? worth.bare : worth.plain };
  }
  const first = low.findLastIndex(
    (word, i) => i < end && (sureFirst.has(plain(word)) || germanFirst.has(word)),
  );
  if (first < 0) return none;
  const names = low.slice(first + 1).filter((word) => !links.has(word) && word !== 'der' && word !== 'den');
  if (
    names.length === 0 ||
    names.length > 3 ||
    names.some((name) => name.length < 3 || isKnownWord(plain(name)))
  )
    return none;
  if (germanFirst.has(low[first])) return { length: from(first), worth: worth.weak };
  return { length: from(first), worth: bareFirstNumberLast.has(low[first]) ? worth.bare : worth.plain };
}
