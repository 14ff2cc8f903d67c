// Which values look as if a machine had drawn them: by how often letters, capitals and digits take turns.

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const hex = /^(?:[0-9a-f]+|[0-9A-F]+)$/;

/** True for `550e8400-e29b-41d4-a716-446655440000`: mostly the name of a thing. */
export function isUuid(value: string): boolean {
  return uuid.test(value);
}

/** True for hashes and for keys that look like hashes: only their names tell them apart. */
export function isHex(value: string): boolean {
  return hex.test(value);
}

/** true: at least so many different characters. Looks no further than it needs to. */
export function hasDifferent(value: string, least: number): boolean {
  let seen = '';
  for (let i = 0; i < value.length && seen.length < least; i++)
    if (!seen.includes(value[i])) seen += value[i];
  return seen.length >= least;
}

/** Turns between neighbours: of letters and digits, and of small letters, capitals and digits. */
function turnsOf(value: string): { pairs: number; digits: number; classes: number } {
  let pairs = 0;
  let digits = 0;
  let classes = 0;
  let last = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    const now = code >= 97 ? 1 : code >= 65 && code <= 90 ? 2 : code >= 48 && code <= 57 ? 3 : 0;
    if (now !== 0 && last !== 0) {
      pairs++;
      if (now !== last) classes++;
      if (now !== last && (now === 3 || last === 3)) digits++;
    }
    last = now;
  }
  return { pairs, digits, classes };
}

/** Five or more consonants in a row: drawn letters have them, words hardly ever. */
const unspeakable = /[bcdfghjklmnpqrstvwxz]{5}/i;

/**
 * Random strings change between letters and digits often (base62: 27 % of neighbours, base36: 40 %, hex: 47 %),
 * identifiers and paths hardly ever: at least 3 times and at 12 % of the places counts as random. So does one whose longest
 * part changes between small letters, capitals and digits at 46 % of its places, or cannot be spoken and holds a digit.
 * For values that have a name before them.
 */
export function looksRandom(value: string): boolean {
  if (isUuid(value)) return true;
  if (!hasDifferent(value, 7)) return false;
  const { digits } = turnsOf(value);
  if (digits >= Math.max(3, value.length * 0.12)) return true;
  return value.split(/[^A-Za-z0-9]+/).some((part) => {
    const hasDigit = /\d/.test(part);
    if (part.length < (hasDigit ? 10 : 16)) return false;
    const turns = turnsOf(part);
    const isMixed = /[a-z]/.test(part) && /[A-Z]/.test(part);
    if (isMixed && turns.classes >= turns.pairs * (hasDigit ? 0.46 : 0.48)) return true;
    return hasDigit && part.length >= 16 && turns.digits > 0 && unspeakable.test(part);
  });
}

/**
 * Random whatever stands around: base62 changes between small letters, capitals and digits at 62 % of its places (identifiers in
 * camel case: up to 40 %), base36 between letters and digits at 40 %. For 20 characters or more; never for hashes and UUIDs.
 */
export function looksDrawn(value: string): boolean {
  if (isUuid(value) || isHex(value)) return false;
  const { pairs, digits, classes } = turnsOf(value);
  if (digits < 3 || !hasDifferent(value, 10)) return false;
  const hasBothCases = /[a-z]/.test(value) && /[A-Z]/.test(value);
  return hasBothCases
    ? classes >= pairs * 0.45 && digits >= pairs * 0.1
    : digits >= pairs * 0.24 && digits >= 5;
}
