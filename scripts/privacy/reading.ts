// What Kleio finds in the texts of a set: the page's own detectors, told what the set's own texts tell of their words.
import { allFamilies, structuredFamilies } from '../../src/core/privacy/families.ts';
import type { Family, Finding, FindOptions } from '../../src/core/privacy/finding.ts';
import { findDetails } from '../../src/core/privacy/index.ts';
import {
  countWords,
  evidenceOf,
  WordCounter,
  type WordEvidence,
} from '../../src/core/privacy/word-evidence.ts';
import { redact, RedactionMemory } from '../../src/core/stages/redact.ts';
import { inCodePoints, type Marked, type TextRow, type TextSet } from './sets.ts';

/** As the page has it before anybody changes a setting. */
export const region = 'US';

/** Words of a set's texts that are written in both ways, as the page's survey counts them. */
export function evidenceIn(set: Pick<TextSet, 'rows'>): WordEvidence {
  const counter = new WordCounter();
  counter.addAll(countWords(set.rows.map(({ text }) => text)));
  return evidenceOf(counter.seenLower());
}

/** 'usual': the families that are on by default; 'all': every one; 'strict': the usual ones with "strict names"; 'structured': those that a shape tells. */
export type Mode = 'usual' | 'all' | 'strict' | 'structured';

const families: Readonly<Partial<Record<Mode, ReadonlySet<Family>>>> = {
  all: new Set(allFamilies),
  structured: structuredFamilies,
};

/** A set with what was found in it. Each way of looking is done once. */
export class Reading {
  readonly #evidence: WordEvidence;
  readonly #found = new Map<Mode, readonly Finding[][]>();
  readonly #redacted = new Map<Mode, readonly string[]>();

  constructor(readonly set: TextSet) {
    this.#evidence = evidenceIn(set);
  }

  get rows(): readonly TextRow[] {
    return this.set.rows;
  }

  options(mode: Mode): FindOptions {
    return {
      ...{ region, seenLower: this.#evidence.seenLower, strictNames: mode === 'strict' },
      ...(families[mode] ? { families: families[mode] } : {}),
    };
  }

  /** Findings of each row. Offsets are UTF-16 units. */
  found(mode: Mode): readonly Finding[][] {
    const known = this.#found.get(mode);
    if (known) return known;
    const options = this.options(mode);
    const found = this.rows.map(({ text }) => findDetails(text, options));
    this.#found.set(mode, found);
    return found;
  }

  /** The same in code points, as the sets count. */
  marked(mode: Mode): Marked[][] {
    return this.found(mode).map((findings, i) => inCodePoints(this.rows[i].text, findings));
  }

  /** Each row as an analyst would see it. */
  redacted(mode: Mode): readonly string[] {
    const known = this.#redacted.get(mode);
    if (known) return known;
    const options = this.options(mode);
    const redacted: string[] = this.rows.map(({ text }) => redact(text, new RedactionMemory(), options).text);
    this.#redacted.set(mode, redacted);
    return redacted;
  }
}
