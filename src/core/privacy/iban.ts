import { remembered } from './remembered.ts';
import { type Finding, isAlphanumeric, textBefore } from './finding.ts';

/** Characters of an IBAN by country, SWIFT IBAN registry. */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18
  FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20
  LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18
  SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** The longest IBAN, every character with a blank behind it, and what stands next (characters). */
const longest = 2 * Math.max(...lengths.values()) + 1;

const beginning = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{2})/g;

/** International bank account numbers: a known country, its length and check digits (mod 97); near the word IBAN also mistyped ones. */
export function findIbans(text: string): Finding[] {
  const found: Finding[] = [];
  const read = remembered(readIban);
  for (const { index } of text.matchAll(beginning)) {
    const iban = read(text.slice(index, index + longest));
    if (!iban) continue;
    if (iban.isRight || (iban.hasDigits && /\biban\b[^\n]{0,20}$/i.test(textBefore(text, index, 30))))
      found.push({ start: index, end: index + iban.length, kind: 'iban' });
  }
  return found;
}

/** What begins as an IBAN does; null where it has the length of none. */
function readIban(text: string): { length: number; isRight: boolean; hasDigits: boolean } | null {
  const length = lengths.get(text.slice(0, 2).toUpperCase());
  const taken = length === undefined ? null : take(text, length);
  if (!taken) return null;
  return {
    length: taken.end,
    isRight: isOneCase(text.slice(2, taken.end)) && hasCheckDigits(taken.characters),
    hasDigits: /\d{6}/.test(taken.characters),
  };
}

/** The first `length` letters and digits, single blanks or dashes between them skipped; null when there are fewer or more. */
function take(text: string, length: number): { characters: string; end: number } | null {
  let characters = '';
  let at = 0;
  while (characters.length < length) {
    const code = text.charCodeAt(at);
    if (isAlphanumeric(code)) characters += text[at];
    else if ((code !== 32 && code !== 45) || !isAlphanumeric(text.charCodeAt(at + 1))) return null;
    at++;
  }
  return isAlphanumeric(text.charCodeAt(at)) ? null : { characters: characters.toUpperCase(), end: at };
}

/** Banks are written in capitals, by some in small letters; mixed ones are a code of something else. */
function isOneCase(written: string): boolean {
  return written === written.toUpperCase() || written === written.toLowerCase();
}

/** ISO 13616: the first four characters moved to the end, letters as 10 to 35, the number is 1 modulo 97. */
export function hasCheckDigits(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
