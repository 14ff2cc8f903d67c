import { expect, test } from 'vitest';
import { inspectChat } from '../../src/core/inspect.ts';
import { FirstLook } from '../../src/core/names-told-late.ts';
import type { FindOptions } from '../../src/core/privacy/finding.ts';
import { readChat } from '../../src/core/reader.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import { RedactionMemory } from '../../src/core/stages/redact.ts';
import { aConversation } from '../support/fake-services.ts';

const options: FindOptions = { region: 'US' };
const texts = [
  'Zorblax and ann@x.org are sad about the table.',
  'My name is Zorblax Quimby.',
  'Mr. Quimby wrote from quimby@x.org to Zorblax.',
];
const conversation = aConversation({
  title: 'About Zorblax',
  messages: texts.map((text) => ({ role: 'user', text, at: null })),
});

test('a second look finds what a look finds that knows all names from the start', () => {
  const first = new FirstLook();
  for (const text of texts) first.find(text, options);
  const again = first.again();
  const knowing = new RedactionMemory(first.names);
  for (const text of [...texts, 'Quimby is new here, and so is bob@x.org.'])
    expect(again.find(text, options)).toEqual(knowing.find(text, options));
});

test('a name that is told late is added in order, beside what the first look found', () => {
  const first = new FirstLook();
  const [before] = texts.map((text) => first.find(text, options));
  const after = first.again().find(texts[0], options);
  const held = (found: typeof after) => found.map(({ start, end }) => texts[0].slice(start, end));
  expect(held(before)).toEqual(['ann@x.org']);
  expect(held(after)).toEqual(['Zorblax', 'ann@x.org']);
});

test('detectors are asked once about every text of a chat with names', () => {
  const asked: string[] = [];
  const others = (text: string) => {
    asked.push(text);
    return [];
  };
  const { transcript } = readChat(conversation, defaultRunSettings, undefined, others);
  expect(transcript).toContain('<user><PERSON_1> and <EMAIL_1> are sad');
  expect(asked.toSorted()).toEqual([...texts, 'About Zorblax'].toSorted());
});

test('what is inspected is what is read, also of names that are told late', () => {
  const [, { text, spans }] = inspectChat(conversation, defaultRunSettings).texts;
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Zorblax', 'ann@x.org']);
});
