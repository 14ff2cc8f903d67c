// One chat as its owner may look at it: every text whole, with what redaction finds in it. For the screen alone, never sent.
import { FirstLook } from './names-told-late.ts';
import { findOptions } from './reader.ts';
import { familyOf } from './privacy/families.ts';
import type { DetailKind, Family } from './privacy/finding.ts';
import { noEvidence, type WordEvidence } from './privacy/word-evidence.ts';
import type { Conversation, RunSettings } from './types.ts';

/** A detail as the screen shows it. Offsets are UTF-16 units into the text it stands in, `end` is exclusive. */
export interface InspectedSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: DetailKind;
  readonly family: Family;
  /** What exactly, where a kind has many forms: "UK_NHS". */
  readonly what?: string;
  readonly placeholder: string;
}

/** A title or a turn, and what redaction takes out of it. */
export interface InspectedText {
  readonly role: 'title' | 'user' | 'assistant';
  /** As it stands in the export. */
  readonly text: string;
  /** In order, without overlaps. */
  readonly spans: readonly InspectedSpan[];
}

/** What redaction takes out of one chat. */
export interface Inspection {
  /** The title, where there is one, then the turns in order. */
  readonly texts: readonly InspectedText[];
  /** Places by family, each counted as often as it stands there; families without any are left out. */
  readonly counts: ReadonlyMap<Family, number>;
}

/** Looks into chats, wherever it does so: on the page off its thread. Nothing is started before the first look. */
export interface Inspector {
  /** Answers as `inspectChat`. A look that is aborted before its turn is never begun; it rejects with AbortError. */
  inspect(
    chat: InspectedConversation,
    settings: InspectSettings,
    evidence: WordEvidence,
    signal: AbortSignal,
  ): Promise<Inspection>;
  /** Ends looks under way: they reject with AbortError. */
  close(): void;
}

/** What is looked at of a chat. */
export type InspectedConversation = Pick<Conversation, 'title' | 'messages'>;
/** What decides what is taken out. */
export type InspectSettings = Pick<RunSettings, 'region' | 'redaction'>;

/**
 * What redaction finds in a chat under these settings, uncut. Equal details have equal placeholders in all texts; the numbers may
 * differ from those of what is sent, which is cut to the budget. Takes as long as reading does: 2 MB a second and more.
 */
export function inspectChat(
  { title, messages }: InspectedConversation,
  settings: InspectSettings,
  evidence: WordEvidence = noEvidence,
): Inspection {
  const options = findOptions(settings, evidence);
  // As the reader does it: names are learnt in a first look.
  const first = new FirstLook();
  for (const { text } of messages) first.find(text, options);
  const memory = first.again();
  const counts = new Map<Family, number>();
  const inspect = (role: InspectedText['role'], text: string): InspectedText => ({
    role,
    text,
    spans: memory.find(text, options).map((finding) => {
      const family = familyOf(finding.kind);
      counts.set(family, (counts.get(family) ?? 0) + 1);
      const value = text.slice(finding.start, finding.end);
      return { ...finding, family, placeholder: memory.placeholderFor(finding.kind, value, text) };
    }),
  });
  const texts = messages.map(({ role, text }) => inspect(role, text));
  // Looked at last, as the reader does, and shown first.
  if (title?.trim()) texts.unshift(inspect('title', title));
  return { texts, counts };
}
