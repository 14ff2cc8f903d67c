import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { languageNames } from '../../../src/core/analysts/language-names.ts';
import { languagesOf } from '../../../src/core/analysts/languages.ts';

describe('main language', () => {
  test.each([
    ['English', 'How do I keep my basil plant alive during the winter?'],
    ['German', 'Wie halte ich meine Pflanze im Winter am Leben?'],
    ['French', 'Comment garder ma plante en vie pendant cet hiver ?'],
    ['Spanish', '¿Cómo puedo mantener viva mi planta durante el invierno?'],
    ['Portuguese', 'Como posso manter a minha planta viva no inverno?'],
    ['Italian', 'Come posso tenere in vita la mia pianta in inverno?'],
    ['Dutch', 'Hoe kan ik mijn plant in de winter in leven houden?'],
    ['Swedish', 'Hur kan jag hålla min växt vid liv under vintern?'],
    ['Danish', 'Hvordan kan jeg holde min plante i live om vinteren, og hvad skal jeg gøre?'],
    ['Polish', 'Jak mogę utrzymać moją roślinę przy życiu w zimie?'],
    ['Turkish', 'Bitkimi kışın nasıl canlı tutabilirim ve ne yapmam lazım?'],
    ['Vietnamese', 'Làm thế nào để giữ cho cây của tôi sống trong mùa đông?'],
    ['Russian', 'Как сохранить растение живым зимой? Мы не знаем, что делать.'],
    ['Ukrainian', 'Як зберегти рослину живою взимку? Її листя жовтіє.'],
    ['Greek', 'Πώς μπορώ να κρατήσω το φυτό μου ζωντανό;'],
    ['Hebrew', 'איך אני שומר על הצמח שלי בחיים בחורף?'],
    ['Arabic', 'كيف أحافظ على نباتي حيا في الشتاء؟'],
    ['Persian', 'چگونه گیاهم را در زمستان زنده نگه دارم؟'],
    ['Hindi', 'मैं सर्दियों में अपने पौधे को कैसे जीवित रखूँ?'],
    ['Thai', 'ฉันจะดูแลต้นไม้ในฤดูหนาวได้อย่างไร'],
    ['Korean', '겨울에 식물을 어떻게 살릴 수 있나요?'],
    ['Japanese', '冬に植物を枯らさない方法を教えてください。'],
    ['Chinese', '冬天怎么养活我的植物？'],
  ])('%s is told', (language, text) => {
    expect(languagesOf([text])[0]).toBe(language);
  });
});

test('short English is told by its function words', () => {
  expect(languagesOf(['fix this'])).toEqual(['English']);
});

test('a short text without function words is unknown, not a guess', () => {
  expect(languagesOf(['pandas merge'])).toEqual(['unknown']);
  expect(languagesOf(['12345'])).toEqual(['unknown']);
  expect(languagesOf([])).toEqual(['unknown']);
});

test('code and placeholders are not read', () => {
  expect(languagesOf(['```\nif (the) { and: of }\n```\nWas ist das und wie geht es?\n<EMAIL_1>'])).toEqual([
    'German',
  ]);
});

test('two languages at most are told, the main one first', () => {
  const mixed = languagesOf(['Please translate this sentence into English for me: 冬天怎么养活我的植物呢']);
  expect(mixed).toEqual(['English', 'Chinese']);
});

test('every language that franc-min can return has an English name', () => {
  const path = createRequire(import.meta.url)
    .resolve('franc-min')
    .replace(/index\.js$/, 'data.js');
  const codes = Array.from(
    readFileSync(path, 'utf8').matchAll(/^ {4}"?([a-z]{3})"?:/gm),
    (match) => match[1],
  );
  expect(codes.length).toBeGreaterThan(50);
  for (const code of [
    ...codes,
    'cmn',
    'jpn',
    'kor',
    'ell',
    'tha',
    'ben',
    'tam',
    'tel',
    'guj',
    'kan',
    'mal',
    'mya',
    'pan',
    'amh',
    'sin',
  ]) {
    expect(languageNames[code], code).toBeDefined();
  }
});
