// Invented clusters and the questions about them.
import type { NameQuestion } from '../../../src/core/ports.ts';
import { languagesOf } from '../../../src/core/analysts/languages.ts';
import { taskOf } from '../../../src/core/analysts/task.ts';
import { foldCase, wordsOf } from '../../../src/core/analysts/words.ts';
import type { Keyword } from '../../../src/core/types.ts';

export const clusters: Readonly<Record<string, readonly string[]>> = {
  pandas: [
    'Fix the pandas merge error in my Python script',
    'Why does my pandas merge fail with a key error?',
    'How do I fix a pandas merge that duplicates rows?',
    'Fix a merge error in pandas',
    'pandas merge gives NaN, how do I fix the error?',
    'Help me fix this pandas merge in Python',
  ],
  dinners: [
    'Plan a week of vegetarian dinners',
    'Can you plan vegetarian dinners for my family?',
    'I want to plan a week of cheap vegetarian dinners',
    'Plan five vegetarian dinners without nuts',
    'Help me plan dinners for a vegetarian week',
  ],
  letters: [
    'Write a cover letter for a nurse',
    'Can you write a cover letter for my job application?',
    'Improve my cover letter please',
    'I need to write a short cover letter for a bakery',
    'Write me a cover letter that sounds friendly',
  ],
  poems: [
    'Write a poem about autumn leaves',
    'Write a short poem about the sea',
    'Could you write a poem for my grandmother?',
    'I want a poem about the moon and the sea',
    'Write a rhyming poem about winter',
  ],
  taxes: [
    'How do I file my tax return?',
    'What can I deduct on my tax return?',
    'When is the tax return due?',
    'Explain the tax return form for freelancers',
    'How do I correct a tax return?',
  ],
};

/** The question about one of several groups, its keywords counted the plain way: share inside x log of the ratio. */
export function questionOf(
  name: string,
  groups: Readonly<Record<string, readonly string[]>> = clusters,
  more: Partial<NameQuestion> = {},
): NameQuestion {
  const members = groups[name];
  const others = Object.entries(groups).flatMap(([other, texts]) => (other === name ? [] : texts));
  const languages: Record<string, number> = {};
  for (const member of members) {
    const [language] = languagesOf([member]);
    languages[language] = (languages[language] ?? 0) + 1;
  }
  const tasks = members.map(taskOf).filter((task): task is string => task !== null);
  return {
    subject: name,
    size: members.length,
    total: members.length + others.length,
    members,
    contrast: others,
    keywords: keywordsOf(members, others),
    languages,
    tasks: [...new Set(tasks)].map((task) => [task, tasks.filter((other) => other === task).length] as const),
    taken: [],
    avoid: null,
    banned: [],
    ...more,
  };
}

const plain = new Set(
  'a an the my of for in on with to do i how can you me is what why please does this that'.split(' '),
);

function keywordsOf(members: readonly string[], others: readonly string[]): Keyword[] {
  const used = (texts: readonly string[], word: string) =>
    texts.filter((text) => wordsOf(text).map(foldCase).includes(word)).length / Math.max(1, texts.length);
  const words = new Set(members.flatMap((text) => wordsOf(text).map(foldCase)));
  return [...words]
    .filter((word) => !plain.has(word))
    .map((word) => ({ word, share: used(members, word), shareOutside: used(others, word) }))
    .map((each) => ({
      ...each,
      weight: each.share * Math.log((each.share + 0.01) / (each.shareOutside + 0.01)),
    }))
    .filter(({ weight, share }) => weight > 0 && share * members.length >= 2)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 12);
}
