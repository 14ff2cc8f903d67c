import { describe, expect, test } from 'vitest';
import { findBirthDates, findDates } from '../../../src/core/privacy/dates.ts';

const dates = (text: string) => findDates(text).map(({ start, end }) => text.slice(start, end));

describe('dates that machines write are none of a person', () => {
  test.each([
    '2024-03-19T14:05:09.123Z INFO started',
    'started\n[2024-03-19 14:05:09] WARN slow',
    'Mar 19 14:05:09 host kernel: up',
    '{"at": "2024-03-19T14:05:09Z"}',
    "WHERE day >= '2024-03-19' AND n > 1",
    'day,count\n2024-03-19,12\n2024-03-20,14',
    'count,day\n12,2024-03-19\n14,2024-03-20\n',
  ])('%j', (text) => expect(dates(text)).toEqual([]));
  test.each([
    ['we met on 2024-03-19, late', '2024-03-19'],
    ['it was 2024-03-19T14:05:09Z here', '2024-03-19T14:05:09Z'],
    ['Mar 19, 2024', 'Mar 19, 2024'],
    ['dear all,\n2024-03-19\nbest', '2024-03-19'],
  ])('but the one of %j is', (text, date) => expect(dates(text)).toEqual([date]));
  test('and a date of birth stays one wherever it stands', () => {
    expect(findBirthDates('{"birthdate":"1987-03-19T00:00:00Z"}')).toHaveLength(1);
  });
});
