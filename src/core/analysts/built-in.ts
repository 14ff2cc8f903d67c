// The analyst that needs no model, no key and no network. It extracts and counts; it understands nothing.
import type { Analyst } from '../ports.ts';
import type { Audit, ClusterText, Facets, RedactedChat } from '../types.ts';
import { clusterName } from './cluster-name.ts';
import { concernOf } from './concern.ts';
import { clusterDescription, parentDescription } from './description.ts';
import { embedTextOf } from './embed-text.ts';
import { languagesOf } from './languages.ts';
import { placeholder } from './words.ts';
import { parentName } from './parent-name.ts';
import { requestOf } from './request.ts';
import { taskOf } from './task.ts';

/** Chats between two looks at the signal: a few milliseconds of work. */
const batch = 50;

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

  async audit(text, signal) {
    signal.throwIfAborted();
    return auditOf(text);
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

/** Signs of a detail that may identify someone; the full gate is stages/audit.ts. */
const details: readonly (readonly [sign: RegExp, reason: string])[] = [
  [new RegExp(placeholder.source), 'a redacted detail left its placeholder'],
  [/https?:\/\/|\bwww\.|\b[\w-]+\.(?:com|org|net|io|dev|edu|gov|de|fr|es|uk)\b/i, 'holds a web address'],
  [/@/, 'holds a mail or account sign'],
  [/\d{5,}/, 'holds a long number'],
];

/** 5 unless a name or description carries a sign of a detail, then 2 with the reason. */
function auditOf({ name, description }: ClusterText): Audit {
  const found = details.find(([sign]) => sign.test(`${name}\n${description}`));
  return found ? { score: 2, reason: found[1] } : { score: 5, reason: '' };
}
