import { FirstLook } from './names-told-late.ts';
import { cutLength, prepare, preparationVersion, type PreparedTurn } from './stages/prepare.ts';
import {
  assemble,
  type FixedWords,
  head,
  redact,
  type RedactionMemory,
  redactionVersion,
} from './stages/redact.ts';
import type { Finding, FindOptions } from './privacy/finding.ts';
import { noEvidence, type WordEvidence } from './privacy/word-evidence.ts';
import type { Conversation, RedactedChat, RedactedText, RunSettings } from './types.ts';

/** Names the versions of stages 1 and 2: part of every key that depends on them. */
export const readerId = `${preparationVersion}+${redactionVersion}`;

/** The settings that decide what is read of a chat. */
export type ReaderSettings = Pick<RunSettings, 'budget' | 'region' | 'redaction'>;

/** What the detectors are told under these settings. */
export function findOptions(
  { region, redaction: { families, strictNames } }: Pick<RunSettings, 'region' | 'redaction'>,
  { seenLower }: WordEvidence,
  others?: (text: string) => readonly Finding[],
): FindOptions {
  return {
    ...{ region, strictNames, seenLower },
    ...(families ? { families: new Set(families) } : {}),
    ...(others ? { others } : {}),
  };
}

/** Of a first reply that stands in for a user who said nothing (characters). */
const standInLength = 300;

/**
 * Stages 1 and 2 of one conversation: what an analyst may see of it. No raw text is left in the answer; equal details have equal
 * placeholders in all its texts. `found` counts distinct details of transcript and user turns, not those of the title.
 */
export function readChat(
  conversation: Conversation,
  settings: ReaderSettings,
  evidence: WordEvidence = noEvidence,
  others?: FindOptions['others'],
): RedactedChat {
  const options = findOptions(settings, evidence, others);
  const memory = new FirstLook();
  const first = readWith(conversation, settings.budget, memory, options);
  // Whoever is named late was spoken of before.
  return memory.names.size === 0 ? first : readWith(conversation, settings.budget, memory.again(), options);
}

function readWith(
  conversation: Conversation,
  budget: number,
  memory: RedactionMemory,
  options: FindOptions,
): RedactedChat {
  // A turn that the transcript holds unchanged is looked through once.
  const known = new Map<string, RedactedText>();
  const redactOnce = (text: string): RedactedText => {
    const redacted = known.get(text) ?? redact(text, memory, options).text;
    known.set(text, redacted);
    return redacted;
  };
  const transcript = assemble(transcriptPieces(conversation, budget, redactOnce));
  const userTurns = redactUserTurns(conversation, budget, redactOnce);
  const found = memory.counts();
  return { id: conversation.id, transcript, userTurns, standIn: standInOf(conversation, redactOnce), found };
}

type RedactOnce = (text: string) => RedactedText;

function transcriptPieces(
  conversation: Conversation,
  budget: number,
  redactOnce: RedactOnce,
): (RedactedText | FixedWords)[] {
  return prepare(conversation, budget).parts.flatMap((part): (RedactedText | FixedWords)[] =>
    part.kind === 'turn'
      ? turnPieces(part, redactOnce)
      : [`<left-out characters="${part.characters}" turns="${part.turns}"/>`, '\n'],
  );
}

function turnPieces(
  { role, text, leftOut }: PreparedTurn,
  redactOnce: RedactOnce,
): (RedactedText | FixedWords)[] {
  const cut: FixedWords = leftOut > 0 ? `<left-out characters="${leftOut}"/>` : '';
  return [`<${role}>`, redactOnce(text), cut, `</${role}>`, '\n'];
}

/** The user's turns in order until the budget is used up. Placeholders may be longer than what they stand for, so the result is cut again. */
function redactUserTurns(conversation: Conversation, budget: number, redactOnce: RedactOnce): RedactedText[] {
  const turns: RedactedText[] = [];
  let room = budget;
  for (const { role, text } of conversation.messages) {
    if (role !== 'user') continue;
    if (room <= 0) break;
    const redacted = redactOnce(text.slice(0, cutLength(text, room)));
    const turn = redacted.length <= room ? redacted : headWithoutHalfPlaceholder(redacted, room);
    turns.push(turn);
    room -= turn.length;
  }
  return turns;
}

function headWithoutHalfPlaceholder(text: RedactedText, room: number): RedactedText {
  const open = text.lastIndexOf('<', room);
  const isHalf =
    open >= 0 && /^<[A-Z]{2,12}_\d+>/.test(text.slice(open, open + 20)) && text.indexOf('>', open) >= room;
  return head(text, isHalf ? open : room);
}

function standInOf({ title, messages }: Conversation, redactOnce: RedactOnce): RedactedText {
  if (title?.trim()) return redactOnce(title);
  const reply = messages.find(({ role }) => role === 'assistant')?.text ?? '';
  return redactOnce(reply.slice(0, cutLength(reply, standInLength)));
}
