// Words out of scripts that are written without spaces, by rule: the core has no segmenter.

/** Characters of Chinese grammar: a pair of characters with one of them is no term. */
const grammar =
  /[的了吗呢吧我你您他她它们是在有会能把给为和与请这那个就都也很要想被从对到上中下不没将用让一个写多少什么]/u;

/** true for what may name a topic: no hiragana (grammar), no character of Chinese grammar. */
export function isTerm(text: string): boolean {
  return !/\p{Script=Hiragana}/u.test(text) && !grammar.test(text);
}

/**
 * What a run of Han, Kana or Thai is about: whole katakana words, and the longest stretches that are covered by `terms`
 * (keywords of the cluster, pairs of characters). Empty where nothing is.
 */
export function termsOf(run: string, terms: readonly string[]): string[] {
  const found: string[] = [];
  for (const [part] of run.matchAll(
    /[\p{Script=Katakana}ー]+|[^\p{Script=Katakana}\p{Script=Hiragana}ー]+/gu,
  )) {
    if (/^[\p{Script=Katakana}ー]/u.test(part)) {
      // One or two characters are endings and sounds.
      if (part.length > 2) found.push(part);
    } else found.push(...covered(part, terms));
  }
  return found;
}

function covered(run: string, terms: readonly string[]): string[] {
  const marks = new Array<boolean>(run.length).fill(false);
  for (const term of terms) {
    for (let at = run.indexOf(term); at >= 0; at = run.indexOf(term, at + 1))
      marks.fill(true, at, at + term.length);
  }
  const found: string[] = [];
  for (let i = 0; i < run.length; i++) {
    if (!marks[i]) continue;
    const from = i;
    while (i < run.length && marks[i]) i++;
    found.push(run.slice(from, i));
  }
  return found;
}
