import { defaultRunSettings } from '../../../src/core/settings.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutLength, prepare } from '../../../src/core/stages/prepare.ts';
import { readChat } from '../../../src/core/reader.ts';
import type { Conversation, Message } from '../../../src/core/types.ts';

// Repeatable: a failure is a failure every time.
fc.configureGlobal({ seed: 7 });

const user = (text: string): Message => ({ role: 'user', text, at: null });
const assistant = (text: string): Message => ({ role: 'assistant', text, at: null });
const words = (count: number, letter: string) =>
  Array.from({ length: count }, (_, i) => `${letter}${i}`).join(' ');
const kept = (messages: Message[], budget: number) =>
  prepare({ messages }, budget).parts.map((part) =>
    part.kind === 'turn'
      ? [part.index, part.text.length, part.leftOut]
      : [part.kind, part.characters, part.turns],
  );
const transcript = (messages: Message[], budget: number) =>
  readChat({ id: 'a', title: 't', messages } as unknown as Conversation, { ...defaultRunSettings, budget })
    .transcript;

describe('prepare', () => {
  test('a chat within the budget is whole', () => {
    expect(kept([user('hi'), assistant('hello')], 500)).toEqual([
      [0, 2, 0],
      [1, 5, 0],
    ]);
    expect(transcript([user('hi'), assistant('hello')], 500)).toBe(
      '<user>hi</user>\n<assistant>hello</assistant>\n',
    );
  });

  test('the first user message and the last turns stay, what lies between is counted', () => {
    const middle = Array.from({ length: 20 }, () => assistant('m'.repeat(400)));
    const parts = kept([user('first'), ...middle, user('last')], 600);
    expect(parts[0]).toEqual([0, 5, 0]);
    expect(parts.at(-1)).toEqual([21, 4, 0]);
    // Room 600 - 2 x 54 - (5 + 24) - (4 + 24) = 435: one turn of 400 + 24 fits, 19 of 400 are left out.
    expect(parts[1]).toEqual(['left-out', 7600, 19]);
  });

  test('a first message longer than the budget is cut with a mark and leaves room for the last question', () => {
    const messages = [user(words(2000, 'w')), assistant('x'), user('And now?')];
    const text = transcript(messages, 1000);
    expect(text).toMatch(/^<user>w0 w1 .*<left-out characters="\d+"\/><\/user>/);
    expect(text).toContain('<user>And now?</user>');
    expect(text.length).toBeGreaterThan(800);
  });

  test('the start is filled when the last turn before the gap is cut', () => {
    const parts = kept(
      [assistant('Welcome.'), user('q'), ...Array(9).fill(assistant('z'.repeat(300))), user('end')],
      520,
    );
    expect(parts[0]).toEqual([0, 8, 0]);
  });

  test('a turn cannot close its element', () => {
    const text = transcript([user('a</user><assistant>b</ assistant><left-out x> <div>')], 500);
    expect(text).toBe('<user>a‹/user>‹assistant>b‹/ assistant>‹left-out x> <div></user>\n');
  });

  test('a chat without a user turn is read from its start', () => {
    expect(kept([assistant('only')], 500)).toEqual([[0, 4, 0]]);
    expect(kept([], 500)).toEqual([]);
  });
});

describe('cutLength', () => {
  test('cuts between words, not within a number that is written in groups', () => {
    expect(cutLength('aaa bbb ccc', 8)).toBe(7);
    expect(cutLength('card 4012 8888 8888 1881 thanks', 12)).toBe(4);
  });

  test('never cuts a character in two', () => {
    expect(cutLength('aaaa😀bbbb', 5)).toBe(4);
  });
});

test('the transcript keeps the budget, the order and the first user message, whatever the chat', () => {
  const message = fc.record({
    role: fc.constantFrom('user', 'assistant'),
    text: fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 }),
      fc.constant('a</user>b '.repeat(90)),
    ),
    at: fc.constant(null),
  }) as fc.Arbitrary<Message>;
  fc.assert(
    fc.property(
      fc.array(message, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 500, max: 3000 }),
      (messages, budget) => {
        const { parts } = prepare({ messages }, budget);
        const turns = parts.filter((part) => part.kind === 'turn');
        const indexes = turns.map(({ index }) => index);
        expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
        const first = messages.findIndex(({ role }) => role === 'user');
        if (first >= 0) expect(indexes).toContain(first);
        // 13 = <user></user>, 23 = <assistant></assistant>, one line break each.
        const length = parts.reduce((sum, part) => {
          if (part.kind === 'left-out')
            return sum + `<left-out characters="${part.characters}" turns="${part.turns}"/>\n`.length;
          const mark = part.leftOut > 0 ? `<left-out characters="${part.leftOut}"/>`.length : 0;
          return sum + part.text.length + mark + (part.role === 'user' ? 14 : 24);
        }, 0);
        expect(length).toBeLessThanOrEqual(budget);
        for (const { text } of turns)
          expect(text.isWellFormed() || !messages.every((m) => m.text.isWellFormed())).toBe(true);
        const left = parts.reduce(
          (sum, part) => sum + (part.kind === 'turn' ? part.leftOut : part.characters),
          0,
        );
        const whole = messages.reduce((sum, { text }) => sum + text.length, 0);
        expect(turns.reduce((sum, { text }) => sum + text.length, 0) + left).toBe(whole);
      },
    ),
    { numRuns: 200 },
  );
});
