// Words of prompts, for answers by rule.
import { stopWordsFor } from '../../../src/core/math/stop-words.ts';

/** Words of prompts' and requests' frames: they say nothing of a topic. */
const frame = new Set(
  `user users overall request requests assistant task help helped wanted want asked ask chat chats topic topics similar about
  what which with from that this they them their please could would should need needs make made using used give explain write
  question questions answer answers find look most were was had have broader several short sentence something like know
  conversation involves requested asks engages provided specific followed conversations matters explore else please thanks good best first always really`.split(
    /\s+/,
  ),
);

/** Lower-case content words of a text, in order, repeated as they stand. Placeholders and marks are no words. */
export function contentWords(text: string): string[] {
  const plain = text.replace(/<[^<>]*>/g, ' ').toLowerCase();
  const words = plain.match(/\p{L}+/gu) ?? [];
  const stopWords = stopWordsFor(words);
  return words.filter((word) => /^.{4,}$/u.test(word) && !stopWords.has(word) && !frame.has(word));
}

/** Words by how often they stand there, most first; equals as they come. */
export function mostFrequent(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, x], [, y]) => y - x).map(([word]) => word);
}

/** Words by how many lines hold them, most first; `least`: in at least so many lines. */
export function mostShared(lines: readonly string[], least: number): string[] {
  const words = lines.flatMap((line) => [...new Set(contentWords(line))]);
  return mostFrequent(words).filter((word) => words.filter((one) => one === word).length >= least);
}
