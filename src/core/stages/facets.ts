// Stage 3: what one conversation is about, from its redacted transcript.
import type { Analyst, Reader } from '../ports.ts';
import type { AnswerError } from '../errors.ts';
import type { WordEvidence } from '../privacy/word-evidence.ts';
import type { Conversation, Facets, RunSettings } from '../types.ts';

/** Part of every key of this stage: raise it when the meaning of the answer changes. */
export const facetsStage = 'facets@1';

/** The same answers, by the text that was sent. */
export const sentStage = 'facets-sent@1';

/** Why the built-in answer stands in for a model's. */
export type NoAnswer = AnswerError['reason'];

/** Facets of the built-in analyst for a chat that a model gave no answer on. */
export interface StandIn extends Facets {
  readonly fallback: true;
  readonly because: NoAnswer;
}

/** Facets as they are kept, with the details that redaction found, by kind. */
export interface ReadFacets extends Facets {
  readonly found: Readonly<Record<string, number>>;
  /** Only with `fallback`: kept, so that a recalled answer is an issue as well. */
  readonly because?: NoAnswer;
}

/**
 * false: the built-in answer serves this run, and the next run asks the model again, also under the same settings. On purpose: whoever
 * runs again after answers that were cut or unreadable wants these chats told by the model, a model answers otherwise another
 * time, and they are few (a list of issues names each); what is paid again is two questions a chat at most. What a provider
 * refuses it refuses again, and a chat that gives orders is never asked about: these answers are kept.
 */
export function isLasting({ because }: Pick<ReadFacets, 'because'>): boolean {
  return because === undefined || because === 'refused' || because === 'orders';
}

/** What a name may say is looked for here: what was told of the chat, and the user's own words where they are kept apart. */
export function heldText({ embedText, gateText }: Facets): string {
  return gateText === undefined ? embedText : `${embedText}\n${gateText}`;
}

/** Prepares, redacts and asks. One answer a conversation, in order; null where the analyst had none. */
export async function readFacets(
  conversations: readonly Conversation[],
  ports: { reader: Reader; analyst: Analyst },
  settings: RunSettings,
  evidence: WordEvidence,
  signal: AbortSignal,
): Promise<(ReadFacets | null)[]> {
  const chats = await ports.reader.read(conversations, settings, evidence, signal);
  const facets = await ports.analyst.facets(chats, signal);
  return facets.map((answer, i) => answer && { ...answer, found: chats[i].found });
}

/** False where nothing was said at all: such a chat is set aside and counted. */
export function hasText(conversation: Conversation): boolean {
  return conversation.messages.length > 0;
}
