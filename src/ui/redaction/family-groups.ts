// Families of details as a person switches them: in groups, each with a hue of its own.
import type { Family } from '../../core/privacy/finding.ts';

export type FamilyGroup = 'people' | 'contact' | 'numbers' | 'money' | 'secrets' | 'technical' | 'other';

/** In the order in which they are shown. Every family stands in one group. */
export const familyGroups: readonly (readonly [group: FamilyGroup, families: readonly Family[]])[] = [
  ['people', ['person', 'place', 'address', 'birthdate']],
  ['contact', ['email', 'phone', 'handle']],
  ['numbers', ['id', 'number']],
  ['money', ['card', 'bank', 'crypto']],
  ['secrets', ['secret', 'password']],
  ['technical', ['url', 'network', 'coordinates']],
  ['other', ['organisation', 'group', 'date', 'link']],
];

const groupByFamily = new Map(
  familyGroups.flatMap(([group, families]) => families.map((family) => [family, group] as const)),
);

/** Tokens of theme.css. */
const hues: Readonly<Record<FamilyGroup, string>> = {
  people: 'var(--cat-1)',
  contact: 'var(--cat-2)',
  numbers: 'var(--cat-3)',
  money: 'var(--cat-4)',
  secrets: 'var(--cat-5)',
  technical: 'var(--cat-8)',
  other: 'var(--cat-other)',
};

/** The colour that marks a family, as a CSS value. Never the only sign. */
export function hueOf(family: Family): string {
  return hues[groupByFamily.get(family) ?? 'other'];
}
