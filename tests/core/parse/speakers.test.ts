import { describe, expect, it } from 'vitest';
import { speakerOf } from '../../../src/core/parse/speakers.ts';

describe('speakers', () => {
  it.each([
    ['Human', 'user'],
    [' USER ', 'user'],
    ['prompter', 'user'],
    ['model', 'assistant'],
    ['ChatGPT', 'assistant'],
    ['AIMessageChunk', 'assistant'],
    ['observation', 'tool'],
    ['developer', 'system'],
  ])('takes %j for the %s', (name, speaker) => {
    expect(speakerOf(name)).toBe(speaker);
  });

  it.each([['Sam'], [''], ['constructor'], [null], [{ role: 'user' }], ['user'.repeat(100)]])(
    'knows nobody of the name %j',
    (name) => {
      expect(speakerOf(name)).toBeNull();
    },
  );
});
