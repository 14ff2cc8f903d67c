import { expect, test } from 'vitest';
import { fathersOf, shapeOf } from '../../../src/core/privacy/persons/cyrillic.ts';
import { findPersons } from '../../../src/core/privacy/persons.ts';

const named = (text: string, options = {}) =>
  findPersons(text, { region: 'US', ...options })
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => text.slice(start, end));

test.each([
  // Cases and short forms of given names.
  ['Вчера мы видели Ивана у реки.', 'Ивана'],
  ['Я отдал книгу Сергею.', 'Сергею'],
  ['Мы гуляли с Ваней.', 'Ваней'],
  ['Письмо от Павла пришло.', 'Павла'],
  ['Он говорил с Игорем.', 'Игорем'],
  ['Вчора я зустрів Андрія.', 'Андрія'],
  ['Ми були з Оленою.', 'Оленою'],
  ['Срели смо Марка и јели.', 'Марка'],
  ['Говорихме със Стоян вчера.', 'Стоян'],
  // Names of the rest of the world.
  ['Он встретил Роберта в кафе.', 'Роберта'],
  // Patronymics.
  ['Спросите у Ольги Сергеевны.', 'Ольги Сергеевны'],
  ['Нас учил Фёдор Кузьмич Незнакомов.', 'Фёдор Кузьмич Незнакомов'],
  ['Мы звоним Марье Ильиничне.', 'Марье Ильиничне'],
  // Surnames.
  ['Мы читали Чехова в школе.', 'Чехова'],
  ['Я люблю Петра Чайковского.', 'Петра Чайковского'],
  ['Хорошо пишет Лев Толстой.', 'Лев Толстой'],
  ['Мы ждали Гриненко весь день.', 'Гриненко'],
  // Initials.
  ['Стихи А. С. Зимнего', 'А. С. Зимнего'],
  ['Стихи А.С. Абвгдура здесь.', 'А.С. Абвгдура'],
  ['Договор подписал Абвгдур А. С. сегодня.', 'Абвгдур А. С'],
  ['Отчёт сдал М. Абвгдур сегодня.', 'М. Абвгдур'],
  // Titles, roles and letters.
  ['Я писал господину Абвгдуру об этом.', 'Абвгдуру'],
  ['Мы ждём г-на Абвгдура здесь.', 'Абвгдура'],
  ['Роль досталась актрисе Абвгдуре вчера.', 'Абвгдуре'],
  ['С уважением,\nАбвгдур', 'Абвгдур'],
  ['Его зовут Абвгдур.', 'Абвгдур'],
  // Two unknown words with capitals inside a sentence.
  ['Тогда пришёл Абвгдур Жзикл с другом.', 'Абвгдур Жзикл'],
  // Typed without capitals.
  ['привет, меня зовут абвгдур', 'абвгдур'],
  ['спасибо, марина', 'марина'],
  ['с уважением,\nдмитрий', 'дмитрий'],
])('%j names a person', (text, name) => {
  expect(named(text)).toContain(name);
});

test.each([
  'Любой человек это знает.',
  'Мы едем в Берлин через Варшаву.',
  'Поезд идёт из Саратова до Ростова.',
  'Студент Московского университета живёт в Нижегородской области.',
  'Европейский союз и Соединённых Штатов рынок.',
  'Основной вопрос: как это сделать?',
  'Вера в победу и надежда на мир.',
  'Головна сторінка українською.',
  'Он президент России.',
  'Это Россия.',
  'Вариант А. Потом вариант Б. Теперь всё.',
  'я готов, спасибо большое',
  'Коли ти прийдеш?',
  'Класс String в языке Java.',
])('%j names nobody', (text) => {
  expect(named(text)).toEqual([]);
});

test('a Cyrillic name that the corpus writes in lower case needs other evidence', () => {
  const seenLower = new Set(['иван']);
  expect(named('Там был Иван вчера.', { seenLower })).toEqual([]);
  expect(named('Там был господин Иван вчера.', { seenLower })).toEqual(['Иван']);
});

test('a patronymic tells the names its father may have', () => {
  expect(fathersOf('ивановичу')).toContain('иван');
  expect(fathersOf('сергеевна')).toContain('сергей');
  expect(fathersOf('васильевича')).toContain('василий');
  expect(fathersOf('ильинична')).toContain('илья');
  expect(fathersOf('стол')).toEqual([]);
});

test('an ending tells a surname from an adjective', () => {
  expect(['шевченко', 'иванову', 'гагариным', 'петросян', 'беридзе'].map(shapeOf)).toEqual(
    Array(5).fill('surname'),
  );
  expect(['чайковского', 'красная', 'новым'].map(shapeOf)).toEqual(Array(3).fill('adjective'));
  expect(['окно', 'лес'].map(shapeOf)).toEqual(['unknown', 'unknown']);
});

test('a form filled in with capitals names a person', () => {
  expect(named('ФИО: ИВАНОВ ИВАН ИВАНОВИЧ')).toEqual(['ИВАНОВ ИВАН ИВАНОВИЧ']);
  expect(named('GET IVAN')).toEqual([]);
});

/** Milliseconds: a guard against time that grows with the square, which would be seconds; 200 have been seen where all cores were busy. */
const guard = 1000;

test.each([
  'Иван Иванович ',
  'А. С. ',
  'А.С.',
  'Абв Где ',
  'Вичем',
  'президент Абв ',
  'к Абвгдеем ',
  'to ',
  'Γιώργου ',
])('100 kB of %j are read without a square', (piece) => {
  const text = piece.repeat(100_000 / piece.length);
  const times = Array.from({ length: 3 }, () => {
    const begin = performance.now();
    findPersons(text, { region: 'US' });
    return performance.now() - begin;
  });
  expect(Math.min(...times)).toBeLessThan(guard);
});
