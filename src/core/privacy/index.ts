import { findBankCodes } from './bank-codes.ts';
import { findIds } from './ids.ts';
import { findMacs } from './mac.ts';
import { findWallets } from './wallets.ts';
import { findCoordinates } from './coordinates.ts';
import { findBirthDates, findDates } from './dates.ts';
import { findNumbers } from './numbers.ts';
import { findHandles } from './handles.ts';
import { findAddresses } from './addresses.ts';
import { findPersons } from './persons.ts';
import { findPlaces } from './places.ts';
import { findOrganisations } from './organisations.ts';
import { findGroups } from './groups.ts';
import { findLinks } from './links.ts';
import { findCards } from './card.ts';
import { findEmails } from './email.ts';
import { familyOf, usualFamilies } from './families.ts';
import type { Detector, Family, FindOptions, Finding } from './finding.ts';
import { findIbans } from './iban.ts';
import { findIps } from './ip.ts';
import { credentialHint, findCredentials } from './credentials.ts';
import { findOneTimeCodes, oneTimeHint } from './one-time-codes.ts';
import { findPasswords, passwordHint } from './passwords.ts';
import { findPhones } from './phone.ts';
import { findDrawnSecrets, findNamedSecrets } from './secret-context.ts';
import { findHeaderSecrets, headerHint } from './secret-headers.ts';
import { findSecrets } from './secrets.ts';
import { findUrlSecrets } from './url-secrets.ts';
import { alphanumericAnd, withRun } from './long-runs.ts';
import { findUsSsns } from './us-ssn.ts';

/** Raise it when a detector finds other things than before: it is part of the keys of stored answers. */
export const detectorsVersion = 'detectors@6';

/** A detector that is asked only where the text holds what it needs. */
export interface CheckedDetector extends Detector {
  /** The detector without that check. It finds the same: tests compare the two. */
  readonly findUnchecked: Detector['find'];
}

const always = (family: Family, find: Detector['find']): CheckedDetector => ({
  ...{ family, find },
  findUnchecked: find,
});
/** The check is cheap, and true wherever the detector finds anything. */
const where = (needs: Pick<RegExp, 'test'>, family: Family, find: Detector['find']): CheckedDetector => ({
  family,
  find: (text, options) => (needs.test(text) ? find(text, options) : []),
  findUnchecked: find,
});

/** All detectors, the surest first: of two findings of equal length the earlier one wins. */
export const detectors: readonly CheckedDetector[] = [
  always('secret', findSecrets),
  where(/[/?&#;]/, 'url', findUrlSecrets),
  where(passwordHint, 'password', findPasswords),
  where(credentialHint, 'secret', findCredentials),
  where(oneTimeHint, 'password', findOneTimeCodes),
  where(/@|%40|\bdot\b/i, 'email', findEmails),
  where(/\d{2}/, 'bank', findIbans),
  where(/\d|[A-Z]{8}/, 'bank', findBankCodes),
  where(/\d{4}/, 'card', findCards),
  where(/\d{3}/, 'id', findUsSsns),
  where(/\d/, 'id', findIds),
  where(/\d\.\d|:[0-9A-Fa-f:]/, 'network', findIps),
  where(/[0-9A-Fa-f][:-][0-9A-Fa-f]|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]/, 'network', findMacs),
  where(/\d[\d ().-]/, 'phone', findPhones),
  where(withRun(alphanumericAnd(''), 25), 'crypto', findWallets),
  where(/\d\.\d|[°º]/, 'coordinates', findCoordinates),
  where(/\d/, 'birthdate', findBirthDates),
  where(/\d/, 'number', findNumbers),
  always('secret', findNamedSecrets),
  where(withRun(alphanumericAnd('+_-'), 20), 'secret', findDrawnSecrets),
  where(headerHint, 'secret', findHeaderSecrets),
  where(/@|u\/|handle|name|gamer|telegram|insta|discord|skype|snapchat|tiktok|twit/i, 'handle', findHandles),
  where(/\d/, 'address', findAddresses),
  always('person', findPersons),
  always('place', findPlaces),
  always('organisation', findOrganisations),
  always('group', findGroups),
  where(/\d/, 'date', findDates),
  where(/:\/\/|\.[a-z]/i, 'link', findLinks),
];

/**
 * All details of a text, in order, without overlaps. Where findings overlap the longest one (then the earlier family) gives
 * the kind and all of them the extent, so that no part of any finding stays. Linear; about 3 MB of chat a second.
 */
export function findDetails(text: string, options: FindOptions): Finding[] {
  const { families = usualFamilies } = options;
  const all = detectors.flatMap((detector, order) =>
    families.has(detector.family)
      ? detector.find(text, options).map((finding) => ({ ...finding, order }))
      : [],
  );
  for (const finding of options.others?.(text) ?? [])
    if (families.has(familyOf(finding.kind))) all.push({ ...finding, order: detectors.length });
  all.sort((a, b) => a.start - b.start || b.end - a.end || a.order - b.order);
  const merged: { start: number; end: number; best: (typeof all)[number] }[] = [];
  for (const finding of all) {
    const last = merged.at(-1);
    if (!last || finding.start >= last.end) {
      merged.push({ start: finding.start, end: finding.end, best: finding });
      continue;
    }
    last.end = Math.max(last.end, finding.end);
    const gain = finding.end - finding.start - (last.best.end - last.best.start);
    if (gain > 0 || (gain === 0 && finding.order < last.best.order)) last.best = finding;
  }
  return merged.map(({ start, end, best: { kind, what } }) => ({
    ...{ start, end, kind },
    ...(what === undefined ? {} : { what }),
  }));
}
