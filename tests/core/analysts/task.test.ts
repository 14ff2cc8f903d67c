import { expect, test } from 'vitest';
import { taskOf } from '../../../src/core/analysts/task.ts';

test.each([
  ['Fix the merge error in my pandas code', 'fix merge error in pandas code'],
  ['Can you please translate this letter into French?', 'translate letter into French'],
  ['Could you help me to write a cover letter?', 'write cover letter'],
  ['I want to learn the guitar', 'learn guitar'],
  ['I need to cancel my flight, as soon as possible', 'cancel flight'],
  ["I'm trying to install numpy", 'install numpy'],
  ['How do I boil rice without a pot?', 'boil rice without pot'],
  ['how to center a div', 'center div'],
  ["What's the best way to store onions?", 'store onions'],
  ['Give me a recipe for pancakes', 'give recipe for pancakes'],
  ['What is a monad?', 'explain monad'],
  ['What does entropy mean?', 'explain entropy'],
  ['How does a fridge work?', 'explain fridge'],
  ['What is my balance?', 'check balance'],
  ['Difference between rent and lease', 'compare rent and lease'],
  ["I'm looking for a quiet hotel", 'find quiet hotel'],
  ['Would you mind switching to French?', 'switch to French'],
  ['Schreibe ein Gedicht über den Herbst', 'write Gedicht über den Herbst'],
  ['Kannst du mir ein Gedicht schreiben?', 'write Gedicht'],
  ['Peux-tu traduire cette lettre ?', 'translate cette lettre'],
  ['¿Puedes escribir una carta?', 'write carta'],
  ['Quero aprender violão', 'learn violão'],
  ['My cat is old', null],
  ['Fix it', null],
  ['Is it going to rain?', null],
  ['', null],
])('%s -> %s', (request, task) => {
  expect(taskOf(request)).toBe(task);
});

test('an object has at most six words', () => {
  const task = taskOf('Write one two three four five six seven eight nine');
  expect(task!.split(' ').length).toBeLessThanOrEqual(7);
});
