// Names in scripts without capitals: listed names as whole words, and shapes that only names have.
import type { Finding } from '../finding.ts';
import {
  arabicNames,
  chineseGiven,
  chineseSurnames,
  devanagariNames,
  hebrewNames,
  japaneseSurnames,
  koreanSurnames,
} from './given-names-abroad.ts';

const alternatives = (list: string) =>
  list
    .split(/\s+/)
    .sort((a, b) => b.length - a.length)
    .join('|');
const listed = new Set([arabicNames, hebrewNames, devanagariNames].flatMap((list) => list.split(/\s+/)));

/** Any of the scripts that are looked at here. */
const anyScript = /[\u0590-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const caseless = /[\u0590-\u06ff\u0900-\u097f]{2,30}/g;
/** What Chinese writes before and after a name. */
const chineseSlot =
  /(?:我叫|名叫|叫做|姓名[:：]?\s?|我是|名字是|联系人[:：]?\s?)([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])/g;
/** "my boss Chen Guoqiang": somebody one has, then a surname and characters of given names. */
const chineseRelated = new RegExp(
  `(?<=老板|上司|同事|朋友|同学|室友|邻居|客户|男友|女友|女儿|儿子|丈夫|妻子|老公|老婆|哥哥|姐姐|弟弟|妹妹)[${chineseSurnames}][${chineseGiven}]{1,2}`,
  'g',
);
const chineseTitled = new RegExp(
  `[${chineseSurnames}][\\u4e00-\\u9fff]{0,2}(?:先生|女士|小姐|老师|教授|医生|博士|经理)`,
  'g',
);
const chineseShape = new RegExp(
  `(?<![\\u4e00-\\u9fff])[${chineseSurnames}][${chineseGiven}]{1,2}(?=[说和与在是的,，。、\\s]|$)`,
  'g',
);
const japaneseTitled = new RegExp(
  `(?:${alternatives(japaneseSurnames)})[\\u4e00-\\u9fff\\u3040-\\u309f]{0,3}?(?:さん|様|くん|君|ちゃん|氏|先生)`,
  'g',
);
const japaneseSlot =
  /(?:私は|名前は|僕は)([\u3005\u4e00-\u9fff\u3040-\u30ff]{2,8}?)(?:です|と申します|といいます)/g;
/** Foreign names in katakana: two parts with a middle point. */
const katakana = /[\u30a1-\u30fa\u30fc]{2,10}(?:[・＝][\u30a1-\u30fa\u30fc]{2,12}){1,3}/g;
const koreanTitled = new RegExp(
  `(?<![\\uac00-\\ud7af])[${koreanSurnames}][\\uac00-\\ud7af]{2}\\s?(?:씨|님|선생님|교수님|과장님)`,
  'g',
);
const koreanSlot = new RegExp(
  `(?:이름은|저는)\\s([${koreanSurnames}][\\uac00-\\ud7af]{1,2}?)(?:입니다|이에요|예요|이라고)`,
  'g',
);

/** "मेरा नाम ... है", "اسمي ...", "שמי ...": one word, in Hindi up to three. */
const caselessSlot =
  /(?:(?:मेरा|उसका|उनका|इनका|इसका) (?:पूरा )?नाम (?!क्या)([\u0900-\u097f]{2,20}(?: [\u0900-\u097f]{2,20}){0,2}) (?:है|हैं|था)|(?<![\u0590-\u06ff])(?:اسمي|اسمه|اسمها|أدعى|שמי|קוראים לי) ([\u0590-\u06ff]{2,20}))(?![\u0590-\u06ff\u0900-\u0963])/g;

/** Adds names in Arabic, Hebrew, Devanagari, Chinese, Japanese and Korean letters to `found`. Linear. */
export function findNamesAbroad(text: string, found: Finding[]): void {
  if (!anyScript.test(text)) return;
  for (const pattern of [chineseTitled, chineseShape, chineseRelated, japaneseTitled, katakana, koreanTitled])
    for (const { index, 0: name } of text.matchAll(pattern))
      found.push({ start: index, end: index + name.length, kind: 'person' });
  for (const pattern of [chineseSlot, japaneseSlot, koreanSlot])
    for (const match of text.matchAll(pattern)) {
      const start = match.index + match[0].indexOf(match[1]);
      found.push({ start, end: start + match[1].length, kind: 'person' });
    }
  for (const match of text.matchAll(caselessSlot)) {
    const name = match[1] ?? match[2];
    const start = match.index + match[0].indexOf(` ${name}`) + 1;
    found.push({ start, end: start + name.length, kind: 'person' });
  }
  let last: Finding | undefined;
  for (const { index, 0: word } of text.matchAll(caseless)) {
    if (!listed.has(word)) continue;
    const isNext = last !== undefined && index === last.end + 1 && text[last.end] === ' ';
    if (isNext && last) found.pop();
    last = { start: isNext && last ? last.start : index, end: index + word.length, kind: 'person' };
    found.push(last);
  }
}
