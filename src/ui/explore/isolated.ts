/** A word of any script inside an English sentence: first strong isolate and its end keep it from turning the sentence round. */
export function isolated(word: string): string {
  return `\u2068${word}\u2069`;
}
