// No eight words in a row of a chat in a model's answer (clio.md 2.4), however they are written and whatever was masked among them.
import { withoutTypeWords } from '../privacy/masking.ts';
import { firstShared, type Runs, runsOf } from '../privacy/word-runs.ts';

/** What may not stand in answers about a chat: every run of its words, also of those around its details. Made once a chat. */
export function runsOfChat(texts: readonly string[]): Runs {
  return runsOf([...texts, ...texts.map(withoutTypeWords)]);
}

/**
 * An answer that shares no run with the chat: of each longer shared one the first seven words stay and "…" stands for the rest.
 * Blanks become single. What a script without blanks writes in one piece goes as one piece. Placeholders and words for the type of
 * a detail do not part a run.
 */
export function withoutRuns(answer: string, chat: Runs): string {
  let pieces = answer.split(/\s+/).filter(Boolean);
  // What is left may read on with what comes after it and be a run again; each round takes a word at least.
  for (;;) {
    const silenced = withoutTypeWords(pieces.join(' ')).split(' ');
    const kept = withoutFirst(pieces, pieces, chat) ?? withoutFirst(pieces, silenced, chat);
    if (kept === null) return pieces.join(' ');
    pieces = kept;
  }
}

/** null: the pieces as they are compared hold none. */
function withoutFirst(pieces: readonly string[], compared: readonly string[], chat: Runs): string[] | null {
  const shared = firstShared(compared, chat);
  return shared && [...pieces.slice(0, shared.from), '…', ...pieces.slice(shared.to + 1)];
}
