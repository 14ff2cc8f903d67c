import { expect, test } from 'vitest';
import { inspectChat } from '../../src/core/inspect.ts';
import { findOptions } from '../../src/core/reader.ts';
import { noEvidence } from '../../src/core/privacy/word-evidence.ts';
import { redact, RedactionMemory } from '../../src/core/stages/redact.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';

const chat = {
  title: 'Mail to kim@example.org',
  messages: [
    { role: 'user', text: 'Write to kim@example.org and to lee@example.org.', at: null },
    { role: 'assistant', text: 'Done: KIM@example.org has it.', at: null },
  ],
} as const;

const placeholders = (inspection: ReturnType<typeof inspectChat>) =>
  inspection.texts.map(({ spans }) => spans.map(({ placeholder }) => placeholder));

test('equal details have equal placeholders in title and turns, and the spans say where they stand', () => {
  const inspection = inspectChat(chat, defaultRunSettings);
  expect(inspection.texts.map(({ role }) => role)).toEqual(['title', 'user', 'assistant']);
  expect(placeholders(inspection)).toEqual([['<EMAIL_1>'], ['<EMAIL_1>', '<EMAIL_2>'], ['<EMAIL_1>']]);
  const [, { text, spans }] = inspection.texts;
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
    'kim@example.org',
    'lee@example.org',
  ]);
  expect(spans[0]).toMatchObject({ kind: 'email', family: 'email' });
});

test('every place is counted by its family', () => {
  expect(inspectChat(chat, defaultRunSettings).counts.get('email')).toBe(4);
});

test('a family that is off is neither marked nor counted', () => {
  const redaction = { ...defaultRunSettings.redaction, families: ['phone' as const] };
  const inspection = inspectChat(chat, { ...defaultRunSettings, redaction });
  expect(inspection.counts.get('email')).toBeUndefined();
  expect(placeholders(inspection)).toEqual([[], [], []]);
});

test('a text is kept whole, and with its placeholders it is what redaction makes of it', () => {
  const text = `${'a word '.repeat(3000)}lee@example.org`;
  const { texts } = inspectChat(
    { title: null, messages: [{ role: 'user', text, at: null }] },
    defaultRunSettings,
  );
  expect(texts).toHaveLength(1);
  expect(texts[0].text).toBe(text);
  const [{ start, end, placeholder }] = texts[0].spans;
  expect(text.slice(0, start) + placeholder + text.slice(end)).toBe(
    redact(text, new RedactionMemory(), findOptions(defaultRunSettings, noEvidence)).text,
  );
});

test('a blank title is not shown', () => {
  expect(inspectChat({ ...chat, title: '  ' }, defaultRunSettings).texts).toHaveLength(2);
});
