// A thousand chats that each hold one invented detail, to be looked for where it must not be. Pure: the same seed, the same chats.
// Numbers carry right check digits; none was looked up, names are made of syllables so that no other text holds them.
import { type Random, seededRandom } from '../../src/core/math/random.ts';
import type { Conversation } from '../../src/core/types.ts';
import {
  bitsOfHex,
  digits,
  ibanOf,
  localeNames,
  luhn,
  type Locale,
  madeUpWord,
  nationalId,
  phoneOf,
  pick,
} from './canary-numbers.ts';

/** Twenty kinds; the first fifteen have a shape or a checksum. */
export const canaryKinds = [
  ...['email', 'phone', 'card', 'iban', 'ipv4', 'ipv6', 'mac', 'url', 'coordinates', 'wallet', 'ssn', 'id'],
  ...['birthdate', 'key', 'password', 'handle', 'person', 'address', 'place', 'employer'],
] as const;
const structuredKinds = 15;

export interface Canary {
  readonly chat: Conversation;
  readonly kind: string;
  readonly locale: Locale;
  readonly structured: boolean;
  /** Any of these, in whatever case, gives the detail away. */
  readonly needles: readonly string[];
}

/** How each kind is brought up, in the order of `canaryKinds`, by locale. */
const phrases: Readonly<Record<Locale, string>> = {
  US: `my e-mail is|call me at|my card number is|my IBAN is|my server's IP is|my server's IPv6 is|the MAC address is|log in with|I am at the coordinates|my wallet is|my SSN is|my tax ID is|I was born on|my API key is|my password is|my Instagram is|my name is|I live at|I live in|I work at`,
  GB: `you can e-mail me at|my mobile is|I paid with the card|my bank account is|the IP address is|the IPv6 address is|my laptop's MAC is|the link is|my location is|my bitcoin wallet is|my social security number is|my NHS number is|my date of birth is|the secret key is|the password is|my Twitter handle is|my name is|my address is|I come from|my employer is`,
  DE: `meine E-Mail-Adresse ist|meine Telefonnummer ist|meine Kartennummer ist|meine IBAN ist|die IP-Adresse ist|die IPv6-Adresse ist|die MAC-Adresse ist|der Link ist|die Koordinaten sind|meine Wallet ist|meine SSN ist|meine Steuer-ID ist|ich bin geboren am|der API key ist|mein Passwort: |mein Instagram ist|mein Name ist|ich wohne in der|ich wohne in|ich arbeite bei`,
  FR: `mon e-mail est|mon téléphone est le|ma carte est la|mon IBAN est|l'adresse IP est|l'adresse IPv6 est|l'adresse MAC est|le lien est|les coordonnées sont|mon wallet est|mon SSN est|mon numéro de sécurité sociale est|je suis né le|la clé API key est|password: |mon Instagram est|je m'appelle|j'habite au|j'habite à|je travaille chez`,
  ES: `mi correo es|mi teléfono es|mi tarjeta es|mi IBAN es|la dirección IP es|la IPv6 es|la dirección MAC es|el enlace es|las coordenadas son|mi wallet es|mi SSN es|mi NIF es|nací el|la API key es|contraseña: |mi Instagram es|me llamo|vivo en la|vivo en|trabajo en`,
  IT: `la mia e-mail è|il mio telefono è|la mia carta è|il mio IBAN è|l'indirizzo IP è|l'IPv6 è|l'indirizzo MAC è|il link è|le coordinate sono|il mio wallet è|il mio SSN è|il mio codice fiscale è|sono nato il|la API key è|password: |il mio Instagram è|mi chiamo|abito in|vivo a|lavoro presso`,
  NL: `mijn e-mail is|mijn telefoonnummer is|mijn kaart is|mijn IBAN is|het IP-adres is|het IPv6-adres is|het MAC-adres is|de link is|de coördinaten zijn|mijn wallet is|mijn SSN is|mijn BSN is|ik ben geboren op|de API key is|password: |mijn Instagram is|mijn naam is|ik woon op|ik woon in|ik werk bij`,
  PL: `mój e-mail to|mój telefon to|moja karta to|mój IBAN to|adres IP to|adres IPv6 to|adres MAC to|link to|współrzędne to|mój wallet to|mój SSN to|mój PESEL to|data urodzenia:|API key to|password: |mój Instagram to|nazywam się|mieszkam przy|mieszkam w|pracuję w`,
  BR: `meu e-mail é|meu telefone é|meu cartão é|meu IBAN é|o endereço IP é|o IPv6 é|o endereço MAC é|o link é|as coordenadas são|minha wallet é|meu SSN é|meu CPF é|nasci em|a API key é|senha: |meu Instagram é|meu nome é|moro na|moro em|trabalho na`,
  SE: `min e-post är|mitt telefonnummer är|mitt kort är|mitt IBAN är|IP-adressen är|IPv6-adressen är|MAC-adressen är|länken är|koordinaterna är|min wallet är|mitt SSN är|mitt personnummer är|jag är född den|min API key är|password: |min Instagram är|jag heter|jag bor på|jag bor i|jag arbetar på`,
};

/** What the chats are about: shared words, so that topics form. */
const topics = [
  'How do I bake sourdough bread with a rye starter and a hot oven?',
  'Please fix a Python script that sorts a list of numbers.',
  'Which exercises help against back pain after long hours of sitting?',
  'Plan a train journey with few changes and a night in a hotel.',
  'Write a cover letter for a job in customer service.',
  'Explain photosynthesis to a child with a simple example.',
  'Help me to learn chords on the guitar for slow songs.',
  'Compare loans for a small house and explain the interest.',
  'How often should tomatoes and roses in a garden be watered?',
  'Translate a letter to the landlord about a broken heating.',
];

/** `count` chats, all kinds in turn, all locales in turn within a kind. 1,000 is 20 kinds x 50. */
export function canaryChats(count = 1000, seed = 1): Canary[] {
  const random = seededRandom(seed);
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const kind = i % canaryKinds.length;
    const round = Math.floor(i / canaryKinds.length);
    const locale = localeNames[round % localeNames.length];
    const { value, needles } = freshDetail(canaryKinds[kind], locale, random, taken);
    const phrase = phrases[locale].split('|')[kind];
    const sentence = `${phrase[0].toUpperCase()}${phrase.slice(1)} ${value}.`.replace('  ', ' ');
    // The number keeps chats apart that say the same after redaction: each is asked about.
    const topic = `${topics[(i + round) % topics.length]} It is for ${i + 2} people.`;
    const text = round % 2 === 0 ? `${topic} ${sentence}` : `${sentence} ${topic}`;
    return {
      ...{ kind: canaryKinds[kind], locale, structured: kind < structuredKinds, needles },
      chat: chatOf(i, [text, 'Thank you, could you make it shorter?']),
    };
  });
}

/** A chat of these user turns, with replies that say nothing. */
export function chatOf(number: number, turns: readonly string[]): Conversation {
  const id = `planted-${String(number).padStart(4, '0')}`;
  return {
    ...{ id, externalId: null, source: 'chatgpt', title: null, startedAt: null, updatedAt: null },
    ...{ account: null, model: null, contentHash: id, language: null, opening: id },
    messages: turns.flatMap((text) => [
      { role: 'user' as const, text, at: null },
      { role: 'assistant' as const, text: 'Here is what I suggest.', at: null },
    ]),
  };
}

interface Detail {
  readonly value: string;
  readonly needles: readonly string[];
}

/** One that no chat has yet: there are few dates of birth. */
function freshDetail(
  kind: (typeof canaryKinds)[number],
  locale: Locale,
  random: Random,
  taken: Set<string>,
): Detail {
  for (;;) {
    const detail = detailOf(kind, locale, random);
    if (taken.has(detail.needles[0])) continue;
    taken.add(detail.needles[0]);
    return detail;
  }
}

function detailOf(kind: (typeof canaryKinds)[number], locale: Locale, random: Random): Detail {
  const first = madeUpWord(random);
  const last = madeUpWord(random);
  const literal = (value: string): Detail => ({ value, needles: [value] });
  /** A name: its parts give it away as well. */
  const named = (value: string, ...parts: string[]): Detail => ({ value, needles: parts });
  const makers: Readonly<Record<(typeof canaryKinds)[number], () => Detail>> = {
    email: () => literal(`${first}.${last}@${madeUpWord(random)}.example`.toLowerCase()),
    phone: () => literal(phoneOf(locale, random)),
    card: () => literal(luhn(`4${digits(14, random)}`).replace(/(\d{4})(?=\d)/g, '$1 ')),
    iban: () => literal(ibanOf(locale, random)),
    ipv4: () => literal(`203.0.${100 + Math.floor(random() * 150)}.${10 + Math.floor(random() * 240)}`),
    ipv6: () => literal(`2001:db8:${bitsOfHex(4, random)}:${bitsOfHex(4, random)}::${bitsOfHex(4, random)}`),
    mac: () => literal(Array.from({ length: 6 }, () => bitsOfHex(2, random)).join(':')),
    url: () => named(`https://${first}:${bitsOfHex(12, random)}x@host.example/login`.toLowerCase(), first),
    coordinates: () =>
      literal(
        `${10 + Math.floor(random() * 70)}.${digits(6, random)}, ${10 + Math.floor(random() * 80)}.${digits(6, random)}`,
      ),
    wallet: () => literal(`0x${bitsOfHex(40, random)}`),
    ssn: () =>
      literal(
        `${500 + Math.floor(random() * 99)}-${10 + Math.floor(random() * 80)}-${1000 + Math.floor(random() * 8999)}`,
      ),
    id: () => literal(nationalId(locale, random)),
    birthdate: () =>
      literal(
        `${10 + Math.floor(random() * 18)}.${10 + Math.floor(random() * 2)}.19${40 + Math.floor(random() * 60)}`,
      ),
    key: () => literal(`ghp_${bitsOfHex(18, random)}${bitsOfHex(18, random).toUpperCase()}`),
    password: () => literal(`${first}${digits(3, random)}!${last}`),
    handle: () => named(`@${first}_${last}`.toLowerCase(), `${first}_${last}`.toLowerCase()),
    person: () => named(`${first} ${last}`, first, last),
    address: () => addressOf(locale, last, random),
    place: () => named(last, last),
    employer: () => named(`${last} ${pick(['GmbH', 'Ltd', 'Inc', 'AB'], random)}`, last),
  };
  return makers[kind]();
}

function addressOf(locale: Locale, street: string, random: Random): Detail {
  const number = String(1 + Math.floor(random() * 180));
  const shapes: Readonly<Record<Locale, string>> = {
    US: `${number} ${street} Street, Apt 4, Springfield, IL 62704`,
    GB: `${number} ${street} Road, London SW1A 1AA`,
    DE: `${street}straße ${number}, 10115 Berlin`,
    FR: `${number} rue ${street}, 75011 Paris`,
    ES: `Calle ${street} ${number}, 28013 Madrid`,
    IT: `Via ${street} ${number}, 00184 Roma`,
    NL: `${street}straat ${number}, 1012 AB Amsterdam`,
    PL: `ul. ${street} ${number}, 00-001 Warszawa`,
    BR: `Rua ${street}, ${number}, 01310-100 São Paulo`,
    SE: `${street}gatan ${number}, 111 22 Stockholm`,
  };
  return { value: shapes[locale], needles: [street] };
}
