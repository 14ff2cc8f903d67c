import type { Range } from './streets.ts';
import { streetsAfterNumbers } from './typed-first.ts';
import { streetsBeforeNumbers } from './typed-last.ts';

/** Streets typed without capitals, the number in front of the street or behind it. They may overlap. */
export function typedStreets(text: string): Range[] {
  return [...streetsAfterNumbers(text), ...streetsBeforeNumbers(text)];
}
