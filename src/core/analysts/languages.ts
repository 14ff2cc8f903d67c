// Which human languages the user writes in: scripts first, function words next, trigrams (franc-min) last.
import { functionWordScores, functionWords } from './function-words.ts';
import { commonCodes, languageNames } from './language-names.ts';
import { lettersByScript, type Script, scripts } from './letters.ts';
import { proseOf } from './prose.ts';
import { guessOf } from './trigrams.ts';
import { foldCase, withoutPlaceholders, wordsOf } from './words.ts';

/** Characters read of a chat: languages do not need more. */
const charactersRead = 3000;
/** Under this many letters trigrams guess. */
const fewLetters = 20;
/** From here on rare languages are believed as well. */
const manyLetters = 100;
/** A second language is told when it holds this share of the letters and this many of them. */
const secondShare = 0.2;
const secondLetters = 4;
/** A Chinese, Japanese or Korean character says about as much as this many letters. */
const denseWeight = 2.5;

/** What trigrams choose from (ISO 639-3) where letters of their own do not tell a language of these scripts. */
const ofCyrillic = new Set(['rus', 'ukr', 'bul']);
const ofArabic = new Set(['arb', 'pes', 'urd']);
const ofDevanagari = new Set(['hin', 'mar', 'npi']);
const common = new Set(commonCodes);

/** Letters of a text by the number of their script, as `lettersByScript` counts them. */
type Letters = readonly number[];

interface Writing {
  readonly script: Script;
  /** The one language of the script, or how to tell. */
  readonly language: string | ((text: string, letters: Letters) => string);
  readonly weight: number;
}

const writings: readonly Writing[] = [
  { script: 'Latin', language: latinLanguage, weight: 1 },
  { script: 'Cyrillic', language: cyrillicLanguage, weight: 1 },
  { script: 'Arabic', language: arabicLanguage, weight: 1 },
  { script: 'Devanagari', language: devanagariLanguage, weight: 1 },
  { script: 'Hangul', language: 'Korean', weight: denseWeight },
  { script: 'Greek', language: 'Greek', weight: 1 },
  { script: 'Hebrew', language: 'Hebrew', weight: 1 },
  { script: 'Thai', language: 'Thai', weight: 1 },
  { script: 'Bengali', language: 'Bangla', weight: 1 },
  { script: 'Tamil', language: 'Tamil', weight: 1 },
  { script: 'Telugu', language: 'Telugu', weight: 1 },
  { script: 'Gujarati', language: 'Gujarati', weight: 1 },
  { script: 'Kannada', language: 'Kannada', weight: 1 },
  { script: 'Malayalam', language: 'Malayalam', weight: 1 },
  { script: 'Gurmukhi', language: 'Punjabi', weight: 1 },
  { script: 'Sinhala', language: 'Sinhala', weight: 1 },
  { script: 'Myanmar', language: 'Burmese', weight: 1 },
  { script: 'Khmer', language: 'Khmer', weight: 1 },
  { script: 'Lao', language: 'Lao', weight: 1 },
  { script: 'Georgian', language: 'Georgian', weight: 1 },
  { script: 'Armenian', language: 'Armenian', weight: 1 },
  { script: 'Ethiopic', language: 'Amharic', weight: 1 },
];
const [latin, han, hiragana, katakana] = (['Latin', 'Han', 'Hiragana', 'Katakana'] as const).map(numberOf);
/** The writings with the numbers of their scripts. */
const numbered = writings.map((writing) => ({ ...writing, number: numberOf(writing.script) }));

/**
 * Full English names of the languages a user writes in, main one first, at most two; ['unknown'] where nothing tells.
 * Code, pastes and placeholders are not counted. Short Latin texts are told by function words, never by trigrams.
 */
export function languagesOf(userTurns: readonly string[]): string[] {
  const shares = new Map<string, number>();
  const said = userTurns.join('\n');
  const prose = proseOf(said.slice(0, charactersRead * 2)).slice(0, charactersRead);
  for (const part of partsOf(withoutPlaceholders(prose))) {
    for (const [language, letters] of lettersByLanguage(part)) {
      shares.set(language, (shares.get(language) ?? 0) + letters);
    }
  }
  const [first] = shares.keys();
  if (shares.size < 2) return [first ?? 'unknown'];
  const known = [...shares].filter(([language]) => language !== 'unknown').sort((a, b) => b[1] - a[1]);
  if (known.length === 0) return ['unknown'];
  const total = known.reduce((sum, [, letters]) => sum + letters, 0);
  return known
    .slice(0, 2)
    .filter(([, letters], i) => i === 0 || (letters >= secondLetters && letters >= secondShare * total))
    .map(([language]) => language);
}

/** Lines long enough to be judged alone; short ones join their neighbours. */
function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (const line of text.split('\n')) {
    const last = parts[parts.length - 1];
    if (last !== undefined && (last.length < manyLetters || line.length < manyLetters))
      parts[parts.length - 1] = `${last}\n${line}`;
    else parts.push(line);
  }
  return parts;
}

function lettersByLanguage(text: string): Map<string, number> {
  const found = lettersByScript(text);
  const letters = new Map<string, number>();
  const add = (language: string, count: number) =>
    letters.set(language, (letters.get(language) ?? 0) + count);
  const kana = found[hiragana] + found[katakana];
  // Japanese mixes both; two kana in ten characters hardly occur by chance in Chinese.
  if (kana > 0 && kana * 5 >= found[han]) add('Japanese', (found[han] + kana) * denseWeight);
  else if (found[han] > 0) add('Chinese', found[han] * denseWeight);
  for (const { number, language, weight } of numbered) {
    if (found[number] === 0) continue;
    add(typeof language === 'string' ? language : language(text, found), found[number] * weight);
  }
  return letters;
}

function numberOf(script: Script): number {
  return scripts.indexOf(script);
}

function cyrillicLanguage(text: string): string {
  if (/[ўЎ]/.test(text)) return 'Belarusian';
  if (/[әғқңөұүһӘҒҚҢӨҰҮҺ]/.test(text)) return 'Kazakh';
  if (/[ђћџљњјЂЋЏЉЊЈ]/.test(text)) return 'Serbian';
  if (/[їєґЇЄҐ]/.test(text) || (/[іІ]/.test(text) && !/[ыЫ]/.test(text))) return 'Ukrainian';
  if (/[ыэёЫЭЁ]/.test(text)) return 'Russian';
  return byTrigrams(text, ofCyrillic) ?? 'Russian';
}

function arabicLanguage(text: string): string {
  if (/[ٹڈڑںے]/.test(text)) return 'Urdu';
  if (/[ێۆڵڕ]/.test(text)) return 'Central Kurdish';
  if (/[ټډړښږ]/.test(text)) return 'Pashto';
  if (/[پچژگ]/.test(text) || (/[یک]/.test(text) && !/[يكة]/.test(text))) return 'Persian';
  return byTrigrams(text, ofArabic) ?? 'Arabic';
}

function devanagariLanguage(text: string): string {
  return byTrigrams(text, ofDevanagari) ?? 'Hindi';
}

function latinLanguage(text: string, found: Letters): string {
  const words = wordsOf(text).map(foldCase);
  const scores = functionWordScores(words);
  const { best, second } = scores;
  // Two words of its own, or one and a half times the runner-up: found on xSID and SIB-200 by trying.
  if (best.score >= 1.5 && best.score >= 1.4 * second.score && best.score >= 0.08 * words.length)
    return best.language;

  const many = found[latin] >= manyLetters;
  const guess = byTrigrams(text, many ? null : common);
  if (guess && many && !functionWords.has(guess)) return guess;
  const supported = scores.of(guess);
  if (guess && supported > 0 && supported >= 0.6 * best.score) return guess;
  if (best.score >= 0.5 && best.score > 1.05 * second.score) return best.language;
  const english = scores.of('English');
  return english > 0 && english >= 0.9 * best.score && /^\p{ASCII}*$/u.test(text) ? 'English' : 'unknown';
}

/** The likeliest language, or undefined where trigrams do not tell. */
function byTrigrams(text: string, only: ReadonlySet<string> | null): string | undefined {
  const letters = text.replace(/[^\p{L}\p{M}]+/gu, ' ').trim();
  if (letters.length < fewLetters) return undefined;
  const guess = guessOf(letters, only);
  if (guess === null) return undefined;
  // A runner-up this near is a coin toss in a short text.
  const close = guess.lead !== null && guess.lead < 0.02 && letters.length < manyLetters;
  return close ? undefined : languageNames[guess.code];
}
