// Made-up chat text, already written as JSON: prose, code, lists, letters beyond ASCII, escapes. The same seed gives the same text.
import { stream } from './mixture.mjs';

/** Passages kept of each language; a message is a row of them, so that text is cheap to make and rarely repeats within reach of deflate. */
const passages = 3000;
/** Frequent words carry every language; what stands between them is made up. The first language is the most frequent. */
const languages = [
  'the of and to a in is that it for you was with on as are this be at have from or by one not but what all when we there can an your which their if will each about how up out them then so some her would make like him into has more two see could no than been who its now find did down',
  'der die das und ist nicht ein eine zu den mit von für auf wie ich sie es wir dem im auch sich wird aber oder wenn kann größer über',
  'el la de que y en un una los se del las por con no es para su al lo como más pero sus le ya o este sí porque señor',
  'и в не на я что он с как это по но они мы она так вы за бы же от из у то для ли слово рассказ',
].map((words) => words.split(' '));
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo za ter ing ment al con'.split(
  ' ',
);
const foreign = ['naïve', '東京', '你好', 'مرحبا', 'żółw', '🙂', '👩‍💻', '“so”', '…'];
const others = [
  '```python\nfor i in range(10):\n\tprint(f"{i}: {i ** 2}")\n```',
  '| name | value |\n|---|---|\n| "a\\b" | 1 |',
  '- **first**: see https://example.org/a/b?c=1&d=2\n- second\n- third',
  '> \u2018quoted\u2019 \u2014 with {braces} and [brackets], "quotes" and \\ backslashes',
  '$$\\int_0^1 x^2\\,dx = \\frac{1}{3}$$',
];

/** A text as it stands between the quotes of JSON, and its length in UTF-16 units once read. */
const written = (text) => ({ json: JSON.stringify(text).slice(1, -1), length: text.length });

function passage(random, language, i) {
  if (i % 12 === 0) return written(others[Math.floor(random() * others.length)]);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const word = () => {
    if (random() < 0.5) return pick(language);
    if (random() < 0.03) return pick(foreign);
    return Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  };
  return written(`${Array.from({ length: 6 + Math.floor(random() * 40) }, word).join(' ')}.`);
}

/**
 * Texts of one chat after the other: `next` gives a function of about how many characters are wanted, which answers in the
 * chat's language; never blank, never with blanks at its ends.
 */
export function chatTexts(seed) {
  const random = stream(seed);
  const pools = languages.map((words) =>
    Array.from({ length: passages }, (_, i) => passage(random, words, i)),
  );
  const next = () => {
    const pool = pools[Math.floor(languages.length * random() ** 4)];
    return (characters) => {
      let { json, length } = pool[Math.floor(random() * passages)];
      while (length < characters) {
        const more = pool[Math.floor(random() * passages)];
        json += `\\n\\n${more.json}`;
        length += 2 + more.length;
      }
      return { json, length };
    };
  };
  return { next };
}
