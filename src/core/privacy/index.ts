import { findCards } from './card.ts';
import { findEmails } from './email.ts';
import type { Detector, FindOptions, Finding } from './finding.ts';
import { findIbans } from './iban.ts';
import { findIps } from './ip.ts';
import { findPasswords } from './passwords.ts';
import { findPhones } from './phone.ts';
import { findNamedSecrets } from './secret-context.ts';
import { findSecrets } from './secrets.ts';
import { findUrlSecrets } from './url-secrets.ts';
import { findUsSsns } from './us-ssn.ts';

/** Raise it when a detector finds other things than before: it is part of the keys of stored answers. */
export const detectorsVersion = 'detectors@2';

/** A detector that is asked only where the text holds what it needs. */
const where = (needs: RegExp, family: string, find: Detector['find']): Detector => ({
  family,
  find: (text, options) => (needs.test(text) ? find(text, options) : []),
});

/** All families, the surest first: of two findings of equal length the earlier family wins. */
export const detectors: readonly Detector[] = [
  where(/[A-Za-z0-9_]{4}/, 'secret', findSecrets),
  where(/:\/\/|[?&#;][\w-]+=/, 'url-secret', findUrlSecrets),
  where(/pass|pwd|pin|curl|kennwort|contraseña|senha|пароль|密码/i, 'password', findPasswords),
  where(/@|%40|\bdot\b/i, 'email', findEmails),
  where(/\d{2}/, 'iban', findIbans),
  where(/\d{4}/, 'card', findCards),
  where(/\d{3}/, 'us-ssn', findUsSsns),
  where(/\d\.\d|:[0-9A-Fa-f:]/, 'ip', findIps),
  where(/\d{2}/, 'phone', findPhones),
  where(/\d/, 'named-secret', findNamedSecrets),
];

/**
 * All details of a text, in order, without overlaps. Where findings overlap the longest one (then the earlier family) gives
 * the kind and all of them the extent, so that no part of any finding stays. Linear; 5 to 20 MB of chat a second.
 */
export function findDetails(text: string, options: FindOptions): Finding[] {
  const all = detectors.flatMap((detector, order) =>
    detector.find(text, options).map((finding) => ({ ...finding, order })),
  );
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
  return merged.map(({ start, end, best }) => ({ start, end, kind: best.kind }));
}
