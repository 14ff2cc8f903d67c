// The task: verb and object, read off the request by rule.
import {
  foreignLeadIns,
  leadingDeterminer,
  leadIns,
  looseEnds,
  objectEnds,
  pointing,
  questions,
} from './task-patterns.ts';
import { foreignVerbs, instructionVerbs } from './verbs.ts';
import { foldCase, placeholder } from './words.ts';

/** Words an object phrase has at most. */
const objectWords = 6;

const allLeadIns = [...leadIns, ...foreignLeadIns];

/** What a request asks for: an English verb and the words it is about, as written, articles included. */
export interface Task {
  readonly verb: string;
  readonly object: readonly string[];
  /** true: the verb stands for a question ("what is"), the user did not say it. */
  readonly fromQuestion: boolean;
}

/** Verb and object of a request, or null where no rule finds both. English, with simple lead-ins of five other languages. */
export function readTask(request: string): Task | null {
  let rest = request
    .replace(placeholder, ' ')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["“«¡*]+/, '');
  const whole = rest;
  // Six: more polite words than that in front of a verb do not occur.
  for (let i = 0; i < 6; i++) {
    const lead = allLeadIns.find((pattern) => pattern.test(rest));
    if (!lead) break;
    rest = rest.replace(lead, '');
  }
  return (
    readQuestion(rest) ??
    readInstruction(rest, rest !== whole) ??
    (rest === whole ? null : readVerbLast(rest))
  );
}

function readQuestion(text: string): Task | null {
  for (const { pattern, verb } of questions) {
    const match = pattern.exec(text);
    if (!match) continue;
    const object = objectOf(text.slice(match[0].length));
    return object.length > 0 ? { verb, object, fromQuestion: true } : null;
  }
  return null;
}

function readInstruction(text: string, ledIn: boolean): Task | null {
  const match = /^([\p{L}]+)(?:-(?:moi|me|nous|le|la))?(?:\s+(?:me|us|mir|uns)(?=\s))?\s+(.+)$/su.exec(text);
  if (!match) return null;
  const said = foldCase(match[1]);
  const searching = /^(?:look|search|looking|searching)$/.test(said) && /^(?:for|up)\s/i.test(match[2]);
  const verb = searching ? 'find' : (verbOf(said) ?? (ledIn ? verbOfGerund(said) : undefined));
  // "want" and "know" are wishes, what is wished for comes after them; "do you" and "have I" are questions.
  if (!verb || /^(?:want|know|wait|think)$/.test(verb) || /^(?:you|i|we|they|he|she|as)\b/i.test(match[2]))
    return null;
  const object = objectOf(match[2]);
  return object.length > 0 ? { verb, object, fromQuestion: false } : null;
}

function verbOf(word: string): string | undefined {
  return instructionVerbs.has(word) ? word : foreignVerbs.get(word);
}

/** "would you mind switching": finding -> find, making -> make, putting -> put. */
function verbOfGerund(word: string): string | undefined {
  if (!word.endsWith('ing')) return undefined;
  const stem = word.slice(0, -3);
  return [stem, `${stem}e`, stem.slice(0, -1)].find((form) => instructionVerbs.has(form));
}

/** "kannst du mir ein Gedicht schreiben": the verb stands at the end. */
function readVerbLast(rest: string): Task | null {
  const words = rest.replace(/[?.!…]+$/, '').split(/\s+/);
  const verb = foreignVerbs.get(foldCase(words[words.length - 1]));
  const object = objectOf(words.slice(0, -1).join(' '));
  return verb && object.length > 0 ? { verb, object, fromQuestion: false } : null;
}

/** The words up to the first mark, conjunction or the sixth content word. */
function objectOf(text: string): string[] {
  const clause = text.split(/[,;:?!()"“”«»{}[\]|…]|\.(?:\s|$)|\s[-–—]\s/)[0];
  if (pointing.test(clause)) return [];
  const words = clause.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const end = words.findIndex((word, i) => i > 0 && objectEnds.test(word));
  const kept = words.slice(0, end < 0 ? words.length : end);
  while (
    kept.length > 0 &&
    leadingDeterminer.test(kept[0]) &&
    kept.length > 1 &&
    !/^(?:an?|the|my|our)$/i.test(kept[0])
  )
    kept.shift();
  const cut = kept.slice(0, objectWords + 1);
  while (
    cut.length > 0 &&
    (looseEnds.test(cut[cut.length - 1]) || leadingDeterminer.test(cut[cut.length - 1]))
  )
    cut.pop();
  return cut;
}

/** The task in words: "fix pandas merge error"; null where no rule finds one. */
export function taskOf(request: string): string | null {
  const task = readTask(request);
  if (!task) return null;
  const articles = /^(?:an?|the|my|our|your|some|any|this|these|those)$/i;
  const words = task.object.filter((word) => !articles.test(word)).slice(0, objectWords);
  while (words.length > 0 && looseEnds.test(words[words.length - 1])) words.pop();
  return words.length > 0 ? `${task.verb} ${words.join(' ')}` : null;
}
