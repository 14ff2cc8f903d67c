// The lines of one Claude Code session, put together to turns. formats.md 3.3.
import type { Line } from './claude-code-line.ts';
import { skip, type Skips, sortTurns, turn } from './draft.ts';

/** Lines of one session, or of the helpers that it ran. */
export interface Session {
  readonly id: string;
  /** One an answer or prompt, in order; lines of one answer are merged. */
  readonly lines: Line[];
  /** By `message.id`. */
  readonly answers: Map<string, Line>;
  readonly skips: Skips;
  readonly models: string[];
  updatedAt: number | null;
}

/** The session with this id, begun where it is new. */
export function sessionIn(sessions: Map<string, Session>, id: string): Session {
  const known = sessions.get(id);
  if (known) return known;
  const session = { id, lines: [], answers: new Map(), skips: {}, models: [], updatedAt: null };
  sessions.set(id, session);
  return session;
}

/** Adds a line. One answer is written as several lines: text, tool calls, thinking. */
export function add(session: Session, line: Line, answer: string | null): void {
  addTo(session.skips, line.skips);
  const begun = answer === null ? undefined : session.answers.get(answer);
  if (begun) {
    for (const text of line.texts) begun.texts.push(text);
    return;
  }
  session.lines.push(line);
  if (answer !== null) session.answers.set(answer, line);
}

/** The turns, and why the other lines are none. */
export function turnsOf({ lines }: Session): ReturnType<typeof sortTurns> {
  return sortTurns(
    lines.map(({ role, texts, at, otherwise }) => turn(role, texts.join('\n'), at, otherwise)),
  );
}

/** Adds counts to others. */
export function addTo(skips: Skips, more: Skips): void {
  for (const [reason, count] of Object.entries(more)) skip(skips, reason as keyof Skips, count);
}
