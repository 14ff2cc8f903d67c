// A model's text to the answer that was asked for. Small slips are put right here, so that they cost no second request.
import type { z } from '../../core/schema.ts';

/** `wrong`: where the answer is not what was asked for, as paths of its fields; 'JSON' where it is no JSON at all. */
export type Reading<Answer> = { readonly answer: Answer } | { readonly wrong: readonly string[] };

/** Reads JSON out of a text and checks it. */
export function readAnswer<Answer>(text: string, schema: z.ZodType<Answer>): Reading<Answer> {
  const value = readJson(text);
  if (value === undefined) return { wrong: ['JSON'] };
  const checked = schema.safeParse(value);
  if (checked.success) return { answer: checked.data };
  const paths = checked.error.issues.map(({ path }) => path.join('.') || 'JSON');
  return { wrong: [...new Set(paths)].slice(0, 6) };
}

/** Longer texts are not repaired, in UTF-16 units: no answer that was asked for is, and repairing takes quadratic time. */
const longestRepaired = 50_000;

/**
 * The JSON object in a text: as it stands, out of a fence or the prose around it, without commas before a bracket, with what
 * is open at its end closed. undefined: there is none.
 */
export function readJson(text: string): unknown {
  const whole = attempt(text.trim());
  if (whole !== undefined || text.length > longestRepaired) return whole;
  const start = text.search(/[{[]/);
  if (start < 0) return undefined;
  const { body, open } = scan(text.slice(start));
  return attempt(body) ?? attempt(closed(body, open));
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first object or array without its stray commas, and the brackets and quotes that are open where the text ends. */
function scan(text: string): { body: string; open: string[] } {
  const open: string[] = [];
  let body = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    const inString = open.at(-1) === '"';
    if (inString && char === '\\') body += char + (text[++at] ?? '');
    // A line break inside a string is not JSON, but it is clear what is meant.
    else if (inString && char === '\n') body += '\\n';
    else if (char === '"') {
      if (inString) open.pop();
      else open.push('"');
      body += char;
    } else if (inString) body += char;
    else if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      body += char;
    } else if (char === '}' || char === ']') {
      body = body.replace(/,\s*$/, '') + char;
      if (open.at(-1) === char) open.pop();
      if (open.length === 0) break;
    } else body += char;
  }
  return { body, open };
}

/** The text with its open ends closed; a key without a value and a trailing comma are dropped. */
function closed(body: string, open: readonly string[]): string {
  const [quote, brackets] = open.at(-1) === '"' ? ['"', open.slice(0, -1)] : ['', open];
  const whole = (quote === '' ? body : body.replace(/\\(u[\da-f]{0,3})?$/i, '')) + quote;
  const ended = whole.replace(/(?<=[{,])\s*"(?:[^"\\]|\\.)*"\s*:?\s*$/, (key) =>
    // Inside an array a lone string is a value, not a key.
    brackets.at(-1) === ']' ? key : '',
  );
  return ended.replace(/,\s*$/, '') + brackets.toReversed().join('');
}
