// Stage 4: texts to unit rows. Equal texts are embedded once and counted every time.
export const embedStage = 'embed@1';

/** The distinct texts in order of first appearance, and for each text the position of its distinct one. */
export function distinctTexts(texts: readonly string[]): { distinct: string[]; positions: Int32Array } {
  const numbers = new Map<string, number>();
  const positions = Int32Array.from(texts, (text) => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  });
  return { distinct: [...numbers.keys()], positions };
}
