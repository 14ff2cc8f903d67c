import { hasLuhnDigit } from '../card.ts';
import { countdown, isOneDigit, isShortDate, weightedSum } from './checks.ts';
import { always, isCapital, isGrouped, type IdRule } from './rule.ts';
import { isEpochMilliseconds } from './timestamps.ts';

const plateWords = 'plate|plates|license plate|licence plate|number plate|plate number|registration|vehicle';

/** Of the Thai number, without the check digit. */
const thaiWeights = countdown(13, 2);

/** Turkey, South Africa, Nigeria, Thailand, the Philippines: one or two kinds a country. */
export const otherIds: readonly IdRule[] = [
  {
    // Nüfus: tenth digit from odd and even places, the eleventh from all.
    what: 'TR_NATIONAL_ID',
    shapes: '11',
    pattern: /^[1-9]\d{10}$/,
    valid: hasTurkishDigits,
    alone: always,
    near: 'tc|kimlik|tckn|tc kimlik|turkish id',
  },
  {
    // Province 01 to 81, letters, digits.
    what: 'TR_LICENSE_PLATE',
    shapes: `${[1, 2, 3].flatMap((letters) => [2, 3, 4].map((digits) => `2 ${letters} ${digits}`)).join('|')}|5|6|7|8|9`,
    pattern: /^(?:0[1-9]|[1-7]\d|8[01])[A-Z]{1,3}\d{2,5}$/,
    near: `plaka|plakam|plakası|${plateWords}`,
  },
  {
    // Department of Home Affairs: date, sex, citizenship 0 to 2, a digit, Luhn.
    what: 'ZA_ID_NUMBER',
    shapes: '13|6 4 3|6 4 2 1',
    pattern: /^\d{10}[012]\d\d$/,
    valid: (id) => isShortDate(id) && hasLuhnDigit(id),
    alone: ({ compact }) => !isEpochMilliseconds(compact),
    near: 'rsa id|sa id|south african|id number|resident number|refugee id',
  },
  {
    what: 'NG_VEHICLE_REGISTRATION',
    shapes: '3-5|3 5|8',
    pattern: /^[A-Z]{3}\d{3}[A-Z]{2}$/,
    near: plateWords,
  },
  {
    // Department of Provincial Administration: kind of person, province, weights 13 to 2.
    what: 'TH_TNIN',
    shapes: '13|1-4-5-2-1|1 4 5 2 1',
    pattern: /^[1-8](?:1\d|2[0-7]|3\d|4\d|5[0-8]|6[0-7]|7[0-7]|8[0-6]|9[0-6])\d{10}$/,
    valid: (id) => (11 - (weightedSum(id, thaiWeights) % 11)) % 10 === Number(id[12]) && !isOneDigit(id),
    alone: ({ compact }) => !isEpochMilliseconds(compact),
    near: 'thai|thai id|tnin|บัตรประชาชน|เลขประจำตัวประชาชน',
  },
  {
    what: 'PH_TIN',
    shapes: '3-3-3|3-3-3-3|3-3-3-5',
    pattern: /^\d{9}(?:\d{3}|\d{5})?$/,
    alone: ({ written }) => /^(?:\d{3}-){3}000(?:00)?$/.test(written),
    near: 'tin|tin number|bir',
  },
];

function hasTurkishDigits(id: string): boolean {
  const d = [...id].map(Number);
  const odd = d[0] + d[2] + d[4] + d[6] + d[8];
  const even = d[1] + d[3] + d[5] + d[7];
  return (odd * 7 - even + 50) % 10 === d[9] && (odd + even + d[9]) % 10 === d[10];
}

/** Kinds of bodies in Singapore's entity numbers (ACRA). */
const entities =
  'LP|LL|FC|PF|RF|MQ|MM|NB|CC|CS|MB|FM|GS|DP|CP|NR|CM|CD|MD|HS|VH|CH|MH|CL|XL|CX|HC|RP|TU|TC|FB|FN|PA|PB|SS|MC|SM|GA|GB';

/** Singapore. */
export const singaporeanIds: readonly IdRule[] = [
  {
    // ICA: weights 2, 7, 6, 5, 4, 3, 2; T and G count 4 more, M 3; one alphabet a kind.
    what: 'SG_FIN',
    shapes: '9',
    pattern: /^[STFGM]\d{7}[A-Z]$/,
    valid: hasFinLetter,
    alone: isCapital,
    near: 'nric|fin|singapore',
  },
  {
    // ACRA: businesses (8 digits), companies (year and number), all others.
    what: 'SG_UEN',
    shapes: '9|10',
    pattern: new RegExp(`^(?:\\d{8}[A-Z]|(?:19|20)\\d{7}[A-Z]|[RST]\\d\\d(?:${entities})\\d{4}[A-Z])$`),
    valid: hasUenLetter,
    alone: (candidate) => isCapital(candidate) && !isGrouped(candidate),
    near: 'uen|acra|entity number',
  },
];

function hasFinLetter(id: string): boolean {
  const kind = id[0];
  const sum =
    weightedSum(id.slice(1), [2, 7, 6, 5, 4, 3, 2]) +
    (kind === 'M' ? 3 : kind === 'T' || kind === 'G' ? 4 : 0);
  if (kind === 'M') return 'KLJNPQRTUWX'[10 - (sum % 11)] === id[8];
  return (kind === 'S' || kind === 'T' ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[sum % 11] === id[8];
}

function hasUenLetter(id: string): boolean {
  if (/^\d{8}\D/.test(id)) return 'XMKECAWLJDB'[weightedSum(id, [10, 4, 9, 3, 8, 2, 7, 1]) % 11] === id[8];
  if (/^\d/.test(id)) return 'ZKCMDNERGWH'[weightedSum(id, [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11] === id[9];
  const signs = 'ABCDEFGHJKLMNPQRSTUVWX0123456789';
  const sum = [4, 3, 5, 3, 10, 2, 2, 5, 7].reduce((all, weight, i) => all + weight * signs.indexOf(id[i]), 0);
  return signs[(((sum - 5) % 11) + 11) % 11] === id[9];
}
