// Texts that look like a detail of some kind and are none: they may not be taken for that kind (issue 5, "Must show").
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Finding } from '../../src/core/privacy/finding.ts';
import { kindsOf } from './kinds.ts';
import { type Reading, region } from './reading.ts';
import { keyOf, measured, type PrivacyRow } from './rows.ts';

/** Trials of other things than a shape. */
const noShape = new Set(['RECOGNIZER_RESULT.PY', 'HUGGINGFACE_NER']);

/** Recognisers of one country's phone numbers. A phone number is one of theirs where it is right there and is none of the reader's own region. */
const nationalPhones = new Map<string, CountryCode>([
  ['PH_MOBILE_NUMBER', 'PH'],
  ['TR_PHONE_NUMBER', 'TR'],
]);

/** True where a finding says that it is what the text was a trial of. */
export function firedAs(recognizer: string, { kind, what, start, end }: Finding, text: string): boolean {
  // Identity numbers have one kind and say which one they are.
  if (kind === 'id' || what === recognizer) return what === recognizer;
  const country = nationalPhones.get(recognizer);
  if (kind === 'phone' && country !== undefined) {
    const isOf = (where: CountryCode) => {
      const number = parsePhoneNumberFromString(text.slice(start, end), where);
      return number?.country === where && number.isValid();
    };
    return isOf(country) && !isOf(region);
  }
  const kinds = kindsOf(recognizer);
  return kinds.includes(kind) && !kinds.includes('id');
}

/** The row of a set whose texts name what they are trials of. */
export function measureNearMisses(reading: Reading): PrivacyRow[] {
  const { name } = reading.set;
  const found = reading.found('all');
  const near = reading.rows.flatMap(({ recognizer, spans, text }, i) =>
    recognizer === undefined || spans.length > 0 || noShape.has(recognizer)
      ? []
      : [{ recognizer, text, fired: found[i].some((finding) => firedAs(recognizer, finding, text)) }],
  );
  if (near.length === 0) return [];
  const fired = near.filter((each) => each.fired);
  const named = fired.map(({ recognizer }) => recognizer).join(', ');
  const title = `${name}: near misses taken for their kind`;
  return [
    measured(
      {
        ...{ key: keyOf('near-misses', name), n: near.length, unit: 'texts' },
        name: named === '' ? title : `${title} (${named})`,
      },
      fired.length,
      null,
      { atMost: 0 },
    ),
  ];
}
