// A conversation whose turns stay packed on its way into the store: most are only passed on.
import { charactersIn, type PackedTurns, TurnPacker, unpacked } from './packed-turns.ts';
import type { Conversation, Message } from './types.ts';

/** A chat whose turns are read when somebody asks for them. To be passed on, not copied: `{ ...chat }` would lose them. */
export class PackedConversation implements Conversation {
  declare readonly id: string;
  declare readonly externalId: Conversation['externalId'];
  declare readonly source: Conversation['source'];
  declare readonly title: Conversation['title'];
  declare readonly startedAt: Conversation['startedAt'];
  declare readonly updatedAt: Conversation['updatedAt'];
  declare readonly account: Conversation['account'];
  declare readonly model: Conversation['model'];
  declare readonly contentHash: string;
  declare readonly language: Conversation['language'];
  declare readonly opening: string;
  readonly packed: PackedTurns;
  #messages: readonly Message[] | null = null;

  constructor(facts: Omit<Conversation, 'messages'>, packed: PackedTurns) {
    Object.assign(this, facts);
    this.packed = packed;
  }

  get messages(): readonly Message[] {
    return (this.#messages ??= unpacked(this.packed));
  }
}

/** How much a chat holds. */
export interface ChatSize {
  readonly userTurns: number;
  readonly assistantTurns: number;
  /** UTF-16 units of all turns. */
  readonly characters: number;
}

/** Turns and characters of a chat, packed or not. */
export function sizeOf(conversation: Conversation): ChatSize {
  if (conversation instanceof PackedConversation) return packedSize(conversation.packed);
  let [userTurns, characters] = [0, 0];
  for (const { role, text } of conversation.messages) {
    if (role === 'user') userTurns++;
    characters += text.length;
  }
  return { userTurns, assistantTurns: conversation.messages.length - userTurns, characters };
}

function packedSize(packed: PackedTurns): ChatSize {
  const assistantTurns = packed.roles.reduce((sum, role) => sum + role, 0);
  const userTurns = packed.roles.length - assistantTurns;
  return { userTurns, assistantTurns, characters: charactersIn(packed) };
}

/** The turns of a chat as bytes. */
export function packedOf(conversation: Conversation): PackedTurns {
  if (conversation instanceof PackedConversation) return conversation.packed;
  const packer = new TurnPacker(sizeOf(conversation).characters + 1);
  packer.add(conversation.messages);
  return packer.finish();
}
