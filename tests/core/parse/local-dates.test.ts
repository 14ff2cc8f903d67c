import { expect, it } from 'vitest';
import { localDate, resemblesDate } from '../../../src/core/parse/local-dates.ts';

const at = (text: string) => Date.parse(text);

it.each([
  ['Nov 5, 2025, 1:34:47\u202fAM CEST', '2025-11-04T23:34:47Z'],
  ['Jul 1, 2026, 12:15:00 AM PDT', '2026-07-01T07:15:00Z'],
  ['Jul 1, 2026, 12:15:00 PM', '2026-07-01T12:15:00Z'],
  ['5 Nov 2025, 01:34:47 GMT', '2025-11-05T01:34:47Z'],
  ['11/5/2025, 1:34:47 PM', '2025-11-05T13:34:47Z'],
  ['05/11/2025, 13:34:47', '2025-11-05T13:34:47Z'],
  ['5. nov. 2025, 01:34:47 CEST', '2025-11-04T23:34:47Z'],
  ['18.04.2026, 17:38:51 MESZ', '2026-04-18T15:38:51Z'],
  ['3. März 2026, 17:38:51 MEZ', '2026-03-03T16:38:51Z'],
  ['2 sept. 2026, 09:00:00 UTC+02:00', '2026-09-02T07:00:00Z'],
  ['1 févr. 2026, 09:00:00 UTC+1', '2026-02-01T08:00:00Z'],
  ['12 août 2026, 09:00:00 CEST', '2026-08-12T07:00:00Z'],
  ['2 de septiembre de 2026, 13:26:27 GMT-3', '2026-09-02T16:26:27Z'],
  ['2 ene 2026, 1:26:27 p. m. GMT-5', '2026-01-02T18:26:27Z'],
  ['2 giu 2026, 13:26:27 CEST', '2026-06-02T11:26:27Z'],
  ['2026/09/02 13:26:27 JST', '2026-09-02T04:26:27Z'],
  ['2026年9月2日 午後1:26:27 JST', '2026-09-02T04:26:27Z'],
  ['2026. 9. 2. 오후 1:26:27 KST', '2026-09-02T04:26:27Z'],
  ['2. sep. 2026 13.26.27 CEST', '2026-09-02T11:26:27Z'],
  ['2 wrz 2026, 13:26:27 CEST', '2026-09-02T11:26:27Z'],
  ['5 Νοε 2025, 1:34:47 μ.μ. EET', '2025-11-05T11:34:47Z'],
  ['5 нояб. 2025 г., 13:34:47 GMT+5:30', '2025-11-05T08:04:47Z'],
  ['2026-09-02T13:26:27Z', '2026-09-02T13:26:27Z'],
  // A zone nobody knows is read as UTC.
  ['Jul 1, 2026, 1:15:00 PM XYZT', '2026-07-01T13:15:00Z'],
])('reads %s', (text, expected) => expect(localDate(text)).toBe(at(expected)));

it.each([
  '',
  'Prompted a',
  'Meet me on Jul 1, 2026, 1:15:00 PM with Bob',
  'Jul 1, 2026',
  '1:15:00 PM',
  '2 Smarch 2026, 13:26:27',
  '31. feb. 2026, 13:26:27',
  'Jul 1, 2026, 25:15:00',
  'Jul 1, 2026, 13:15:00 PM',
  '5. nov. 1825, 01:34:47',
  `Jul 1, 2026, 1:15:00 PM ${'x'.repeat(100)}`,
])('takes %j for no date', (text) => expect(localDate(text)).toBeNull());

it('knows what could be a date', () => {
  expect(resemblesDate('2 Smarch 2026, 25:99 XYZ')).toBe(true);
  expect(resemblesDate('In 2026 all is well')).toBe(false);
});
