// The titles of Claude Code sessions: lines among the others, written again and again. formats.md 3.3.
import { cleanTitle, idOf, type RawObject, textOf } from './raw.ts';

/** By precedence: the person's own name for a session goes before what a model thought of. */
const KINDS = ['custom-title', 'ai-title', 'summary'] as const;
type Kind = (typeof KINDS)[number];

/** Collects title lines; of each kind the last one counts. */
export class Titles {
  readonly #found: { kind: Kind; sessionId: string | null; leaf: string | null; text: string }[] = [];

  /** Takes a line; passes over what is no title. */
  take(line: RawObject): void {
    const kind = KINDS.find((known) => known === line.type);
    const text = cleanTitle(line.customTitle ?? line.aiTitle ?? line.summary);
    if (kind === undefined || text === null) return;
    this.#found.push({ kind, sessionId: idOf(line.sessionId), leaf: textOf(line.leafUuid), text });
  }

  /**
   * The title of every session that has one. A summary names a line (`sessionOf` knows whose): files may begin with
   * summaries of other sessions. A title that names nothing is of the `first` session.
   */
  bySession(sessionOf: ReadonlyMap<string, string>, first: string | undefined): Map<string, string> {
    const titles = new Map<string, string>();
    for (const kind of KINDS.toReversed()) {
      for (const title of this.#found) {
        if (title.kind !== kind) continue;
        const session = title.sessionId ?? (title.leaf === null ? first : sessionOf.get(title.leaf));
        if (session !== undefined) titles.set(session, title.text);
      }
    }
    return titles;
  }
}
