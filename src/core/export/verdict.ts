// What becomes of one string that wants to leave: it stays, its details are masked, or it is withheld.
import { usualFamilies } from '../privacy/families.ts';
import type { DetailKind, Family, FindOptions } from '../privacy/finding.ts';
import { injectedIn } from '../privacy/injected.ts';
import { isKnownWord } from '../privacy/known-words.ts';
import { type Masked, maskDetails, saysNothing } from '../privacy/masking.ts';

/** What a string is in the file. */
export type Role =
  'name' | 'description' | 'keyword' | 'request' | 'question' | 'answer' | 'language' | 'label' | 'id';

/** Stands for a name that may not leave. */
export const namelessTopic = 'Topic without a name';
/** Stand for sentences that may not leave. */
export const withheld = {
  quoted: 'Withheld: it repeats words of a chat.',
  injected: 'Withheld: it holds a link, markup or an order.',
} as const;

/** What may leave of one text. */
export interface Verdict {
  /** What may stand in the place of the text; null: nothing may, it stands for nobody's own words. */
  readonly text: string | null;
  /** Kinds of the details masked, one entry each time. */
  readonly kinds: readonly DetailKind[];
  /** Why nothing of it is left. */
  readonly because: 'quoted' | 'injected' | null;
}

const isProse: ReadonlySet<Role> = new Set<Role>(['description', 'request', 'question', 'answer']);

/**
 * Places that three members name are a topic ("Plan a trip to Japan"); what fewer name has no way into a name (stages/audit.ts). Names
 * of languages are names of peoples ("Basque"), ids of models hold names of makers and versions.
 */
const notLookedFor: Readonly<Partial<Record<Role, readonly Family[]>>> = {
  name: ['place'],
  description: ['place'],
  keyword: ['place'],
  language: ['group', 'place', 'organisation'],
  id: ['organisation', 'date'],
};

/** Where "strict names" looks: not in what the person wrote (questions, answers), nor in ids, labels and names of languages. */
const strictRoles: ReadonlySet<Role> = new Set<Role>(['name', 'description', 'keyword', 'request']);

/** Judges strings by these settings. `isQuoted`: the text repeats words of a chat. Pure; the same text has the same verdict. */
export function judgeBy(
  options: FindOptions,
  isQuoted: (text: string) => boolean = () => false,
): (text: string, role: Role) => Verdict {
  const { strictNames = false, ...plain } = options;
  const families = options.families ?? usualFamilies;
  const without = (omitted: readonly Family[]): FindOptions => ({
    ...plain,
    families: new Set([...families].filter((family) => !omitted.includes(family))),
  });
  const optionsBy = new Map<Role, FindOptions>(
    Object.entries(notLookedFor).map(([role, omitted]) => [role as Role, without(omitted)]),
  );
  return (text, role) => {
    const instead = (because: 'quoted' | 'injected'): Verdict => ({
      text: isProse.has(role) ? withheld[because] : null,
      ...{ kinds: [], because },
    });
    if (isQuoted(text)) return instead('quoted');
    if (holdsInjected(text, role)) return instead('injected');
    const masked = maskedBy(text, optionsBy.get(role) ?? plain, strictNames && strictRoles.has(role));
    const isEmpty = role === 'name' && masked.text !== text && saysNothing(masked.text);
    return { text: isEmpty ? null : masked.text, kinds: masked.kinds, because: null };
  };
}

/** Strictly, once more: a word that everybody uses is no name then, so that the first word of a sentence stays. */
function maskedBy(text: string, options: FindOptions, isStrict: boolean): Masked {
  const masked = maskDetails(text, options);
  if (!isStrict) return masked;
  const { seenLower } = options;
  const strict: FindOptions = {
    ...options,
    strictNames: true,
    seenLower: { has: (word) => seenLower?.has(word) === true || isKnownWord(word) },
  };
  const again = maskDetails(masked.text, strict);
  return { text: again.text, kinds: [...masked.kinds, ...again.kinds] };
}

/** What a redactor leaves behind looks like markup, and will be masked. */
const placeholder = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_\d+>/g;

/** Ids of clusters and models are codes, and some name the host that a model comes from. */
function holdsInjected(text: string, role: Role): boolean {
  const kinds = injectedIn(text.replace(placeholder, ' '));
  const mayStand = (kind: string) => kind === 'code' || (kind === 'link' && !/:\/\/|\s/.test(text));
  return kinds.some((kind) => role !== 'id' || !mayStand(kind));
}
