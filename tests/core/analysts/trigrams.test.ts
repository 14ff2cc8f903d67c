import { francAll } from 'franc-min';
import { expect, test } from 'vitest';
import { guessOf } from '../../../src/core/analysts/trigrams.ts';

const texts = [
  'how do I keep my basil plant alive during the winter',
  'wie halte ich meine Pflanze im Winter am Leben',
  'comment garder ma plante en vie pendant cet hiver',
  'ako udržím svoju rastlinu nažive počas zimy',
  'jinsi ya kutunza mmea wangu wakati wa baridi',
  'как сохранить растение живым зимой',
  'как да запазя растението живо през зимата',
  'كيف أحافظ على نباتي حيا في الشتاء',
  'मैं सर्दियों में अपने पौधे को कैसे जीवित रखूँ',
  'איך אני שומר על הצמח שלי בחיים בחורף',
  'πώς μπορώ να κρατήσω το φυτό μου ζωντανό',
  '冬天怎么养活我的植物呢请告诉我应该怎么做',
  '冬に植物を枯らさない方法を教えてください',
  'the plant 冬天怎么养活我的植物呢请告诉我 the plant',
  'xqzv xqzw wqzv vvqx zzqj qqjx wwvq xxqj',
  'İstanbul KIŞIN nasıl canlı tutabilirim',
];

/** What franc says, in our words. */
function francGuess(text: string, only: readonly string[]) {
  const [[code, first], next] = francAll(text, { only: [...only] });
  return code === 'und' ? null : { code, lead: next === undefined ? null : first - next[1] };
}

test.each(texts)('tells what franc tells, of all languages and of some: %s', (text) => {
  expect(guessOf(text, null)).toEqual(francGuess(text, []));
  for (const only of [
    ['eng', 'deu', 'fra', 'rus', 'cmn'],
    ['arb', 'pes', 'urd'],
    ['hin', 'mar', 'npi'],
    ['swh'],
  ])
    expect(guessOf(text, new Set(only)), only.join(' ')).toEqual(francGuess(text, only));
});

test('a long text is read as far as franc reads it', () => {
  const long = `${texts[0]} `.repeat(60) + `${texts[1]} `.repeat(200);
  expect(guessOf(long.trim(), null)).toEqual(francGuess(long.trim(), []));
  expect(guessOf(long.trim(), null)?.code).toBe('eng');
});

test('where there are no letters, nothing is told', () => {
  expect(guessOf('', null)).toBeNull();
  expect(guessOf(' '.repeat(30), null)).toBeNull();
});
