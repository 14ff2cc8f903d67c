import { addresseeStart } from './addresses/addressee.ts';
import { armyPost } from './addresses/army-post.ts';
import { findPostcodes } from './addresses/postcodes.ts';
import { capitalStreets } from './addresses/streets.ts';
import { typedStreets } from './addresses/typed-streets.ts';
import type { Finding } from './finding.ts';

/** Street addresses as one block (addressee above it, street, unit, town, state, postcode, country), army post, and postcodes that stand alone. */
export function findAddresses(text: string): Finding[] {
  const streets = [...capitalStreets(text), ...typedStreets(text)];
  return merged([
    ...streets.map(({ start, end }): Finding => ({
      start: addresseeStart(text, start),
      end,
      kind: 'address',
    })),
    ...Array.from(armyPost(text), ({ 0: whole, index }): Finding => ({
      ...{ start: index, end: index + whole.length, kind: 'address' },
    })),
    ...findPostcodes(text),
  ]);
}

/** In order; what overlaps is one address. */
function merged(found: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  for (const finding of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last && finding.start < last.end)
      result[result.length - 1] = { ...last, end: Math.max(last.end, finding.end) };
    else result.push(finding);
  }
  return result;
}
