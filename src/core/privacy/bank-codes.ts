import { commonWords } from './common-words.ts';
import { type Finding, textBefore } from './finding.ts';
import { findAccounts } from './numbers.ts';

/** ISO 3166 countries with banks in the SWIFT directory. */
const countries =
  'AD|AE|AF|AG|AL|AM|AO|AR|AT|AU|AW|AZ|BA|BB|BD|BE|BF|BG|BH|BI|BJ|BM|BN|BO|BR|BS|BT|BW|BY|BZ|CA|CD|CF|CG|CH|CI|CL|CM|CN|CO|CR|CU|CV|CY|CZ|DE|DJ|DK|DM|DO|DZ|EC|EE|EG|ES|ET|FI|FJ|FR|GA|GB|GD|GE|GF|GH|GI|GM|GN|GQ|GR|GT|GU|GY|HK|HN|HR|HT|HU|ID|IE|IL|IN|IQ|IR|IS|IT|JM|JO|JP|KE|KG|KH|KR|KW|KY|KZ|LA|LB|LC|LI|LK|LR|LS|LT|LU|LV|LY|MA|MC|MD|ME|MG|MK|ML|MM|MN|MO|MR|MT|MU|MV|MW|MX|MY|MZ|NA|NE|NG|NI|NL|NO|NP|NZ|OM|PA|PE|PG|PH|PK|PL|PR|PS|PT|PY|QA|RO|RS|RU|RW|SA|SC|SD|SE|SG|SI|SK|SL|SM|SN|SR|SV|SY|TD|TG|TH|TJ|TL|TM|TN|TO|TR|TT|TW|TZ|UA|UG|US|UY|UZ|VA|VE|VN|XK|YE|ZA|ZM|ZW';
/** ISO 9362: bank, country, place, branch. */
const bic = new RegExp(
  `(?<![A-Za-z0-9_])[A-Z]{4}(?:${countries})[A-Z2-9][A-NP-Z0-9](?:[A-Z0-9]{3})?(?![A-Za-z0-9_])`,
  'g',
);
/** Right before it, with a colon, "is" or "code" between: a sentence in capitals about SWIFT is no code. */
const bicWord =
  /\b(?:swift|bic)\b[^\p{L}\n]{0,6}(?:(?:code|number|nummer|nr|no|bic|swift|adresse|address|de la|is|ist|est|es)\b[^\p{L}\n]{0,4}){0,4}$/iu;
const common = new Set(commonWords);

/** American routing numbers: nine digits, 4-4-1 as on cheques, or together near a word. */
const routing = /(?<![\w.-])\d{4}([- ]?)\d{4}\1\d(?![\w-]|\.\d)/g;
const routingWord = /\b(?:routing|aba|rtn|transit|wire|bank)\b[^\n]{0,40}$/i;
/** Sort codes (UK), BSB (Australia), Bankleitzahl (Germany). */
const shortCode =
  /(?<![\w.-])(?:\d{2}-\d{2}-\d{2}|\d{2} \d{2} \d{2}|\d{3}-\d{3}|\d{3} ?\d{2} ?\d{3}|\d{6})(?![\w-]|\.\d)/g;
const shortCodeWord =
  /\b(?:sort ?code|bsb|blz|bankleitzahl|bank code)\b[^\p{L}\n]{0,4}(?:(?:is|ist|number|no|nr)\b[^\p{L}\n]{0,3}){0,2}$/iu;

/** BIC codes, routing numbers and sort codes, account numbers: all near a word for them, or with a check digit and a shape of their own. */
export function findBankCodes(text: string): Finding[] {
  const found: Finding[] = [];
  const add = (start: number, written: string, kind: 'swift' | 'account', what?: string) =>
    found.push({ start, end: start + written.length, kind, ...(what === undefined ? {} : { what }) });
  if (/swift|bic/i.test(text)) {
    for (const { 0: code, index } of text.matchAll(bic))
      if (bicWord.test(textBefore(text, index, 40)) && !isWord(code)) add(index, code, 'swift');
  }
  for (const { 0: number, 1: dash, index } of text.matchAll(routing)) {
    if (!hasRoutingDigit(number.replace(/\D/g, ''))) continue;
    if (dash === '-' || routingWord.test(textBefore(text, index, 50)))
      add(index, number, 'account', 'ABA_ROUTING');
  }
  if (/sort|bsb|blz|bank/i.test(text)) {
    for (const { 0: code, index } of text.matchAll(shortCode))
      if (shortCodeWord.test(textBefore(text, index, 30))) add(index, code, 'account');
  }
  return [...found, ...findAccounts(text)];
}

function isWord(code: string): boolean {
  const lower = code.toLowerCase();
  return common.has(lower) || common.has(lower.replace(/(?:s|ed|ing)$/, ''));
}

/** American Bankers Association: weights 3, 7, 1, a multiple of 10; the first two digits are a Federal Reserve district. */
function hasRoutingDigit(digits: string): boolean {
  const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];
  const sum = weights.reduce((all, weight, i) => all + weight * Number(digits[i]), 0);
  return sum % 10 === 0 && /^(?:0[1-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/.test(digits);
}
