// The analyst that needs no model, no key and no network. It extracts and counts; it understands nothing.
import type { Analyst } from '../ports.ts';
import { ruleAudit } from '../privacy/audit-rules.ts';
import type { AuditedText } from '../stages/audit.ts';
import type { Facets, RedactedChat } from '../types.ts';
import { clusterName } from './cluster-name.ts';
import { concernOf } from './concern.ts';
import { clusterDescription, parentDescription } from './description.ts';
import { embedTextOf } from './embed-text.ts';
import { languagesOf } from './languages.ts';
import { parentName } from './parent-name.ts';
import { requestOf } from './request.ts';
import { taskOf } from './task.ts';

/** Chats between two looks at the signal: a few milliseconds of work. */
const batch = 50;

/** Where nobody says what is looked for: the usual families. */
const anywhere = { region: 'US' };

/**
 * Facets by rule, names from the words that members share. Deterministic; the same question has the same answer.
 * Its requests are quotations: they stay on the device and are never exported.
 */
export const builtInAnalyst: Analyst = {
  id: 'built-in@2',
  facetsId: 'built-in@2',
  parents: null,
  quotes: true,
  costs: false,
  batch,
  concurrency: 1,

  async facets(chats, signal) {
    const answers: Facets[] = [];
    for (const chat of chats) {
      signal.throwIfAborted();
      answers.push(facetsOf(chat));
    }
    return answers;
  },

  async name(question, signal) {
    signal.throwIfAborted();
    const name = clusterName(question);
    return { name, description: clusterDescription(name, question) };
  },

  async nameParent(question, signal) {
    signal.throwIfAborted();
    return { name: parentName(question), description: parentDescription(question) };
  },

  async audit(text: AuditedText, signal) {
    signal.throwIfAborted();
    return ruleAudit(text, text.looking ?? anywhere);
  },
};

/** What the built-in analyst tells of one chat. */
export function facetsOf(chat: RedactedChat): Facets {
  const request = requestOf(chat);
  return {
    request,
    task: taskOf(request),
    languages: languagesOf(chat.userTurns),
    concern: concernOf(chat.userTurns),
    embedText: embedTextOf(chat),
  };
}
