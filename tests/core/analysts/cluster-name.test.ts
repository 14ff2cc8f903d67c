import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInAnalyst } from '../../../src/core/analysts/built-in.ts';
import { clusterName } from '../../../src/core/analysts/cluster-name.ts';
import { clusterDescription } from '../../../src/core/analysts/description.ts';
import { isTaken, quotes } from '../../../src/core/analysts/name-rules.ts';
import { foldCase, stemOf, wordsOf } from '../../../src/core/analysts/words.ts';
import type { NameQuestion } from '../../../src/core/ports.ts';
import { clusters, questionOf } from './questions.ts';

const signal = new AbortController().signal;

describe('names', () => {
  test('verb and object of the members make the name', () => {
    expect(clusterName(questionOf('pandas'))).toMatch(/^Fix .*pandas merge/);
    expect(clusterName(questionOf('dinners'))).toMatch(/^Plan .*vegetarian dinners/);
    expect(clusterName(questionOf('letters'))).toBe('Write a cover letter');
    expect(clusterName(questionOf('poems'))).toMatch(/^Write a poem/);
    expect(clusterName(questionOf('taxes'))).toMatch(/tax return/);
  });

  test('banned words are left out', () => {
    const name = clusterName(
      questionOf('pandas', clusters, { banned: ['pandas', 'python'], avoid: 'names a tool' }),
    );
    expect(name).not.toMatch(/pandas|python/i);
    expect(name).toMatch(/merge|error/);
  });

  test('a taken name is told apart by another word', () => {
    const first = clusterName(questionOf('pandas'));
    const second = clusterName(questionOf('pandas', clusters, { taken: [first.toUpperCase()] }));
    expect(foldCase(second)).not.toBe(foldCase(first));
    expect(second).toMatch(/pandas|merge/);
  });

  test('words of one member never enter the name', () => {
    for (const name of Object.keys(clusters)) {
      expect(clusterName(questionOf(name))).not.toMatch(/bakery|grandmother|nurse|nuts|freelancers/);
    }
  });

  test('identical members are named by what they say, at most six words in a row', () => {
    const same = {
      one: Array(5).fill('Paint the old garden fence bright green before winter comes'),
      two: clusters.taxes,
    };
    const name = clusterName(questionOf('one', same));
    expect(name).toMatch(/^Paint/);
    expect(quotes(wordsOf(name).map(foldCase), same.one, 6)).toBe(false);
  });

  test('one member, no members, no keywords and code alone have a name', () => {
    const one = { one: ['Plan a picnic'], two: clusters.taxes };
    expect(clusterName(questionOf('one', one))).toMatch(/picnic/i);
    const none = questionOf('taxes', clusters, { members: [], keywords: [], size: 0 });
    expect(clusterName(none)).toBe('Talk about assorted topics');
    const short = questionOf('taxes', clusters, {
      members: ['ok then', 'hm', 'well'],
      keywords: [],
      size: 3,
    });
    expect(clusterName(short)).toBe('Ask varied short questions');
    const code = { one: ['parse User Name', 'parse User List', 'parse User Age'], two: clusters.taxes };
    expect(clusterName(questionOf('one', code))).toMatch(/parse|user/i);
  });

  test('other languages keep their topic words in an English frame', () => {
    const german = {
      one: [
        'Wie schreibe ich eine Kündigung?',
        'Ist meine Kündigung wirksam?',
        'Frist für die Kündigung der Wohnung',
      ],
      two: clusters.taxes,
    };
    expect(clusterName(questionOf('one', german))).toMatch(/^(?:Ask about|Write) .*Kündigung/);
    const chinese = { one: ['请帮我设置闹钟', '取消闹钟', '我的闹钟不响了'], two: clusters.taxes };
    const keywords = [{ word: '闹钟', weight: 1, share: 1, shareOutside: 0 }];
    expect(clusterName(questionOf('one', chinese, { keywords }))).toBe('Ask about 闹钟');
  });
});

describe('descriptions', () => {
  test('the counts and the words that set the cluster apart are told', () => {
    const question = { ...questionOf('letters'), size: 23, total: 412 };
    const text = clusterDescription('Write a cover letter', question);
    expect(text).toContain('In 23 of 412 conversations, users wanted to write a cover letter.');
    expect(text).toMatch(/"cover" appeared in 100% of them and in none of the others/);
  });

  test('one conversation is one user', () => {
    const question = questionOf('one', { one: ['Plan a picnic'], two: clusters.taxes });
    const text = clusterDescription('Plan a picnic', question);
    expect(text).toMatch(/^In 1 of 6 conversations, one user wanted to plan a picnic\. /);
    expect(text).not.toMatch(/of them/);
  });

  test('another main language is told', () => {
    const question = { ...questionOf('letters'), languages: { German: 4, English: 1 } };
    expect(clusterDescription('Write a cover letter', question)).toMatch(/most were in German\.$/);
  });
});

const vocabulary = Object.values(clusters)
  .flat()
  .flatMap(wordsOf)
  .concat(['<EMAIL_1>', 'a@b.de', '闹钟', 'für', 'é', '12345678']);
const sentence = fc.array(fc.constantFrom(...vocabulary), { maxLength: 14 }).map((words) => words.join(' '));
const question: fc.Arbitrary<NameQuestion> = fc
  .record({
    members: fc.array(fc.oneof(sentence, fc.string()), { maxLength: 12 }),
    contrast: fc.array(sentence, { maxLength: 6 }),
    words: fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    banned: fc.array(fc.constantFrom('pandas', 'merge', 'write', 'fix', 'cover', 'tax', 'poem', 'sea'), {
      maxLength: 4,
    }),
    avoid: fc.constantFrom(null, 'too narrow'),
  })
  .map(({ members, contrast, words, share, banned, avoid }) => ({
    subject: 's',
    size: members.length,
    total: members.length + contrast.length,
    members,
    contrast,
    keywords: words.map((word) => ({ word, weight: 1, share, shareOutside: share / 3 })),
    languages: { English: members.length },
    tasks: [],
    taken: [],
    avoid,
    banned,
  }));

test('any question gets a name and a description that obey every rule', async () => {
  await fc.assert(
    fc.asyncProperty(question, async (asked) => {
      const first = await builtInAnalyst.name(asked, signal);
      const second = await builtInAnalyst.name({ ...asked, taken: [first.name] }, signal);
      expect(isTaken(second.name, [first.name])).toBe(false);
      for (const { name, description } of [first, second]) {
        const words = wordsOf(name).map(foldCase);
        expect(words.length).toBeGreaterThan(0);
        expect(name.split(' ').length).toBeLessThanOrEqual(10);
        expect(name).not.toMatch(/<[A-Z]+_\d+>|@|[.!?,;:]$/);
        expect(name).not.toMatch(/^\p{Ll}(?!\p{Lu})/u);
        for (const text of [name, description]) {
          for (const word of asked.banned) expect(wordsOf(text).map(foldCase)).not.toContain(word);
        }
        expect(quotes(words, asked.members, 6)).toBe(false);
        expect(quotes(wordsOf(description).map(foldCase), asked.members, 7)).toBe(false);
        expect(description.match(/\.(?: |$)/g)).toHaveLength(2);
        expect(description).not.toMatch(/!|anonymous/i);
      }
    }),
    { numRuns: 300 },
  );
});

test('the same question has the same answer', () => {
  for (const name of Object.keys(clusters))
    expect(clusterName(questionOf(name))).toBe(clusterName(questionOf(name)));
});

test('from the name alone the right cluster is picked among five; a constant name picks one in five', () => {
  const names = Object.keys(clusters);
  // Overlap: share of the cluster's members that hold a word of the name, summed over its words.
  const overlap = (text: string, members: readonly string[]) =>
    wordsOf(text)
      .map(stemOf)
      .reduce(
        (sum, stem) =>
          sum +
          members.filter((member) => wordsOf(member).map(stemOf).includes(stem)).length / members.length,
        0,
      );
  const picked = (text: string) =>
    names.reduce(
      (best, name) => (overlap(text, clusters[name]) > overlap(text, clusters[best]) ? name : best),
      names[0],
    );
  const right = names.filter((name) => picked(clusterName(questionOf(name))) === name).length;
  const constant = names.filter((name) => picked('Talk about assorted topics') === name).length;
  expect(right).toBe(5);
  expect(constant).toBe(1);
});
