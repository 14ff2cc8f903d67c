// Arithmetic of check digits that several countries share.

/** The value of a character: digits as they are, A is 10, Z is 35 (capitals only). */
export function valueOf(character: string): number {
  return valueAt(character, 0);
}

function valueAt(characters: string, at: number): number {
  const code = characters.charCodeAt(at);
  return code < 58 ? code - 48 : code - 55;
}

/** Sum of the characters' values times the weights; as many characters as there are weights. */
export function weightedSum(characters: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * valueAt(characters, i);
  return sum;
}

/** The same with the sum of digits of every product (products below 100). */
export function weightedDigitSum(characters: string, weights: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const product = weights[i] * valueAt(characters, i);
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum;
}

/** Weights from `first` down to `last`. */
export function countdown(first: number, last: number): readonly number[] {
  return Array.from({ length: first - last + 1 }, (_, i) => first - i);
}

/** ISO/IEC 7064, MOD 11,10 (the last digit is the check digit). */
export function hasMod11And10Digit(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

/** Multiplication in the dihedral group D5, as Verhoeff numbers its ten elements. */
function timesInD5(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
  return b < 5 ? 5 + ((a - 5 - b + 5) % 5) : (a - b + 5) % 5;
}

const verhoeffStep = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Verhoeff's check (J. Verhoeff, Error Detecting Decimal Codes, 1969); the last digit is the check digit. */
export function hasVerhoeffDigit(digits: string): boolean {
  let check = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = Number(digits[digits.length - 1 - i]);
    for (let round = 0; round < i % 8; round++) digit = verhoeffStep[digit];
    check = timesInD5(check, digit);
  }
  return check === 0;
}

/** True for six digits YYMMDD of a day that can be (in some century). */
export function isShortDate(digits: string): boolean {
  return isMonthAndDay(Number(digits.slice(2, 4)), Number(digits.slice(4, 6)));
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Month 1 to 12 and a day it has. */
export function isMonthAndDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth[month - 1];
}

/** One digit repeated: fills forms, names nobody. */
export function isOneDigit(digits: string): boolean {
  return /^(\d)\1*$/.test(digits);
}
