import type { Finding } from './finding.ts';

const age = '(1[01]\\d|[1-9]?\\d)';
const forms: readonly RegExp[] = [
  // "69 years old", "38-year-old", "12 yrs old", "5 y/o"; German, French, Spanish, Italian, Portuguese.
  new RegExp(
    `(?<![\\w.,$€£-])${age}(?:[ -]?(?:years?|yrs?|months?)[ -]old|[ -]?y\\/?o\\b| (?:jahre?|monate) alt| ans\\b(?! (?:de|plus|après))| años de edad| anni di età| anos de idade)`,
    'gi',
  ),
  // "aged 69", "age: 69", "at the age of 69".
  new RegExp(
    `\\b(?:aged?|ages|alter|edad|âge|età|idade)(?: (?:is|of|ist))?[ :=]{1,3}${age}(?![\\w.,%-]?\\d|\\s?%|[ -](?:minutes|hours|days|weeks))`,
    'gi',
  ),
  // "turned 69", "I'm 34" with nothing counted after it.
  new RegExp(
    `\\b(?:turn(?:s|ed|ing)?|i['’]?m|i am|he['’]?s|she['’]?s|he is|she is|who is|tengo|tiene|j['’]ai|il a|elle a)(?: (?:just|now|only|already|almost|about))? ${age}(?= ?(?:[,;)!?]|\\.(?!\\d)|$|\\n| (?:and|years?|yrs?|now|next|this|old|in|on|soon|today|años|ans)\\b))(?! (?:in|and)? ?(?:feet|foot|cm|percent|kg|lbs))`,
    'gi',
  ),
];

/** "5 years ago", "in 3 years": a time, not an age. */
const timeAfter = /^[ -]?(?:years?|yrs?|ans|años) (?:ago|later|from|into|of|away|after|before|in a row)/i;

/** Ages of people: only the number is taken. */
export function findAges(text: string): Finding[] {
  const found = new Map<number, Finding>();
  for (const form of forms) {
    for (const match of text.matchAll(form)) {
      const start = match.index + match[0].search(/\d/);
      const end = start + match[1].length;
      if (!timeAfter.test(text.slice(end, end + 24))) found.set(start, { start, end, kind: 'age' });
    }
  }
  return [...found.values()];
}
