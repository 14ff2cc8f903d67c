import { describe, expect, test } from 'vitest';
import { clusterName } from '../../../src/core/analysts/cluster-name.ts';
import { parentName } from '../../../src/core/analysts/parent-name.ts';
import type { NameQuestion } from '../../../src/core/ports.ts';

/** Six long chats whose requests say little; words with the share of members that use them anywhere. */
function longChats(shares: Readonly<Record<string, number>>, more: Partial<NameQuestion> = {}): NameQuestion {
  return {
    subject: 's',
    size: 12,
    total: 100,
    members: [
      'Could you play the manager for me?',
      'What should I do about this one?',
      'Is that the usual way?',
      'How long does it take?',
      'I am not certain what went wrong here',
      'Can I leave it until Monday?',
    ],
    contrast: ['How do I file my tax return?'],
    keywords: Object.entries(shares).map(([word, share]) => ({ word, weight: 1, share, shareOutside: 0 })),
    languages: { English: 12 },
    tasks: [],
    taken: [],
    avoid: null,
    banned: [],
    ...more,
  };
}

describe('chats whose requests do not tell the topic', () => {
  test('words of nearly all members make the name, general ones first, in the plural', () => {
    expect(clusterName(longChats({ dose: 0.6, symptom: 1, headache: 0.7, doctor: 0.9 }))).toBe(
      'Ask about symptoms, doctors and headaches',
    );
  });

  test('the object of one request is never the name', () => {
    expect(clusterName(longChats({ job: 1, 'hiring manager': 0.8, interview: 0.7 }))).toBe(
      'Prepare for job interviews and ask about hiring managers',
    );
  });

  test('a field needs its words: recipes without cooking are only asked about', () => {
    expect(clusterName(longChats({ recipe: 0.9, oven: 0.8, flour: 0.7 }))).toMatch(/^Cook from recipes/);
    expect(clusterName(longChats({ recipe: 0.9, book: 0.8, shelf: 0.7 }))).toMatch(/^Ask about recipes/);
  });

  test('verbs, adverbs and words of telling are no topics', () => {
    expect(clusterName(longChats({ says: 1, step: 1, nothing: 1, wall: 0.9, pipe: 0.8 }))).toBe(
      'Ask about walls and pipes',
    );
  });

  test('errors make problems; names of tools keep their capitals', () => {
    expect(clusterName(longChats({ postgres: 0.9, error: 0.8, index: 0.7 }))).toBe(
      'Solve problems with Postgres, errors and indexes',
    );
  });

  test('another language is told at the end', () => {
    const question = longChats({ viaje: 0.9, tren: 0.8, maleta: 0.7 }, { languages: { Spanish: 12 } });
    expect(clusterName(question)).toBe('Ask about viaje, tren and maleta (Spanish)');
  });

  test('banned and taken words give way to others', () => {
    const shares = { wall: 1, pipe: 0.9, leak: 0.8, bathroom: 0.7 };
    expect(clusterName(longChats(shares, { banned: ['wall', 'walls'] }))).not.toMatch(/wall/i);
    const first = clusterName(longChats(shares));
    expect(clusterName(longChats(shares, { taken: [first] }))).not.toBe(first);
  });
});

test('children that stand together by language alone: the languages are told', () => {
  const children = ['Ask about Topf and Teig (German)', 'Ask about viaje and tren (Spanish)'].map((name) => ({
    name,
    description: '',
    size: 5,
  }));
  expect(parentName({ ...longChats({}), children })).toBe('Ask varied questions in German and Spanish');
});
