// What a chat's page needs to show redaction: fetched when it is asked for, because few ever look.
import type { Inspector } from '../../core/inspect.ts';
import type { Store } from '../../core/ports.ts';
import type { WordEvidence } from '../../core/privacy/word-evidence.ts';
import type { Conversation, RunSettings } from '../../core/types.ts';

/** One chat that is looked at, and what it is looked at with. */
export interface Inspecting {
  readonly conversation: Conversation;
  /** For this chat alone: who shows it closes it. */
  readonly inspector: Inspector;
  /** null: the dataset has not been surveyed since it was changed. */
  readonly evidence: WordEvidence | null;
  /** Of the result that is shown, made sound: earlier versions knew fewer of them. */
  readonly settings: RunSettings;
}

/** Reads a chat and how its dataset writes words; null: the chat is not on this device any more. */
export async function loadInspecting(
  store: Store,
  {
    datasetId,
    conversationId,
    settings,
  }: { datasetId: string; conversationId: string; settings: RunSettings },
  openInspector: () => Promise<Inspector>,
): Promise<Inspecting | null> {
  const conversation = await store.conversation(datasetId, conversationId);
  if (conversation === null) return null;
  const [{ storedEvidence }, { readRunSettings }] = await Promise.all([
    import('../../core/surveying.ts'),
    import('../../core/saved-settings.ts'),
  ]);
  return {
    conversation,
    inspector: await openInspector(),
    evidence: await storedEvidence(store, datasetId),
    settings: readRunSettings(settings),
  };
}
