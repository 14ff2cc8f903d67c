// What is taken for a detail and is none (issue 5, "Must show").
import type { Finding } from '../../src/core/privacy/finding.ts';
import type { Mode, Reading } from './reading.ts';
import { type Bar, keyOf, measured, type PrivacyRow, share } from './rows.ts';
import { wilson } from './intervals.ts';

const word = /\S+/g;

/** Words of texts, and those of them that a finding lies on. Words are what stands between blanks. */
export function touchedWords(
  texts: readonly string[],
  found: readonly (readonly Finding[])[],
): { words: number; touched: number } {
  let words = 0;
  let touched = 0;
  texts.forEach((text, i) => {
    let next = 0;
    for (const { index, 0: written } of text.matchAll(word)) {
      words++;
      while (next < found[i].length && found[i][next].end <= index) next++;
      if (next < found[i].length && found[i][next].start < index + written.length) touched++;
    }
  });
  return { words, touched };
}

/** Share of words that are touched. */
export function touchedRow(reading: Reading, mode: Mode, title: string, bar: Bar = {}): PrivacyRow {
  const { name } = reading.set;
  const texts = reading.rows.map(({ text }) => text);
  const { words, touched } = touchedWords(texts, reading.found(mode));
  return share(keyOf('alarms', mode, name), `${name}: words touched, ${title}`, touched, words, bar);
}

/** In how many texts of 3,000 structured families may fire. */
const mostOf3000 = 3;

/** Rows of a set of ordinary queries: structured families by texts, all families by words, "strict names" beside them. */
export function measureAlarms(reading: Reading): PrivacyRow[] {
  const { name } = reading.set;
  const texts = reading.rows.length;
  const touched = reading.found('structured').filter((findings) => findings.length > 0).length;
  const { low, high } = wilson(touched, texts);
  return [
    measured(
      {
        ...{ key: keyOf('alarms-structured', name), n: texts, unit: 'texts' },
        name: `${name}: texts that structured families touch`,
      },
      touched,
      { low: low * texts, high: high * texts },
      { atMost: (mostOf3000 * texts) / 3000 },
    ),
    touchedRow(reading, 'all', 'all families', { atMost: 1.5 }),
    touchedRow(reading, 'usual', 'usual families'),
    touchedRow(reading, 'strict', 'usual families with "strict names"'),
  ];
}
