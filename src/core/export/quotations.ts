// Which texts share words in a row with a chat (clio.md 2.4).
import { RunSearch, runsOf } from '../privacy/word-runs.ts';
import type { Conversation } from '../types.ts';

/** A text under its name, in all forms in which it is compared. */
export type Compared = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Names of the texts of which any form shares `quotedWords` words in a row with a chat: title and turns, read as one text. One pass over
 * the pages, each let go before the next one is asked for, which is when other work of the thread gets its turn.
 * Time linear in the chats, some 50 MB a second; memory one number a word of the texts. Rejects with AbortError when cancelled.
 */
export async function quotedAmong(
  texts: Compared,
  pages: AsyncIterable<readonly Conversation[]>,
  signal?: AbortSignal,
): Promise<Set<string>> {
  const search = new RunSearch(runsOf([...texts.values()].flatMap((forms) => [...forms])));
  const shared = new Set<number>();
  for await (const page of pages) {
    for (const { title, messages } of page) {
      signal?.throwIfAborted();
      const chat = [title ?? '', ...messages.map(({ text }) => text)].join('\n');
      search.in(chat, (run) => shared.add(run));
    }
  }
  signal?.throwIfAborted();
  const quoted = new Set<string>();
  if (shared.size === 0) return quoted;
  for (const [text, forms] of texts) for (const run of runsOf(forms)) if (shared.has(run)) quoted.add(text);
  return quoted;
}
