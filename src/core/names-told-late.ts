// A chat is looked at twice where it names people: whoever is named late was spoken of before. The detectors are asked once.
import type { FindOptions, Finding } from './privacy/finding.ts';
import type { KnownNames } from './privacy/known-names.ts';
import { RedactionMemory } from './stages/redact.ts';

interface Look {
  readonly found: readonly Finding[];
  /** Parts of names that were known when the text was looked at. */
  readonly known: number;
}

/** The memory of a first look at a chat: it keeps what it found in each text. */
export class FirstLook extends RedactionMemory {
  readonly #looks = new Map<string, Look>();

  override find(text: string, options: FindOptions): Finding[] {
    const found = super.find(text, options);
    this.#looks.set(text, { found, known: this.names.size });
    return found;
  }

  /**
   * The memory of a second look, under the same options, with its own placeholders. It finds what a look would that knows all names
   * from the start: detectors do not depend on names, so a text of the first look is searched for names alone, and only where more
   * are known by now.
   */
  again(): RedactionMemory {
    return new SecondLook(this.names, this.#looks);
  }
}

class SecondLook extends RedactionMemory {
  readonly #looks: ReadonlyMap<string, Look>;

  constructor(names: KnownNames, looks: ReadonlyMap<string, Look>) {
    super(names);
    this.#looks = looks;
  }

  override find(text: string, options: FindOptions): Finding[] {
    const look = this.#looks.get(text);
    if (!look) return super.find(text, options);
    return look.known === this.names.size ? [...look.found] : withNames(look.found, this.names.findIn(text));
  }
}

/** Names that stand beside what was found are added, in order. Both lists are in order, without overlaps. */
function withNames(found: readonly Finding[], names: readonly Finding[]): Finding[] {
  let at = 0;
  const more = names.filter(({ start, end }) => {
    while (at < found.length && found[at].end <= start) at++;
    return at === found.length || found[at].start >= end;
  });
  return [...found, ...more].sort((a, b) => a.start - b.start);
}
