// Names that nobody else in the tree has: who keeps one, who is asked again, who is told apart. Part of the walk (naming.ts), apart
// only because of its length.
import type { Group } from './group.ts';
import { ask, type Asking } from './naming-ask.ts';
import { distinctName, nameKey } from './stages/name.ts';
import type { AnsweredText, Audit } from './types.ts';
import type { Walk } from './walk.ts';

/** A group with the question that was asked about it. */
export interface Asked extends Asking {
  readonly group: Group;
  text: AnsweredText;
  audit: Audit;
  hidden: boolean;
  /** false: the last question about it had no answer, so the text, or that it passed, is not worth keeping. */
  isAnswered: boolean;
  /** How often its texts broke the rules so that others were put in their place. */
  refusals: number;
}

/** Names of the whole tree so far, as `nameKey` writes them. */
export type Taken = Set<string>;

/** Before gate and audit. */
export const unjudged: Pick<Asked, 'audit' | 'hidden' | 'refusals'> = {
  audit: { score: 5, reason: '' },
  hidden: false,
  refusals: 0,
};

/** Largest first keeps its name; who comes later is asked once more, then told apart by a keyword. */
export async function makeDistinct(walk: Walk, asked: readonly Asked[], taken: Taken): Promise<void> {
  const largestFirst = [...asked].sort(
    (a, b) => b.group.rows.length - a.group.rows.length || a.group.number - b.group.number,
  );
  for (const entry of largestFirst) {
    if (taken.has(nameKey(entry.text.name))) {
      const { identity, text } = entry;
      const question = { ...entry.question, taken: [...taken].sort() };
      const [told] = await ask(walk, [{ question, identity, clash: nameKey(text.name) }], true);
      Object.assign(entry, told);
    }
    settle(entry, taken);
  }
}

/** Takes the name of an entry, told apart by a keyword or a number where somebody has it. */
function settle(entry: Asked, taken: Taken): void {
  if (taken.has(nameKey(entry.text.name))) {
    entry.text = { ...entry.text, name: distinctName(entry.text.name, entry.question.keywords, taken) };
  }
  taken.add(nameKey(entry.text.name));
}

/** Gives an entry a text that the analyst did not write. */
export function replace(entry: Asked, text: AnsweredText, taken: Taken): void {
  taken.delete(nameKey(entry.text.name));
  entry.text = text;
  settle(entry, taken);
}

/** Entries asked again at once: each of them knows the names taken before, not each other's. One where asking takes no time. */
const againTogether = 8;

/** What was wrong with a text. */
export interface Refused {
  readonly entry: Asked;
  readonly avoid: string;
  readonly banned: readonly string[];
}

/** Asks entries once more, with what was wrong. `barred`: their names stay taken, so that nobody has them. */
export async function askAgain(
  walk: Walk,
  entries: readonly Refused[],
  taken: Taken,
  barred = false,
): Promise<void> {
  const together = walk.ports.analyst.costs ? againTogether : 1;
  for (let at = 0; at < entries.length; at += together) {
    const part = entries.slice(at, at + together);
    if (!barred) for (const { entry } of part) taken.delete(nameKey(entry.text.name));
    const askings = part.map(({ entry: { question, identity }, avoid, banned }) => {
      return { identity, question: { ...question, taken: [...taken].sort(), banned: [...banned], avoid } };
    });
    const answers = await ask(walk, askings, true);
    part.forEach(({ entry }, i) => {
      Object.assign(entry, answers[i]);
      settle(entry, taken);
    });
  }
}
