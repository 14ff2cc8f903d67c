// Which human languages the user writes in: scripts first, function words next, trigrams (franc-min) last.
import { francAll } from 'franc-min';
import { functionWordScores, functionWords } from './function-words.ts';
import { commonCodes, languageNames } from './language-names.ts';
import { proseOf } from './prose.ts';
import { foldCase, placeholder, wordsOf } from './words.ts';

/** Characters read of a chat: languages do not need more, and trigrams cost about 1 ms per 2,000. */
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

interface Script {
  readonly pattern: RegExp;
  /** The one language of the script, or how to tell. */
  readonly language: string | ((text: string) => string);
  readonly weight: number;
}

const scripts: readonly Script[] = [
  { pattern: /\p{Script=Latin}/gu, language: latinLanguage, weight: 1 },
  { pattern: /\p{Script=Cyrillic}/gu, language: cyrillicLanguage, weight: 1 },
  { pattern: /\p{Script=Arabic}/gu, language: arabicLanguage, weight: 1 },
  {
    pattern: /\p{Script=Devanagari}/gu,
    language: (text) => byTrigrams(text, ['hin', 'mar', 'npi']) ?? 'Hindi',
    weight: 1,
  },
  { pattern: /\p{Script=Hangul}/gu, language: 'Korean', weight: denseWeight },
  { pattern: /\p{Script=Greek}/gu, language: 'Greek', weight: 1 },
  { pattern: /\p{Script=Hebrew}/gu, language: 'Hebrew', weight: 1 },
  { pattern: /\p{Script=Thai}/gu, language: 'Thai', weight: 1 },
  { pattern: /\p{Script=Bengali}/gu, language: 'Bangla', weight: 1 },
  { pattern: /\p{Script=Tamil}/gu, language: 'Tamil', weight: 1 },
  { pattern: /\p{Script=Telugu}/gu, language: 'Telugu', weight: 1 },
  { pattern: /\p{Script=Gujarati}/gu, language: 'Gujarati', weight: 1 },
  { pattern: /\p{Script=Kannada}/gu, language: 'Kannada', weight: 1 },
  { pattern: /\p{Script=Malayalam}/gu, language: 'Malayalam', weight: 1 },
  { pattern: /\p{Script=Gurmukhi}/gu, language: 'Punjabi', weight: 1 },
  { pattern: /\p{Script=Sinhala}/gu, language: 'Sinhala', weight: 1 },
  { pattern: /\p{Script=Myanmar}/gu, language: 'Burmese', weight: 1 },
  { pattern: /\p{Script=Khmer}/gu, language: 'Khmer', weight: 1 },
  { pattern: /\p{Script=Lao}/gu, language: 'Lao', weight: 1 },
  { pattern: /\p{Script=Georgian}/gu, language: 'Georgian', weight: 1 },
  { pattern: /\p{Script=Armenian}/gu, language: 'Armenian', weight: 1 },
  { pattern: /\p{Script=Ethiopic}/gu, language: 'Amharic', weight: 1 },
];

/**
 * Full English names of the languages a user writes in, main one first, at most two; ['unknown'] where nothing tells.
 * Code, pastes and placeholders are not counted. Short Latin texts are told by function words, never by trigrams.
 */
export function languagesOf(userTurns: readonly string[]): string[] {
  const shares = new Map<string, number>();
  const said = userTurns.join('\n');
  const prose = proseOf(said.slice(0, charactersRead * 2)).slice(0, charactersRead);
  for (const part of partsOf(prose.replace(placeholder, ' '))) {
    for (const [language, letters] of lettersByLanguage(part)) {
      shares.set(language, (shares.get(language) ?? 0) + letters);
    }
  }
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
  const latin = latinLetters(text);
  if (!beyondLatin.test(text)) return new Map(latin > 0 ? [[latinLanguage(text), latin]] : []);
  const letters = new Map<string, number>();
  const add = (language: string, count: number) =>
    letters.set(language, (letters.get(language) ?? 0) + count);
  const han = count(text, /\p{Script=Han}/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  // Japanese mixes both; two kana in ten characters hardly occur by chance in Chinese.
  if (kana > 0 && kana * 5 >= han) add('Japanese', (han + kana) * denseWeight);
  else if (han > 0) add('Chinese', han * denseWeight);
  for (const { pattern, language, weight } of scripts) {
    const found = count(text, pattern);
    if (found > 0) add(typeof language === 'string' ? language : language(text), found * weight);
  }
  return letters;
}

/** A text without any of these is Latin, or holds no letters. */
const beyondLatin = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Most texts are ASCII: counted without a pattern, at a fifth of the time. */
function latinLetters(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return count(text, /\p{Script=Latin}/gu);
    if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)) letters++;
  }
  return letters;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function cyrillicLanguage(text: string): string {
  if (/[ўЎ]/.test(text)) return 'Belarusian';
  if (/[әғқңөұүһӘҒҚҢӨҰҮҺ]/.test(text)) return 'Kazakh';
  if (/[ђћџљњјЂЋЏЉЊЈ]/.test(text)) return 'Serbian';
  if (/[їєґЇЄҐ]/.test(text) || (/[іІ]/.test(text) && !/[ыЫ]/.test(text))) return 'Ukrainian';
  if (/[ыэёЫЭЁ]/.test(text)) return 'Russian';
  return byTrigrams(text, ['rus', 'ukr', 'bul']) ?? 'Russian';
}

function arabicLanguage(text: string): string {
  if (/[ٹڈڑںے]/.test(text)) return 'Urdu';
  if (/[ێۆڵڕ]/.test(text)) return 'Central Kurdish';
  if (/[ټډړښږ]/.test(text)) return 'Pashto';
  if (/[پچژگ]/.test(text) || (/[یک]/.test(text) && !/[يكة]/.test(text))) return 'Persian';
  return byTrigrams(text, ['arb', 'pes', 'urd']) ?? 'Arabic';
}

function latinLanguage(text: string): string {
  const words = wordsOf(text).map(foldCase);
  const scores = functionWordScores(words);
  const [best, second] = scores;
  // Two words of its own, or one and a half times the runner-up: found on xSID and SIB-200 by trying.
  if (best.score >= 1.5 && best.score >= 1.4 * second.score && best.score >= 0.08 * words.length)
    return best.language;

  const letters = latinLetters(text);
  const guess = byTrigrams(text, letters >= manyLetters ? [] : commonCodes);
  if (guess && letters >= manyLetters && !functionWords.has(guess)) return guess;
  const supported = scores.find(({ language }) => language === guess)?.score ?? 0;
  if (guess && supported > 0 && supported >= 0.6 * best.score) return guess;
  if (best.score >= 0.5 && best.score > 1.05 * second.score) return best.language;
  const english = scores.find(({ language }) => language === 'English')!.score;
  return english > 0 && english >= 0.9 * best.score && /^\p{ASCII}*$/u.test(text) ? 'English' : 'unknown';
}

/** The likeliest language, or undefined where trigrams do not tell. */
function byTrigrams(text: string, only: readonly string[]): string | undefined {
  const letters = text.replace(/[^\p{L}\p{M}]+/gu, ' ').trim();
  if (letters.length < fewLetters) return undefined;
  const [[code, first], next] = francAll(letters, only.length > 0 ? { only: [...only] } : {});
  // franc scales the best to 1; a runner-up this near is a coin toss in a short text.
  const close = next !== undefined && first - next[1] < 0.02 && letters.length < manyLetters;
  return close || code === 'und' ? undefined : languageNames[code];
}
