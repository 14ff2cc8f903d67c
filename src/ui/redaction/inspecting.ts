// What a chat's page needs to show redaction: fetched when it is asked for, because detectors are large.
import type { inspectChat } from '../../core/inspect.ts';
import type { Store } from '../../core/ports.ts';
import type { WordEvidence } from '../../core/privacy/word-evidence.ts';
import type { Conversation, RunSettings } from '../../core/types.ts';

export interface Inspecting {
  readonly conversation: Conversation;
  readonly inspect: typeof inspectChat;
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
): Promise<Inspecting | null> {
  const conversation = await store.conversation(datasetId, conversationId);
  if (conversation === null) return null;
  const [{ inspectChat }, { storedEvidence }, { readRunSettings }] = await Promise.all([
    import('../../core/inspect.ts'),
    import('../../core/surveying.ts'),
    import('../../core/saved-settings.ts'),
  ]);
  return {
    conversation,
    inspect: inspectChat,
    evidence: await storedEvidence(store, datasetId),
    settings: readRunSettings(settings),
  };
}
