import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashPacked, hashTurns } from '../../src/core/hash.ts';
import { PackedConversation, packedOf, sizeOf } from '../../src/core/packed-conversation.ts';
import { firstTurns, joined, partsOf, TurnPacker, unpacked } from '../../src/core/packed-turns.ts';
import type { Message } from '../../src/core/types.ts';
import { aConversation } from '../support/fake-services.ts';

const message: fc.Arbitrary<Message> = fc.record({
  role: fc.constantFrom('user', 'assistant'),
  // Whole characters: texts of chats have no lone surrogates.
  text: fc.string({ unit: 'binary', maxLength: 40 }),
  at: fc.option(fc.integer(), { nil: null }),
});
const chats = fc.array(fc.array(message, { maxLength: 6 }), { maxLength: 6 });

it('gives every turn back as it was, whatever it is written in, and finds the turns of each chat', () => {
  fc.assert(
    fc.property(chats, fc.nat(20), (all, expected) => {
      const packer = new TurnPacker(expected);
      for (const messages of all) packer.add(messages);
      const packed = packer.finish();
      expect(unpacked(packed)).toEqual(all.flat());
      const parts = partsOf(
        packed,
        all.map(({ length }) => length),
      );
      expect(parts.map(unpacked)).toEqual(all);
      // Joined in another order, they are the turns in that order.
      expect(unpacked(joined(parts.toReversed()))).toEqual(all.toReversed().flat());
    }),
  );
});

it('keeps a byte order mark at the beginning of a text', () => {
  const packer = new TurnPacker(0);
  const turns = [{ role: 'user', text: '\ufeffHello', at: 0 }] as const;
  packer.add(turns);
  // 3 bytes for the mark, 5 for the letters.
  const packed = packer.finish();
  expect([...packed.lengths]).toEqual([8]);
  expect(unpacked(packed)).toEqual(turns);
  // The next ones begin anew, also where some were not finished.
  expect(unpacked(packer.finish())).toEqual([]);
  packer.add(turns);
  packer.begin();
  expect(unpacked(packer.finish())).toEqual([]);
});

it('a packed chat is the same chat: turns and size', () => {
  const chat = aConversation({
    messages: [
      { role: 'user', text: 'Wo ist die Lampe? 💡', at: 5 },
      { role: 'assistant', text: 'Im Keller.', at: null },
    ],
  });
  const { messages, ...facts } = chat;
  const packed = new PackedConversation(facts, packedOf(chat));
  // 18 units and the lamp's 2, and 10.
  expect(sizeOf(packed)).toEqual({ userTurns: 1, assistantTurns: 1, characters: 30 });
  expect(sizeOf(packed)).toEqual(sizeOf(chat));
  expect(packed.messages).toEqual(messages);
});

it('begins with as many turns as are asked for, each cut as a text is cut', () => {
  // Some end near the 3,000 bytes that are decoded together.
  const near = fc.constantFrom('x'.repeat(2990), 'é'.repeat(1499), `${'😀'.repeat(749)}ab`);
  const longer = fc.array(
    fc.record({
      role: fc.constantFrom('user' as const, 'assistant' as const),
      text: fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) }, near),
      at: fc.constant(null),
    }),
  );
  fc.assert(
    fc.property(longer, fc.nat(4000), fc.nat(400), (messages, units, users) => {
      const packer = new TurnPacker(10);
      packer.add(messages);
      const first = firstTurns(packer.finish(), units, users);
      expect(first).toEqual(
        messages.slice(0, first.length).map((turn) => ({ ...turn, text: turn.text.slice(0, units) })),
      );
      const unitsOf = (turns: readonly Message[]) => turns.reduce((sum, { text }) => sum + text.length, 0);
      const enough = (turns: readonly Message[]) =>
        unitsOf(turns) >= units && unitsOf(turns.filter(({ role }) => role === 'user')) >= users;
      expect(first.length === messages.length || enough(first)).toBe(true);
      expect(first.length > 0 && enough(first.slice(0, -1))).toBe(false);
    }),
  );
});

it('hashes to what the turns themselves hash to', () => {
  fc.assert(
    fc.property(fc.array(message), (messages) => {
      const packer = new TurnPacker(10);
      packer.add(messages);
      expect(hashPacked(packer.finish())).toBe(hashTurns(messages));
    }),
  );
});
