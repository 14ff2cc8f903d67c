// Names that were found once in a chat are looked for in all of it: "my name is Ann Lee" tells who "Ann" is ten turns later.
import { commonWords } from './common-words.ts';
import type { FindOptions, Finding } from './finding.ts';

const common: ReadonlySet<string> = new Set(commonWords);
const titles = new Set(
  'mr mrs ms miss mx dr prof professor sir madam lord lady herr frau monsieur madame mme mlle senor señor señora sra signor signora don doña van von der den del las los'.split(
    ' ',
  ),
);
const word = /\p{Lu}[\p{L}\p{M}]{2,}/gu;
/** Names of one chat: more are a list of them, which detectors find by itself. */
const mostParts = 200;

/** The people of one chat, by the parts of their names. */
export class KnownNames {
  /** Part in lower case -> the first full name that holds it. */
  readonly #fullBy = new Map<string, string>();
  #pattern: RegExp | null = null;

  get size(): number {
    return this.#fullBy.size;
  }

  /** Takes a found name apart. Words that are ordinary words, too, or that the chats write in lower case, tell nothing alone. */
  learn(name: string, { seenLower }: Pick<FindOptions, 'seenLower'>): void {
    const parts = partsOf(name).filter((part) => !common.has(part) && !seenLower?.has(part));
    const full = this.fullNameOf(name);
    for (const part of parts) {
      if (this.#fullBy.has(part) || this.#fullBy.size >= mostParts) continue;
      this.#fullBy.set(part, full);
      this.#pattern = null;
    }
  }

  /** One key for all forms of a name: the first full name that holds a part of it; the name itself where there is none. */
  fullNameOf(name: string): string {
    const parts = partsOf(name);
    const known = parts.find((part) => this.#fullBy.has(part));
    return known === undefined ? parts.join(' ') || name : this.#fullBy.get(known)!;
  }

  /** Every capitalised part of a known name in a text, as whole words. */
  findIn(text: string): Finding[] {
    if (this.#fullBy.size === 0) return [];
    const forms = [...this.#fullBy.keys()].map((part) => part[0].toUpperCase() + part.slice(1));
    this.#pattern ??= new RegExp(
      `(?<![\\p{L}\\p{M}\\p{N}_@./-])(?:${forms.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`,
      'gu',
    );
    return [...text.matchAll(this.#pattern)].map(({ index, 0: part }) => ({
      start: index,
      end: index + part.length,
      kind: 'person',
    }));
  }
}

/** Capitalised words of three letters or more that are no titles, in lower case. */
function partsOf(name: string): string[] {
  return (name.match(word) ?? []).map((part) => part.toLowerCase()).filter((part) => !titles.has(part));
}
