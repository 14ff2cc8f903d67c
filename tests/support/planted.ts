// Invented personal details of the structured kinds, to be planted in chats and looked for where they must not be.
import type { Conversation } from '../../src/core/types.ts';

/** One of each kind; the numbers keep their checksums, none belongs to anybody. */
export const plantedDetails: readonly string[] = [
  'mara.lindqvist@postfach-probe.de',
  '+1 415 555 2671',
  '4012 8888 8888 1881',
  'DE89 3704 0044 0532 0130 00',
  '203.0.113.77',
  '536-90-4399',
  'AKIAIOSFODNN7EXAMPLE',
  'correct-horse-battery',
];

const sentences = [
  (detail: string) => `You can write to ${detail} about it.`,
  (detail: string) => `My phone number is ${detail}, call me.`,
  (detail: string) => `I paid with the card ${detail}.`,
  (detail: string) => `The money came from ${detail}.`,
  (detail: string) => `The server is at ${detail}.`,
  (detail: string) => `My social security number is ${detail}.`,
  (detail: string) => `The key is ${detail}.`,
  (detail: string) => `My password is ${detail}`,
];

/** Chats with a detail in the first turn of every other chat, all kinds in turn. */
export function withPlantedDetails(conversations: readonly Conversation[]): Conversation[] {
  return conversations.map((conversation, i) => {
    if (i % 2 === 1) return conversation;
    const kind = (i / 2) % plantedDetails.length;
    const [first, ...rest] = conversation.messages;
    const text = `${first.text} ${sentences[kind](plantedDetails[kind])}`;
    return { ...conversation, messages: [{ ...first, text }, ...rest] };
  });
}
