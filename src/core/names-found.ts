// Where a model looks for names before a chat is read, and how its findings get to the texts that are redacted.
import type { Finding, FindOptions } from './privacy/finding.ts';
import { prepare } from './stages/prepare.ts';
import type { Conversation } from './types.ts';

/** Of a first reply that may stand in for a title (characters): more than is ever read of it. */
const replyLength = 400;
/** Placeholders may be shorter than what they stand for, so more of the user's turns fit a budget than their own length says. */
const spare = 2;

/**
 * The texts that `readChat` may read of a conversation: title, turns of the transcript, the user's turns; each once, at most `budget`
 * UTF-16 units of it.
 */
export function textsToRead(conversation: Conversation, budget: number): string[] {
  const { title, messages } = conversation;
  const texts = new Set<string>();
  if (title?.trim()) texts.add(title);
  for (const part of prepare(conversation, budget).parts)
    if (part.kind === 'turn') texts.add(messages[part.index].text.slice(0, budget));
  let room = budget * spare;
  for (const { role, text } of messages) {
    if (role !== 'user' || room <= 0) continue;
    texts.add(text.slice(0, budget));
    room -= text.length;
  }
  const reply = messages.find(({ role }) => role === 'assistant')?.text.slice(0, replyLength);
  if (reply && ![...texts].some((text) => text.startsWith(reply))) texts.add(reply);
  return [...texts];
}

/**
 * What was found in these texts, for any beginning of one of them: what is read may be cut, and an element's `<` may have become
 * `‹` (stages/prepare.ts). A finding that the cut goes through is cut as well.
 */
export function foundIn(found: ReadonlyMap<string, readonly Finding[]>): NonNullable<FindOptions['others']> {
  const entries = [...found].map(([text, findings]) => ({ text: plain(text), findings }));
  return (text) => {
    const wanted = plain(text);
    const entry = entries.find((one) => one.text.startsWith(wanted));
    return (entry?.findings ?? [])
      .filter(({ start }) => start < text.length)
      .map((finding) => ({ ...finding, end: Math.min(finding.end, text.length) }));
  };
}

function plain(text: string): string {
  return text.replaceAll('‹', '<');
}
