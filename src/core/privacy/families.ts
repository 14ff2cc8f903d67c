// Which details are looked for: kinds, the families a person can switch, and which of them are on without being asked.
import type { DetailKind, Family } from './finding.ts';

/** In the order in which they are shown. */
export const allFamilies: readonly Family[] = [
  'person',
  'place',
  'address',
  'email',
  'phone',
  'handle',
  'birthdate',
  'id',
  'number',
  'card',
  'bank',
  'crypto',
  'secret',
  'password',
  'url',
  'network',
  'coordinates',
  'organisation',
  'group',
  'date',
  'link',
];

/**
 * On by default: what points at a person. Off: what mostly carries the topic (companies, peoples and religions, dates and ages,
 * addresses of web pages); they are for chats that will be shown to others.
 */
export const usualFamilies: ReadonlySet<Family> = new Set(
  allFamilies.filter((family) => !['organisation', 'group', 'date', 'link'].includes(family)),
);

/** Families that a shape or a checksum tells: what they find is hardly ever something else. */
export const structuredFamilies: ReadonlySet<Family> = new Set<Family>([
  'email',
  'phone',
  'card',
  'bank',
  'network',
  'url',
  'coordinates',
  'crypto',
  'id',
  'number',
  'birthdate',
  'secret',
  'password',
]);

const families: Readonly<Partial<Record<DetailKind, Family>>> = {
  iban: 'bank',
  swift: 'bank',
  account: 'bank',
  ip: 'network',
  mac: 'network',
  ssn: 'id',
  age: 'date',
};

/** The family of a kind; most kinds are a family of their own. */
export function familyOf(kind: DetailKind): Family {
  return families[kind] ?? (kind as Family);
}

/** The word that stands for a kind in prose: "a person", "an e-mail address". Answers of a model are masked with it. */
export const typeWords: Readonly<Record<DetailKind, string>> = {
  email: 'an e-mail address',
  phone: 'a phone number',
  handle: 'an account name',
  card: 'a card number',
  iban: 'a bank account',
  swift: 'a bank code',
  account: 'an account number',
  ip: 'an IP address',
  mac: 'a device address',
  url: 'a link',
  coordinates: 'coordinates',
  crypto: 'a wallet address',
  ssn: 'a social security number',
  id: 'an identity number',
  number: 'a number',
  birthdate: 'a date of birth',
  date: 'a date',
  age: 'an age',
  address: 'an address',
  secret: 'a secret key',
  password: 'a password',
  person: 'a person',
  place: 'a place',
  organisation: 'an organisation',
  group: 'a group of people',
};
