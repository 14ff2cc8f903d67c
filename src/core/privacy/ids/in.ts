import { hasVerhoeffDigit } from './checks.ts';
import { always, isCapital, type IdRule } from './rule.ts';
import { isTimestamp } from './timestamps.ts';

/** Two letters of the states and territories on number plates (MoRTH). */
const states =
  'AN|AP|AR|AS|BH|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|UK|UP|WB';

/** India. */
export const indianIds: readonly IdRule[] = [
  {
    // UIDAI: twelve digits, none that begins with 0 or 1; Verhoeff's check digit.
    what: 'IN_AADHAAR',
    shapes: '12|4 4 4|4-4-4|4:4:4',
    pattern: /^[2-9]\d{11}$/,
    valid: (digits) => hasVerhoeffDigit(digits) && [...digits].reverse().join('') !== digits,
    alone: ({ compact }) => !isTimestamp(compact),
    near: 'aadhaar|aadhar|adhar|uid|uidai|आधार',
  },
  {
    // Income Tax Department: three letters, the kind of holder, a letter, four digits, a letter.
    what: 'IN_PAN',
    shapes: '10',
    pattern: /^[A-Z]{5}\d{4}[A-Z]$/,
    alone: isCapital,
    near: 'pan|pan card|pan number|permanent account',
  },
  {
    // GST rule 10: state (01-38), PAN, number of the registration, Z, check sign.
    what: 'IN_GSTIN',
    shapes: '15',
    pattern: /^(?:0[1-9]|[12]\d|3[0-8])[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[A-Z\d]$/,
    alone: always,
    near: 'gstin|gst',
  },
  {
    what: 'IN_PASSPORT',
    shapes: '8|1 7',
    pattern: /^[A-PR-WY][1-9]\d{6}$/,
    near: 'passport|passports|passport number|indian passport',
  },
  {
    // Election Commission (EPIC): three letters, seven digits.
    what: 'IN_VOTER',
    shapes: '10',
    pattern: /^[A-Z]{3}\d{7}$/,
    near: 'voter|voter id|voters id|epic|elector|election card',
  },
  {
    // Central Motor Vehicles Rules, rule 50.
    what: 'IN_VEHICLE_REGISTRATION',
    shapes: '6|7|8|9|10|11|2 2 2 4|2-2-2-4|4 2 4|2 2 1 4|2-2-1-4|2 1 2 4|2 2 3 4|2 2 4|2 4',
    pattern: new RegExp(`^(?:${states})\\d{1,2}[A-Z]{0,3}\\d{4}$|^(?:${states})\\d{4}$`),
    alone: (candidate) => isCapital(candidate) && /^..\d\d[A-Z]{1,3}\d{4}$/.test(candidate.compact),
    near: 'vehicle|registration|plate|number plate|license plate|licence plate|rc number',
  },
];
