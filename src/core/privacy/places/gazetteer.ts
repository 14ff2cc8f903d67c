import { cityNames } from './cities.ts';
import { countryNames } from './countries.ts';
import { regionNames } from './regions.ts';

const split = (names: string) => names.replace(/\s+/g, ' ').split(', ');

/** Countries, in lower case. */
export const countries: ReadonlySet<string> = new Set(split(countryNames));

/** Known places by their first word, the longest name first. Lower case. */
const byFirstWord = new Map<string, string[]>();
for (const name of new Set([...countries, ...split(regionNames), ...split(cityNames)])) {
  const first = /^[\p{L}\p{M}'’-]+/u.exec(name)?.[0] ?? name;
  byFirstWord.set(
    first,
    [...(byFirstWord.get(first) ?? []), name].sort((a, b) => b.length - a.length),
  );
}

/** The longest known place that begins at `at` with the word `first`, in lower case; undefined: none. */
export function knownPlaceAt(text: string, at: number, first: string): string | undefined {
  return byFirstWord.get(first.toLowerCase())?.find((name) => {
    const end = at + name.length;
    return text.slice(at, end).toLowerCase() === name && !/[\p{L}\p{M}\p{N}_]/u.test(text[end] ?? ' ');
  });
}
