import { hasLuhnDigit } from '../card.ts';
import { isMonthAndDay, isShortDate, weightedSum } from './checks.ts';
import { always, isGrouped, type IdRule } from './rule.ts';
import { isTimestamp } from './timestamps.ts';

/** Finland, VRK: the sign is the nine digits modulo 31. */
const finnishSigns = '0123456789ABCDEFHJKLMNPRSTUVWXY';

/** Finland, Sweden, Norway, Denmark. */
export const nordicIds: readonly IdRule[] = [
  {
    // Day, month, year, sign of the century (since 2023 + - A-F U-Y), number, check sign.
    what: 'FI_PERSONAL_IDENTITY_CODE',
    shapes: '11|6-4|6+4',
    pattern: /^\d{6}[A-FU-Y]?\d{3}[0-9A-FHJ-NPR-Y]$/,
    valid: (id) =>
      isMonthAndDay(Number(id.slice(2, 4)), Number(id.slice(0, 2))) &&
      Number(id.slice(-4, -1)) >= 2 &&
      finnishSigns[Number(id.slice(0, 6) + id.slice(-4, -1)) % 31] === id.at(-1),
    alone: always,
    near: 'hetu|henkilotunnus|personbeteckning|finnish id|identity code',
  },
  {
    // Skatteverket: Luhn over ten digits; the day + 60 in coordination numbers.
    what: 'SE_PERSONNUMMER',
    shapes: '10|12|6-4|6+4|8-4|8+4',
    pattern: /^(?:1[89]|20)?\d{10}$/,
    valid: (id) => hasLuhnDigit(id.slice(-10)) && isSwedishDay(id.slice(-10)),
    alone: (candidate) =>
      isGrouped(candidate) || (candidate.compact.length === 12 && !isTimestamp(candidate.compact)),
    near: 'personnummer|pnr|person nr|samordningsnummer|swedish id|identity code|id code|personal identity',
  },
  {
    // Lag (1974:174): the "month" is 20 or more, Luhn.
    what: 'SE_ORGANISATIONSNUMMER',
    shapes: '10|6-4',
    pattern: /^[1235-9]\d[2-9]\d{7}$/,
    valid: hasLuhnDigit,
    alone: isGrouped,
    near: 'orgnr|org nr|organisationsnummer|organization number|company identity|organisation number',
  },
  {
    // Skatteetaten: two check digits modulo 11.
    what: 'NO_FODSELSNUMMER',
    shapes: '11|6 5',
    pattern: /^\d{11}$/,
    valid: (id) =>
      isMonthAndDay(Number(id.slice(2, 4)), Number(id.slice(0, 2)) % 40) &&
      weightedSum(id, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
      weightedSum(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
    alone: always,
    near: 'fødselsnummer|personnummer|d nummer|fnr',
  },
  {
    // Since 2007 without a check digit.
    what: 'DK_CPR',
    shapes: '10|6-4|6 4',
    pattern: /^\d{10}$/,
    valid: (id) => isMonthAndDay(Number(id.slice(2, 4)), Number(id.slice(0, 2))),
    near: 'cpr|cpr nr|cpr nummer|personnummer',
  },
];

function isSwedishDay(ten: string): boolean {
  const day = Number(ten.slice(4, 6));
  return day > 60 ? isMonthAndDay(Number(ten.slice(2, 4)), day - 60) : isShortDate(ten.slice(0, 6));
}
