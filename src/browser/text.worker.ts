// Reads chats: prepares, redacts, and answers as the built-in analyst. One of several; a thin shell over core/.
import { builtInAnalyst } from '../core/analysts/built-in.ts';
import type { GateQuestion, NameQuestion, ParentQuestion } from '../core/ports.ts';
import { readChat, readerId } from '../core/reader.ts';
import { checkText, gateId } from '../core/stages/audit.ts';
import type { ClusterText, Conversation, RedactedChat, RunSettings } from '../core/types.ts';
import { serve } from './rpc.ts';

/** A worker is ended, not asked to stop. */
const never = new AbortController().signal;

const api = {
  describe: () => ({
    readerId,
    gateId,
    analyst: {
      id: builtInAnalyst.id,
      facetsId: builtInAnalyst.facetsId,
      quotes: builtInAnalyst.quotes,
      costs: builtInAnalyst.costs,
      batch: builtInAnalyst.batch,
    },
  }),
  read: (conversations: readonly Conversation[], settings: RunSettings) =>
    conversations.map((conversation) => readChat(conversation, settings)),
  facets: (chats: readonly RedactedChat[]) => builtInAnalyst.facets(chats, never),
  name: (question: NameQuestion) => builtInAnalyst.name(question, never),
  nameParent: (question: ParentQuestion) => builtInAnalyst.nameParent(question, never),
  audit: (text: ClusterText) => builtInAnalyst.audit(text, never),
  check: (questions: readonly GateQuestion[]) => questions.map(checkText),
};

export type TextApi = typeof api;
serve(api);
