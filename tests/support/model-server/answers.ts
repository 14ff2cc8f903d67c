// Answers by rule: sensible and always the same. The kind of question is told by the properties of its schema.
import { contentWords, mostFrequent, mostShared } from './words.ts';

/** What a prompt asks, as the server understands it. */
export interface AskedQuestion {
  readonly kind: 'facets' | 'name' | 'names' | 'assign' | 'audit' | 'screen' | 'other';
  /** Names of the schema's properties. */
  readonly fields: readonly string[];
  readonly schema: unknown;
  /** The whole text. */
  readonly prompt: string;
}

interface Schema {
  readonly properties?: Readonly<
    Record<string, { readonly type?: unknown; readonly enum?: readonly string[] }>
  >;
}

/** Reads a prompt and the JSON Schema that came with it. */
export function understand(prompt: string, schema: unknown): AskedQuestion {
  const fields = Object.keys((schema as Schema | null)?.properties ?? {});
  const has = (...names: string[]) => names.every((name) => fields.includes(name));
  const kind = has('request')
    ? 'facets'
    : has('name')
      ? 'name'
      : has('names')
        ? 'names'
        : has('score')
          ? 'audit'
          : has('topic') || has('parent')
            ? 'assign'
            : has('answer')
              ? 'screen'
              : 'other';
  return { kind, fields, schema, prompt };
}

/** The answer, as the object that the schema asks for. */
export function answerByRule(question: AskedQuestion): Record<string, unknown> {
  switch (question.kind) {
    case 'facets':
      return facets(question);
    case 'name':
      return name(question);
    case 'names':
      return { names: names(question.prompt) };
    case 'assign':
      return assign(question);
    case 'audit':
      return { score: 5, reason: 'It identifies nobody.' };
    case 'screen':
      return screen(question);
    case 'other':
      return Object.fromEntries(question.fields.map((field) => [field, 'OK']));
  }
}

function facets({ prompt, schema, fields }: AskedQuestion): Record<string, unknown> {
  const turns = [...prompt.matchAll(/<user>([\s\S]*?)(?:<\/user>|$)/g)].map(([, text]) => text);
  const said = turns.length > 0 ? turns.join('\n') : prompt;
  const words = mostFrequent(contentWords(said));
  const subject = listed(words.slice(0, 6)) || 'something';
  const asked = fields.filter((field) => field.startsWith('custom'));
  return {
    request: `The user's overall request for the assistant is to help with ${subject}.`,
    task: `The task is to explain ${listed(words.slice(0, 3)) || 'something'}.`,
    languages: ['English'],
    concern: 1,
    // The first of a fixed set, or free words.
    ...Object.fromEntries(
      asked.map((field) => [field, optionsOf(schema, field)[0] ?? `It is about ${subject}.`]),
    ),
  };
}

/** Yes where a word of the question stands in the chat. */
function screen({ prompt }: AskedQuestion): Record<string, unknown> {
  const [data, rest = ''] = prompt.split('\n</data ');
  const [, asked = ''] = / as JSON: (.*)/.exec(rest) ?? [];
  const said = new Set(contentWords(data));
  return { answer: contentWords(asked).some((word) => said.has(word)) ? 'yes' : 'no' };
}

function name({ prompt, fields }: AskedQuestion): Record<string, unknown> {
  const members = bulletsUnder(prompt, /^(?:Chats of the topic|Topics):$/);
  const taken = bulletsUnder(prompt, /^Names that are taken:$/);
  const own = members.map((line) => line.replace(/ \(\d+ chats\):.*$/, ''));
  const said = Object.values(inGerman('')).join(' ');
  const barred = /^Words not to be used: (.*)$/m.exec(prompt)?.[1] ?? '';
  const banned = new Set(contentWords(`${barred} ${said}`));
  // A name may hold only what three members share; of a topic with fewer members, what all share.
  const shared = mostShared(members, Math.min(3, members.length)).filter((word) => !banned.has(word));
  const outside = bulletsUnder(prompt, /^Similar chats outside the topic:$/);
  const words = (shared.length > 0 ? shared : mostShared(members, 1).filter((word) => !banned.has(word)))
    // What sets the topic apart first.
    .sort((a, b) => shareOf(b, members) - shareOf(b, outside) - shareOf(a, members) + shareOf(a, outside));
  const refused = new Set([...taken, ...own]);
  const candidates = words.flatMap((first, i) => [
    ...words.slice(i + 1).map((second) => `Get help with ${first} and ${second}`),
    `Get help with ${first}`,
  ]);
  const chosen = candidates.find((one) => !refused.has(one)) ?? 'Get help with other matters';
  const subject = chosen.replace('Get help with ', '');
  const text = {
    name: chosen,
    description: `Users wanted help with ${subject}. The chats were about ${subject}.`,
  };
  if (!fields.includes('original_name')) return text;
  // Asked for in another language than the chats': the same first, then what a translation looks like.
  const [, language = ''] = /^name: .*, in ([^,\n]+),/m.exec(prompt) ?? [];
  return {
    original_description: text.description,
    original_name: text.name,
    ...(language === 'German' ? inGerman(subject.replaceAll(' and ', ' und ')) : text),
  };
}

/** Words of the topic that three members share stay: they are the server's only ones. */
function inGerman(subject: string): Record<'name' | 'description', string> {
  return {
    name: `Hilfe zu ${subject} erhalten`,
    description: `Die Nutzer wollten Hilfe zu ${subject}. In den Gesprächen ging es um ${subject}.`,
  };
}

function names(prompt: string): string[] {
  const lines = bulletsUnder(prompt, /^Topics:$/);
  const [, least = '2', most = '10'] = /at least (\d+) and at most (\d+) names/.exec(prompt) ?? [];
  // Only one list has descriptions: the one that names are to be found for.
  if (!lines.some((line) => line.includes(': '))) return [...new Set(lines)].slice(0, Number(most));
  const shared = mostShared(lines, 2);
  const words = shared.length >= Number(least) ? shared : [...new Set([...shared, ...mostShared(lines, 1)])];
  return words.slice(0, Number(most)).map((word) => `Explore matters of ${word}`);
}

function assign(question: AskedQuestion): Record<string, unknown> {
  const { prompt, schema, fields } = question;
  const field = fields.includes('topic') ? 'topic' : 'parent';
  const fixed = optionsOf(schema, field);
  const options = fixed.length > 0 ? fixed : bulletsUnder(prompt, /^Broader topics:$/);
  const child = new Set(contentWords(/^Topic: [^]*?(?=^Broader topics:)/m.exec(prompt)?.[0] ?? prompt));
  const likeness = (option: string) => contentWords(option).filter((word) => child.has(word)).length;
  const sorted = options.toSorted((a, b) => likeness(b) - likeness(a) || (a < b ? -1 : 1));
  return { [field]: sorted[0] ?? '' };
}

function optionsOf(schema: unknown, field: string): readonly string[] {
  return (schema as Schema | null)?.properties?.[field]?.enum ?? [];
}

/** Lines that begin with a dash, from the line that matches `title` to the first that does not. */
export function bulletsUnder(prompt: string, title: RegExp): string[] {
  const lines = prompt.split('\n');
  const start = lines.findIndex((line) => title.test(line)) + 1;
  if (start === 0) return [];
  const length = lines.slice(start).findIndex((line) => !line.startsWith('- '));
  return lines.slice(start, length < 0 ? undefined : start + length).map((line) => line.slice(2));
}

/** Share of the lines that hold a word. */
function shareOf(word: string, lines: readonly string[]): number {
  return lines.filter((line) => contentWords(line).includes(word)).length / Math.max(1, lines.length);
}

/** "a, b and c". */
function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
