import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtInAnalyst } from '../../../src/core/analysts/built-in.ts';
import { parentName } from '../../../src/core/analysts/parent-name.ts';
import { foldCase } from '../../../src/core/analysts/words.ts';
import type { ParentQuestion } from '../../../src/core/ports.ts';
import type { Family } from '../../../src/core/privacy/finding.ts';
import type { AuditedText } from '../../../src/core/stages/audit.ts';
import type { RedactedChat, RedactedText } from '../../../src/core/types.ts';
import { clusters, questionOf } from './questions.ts';

const signal = new AbortController().signal;
const chat = (...turns: string[]): RedactedChat => ({
  id: '0'.repeat(32),
  transcript: '' as RedactedText,
  userTurns: turns as RedactedText[],
  standIn: 'A title' as RedactedText,
  found: {},
});

function parentOf(names: readonly string[], more: Partial<ParentQuestion> = {}): ParentQuestion {
  const children = names.map((name, i) => ({ name, description: 'One. Two.', size: 20 - i }));
  return { ...questionOf('letters'), size: 54, total: 412, keywords: [], members: [], children, ...more };
}

test('it quotes, costs nothing and names its version', () => {
  expect(builtInAnalyst).toMatchObject({
    id: 'built-in@2',
    quotes: true,
    costs: false,
    batch: 50,
    concurrency: 1,
  });
});

test('facets come one a chat, in order', async () => {
  const answers = await builtInAnalyst.facets(
    [chat('Hi! Fix my bike'), chat('Schreibe ein Gedicht über den Herbst')],
    signal,
  );
  expect(answers).toEqual([
    {
      request: 'Fix my bike',
      task: 'fix bike',
      languages: ['English'],
      concern: 1,
      embedText: 'Hi! Fix my bike',
    },
    {
      request: 'Schreibe ein Gedicht über den Herbst',
      task: 'write Gedicht über den Herbst',
      languages: ['German'],
      concern: 1,
      embedText: 'Schreibe ein Gedicht über den Herbst',
    },
  ]);
});

test('a cancelled call rejects', async () => {
  const controller = new AbortController();
  controller.abort();
  await expect(builtInAnalyst.facets([chat('x')], controller.signal)).rejects.toThrow();
  await expect(builtInAnalyst.name(questionOf('poems'), controller.signal)).rejects.toThrow();
});

test('any chat gets facets, whatever was said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), async (turns) => {
      const [facets] = await builtInAnalyst.facets([chat(...turns)], signal);
      expect(facets!.request).not.toBe('');
      expect(facets!.request.split(' ').length).toBeLessThanOrEqual(20);
      expect(facets!.languages.length).toBeGreaterThan(0);
      expect(facets!.languages.length).toBeLessThanOrEqual(2);
    }),
  );
});

test.each([
  ['Write poems', 5],
  ['Mail to <EMAIL_1>', 1],
  ['Write to a@b.de', 1],
  ['Call 030123456', 1],
  ['Read https://example.org', 2],
] as const)('the audit of "%s" scores %i', async (name, score) => {
  const audit = await builtInAnalyst.audit({ name, description: 'One. Two.' }, signal);
  expect(audit.score).toBe(score);
  expect(audit.reason === '').toBe(score === 5);
});

test('the audit looks for the families chosen, and for the usual ones where nobody says', async () => {
  const audit = async (name: string, looking?: AuditedText['looking']) => {
    const text: AuditedText = { name, description: 'One. Two.', ...(looking ? { looking } : {}) };
    return (await builtInAnalyst.audit(text, signal)).score;
  };
  const looking = (...families: Family[]) => ({ region: 'US', families: new Set(families) });
  // A card number in groups: no rule of the audit but the family sees it.
  const card = 'Pay with 4111 1111 1111 1111';
  expect(await audit(card)).toBe(1);
  expect(await audit(card, looking('card'))).toBe(1);
  expect(await audit(card, looking('email'))).toBe(5);
  // A family that is not among the usual ones.
  const dated = 'Plan a party on 14 March 2019';
  expect(await audit(dated)).toBe(5);
  expect(await audit(dated, looking('date'))).toBeLessThan(5);
});

test('a parent joins the verbs and the topics of its children', () => {
  expect(parentName(parentOf(['Find a movie to watch', 'Find songs', 'Find a rental car']))).toBe(
    'Find movie, songs and rental car',
  );
  expect(parentName(parentOf(['Cook a soup', 'Plan a week of dinners']))).toBe(
    'Cook a soup and plan a week of dinners',
  );
});

test('a word that most children share is the theme', () => {
  expect(parentName(parentOf(['Check the credit score', 'Ask about credit cards', 'Pay a bill']))).toMatch(
    /credit/,
  );
});

test('a parent describes its size and its largest topics', async () => {
  const names = ['Find songs', 'Find a movie', 'Buy a car', 'Rent a flat'];
  const { description } = await builtInAnalyst.nameParent(parentOf(names), signal);
  expect(description).toContain(
    '54 of 412 conversations in 4 topics, among them "Find songs", "Find a movie" and "Buy a car".',
  );
});

test('a parent is named unlike its children and unlike what is taken, in at most ten words', () => {
  const pool = [
    'Find songs',
    'Find a movie',
    'Ask about taxes',
    'Ask about tax forms',
    'Fix pandas',
    'Talk about assorted topics',
  ];
  const question = fc.record({
    names: fc.uniqueArray(fc.constantFrom(...pool), { minLength: 1, maxLength: 6 }),
    banned: fc.array(fc.constantFrom('songs', 'tax', 'movie', 'find', 'pandas'), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(question, ({ names, banned }) => {
      const first = parentName(parentOf(names, { banned }));
      const second = parentName(parentOf(names, { banned, taken: [first] }));
      expect(foldCase(second)).not.toBe(foldCase(first));
      for (const name of [first, second]) {
        expect(names.map(foldCase)).not.toContain(foldCase(name));
        expect(name.split(' ').length).toBeLessThanOrEqual(10);
        for (const word of banned) expect(foldCase(name).split(/\W+/)).not.toContain(word);
      }
    }),
  );
});

test('clusters of the fixture are not empty', () => {
  expect(Object.values(clusters).every((members) => members.length >= 5)).toBe(true);
});
