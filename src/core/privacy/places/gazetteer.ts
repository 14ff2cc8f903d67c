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

/** What goes on a word. */
const goesOn = /[\p{L}\p{M}\p{N}_]/u;

/** The longest known place that begins at `at` with the word `first`, in lower case; undefined: none. */
export function knownPlaceAt(text: string, at: number, first: string): string | undefined {
  const names = byFirstWord.get(first.toLowerCase());
  if (!names) return undefined;
  // Folded once: "San" begins dozens of names.
  const written = text.slice(at, at + names[0].length).toLowerCase();
  // The letter after the first blank tells most of them apart.
  const second = first.length + 1;
  return names.find(
    (name) =>
      (name.length <= second || name.charCodeAt(second) === written.charCodeAt(second)) &&
      written.startsWith(name) &&
      !goesOn.test(text[at + name.length] ?? ' '),
  );
}
