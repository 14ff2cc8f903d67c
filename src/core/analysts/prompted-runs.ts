// No eight words in a row of a chat in a model's answer (clio.md 2.4).
import { wordsOf } from '../math/tokens.ts';

/** As many words in a row are a quotation; one fewer may stay. */
const quotedWords = 8;

/** Every eight words in a row of a text. Made once a chat. */
export type Runs = ReadonlySet<string>;

export function runsOf(texts: readonly string[]): Runs {
  const runs = new Set<string>();
  for (const text of texts) for (const run of runsIn(wordsOf(text))) runs.add(run);
  return runs;
}

function runsIn(words: readonly string[]): string[] {
  return words.slice(quotedWords - 1).map((_, at) => words.slice(at, at + quotedWords).join(' '));
}

/**
 * An answer that shares no run with the chat: of each longer shared one the first seven words stay and "…" stands for the rest.
 * Blanks become single. What a script without blanks writes in one piece goes as one piece.
 */
export function withoutRuns(answer: string, chat: Runs): string {
  let pieces = answer.split(/\s+/).filter(Boolean);
  // What is left may read on with what comes after it and be a run again; each round takes a word at least.
  for (;;) {
    const kept = withoutFirstRun(pieces, chat);
    if (kept === null) return pieces.join(' ');
    pieces = kept;
  }
}

/** null: there is none. */
function withoutFirstRun(pieces: readonly string[], chat: Runs): string[] | null {
  const words = pieces.flatMap((piece, at) => wordsOf(piece).map((word) => ({ word, at })));
  const runs = runsIn(words.map(({ word }) => word));
  const first = runs.findIndex((run) => chat.has(run));
  if (first < 0) return null;
  let last = first;
  while (last + 1 < runs.length && chat.has(runs[last + 1])) last++;
  const from = words[first + quotedWords - 1].at;
  const to = words[last + quotedWords - 1].at;
  return [...pieces.slice(0, from), '…', ...pieces.slice(to + 1)];
}
