// Does a chat fit the person's own question? Asked of a model, one chat at a time.
import { AnswerError } from '../errors.ts';
import type { Analyst, LanguageModel } from '../ports.ts';
import { givesOrders } from '../privacy/injected.ts';
import { type Looking, screenPrompt } from '../prompts.ts';
import type { RedactedChat } from '../types.ts';

/**
 * `Analyst.screen` of a model. null where it refuses, where its answer is neither yes nor no, and for a chat that gives orders,
 * which is not asked about. Such a chat is left out, counted and told: the person asked for chats with a yes, and this one has none. Were
 * it kept, an order in a chat would be enough to get it in, and what the provider refused would be sent there a second time.
 * AppError 'model-...' and AbortError pass through.
 */
export function screenBy(model: LanguageModel, looking: Looking): NonNullable<Analyst['screen']> {
  const ask = async (chat: RedactedChat, question: string, signal: AbortSignal) => {
    // Whoever obeys would answer what the chat wants.
    if (givesOrders(chat.transcript)) return null;
    const asked = screenPrompt(chat.transcript, question, looking);
    try {
      const { answer } = await model.complete({ ...asked, stage: 'screen', subject: chat.id }, signal);
      return saysYes(answer.answer);
    } catch (error) {
      if (error instanceof AnswerError) return null;
      throw error;
    }
  };
  return (chats, question, signal) => Promise.all(chats.map((chat) => ask(chat, question, signal)));
}

/** "Yes." and "yes, it is" are true, "no" is false; "yes or no" and anything else is null. */
export function saysYes(answer: string): boolean | null {
  const [, word] = /^[\s"'“‘*]*(yes|no)\s*(?:$|[.,:;!"'”’*(–—-])/iu.exec(answer) ?? [];
  return word === undefined ? null : word.toLowerCase() === 'yes';
}
