import { countdown, isMonthAndDay, weightedSum } from './checks.ts';
import { always, isGrouped, type IdRule } from './rule.ts';

/** Of the Dutch number, the check digit last. */
const bsnWeights = [...countdown(9, 2), -1];

/** France, Netherlands, Belgium. */
export const frenchAndLowIds: readonly IdRule[] = [
  {
    // INSEE: sex, year, month, commune, order; key 97 minus the number modulo 97; Corsica counts as 19 and 18.
    what: 'FR_NIR',
    shapes: '15|13 2|1 2 2 2 3 3 2|1 2 2 2 3 5',
    pattern: /^[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{8}$/,
    valid: (id) =>
      97 - (Number(id.slice(0, 13).replace('2A', '19').replace('2B', '18')) % 97) === Number(id.slice(13)),
    alone: always,
    near: 'nir|insee|securite sociale|numero de',
  },
  {
    // Besluit BSN: weights 9 to 2 and -1, a multiple of 11 ("elfproef").
    what: 'NL_BSN',
    shapes: '9|3 3 3|4 2 3|4.2.3',
    pattern: /^(?!0{9})\d{9}$/,
    valid: (digits) => weightedSum(digits, bsnWeights) % 11 === 0,
    near: 'bsn|bsn nummer|burgerservicenummer|burgerservice nummer|sofinummer|sofi nummer',
  },
  {
    // Royal decree of 3 April 1984: 97 minus the first nine digits modulo 97, since 2000 with a 2 in front.
    what: 'BE_NATIONAL_NUMBER',
    shapes: '11|2.2.2-3.2|6-3-2|2 2 2 3 2',
    pattern: /^\d{11}$/,
    valid: (digits) =>
      isMonthAndDay(Number(digits.slice(2, 4)), Number(digits.slice(4, 6))) &&
      ['', '2'].some(
        (century) => 97 - (Number(century + digits.slice(0, 9)) % 97) === Number(digits.slice(9)),
      ),
    alone: isGrouped,
    near: 'rijksregisternummer|rijksregister|registre national|numero national|insz',
  },
];
