// What the sets call their details, and what we call them.
import type { DetailKind } from '../../src/core/privacy/finding.ts';

/** Our kinds that are right for a type of the sets; other types are identity numbers. */
const kinds: Readonly<Record<string, readonly DetailKind[]>> = {
  PERSON: ['person', 'handle'],
  NAME: ['person'],
  TITLE: ['person'],
  GPE: ['place', 'address'],
  LOCATION: ['place', 'address'],
  STREET_ADDRESS: ['address', 'place'],
  ADDRESS: ['address', 'place'],
  ZIP_CODE: ['address', 'place'],
  UK_POSTCODE: ['address'],
  ORGANIZATION: ['organisation'],
  GROUP: ['group', 'organisation'],
  NRP: ['group'],
  DATE_TIME: ['date', 'birthdate'],
  DATE: ['date', 'birthdate'],
  AGE: ['age'],
  EMAIL_ADDRESS: ['email'],
  EMAIL: ['email'],
  PHONE_NUMBER: ['phone'],
  PHONE: ['phone'],
  TR_PHONE_NUMBER: ['phone'],
  PH_MOBILE_NUMBER: ['phone'],
  CREDIT_CARD: ['card'],
  IBAN_CODE: ['iban'],
  IBAN: ['iban'],
  ABA_ROUTING: ['swift', 'account', 'id'],
  ACCOUNT: ['account', 'number'],
  IP_ADDRESS: ['ip'],
  IP: ['ip'],
  MAC: ['mac'],
  DOMAIN_NAME: ['url', 'link' as DetailKind],
  URL: ['url', 'link' as DetailKind],
  CRYPTO: ['crypto'],
  US_SSN: ['ssn'],
  SSN: ['ssn'],
  PASSWORD: ['password', 'secret'],
  SECRET: ['secret', 'password', 'url'],
};

/** Our kinds that are right for a type. */
export function kindsOf(type: string): readonly string[] {
  return kinds[type] ?? ['id'];
}

/** Types whose survival has a bar, as one group each. */
export const groups = {
  email: ['EMAIL', 'EMAIL_ADDRESS'],
  card: ['CREDIT_CARD'],
  iban: ['IBAN', 'IBAN_CODE'],
  ssn: ['US_SSN'],
  ip: ['IP', 'IP_ADDRESS'],
  phone: ['PHONE', 'PHONE_NUMBER'],
  name: ['PERSON'],
  address: ['STREET_ADDRESS', 'ADDRESS'],
} as const;
