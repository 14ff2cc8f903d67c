// Cutting prose into sentences, in many scripts, without a model.

/** Full stops after these end no sentence. */
const abbreviations =
  /(?:\b(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|st|no|approx|inc|ltd|z\.b|bzw|usw|ca|p\.ej|sra?|\p{L}))\.$/iu;

/** A line this long was probably wrapped by an editor, not ended by its writer. */
const wrappedLine = 60;

/** Joins lines that go on in lower case after a long line without an end mark. */
function unwrap(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const last = lines[lines.length - 1];
    const goesOn = last !== undefined && last.length >= wrappedLine && !/[.!?:。！？؟]\s*$/.test(last);
    if (goesOn && /^\s*\p{Ll}/u.test(line)) lines[lines.length - 1] = `${last} ${line.trim()}`;
    else lines.push(line);
  }
  return lines;
}

/**
 * The sentences of a text in order, trimmed, end marks kept. A new line ends a sentence as . ! ? do before a space,
 * and 。！？؟।۔ everywhere. Abbreviations and single initials end none.
 */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const line of unwrap(text)) {
    let open = '';
    for (const piece of line.split(/(?<=[.!?…]["'”’)\]]?)\s+|(?<=[。！？؟।۔])/u)) {
      open = open ? `${open} ${piece}` : piece;
      if (abbreviations.test(open.trimEnd())) continue;
      sentences.push(open);
      open = '';
    }
    if (open) sentences.push(open);
  }
  return sentences
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
