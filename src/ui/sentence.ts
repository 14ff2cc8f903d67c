// What a sentence about a problem is made of, and made from.
import type { Problem } from '../core/types.ts';

export type Detail = Problem['detail'];

/** What happened, what to do, and the machine's own words where they help. */
export interface Sentence {
  readonly what: string;
  readonly next: string;
  readonly technical?: string;
}

/** The detail as it is, a fact a line. */
export function technical(detail: Detail): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
