import { expect, test } from 'vitest';
import { ruleAudit } from '../../../src/core/privacy/audit-rules.ts';
import { passes } from '../../../src/core/stages/audit.ts';
import { cleanTexts, editedTexts } from '../../support/audit-texts.ts';

const audit = (name: string, description = 'Users asked.') =>
  ruleAudit({ name, description }, { region: 'US' });

test('600 clean texts pass and 600 with a detail added fail, at least 98 % of both', () => {
  const clean = cleanTexts(600, 11);
  const edited = editedTexts(600, 12);
  // Not one text many times.
  expect(new Set([...clean, ...edited].map(({ text }) => JSON.stringify(text))).size).toBeGreaterThan(1000);
  const passed = ({ text }: (typeof clean)[number]) => passes(ruleAudit(text, { region: 'US' }));
  expect(clean.filter(passed).length).toBeGreaterThanOrEqual(588);
  expect(edited.filter((one) => !passed(one)).length).toBeGreaterThanOrEqual(588);
});

test('the reason repeats nothing of the text', () => {
  for (const { text } of editedTexts(200, 5)) {
    const { reason } = ruleAudit(text, { region: 'US' });
    for (const word of `${text.name} ${text.description}`.match(/\p{Lu}\p{L}{4,}/gu) ?? [])
      expect(reason).not.toContain(word);
  }
});

test('public figures, famous cases and sensitive topics are not private', () => {
  for (const name of [
    'Discuss the speeches of Barack Obama',
    'Explain the Watergate affair',
    'Cope with self-harm urges',
    'Write explicit stories about Harry Potter',
    'Understand an HIV test',
    'Interview for jobs at Google',
    'Build pages in ASP.NET',
  ])
    expect(audit(name), name).toEqual({ score: 5, reason: '' });
});

test('a person scores 1, a company or school 2, a place 3', () => {
  expect(audit('Write to Mr Thackeray').score).toBe(1);
  expect(audit('Plan a party', 'It was for her brother Anselm.').score).toBe(1);
  expect(audit('Answer complaints', 'Drafts were signed by the Corvane support team.').score).toBe(2);
  expect(audit('Plan lessons', 'They taught at Fernhill High School.').score).toBe(2);
  expect(audit('Find a flat', 'Users lived in Quillford.').score).toBe(3);
});

test('counts of conversations are the analysts’ own, other long numbers are not', () => {
  expect(audit('Explain taxes', 'Users had 12000 of 30000 conversations in this group.').score).toBe(5);
  expect(audit('Explain taxes', 'Users gave 12000345.').score).toBe(1);
  // A standard is known by its number.
  expect(audit('Prepare for ISO-27001 and ISO/IEC 27001').score).toBe(5);
});

test('words of programs behind an at sign, large communities and famous names pass; accounts do not', () => {
  for (const name of [
    'Write CSS @media queries',
    'Use @Component annotations',
    'Configure @SpringBootApplication classes',
    'Summarise r/programming',
    'Support students at Harvard',
    'Discuss Mr. Bean',
  ])
    expect(audit(name).score, name).toBeGreaterThanOrEqual(3);
  expect(audit('Write to @annapetrova').score).toBe(1);
  expect(audit('Write to @JohnThackeray').score).toBe(1);
});
