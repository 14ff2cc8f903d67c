import { describe, expect, it } from 'vitest';
import { jsonInChatPage } from '../../../src/core/parse/chat-page.ts';
import { fixture, read, slices, turnsOf } from './parsing.ts';

const page = fixture('chat.html');
const array = page.slice(page.indexOf('[{"title"'), page.indexOf(';\n      var assetsJson'));

/** What the page gives when it comes in slices of `size` bytes. */
async function found(content: string, size = Infinity): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const slice of jsonInChatPage(slices(content, size)))
    text += decoder.decode(slice, { stream: true });
  return text;
}

describe('chat.html', () => {
  it.each([1, 2, 3, 7, 64, Infinity])(
    'gives the array and nothing else, in slices of %d bytes',
    async (size) => {
      expect(await found(page, size)).toBe(array);
    },
  );

  it('is read as conversations.json is', async () => {
    const { conversations, report } = await read(page, 'chat.html');
    expect(report).toMatchObject({ format: 'chatgpt', conversations: 2, issueCount: 0, problem: null });
    expect(turnsOf(conversations[0])).toEqual(['user: Is ]; var jsonData = [ a page?', 'assistant: Yes.']);
  });

  it('gives nothing where the page ends before the array', async () => {
    expect(await found('<script>var jsonData = ')).toBe('');
    expect(await found('<script>var jsonDat')).toBe('');
  });

  it('looks on where the name stands without an array', async () => {
    expect(await found('var jsonData; vvar jsonData\n=\n[1]; [2]')).toBe('[1]');
    expect(await found('var jsonData [0]; var jsonData == [0]; var jsonData=[3]')).toBe('[3]');
  });

  it('offers what was read of an array that is cut off', async () => {
    const { conversations, report } = await read(page.slice(0, page.indexOf('"Second"')), 'chat.html');
    expect(conversations.map(({ title }) => title)).toEqual(['A bracket ] and a "quote']);
    expect(report.problem?.kind).toBe('truncated-file');
  });
});
