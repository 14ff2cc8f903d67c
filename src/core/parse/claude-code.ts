// Claude Code's session logs: a line an event, of which few are turns. formats.md 3.3, turns 6.
import type { Message } from '../types.ts';
import { claudeCodeLine } from './claude-code-line.ts';
import { add, addTo, type Session, sessionIn, turnsOf } from './claude-code-session.ts';
import { Titles } from './claude-code-titles.ts';
import { type Draft, type Gathering, type GatheringFormat, mostFrequent, skip, type Skips } from './draft.ts';
import { idOf, isObject, type RawObject, textOf } from './raw.ts';
import { toMillis } from './times.ts';

/** Session logs of Claude Code, an object a line. */
export const claudeCode: GatheringFormat = { source: 'claude-code', gather: () => new SessionLog() };

/** One file: usually one session, at times with lines of others, and with those of its helpers. */
class SessionLog implements Gathering {
  readonly #sessions = new Map<string, Session>();
  /** A helper's lines carry the id of the session that called it. */
  readonly #helpers = new Map<string, Session>();
  /** The session of every line that was taken: a repeated uuid is the same line, written again. */
  readonly #sessionOf = new Map<string, string>();
  readonly #titles = new Titles();
  #latest: string | null = null;
  #skips: Skips = {};

  take(line: RawObject): readonly Draft[] | null {
    const { type } = line;
    if (typeof type !== 'string') return null;
    if (type === 'user' || type === 'assistant') return this.#takeMessage(line, type);
    this.#titles.take(line);
    return [];
  }

  /** A session that is only a stray line of another file is none of its own: what it holds is counted with the first. */
  finish(): readonly Draft[] {
    const [first] = this.#sessions.keys();
    const titles = this.#titles.bySession(this.#sessionOf, first);
    const drafts = [...this.#sessions.values()].map((session) => draftOf(session, titles.get(session.id)));
    const told = drafts.filter(({ messages }) => messages.length > 0);
    const kept = told.length > 0 ? told : drafts.slice(0, 1);
    const bySession = new Map(kept.map((draft) => [draft.ownId, draft.skips]));
    for (const { ownId, skips } of drafts) if (!bySession.has(ownId)) addTo(this.#skips, skips);
    for (const [id, helper] of this.#helpers)
      skip(bySession.get(id) ?? this.#skips, 'subagent', turnsOf(helper).messages.length);
    if (kept.length > 0) {
      addTo(kept[0].skips, this.#skips);
      this.#skips = {};
    }
    return kept;
  }

  /** What belongs to no conversation of the file: all turns, where the file is a helper's own. Complete after `finish`. */
  get skips(): Skips {
    return this.#skips;
  }

  #takeMessage(raw: RawObject, role: Message['role']): readonly Draft[] | null {
    const sessionId = idOf(raw.sessionId) ?? this.#latest;
    if (sessionId === null || !isObject(raw.message)) return null;
    this.#latest = sessionId;
    const session = sessionIn(isHelpers(raw) ? this.#helpers : this.#sessions, sessionId);
    const line = claudeCodeLine(raw, raw.message, role);
    const uuid = textOf(raw.uuid);
    if (uuid !== null && this.#sessionOf.has(uuid)) {
      if (line.texts.length > 0) skip(session.skips, 'repeated');
      return [];
    }
    if (uuid !== null) this.#sessionOf.set(uuid, sessionId);
    add(session, line, role === 'assistant' ? textOf(raw.message.id) : null);
    if (line.model !== null) session.models.push(line.model);
    session.updatedAt = Math.max(session.updatedAt ?? 0, toMillis(raw.timestamp) ?? 0) || null;
    return [];
  }
}

/** The main line says so where it names a helper: results of a helper carry its id. */
function isHelpers({ isSidechain, agentId }: RawObject): boolean {
  return isSidechain === true || (isSidechain !== false && textOf(agentId) !== null);
}

function draftOf(session: Session, title: string | undefined): Draft {
  const { messages, skips } = turnsOf(session);
  addTo(skips, session.skips);
  return {
    ownId: session.id,
    title: title ?? null,
    startedAt: null,
    updatedAt: session.updatedAt,
    account: null,
    model: mostFrequent(session.models),
    messages,
    skips,
  };
}
