import { describe, expect, it } from 'vitest';
import { withoutElements } from '../../../src/core/parse/markup.ts';

describe('withoutElements', () => {
  it('cuts an element with those inside it', () => {
    expect(withoutElements('a<x n="1">b<x>c</x>d</x>e', 'x')).toEqual({ text: 'ae', cut: ['<x n="1">'] });
  });

  it('cuts what is chosen inside what is not', () => {
    const chosen = (tag: string) => tag.includes('cut');
    expect(withoutElements('<x>a<x cut>b</x></x>', 'x', chosen).text).toBe('<x>a</x>');
  });

  it('cuts up to the closing tag that a tag mentioned inside took', () => {
    const chosen = (tag: string) => tag.includes('cut');
    const { text, cut } = withoutElements('a<x cut>see <x> here</x>b<x cut>c</x>d', 'x', chosen);
    expect([text, cut]).toEqual(['abd', ['<x cut>', '<x cut>']]);
    // The closing tag of one that is cut by itself is nobody else's.
    expect(withoutElements('a<x cut>b<x cut>c</x>d', 'x', chosen).text).toBe('a<x cut>bd');
  });

  it('cuts elements that close themselves', () => {
    expect(withoutElements('a<grok:render id="1"/>b', 'grok:render').text).toBe('ab');
  });

  it('leaves what is not closed, not opened or of another name', () => {
    for (const text of ['a<x>b', 'a</x>b', '<xy>a</xy>', '<x <x'])
      expect(withoutElements(text, 'x').text).toBe(text);
  });

  it('takes no longer than the text asks for', () => {
    const hostile = '<details type="reasoning">'.repeat(50_000) + '<details '.repeat(50_000);
    const start = performance.now();
    expect(withoutElements(hostile, 'details').text).toBe(hostile);
    // Quadratic work would take minutes.
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('cuts up to the last of several closing tags that were taken so', () => {
    const chosen = (tag: string) => tag.includes('cut');
    expect(withoutElements('<x cut>a <x> b <x> c</x>Answer', 'x', chosen).text).toBe('Answer');
  });

  it('reads a text full of tags that are never closed', () => {
    expect(withoutElements('<x>'.repeat(200_000), 'x', () => false).text).toHaveLength(600_000);
  });
});
