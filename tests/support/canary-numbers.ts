// Invented numbers with right check digits, and words that no language has.
import type { Random } from '../../src/core/math/random.ts';

export const localeNames = ['US', 'GB', 'DE', 'FR', 'ES', 'IT', 'NL', 'PL', 'BR', 'SE'] as const;
export type Locale = (typeof localeNames)[number];

export const pick = <T>(items: readonly T[], random: Random): T => items[Math.floor(random() * items.length)];

export function digits(count: number, random: Random): string {
  return Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
}

/** Lower-case hexadecimal digits, the first one a letter and the second a digit. */
export function bitsOfHex(count: number, random: Random): string {
  return Array.from({ length: count }, (_, i) =>
    i === 0
      ? pick([...'abcdef'], random)
      : i === 1
        ? pick([...'23456789'], random)
        : pick([...'0123456789abcdef'], random),
  ).join('');
}

/** Four syllables with a capital: two draws seldom give the same. */
export function madeUpWord(random: Random): string {
  const syllable = () => pick([...'bdfgklmnprstvz'], random) + pick(['a', 'e', 'i', 'o', 'u', 'y'], random);
  const word = `${syllable()}${syllable()}${pick(['q', 'x', 'zw', 'vr', 'kh'], random)}${syllable()}${syllable()}`;
  return word[0].toUpperCase() + word.slice(1) + 'r';
}

/** The digits with a Luhn check digit behind them. */
export function luhn(number: string): string {
  let sum = 0;
  // The last digit of `number` is doubled: the check digit will stand behind it.
  [...number].reverse().forEach((digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return number + String((10 - (sum % 10)) % 10);
}

/** Remainder of a long number, letters counting from A = 10 (ISO 7064). */
function remainder(text: string, modulus: number): number {
  let rest = 0;
  for (const character of text)
    for (const digit of String(Number.parseInt(character, 36))) rest = (rest * 10 + Number(digit)) % modulus;
  return rest;
}

/** Account parts of the countries' own lengths; where a country has no IBANs, a German one. */
export function ibanOf(locale: Locale, random: Random): string {
  const accounts: Partial<Record<Locale, string>> = {
    GB: `NWBK${digits(14, random)}`,
    FR: digits(23, random),
    ES: digits(20, random),
    IT: `X${digits(22, random)}`,
    NL: `ABNA${digits(10, random)}`,
    PL: digits(24, random),
    SE: digits(20, random),
  };
  const country = accounts[locale] ? locale : 'DE';
  const account = accounts[locale] ?? digits(18, random);
  const check = 98 - remainder(`${account}${country}00`, 97);
  return `${country}${String(check).padStart(2, '0')}${account}`.replace(/(.{4})(?=.)/g, '$1 ');
}

export function phoneOf(locale: Locale, random: Random): string {
  const d = (count: number) => digits(count, random);
  const shapes: Readonly<Record<Locale, string>> = {
    US: `+1 415 55${Math.floor(random() * 10)} 2${d(3)}`,
    GB: `+44 7700 900${d(3)}`,
    DE: `+49 151 2${d(7)}`,
    FR: `+33 6 12 ${d(2)} ${d(2)} ${d(2)}`,
    ES: `+34 612 ${d(3)} ${d(3)}`,
    IT: `+39 347 ${d(3)} ${d(4)}`,
    NL: `+31 6 12${d(6)}`,
    PL: `+48 512 ${d(3)} ${d(3)}`,
    BR: `+55 11 98${d(3)}-${d(4)}`,
    SE: `+46 70 1${d(2)} ${d(2)} ${d(2)}`,
  };
  return shapes[locale];
}

const sumOf = (number: string, weights: readonly number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0);

/** The identity number that a country's people write most. */
export function nationalId(locale: Locale, random: Random): string {
  const makers: Readonly<Record<Locale, () => string>> = {
    // ITIN: 9, and a group of 70 to 88.
    US: () => `9${digits(2, random)}-7${1 + Math.floor(random() * 8)}-${digits(4, random)}`,
    GB: () => nhs(random),
    DE: () => taxId(random),
    FR: () => nir(random),
    ES: () => nif(random),
    IT: () => codiceFiscale(random),
    NL: () => bsn(random),
    PL: () => pesel(random),
    BR: () => cpf(random),
    SE: () => personnummer(random),
  };
  return makers[locale]();
}

function personnummer(random: Random): string {
  const birth = `8${digits(1, random)}0${1 + Math.floor(random() * 9)}1${digits(1, random)}`;
  const whole = luhn(`${birth}${digits(3, random)}`);
  return `${whole.slice(0, 6)}-${whole.slice(6)}`;
}

function nhs(random: Random): string {
  for (;;) {
    const nine = `4${digits(8, random)}`;
    const check = 11 - (sumOf(nine, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    if (check !== 10) return `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}${check % 11}`;
  }
}

/** Ten digits of which exactly one stands twice; check digit by ISO 7064, MOD 11,10. */
function taxId(random: Random): string {
  const pool = [...'123456789'].sort(() => random() - 0.5);
  const ten = [...pool.slice(0, 8), '0', pool[0]].join('');
  let product = 10;
  for (const digit of ten) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return ten + String((11 - product) % 10);
}

/** Sex, year, month, department, commune, order; key 97 less the remainder. */
function nir(random: Random): string {
  const body = `${1 + Math.floor(random() * 2)}${50 + Math.floor(random() * 49)}0${1 + Math.floor(random() * 9)}75${100 + Math.floor(random() * 20)}${digits(3, random)}`;
  return `${body} ${String(97 - Number(BigInt(body) % 97n)).padStart(2, '0')}`;
}

function nif(random: Random): string {
  const number = `5${digits(7, random)}`;
  return number + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23];
}

/** What the letters A to Z (and the digits 0 to 9 alike) count for at odd places. */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function codiceFiscale(random: Random): string {
  const letters = (count: number) =>
    Array.from({ length: count }, () => pick([...'BCDFGLMNPRSTVZ'], random)).join('');
  const body = `${letters(6)}${50 + Math.floor(random() * 49)}A${10 + Math.floor(random() * 20)}H501`;
  const valueOf = (c: string) => (/\d/.test(c) ? Number(c) : c.charCodeAt(0) - 65);
  const sum = [...body].reduce(
    // Places are counted from 1: the first one is odd.
    (total, c, i) => total + (i % 2 === 1 ? valueOf(c) : oddValues[valueOf(c)]),
    0,
  );
  return body + String.fromCharCode(65 + (sum % 26));
}

function bsn(random: Random): string {
  for (;;) {
    const eight = `1${digits(7, random)}`;
    const check = sumOf(eight, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    if (check < 10) return `${eight}${check}`;
  }
}

function pesel(random: Random): string {
  const ten = `${50 + Math.floor(random() * 49)}0${1 + Math.floor(random() * 9)}1${digits(5, random)}`;
  return `${ten}${(10 - (sumOf(ten, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
}

function cpf(random: Random): string {
  const check = (number: string) => {
    const weights = Array.from({ length: number.length }, (_, i) => number.length + 1 - i);
    const rest = (sumOf(number, weights) * 10) % 11;
    return rest === 10 ? 0 : rest;
  };
  const nine = digits(9, random);
  const ten = `${nine}${check(nine)}`;
  const all = `${ten}${check(ten)}`;
  return `${all.slice(0, 3)}.${all.slice(3, 6)}.${all.slice(6, 9)}-${all.slice(9)}`;
}
