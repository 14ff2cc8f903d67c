// What a userscript saves of one DeepSeek chat: a list of first questions, each with all that followed it in `children`.
import { type Draft, skip, sortTurns, turn, type TurnOrSkip } from './draft.ts';
import { objectsOf, type RawObject, textOf } from './raw.ts';

/** Whether it is a message with what followed it, as this script writes them. */
export function isScriptMessage({ type, content, thought, children }: RawObject): boolean {
  return (
    (type === 'user' || type === 'assistant') &&
    typeof content === 'string' &&
    thought !== undefined &&
    Array.isArray(children)
  );
}

/** The tree of one file: its roots are wordings of the first question. */
export class ScriptTree {
  readonly #roots: RawObject[] = [];

  /** Whether the element is one of its roots. */
  take(element: RawObject): boolean {
    const taken = isScriptMessage(element);
    if (taken) this.#roots.push(element);
    return taken;
  }

  /** The chat along the last tries; nothing where no root was taken. It has no id, title or time. */
  drafts(): Draft[] {
    if (this.#roots.length === 0) return [];
    const branch: RawObject[] = [];
    for (let next = this.#roots.at(-1); next; next = objectsOf(next.children).at(-1)) branch.push(next);
    const { messages, skips } = sortTurns(branch.map(turnOf));
    skip(skips, 'thinking', branch.filter(({ thought }) => textOf(thought) !== null).length);
    skip(skips, 'other-branch', sortTurns(all(this.#roots).map(turnOf)).messages.length - messages.length);
    const none = { ownId: null, title: null, startedAt: null, updatedAt: null, account: null, model: null };
    return [{ ...none, messages, skips }];
  }
}

/** The roots and all below them. */
function all(roots: readonly RawObject[]): RawObject[] {
  const found = [...roots];
  // Grows while it is walked.
  for (const message of found) for (const child of objectsOf(message.children)) found.push(child);
  return found;
}

function turnOf({ type, content, thought }: RawObject): TurnOrSkip {
  const role = type === 'user' ? 'user' : type === 'assistant' ? 'assistant' : null;
  if (role === null) return 'system';
  return turn(role, textOf(content) ?? '', null, textOf(thought) === null ? 'blank' : null);
}
