import { describe, expect, test } from 'vitest';
import { findIds, idRules } from '../../../src/core/privacy/ids.ts';
import { hasMod11And10Digit, hasVerhoeffDigit } from '../../../src/core/privacy/ids/checks.ts';

const found = (text: string) =>
  findIds(text).map(({ what, start, end }) => `${what}:${text.slice(start, end)}`);

/** Numbers made for these tests; their check digits are those of the rules named in ids/. */
const alone: readonly (readonly [what: string, written: string])[] = [
  ['US_ITIN', '912-71-4455'],
  ['US_NPI', '1734-567-898'],
  ['US_MBI', '2FG5-HJ6-KM78'],
  // 7+5+3... : 7+5+3+2(6+4+2) = 15+24 = 39.
  ['CERTIFICATE_NUMBER', 'BR7654329'],
  ['CA_SIN', '246-835-714'],
  ['MX_CURP', 'GOMC850612HDFLRN08'],
  // 9*10+4*9+3*8+1*7+7*6+6*5+5*4+8*3+8*2 = 289 = 26*11+3, 11-3 = 8.
  ['UK_NHS', '943 176 5888'],
  ['UK_NINO', 'JG 12 34 56 C'],
  ['UK_DRIVING_LICENCE', 'BROWN806125JR9AB'],
  // 23456789 = 23 * 1019860 + 9: the tenth letter, D.
  ['ES_NIF', '23456789D'],
  ['ES_NIE', 'X2345678T'],
  ['IT_FISCAL_CODE', 'BNCGLI85H52F205X'],
  ['IT_VAT_CODE', '07654320154'],
  ['DE_TAX_ID', '57283910649'],
  ['DE_HEALTH_INSURANCE', 'K735192640'],
  ['DE_SOCIAL_SECURITY', '24170385M042'],
  ['DE_PASSPORT', 'CH7K2M945'],
  ['DE_ID_CARD', 'T22050129'],
  ['DE_VAT_ID', 'DE287654324'],
  ['FR_NIR', '1 85 06 75 123 456 89'],
  ['BE_NATIONAL_NUMBER', '85.06.12-345.84'],
  ['PL_PESEL', '85061234573'],
  ['BR_CPF', '735.192.648-46'],
  ['BR_CNPJ', '73.519.264/0001-20'],
  ['IN_AADHAAR', '7351 9264 8012'],
  ['IN_PAN', 'KLMPS4321Q'],
  ['IN_GSTIN', '29KLMPS4321Q1ZX'],
  ['IN_VEHICLE_REGISTRATION', 'KA05MH4321'],
  // 120685345 = 31 * 3893075 + 20: the sign at 20, M.
  ['FI_PERSONAL_IDENTITY_CODE', '120685-345M'],
  ['SE_PERSONNUMMER', '198506123473'],
  ['SE_PERSONNUMMER', '850612-3473'],
  ['SE_ORGANISATIONSNUMMER', '559912-3477'],
  ['KR_BRN', '617-84-29353'],
  ['KR_PASSPORT', 'M735B1926'],
  ['KR_DRIVER_LICENSE', '13-85-612345-67'],
  ['AU_TFN', '735-192-649'],
  ['AU_MEDICARE', '4735 19230 1'],
  // 4*10+1+8*3+2*5+4*7+7*9+5*11+3*13+5*15+5*17+6*19 = 534 = 6*89: the example of the Australian tax office.
  ['AU_ABN', '51 824 753 556'],
  ['AU_ACN', '007 351 920'],
  ['TR_NATIONAL_ID', '73519264850'],
  ['ZA_ID_NUMBER', '8506125123081'],
  ['TH_TNIN', '3735192648015'],
  ['SG_FIN', 'S7351926H'],
  ['SG_UEN', '73519264B'],
  ['SG_UEN', 'T18LL0421J'],
];

test.each(alone)('%s is found without any word: %s', (what, written) =>
  expect(found(`so: ${written}, thanks`)).toEqual([`${what}:${written}`]),
);

/** One character is wrong, or the shape breaks a rule of the issuer. */
test.each([
  ['ITIN group 89', '912-89-4455'],
  ['MBI with an S', '2SG5-HJ6-KM78'],
  ['SIN', '246-835-715'],
  ['NHS number', '943 176 5889'],
  ['NINO that begins with BG', 'BG 12 34 56 C'],
  ['NIF', '23456789E'],
  ['fiscal code of month F', 'BNCGLI85F52F205X'],
  ['tax id', '57283910648'],
  ['health insurance', 'K735192641'],
  ['pension', '24170385M043'],
  ['passport', 'CH7K2M946'],
  ['NIR', '1 85 06 75 123 456 88'],
  ['CPF', '735.192.648-47'],
  ['Aadhaar', '7351 9264 8013'],
  ['hetu', '120685-345N'],
  ['hetu of 31 February', '310285-345M'],
  ['personnummer', '850612-3474'],
  ['ABN', '51 824 753 557'],
  ['TR id', '73519264851'],
  ['ZA id', '8506125123083'],
  ['Thai id of province 28', '3285192648015'],
])('a wrong %s is none', (_, written) => expect(found(`so: ${written}, thanks`)).toEqual([]));

describe('common shapes need a word', () => {
  test.each([
    ['US_PASSPORT', 'my passport is', 'X73519265'],
    ['US_DRIVER_LICENSE', "driver's license number", '73519264'],
    ['UK_PASSPORT', 'Passport no.', 'KD7351926'],
    ['UK_VEHICLE_REGISTRATION', 'the number plate', 'KD67 RTF'],
    ['ES_PASSPORT', 'mi pasaporte', 'BCD735192'],
    ['IT_IDENTITY_CARD', "carta d'identità", 'CA73519KD'],
    ['IT_PASSPORT', 'passaporto', 'YA7351926'],
    ['IT_DRIVER_LICENSE', 'patente di guida', 'MI7351926K'],
    ['DE_LANR', 'Arztnummer', '765432255'],
    ['DE_KFZ', 'Kennzeichen', 'HH-KD 735'],
    ['NL_BSN', 'mijn BSN is', '735192649'],
    ['IN_PASSPORT', 'passport', 'K7351926'],
    ['IN_VOTER', 'voter id', 'KDF7351926'],
    ['KR_PASSPORT', '여권은', 'M73519264'],
    ['TR_LICENSE_PLATE', 'plaka', '34 KD 735'],
    ['NG_VEHICLE_REGISTRATION', 'plate number', 'KDF-735BC'],
    ['PH_TIN', 'TIN', '735-192-648'],
    ['US_NPI', 'NPI', '1734567898'],
    ['KR_RRN', 'resident registration', '850612-1345679'],
  ])('%s', (what, word, written) => {
    expect(found(`${word} ${written}`)).toEqual([`${what}:${written}`]);
    expect(found(`so ${written}`)).toEqual([]);
  });
});

test('the word may stand after the number in the same line, not in the next', () => {
  expect(found('735192649 is mijn BSN')).toEqual(['NL_BSN:735192649']);
  expect(found('735192649\nBSN')).toEqual([]);
});

test('a number glued to the word before it is found', () => {
  expect(found('my id is198506123473.')).toEqual(['SE_PERSONNUMMER:198506123473']);
});

test('of two kinds the one whose word stands nearby gives the name', () => {
  // K, seven and a check digit fit a German passport as well as any letter with eight digits.
  expect(found('Reisepass C73519262 travel document')[0]).toMatch(/PASSPORT:C73519262$/);
});

test.each([
  'order 1734567898 of 2024',
  'at 1700000000000 ms and 1712345678901',
  'backup-202403151230.tgz 202403151230',
  'uuid 550e8400-e29b-41d4-a716-446655440000',
  '0.57283910649 and 57283910649.25',
  'https://x.example/57283910649/a',
  '$57283910649 and id_57283910649',
  'rows 943 176 5888 12 and 3 943 176 5888',
  'sum 120 000 000 or 123 456 789 000',
  'x12345678z0 deadbeef 9f86d081',
  'Python 3.11.4, ISO 8859-1, RFC 2616, A4, B12, 4K',
])('ordinary numbers are none: %s', (text) => expect(found(text)).toEqual([]));

test('every rule has shapes, a name in capitals and words', () => {
  for (const { what, shapes, near } of idRules) {
    expect(what).toMatch(/^[A-Z]{2,}(?:_[A-Z]+)+$/);
    expect(shapes).toMatch(/^\d/);
    expect(near).not.toBe('');
  }
});

test('the check digits agree with published examples', () => {
  // Verhoeff of 236 is 3; ISO 7064 MOD 11,10 of 0794 is 5.
  expect(hasVerhoeffDigit('2363')).toBe(true);
  expect(hasVerhoeffDigit('2364')).toBe(false);
  expect(hasMod11And10Digit('07945')).toBe(true);
  expect(hasMod11And10Digit('07946')).toBe(false);
});

test.each([
  ['ES_NIF', '23.456.789-D'],
  ['ES_NIF', '23.456.789 D'],
  ['ES_NIE', 'X-2.345.678-T'],
  ['PL_PESEL', '900205 12348'],
])('%s with the separators of its country: %s', (what, written) => {
  expect(found(`it is ${written}, thanks`)).toEqual([`${what}:${written}`]);
});

test('a number in groups with a wrong letter is none', () => {
  expect(found('it is 23.456.789-X')).toEqual([]);
});
