// Reads chats: prepares, redacts, and answers as the built-in analyst. One of several; a thin shell over core/.
import { builtInAnalyst } from '../core/analysts/built-in.ts';
import type { GateQuestion, NameQuestion, ParentQuestion } from '../core/ports.ts';
import { foundIn } from '../core/names-found.ts';
import { type InspectedConversation, inspectChat, type InspectSettings } from '../core/inspect.ts';
import type { Finding } from '../core/privacy/finding.ts';
import { countWords, noEvidence, type WordEvidence } from '../core/privacy/word-evidence.ts';
import { readChat, readerId } from '../core/reader.ts';
import { checkText, gateId } from '../core/stages/audit.ts';
import { textsOf } from '../core/surveying.ts';
import type { ClusterText, Conversation, RedactedChat, RunSettings } from '../core/types.ts';
import { serve } from './rpc.ts';

/** A worker is ended, not asked to stop. */
const never = new AbortController().signal;

/** Of the dataset that is read. */
let evidence = noEvidence;

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
  survey: (conversations: readonly Conversation[]) => countWords(textsOf(conversations)),
  knows: (id: string) => evidence.id === id,
  learn: (told: WordEvidence) => {
    evidence = told;
  },
  /** `names`: what a model found in each conversation, where one was asked. */
  read: (
    conversations: readonly Conversation[],
    settings: RunSettings,
    names?: readonly ReadonlyMap<string, readonly Finding[]>[],
  ) =>
    conversations.map((conversation, i) =>
      readChat(conversation, settings, evidence, names && foundIn(names[i])),
    ),
  inspect: (chat: InspectedConversation, settings: InspectSettings) => inspectChat(chat, settings, evidence),
  facets: (chats: readonly RedactedChat[]) => builtInAnalyst.facets(chats, never),
  name: (question: NameQuestion) => builtInAnalyst.name(question, never),
  nameParent: (question: ParentQuestion) => builtInAnalyst.nameParent(question, never),
  audit: (text: ClusterText) => builtInAnalyst.audit(text, never),
  check: (questions: readonly GateQuestion[]) => questions.map((question) => checkText(question)),
};

export type TextApi = typeof api;
serve(api);
