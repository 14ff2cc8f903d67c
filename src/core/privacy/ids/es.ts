import { always, isGrouped, type IdRule } from './rule.ts';

/** Real Decreto 1553/2005: the letter is the number modulo 23. */
const letters = 'TRWAGMYFPDXBNJZSQVHLCKE';

const hasLetter = (id: string): boolean => letters[Number(id.slice(0, -1)) % 23] === id.at(-1);

/** Spain. */
export const spanishIds: readonly IdRule[] = [
  {
    what: 'ES_NIF',
    shapes: '9|8|8-1|7-1|8 1|2.3.3-1|2.3.3.1|2.3.3 1|2.3.4',
    pattern: /^\d{7,8}[A-Z]$/,
    valid: hasLetter,
    alone: (candidate) => candidate.compact.length === 9 || isGrouped(candidate),
    near: 'nif|dni|documento nacional|identificacion fiscal',
  },
  {
    // X, Y, Z count as 0, 1, 2 before the number.
    what: 'ES_NIE',
    shapes: '9|8-1|1-7-1|1 7 1|1-8|1-1.3.3-1|1.1.3.3-1',
    pattern: /^[XYZ]\d{7}[A-Z]$/,
    valid: (id) => hasLetter(`${'XYZ'.indexOf(id[0])}${id.slice(1)}`),
    alone: always,
    near: 'nie|extranjero',
  },
  {
    what: 'ES_PASSPORT',
    shapes: '9|3 6|3-6',
    pattern: /^[A-Z]{3}\d{6}$/,
    near: 'pasaporte|pasaportes|passport',
  },
];
