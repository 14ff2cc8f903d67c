import { hasMod11And10Digit, isMonthAndDay, weightedDigitSum, weightedSum } from './checks.ts';
import { always, isCapital, type IdCandidate, type IdRule } from './rule.ts';

/** Letters of serial numbers: no vowels, nothing that looks like a digit (BSI TR-03110, ICAO 9303). */
const serial = '[\\dCFGHJKLMNPRTVWXYZ]';

/** Germany. */
export const germanIds: readonly IdRule[] = [
  {
    // § 139b AO: no leading 0, one digit of the first ten two or three times; ISO 7064 MOD 11,10.
    what: 'DE_TAX_ID',
    shapes: '11|2 3 3 3',
    pattern: /^[1-9]\d{10}$/,
    valid: (digits) => hasMod11And10Digit(digits) && repeatsOneDigit(digits.slice(0, 10)),
    alone: always,
    near: 'idnr|id nr|steuer id|steuerid|steueridentifikationsnummer|steuernummer|identifikationsnummer|tin|tax id',
  },
  {
    // § 290 SGB V: the letter as two digits, weights 1 and 2 by turns, sum of digits modulo 10.
    what: 'DE_HEALTH_INSURANCE',
    shapes: '10|1 9|4 3 3',
    pattern: /^[A-Z]\d{9}$/,
    valid: (id) => weightedDigitSum(spelled(id, 0), [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]) % 10 === Number(id[9]),
    alone: isCapital,
    near: 'krankenkasse|kvnr|krankenversicherung|krankenversichertennummer|versichertennummer|egk|gesundheitskarte',
  },
  {
    // VKVV § 2: area, date of birth, letter of the name, serial; weights by place, sum of digits modulo 10.
    what: 'DE_SOCIAL_SECURITY',
    shapes: '12|2 6 1 3|8 1 3|2 6 4',
    pattern: /^\d{8}[A-Z]\d{3}$/,
    valid: hasPensionDigit,
    alone: always,
    near: 'rvnr|rentenversicherung|rentenversicherungsnummer|sozialversicherung|sozialversicherungsnummer|svnr',
  },
  {
    what: 'DE_PASSPORT',
    shapes: '9',
    pattern: new RegExp(`^[CFGHJK]${serial}{7}\\d$`),
    valid: hasDocumentDigit,
    alone: isDocument,
    near: 'pass|pass nr|passnummer|reisepass|reisepassnummer|passport',
  },
  {
    what: 'DE_ID_CARD',
    shapes: '9',
    pattern: new RegExp(`^[LMNPRTVWXYZ]${serial}{7}\\d$`),
    valid: hasDocumentDigit,
    alone: isDocument,
    near: 'ausweis|personalausweis|ausweisnummer|personalausweisnummer|perso|identity card|id card',
  },
  {
    // Lifelong number of a physician (KBV): weights 4 and 9, then two digits for the field.
    what: 'DE_LANR',
    shapes: '9',
    pattern: /^\d{7}(?!00)\d\d$/,
    valid: (digits) => (weightedSum(digits, [4, 9, 4, 9, 4, 9]) + Number(digits[6])) % 10 === 0,
    near: 'lanr|arztnummer|arzt nr|arztnr|arzt nummer',
  },
  {
    // § 27a UStG; the Federal Central Tax Office checks with ISO 7064 MOD 11,10.
    what: 'DE_VAT_ID',
    shapes: '11|2 9',
    pattern: /^DE[1-9]\d{8}$/,
    valid: (id) => hasMod11And10Digit(id.slice(2)),
    alone: isCapital,
    near: 'ust|ustid|ust idnr|umsatzsteuer|vat|mwst',
  },
  {
    // FZV annex 1: district, one or two letters, up to four digits.
    what: 'DE_KFZ',
    shapes: plateShapes(),
    pattern: /^[A-Z]{2,5}[1-9]\d{0,3}[EH]?$/,
    near: 'kennzeichen|autokennzeichen|kfz|nummernschild|number plate|license plate|licence plate|plate',
  },
];

/** District, letters and digits, with a dash or a blank after the district and nothing or a blank before the digits. */
function plateShapes(): string {
  const shapes: string[] = [];
  for (const district of [1, 2, 3])
    for (const letters of [1, 2])
      for (const digits of [1, 2, 3, 4, 5])
        for (const after of ['-', ' '])
          shapes.push(`${district}${after}${letters} ${digits}`, `${district}${after}${letters + digits}`);
  return shapes.join('|');
}

/** `id` with the letter at `at` as two digits, A is 01. */
function spelled(id: string, at: number): string {
  return `${id.slice(0, at)}${String(id.charCodeAt(at) - 64).padStart(2, '0')}${id.slice(at + 1)}`;
}

function repeatsOneDigit(digits: string): boolean {
  const counts = [...'0123456789'].map((digit) => digits.split(digit).length - 1);
  return counts.every((count) => count <= 3) && counts.filter((count) => count > 1).length <= 1;
}

function hasPensionDigit(id: string): boolean {
  const day = Number(id.slice(2, 4));
  // Where two people would share a number the day is raised by 50.
  if (!isMonthAndDay(Number(id.slice(4, 6)), day > 50 ? day - 50 : day)) return false;
  return weightedDigitSum(spelled(id, 8), [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === Number(id[11]);
}

/** ICAO 9303-3, 4.9: weights 7, 3, 1. */
function hasDocumentDigit(id: string): boolean {
  return weightedSum(id, [7, 3, 1, 7, 3, 1, 7, 3]) % 10 === Number(id[8]);
}

/** Mostly digits, and in capitals unless one letter is all there is: hashes in hexadecimal are alike. */
function isDocument({ written, compact }: IdCandidate): boolean {
  const digits = compact.replace(/\D/g, '').length;
  return digits === 8 || (digits >= 5 && written === compact);
}
