import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasLuhnDigit } from '../../../src/core/privacy/card.ts';
import { hasCheckDigits } from '../../../src/core/privacy/iban.ts';
import { assemble, head, redact, RedactionMemory } from '../../../src/core/stages/redact.ts';

// Repeatable: a failure is a failure every time.
fc.configureGlobal({ seed: 7 });

const redacted = (text: string, memory = new RedactionMemory()) =>
  redact(text, memory, { region: 'US' }).text as string;

describe('redact', () => {
  test('equal values have equal placeholders, numbered by first appearance', () => {
    expect(redacted('ann@x.org, bob@x.org, Ann@X.org')).toBe('<EMAIL_1>, <EMAIL_2>, <EMAIL_1>');
    expect(redacted('call 415-555-0132 or (415) 555 0132')).toBe('call <PHONE_1> or <PHONE_1>');
  });

  test('the memory of a chat spans its texts', () => {
    const memory = new RedactionMemory();
    redacted('ann@x.org', memory);
    expect(redacted('bob@x.org ann@x.org', memory)).toBe('<EMAIL_2> <EMAIL_1>');
    expect(memory.counts()).toEqual({ email: 2 });
  });

  test('a placeholder that the chat itself holds stays and is not given to a value', () => {
    expect(redacted('<EMAIL_1> is what ann@x.org becomes')).toBe('<EMAIL_1> is what <EMAIL_2> becomes');
  });

  test('the longest of overlapping findings gives the kind, and nothing of the others stays', () => {
    // `user:pw1` (a secret, 8 characters) and `pw1@host.example` (an address) overlap.
    const text = redacted('https://user:pw1@host.example/x');
    expect(text).not.toContain('user');
    expect(text).not.toContain('pw1');
  });
});

describe('assemble and head', () => {
  const { text } = redact('a@b.org 😀', new RedactionMemory(), { region: 'US' });

  test('put redacted texts and fixed words together', () => {
    expect(assemble(['<user>', text, '</user>', '\n'])).toBe('<user><EMAIL_1> 😀</user>\n');
  });

  test('head never cuts a character in two', () => {
    expect(head(text, 11)).toBe('<EMAIL_1> ');
  });
});

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const word = fc.stringMatching(/^[a-z]{2,12}$/);
const email = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9._]{0,10}[a-z0-9]$/), word, fc.constantFrom('com', 'de', 'co.uk'))
  .map(([local, host, top]) => `${local}@${host}.${top}`);
const card = fc
  .tuple(fc.constantFrom('4', '51', '2221', '6011', '3530'), digits(15))
  .map(([prefix, rest]) => {
    const body = (prefix + rest).slice(0, 15);
    return [...'0123456789'].map((last) => body + last).find(hasLuhnDigit)!;
  });
const iban = digits(18).map((account) => {
  const check = Array.from({ length: 97 }, (_, i) => `DE${String(i + 2).padStart(2, '0')}${account}`);
  return check.find(hasCheckDigits)!;
});
const ssn = fc
  .tuple(fc.integer({ min: 1, max: 899 }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9999 }))
  .map(
    ([area, group, serial]) =>
      `${String(area).padStart(3, '0')}-${String(group).padStart(2, '0')}-${String(serial).padStart(4, '0')}`,
  )
  .filter((number) => !/^666|^078-05-1120|^219-09-9999|^123-45-6789|^457-55-5462/.test(number));
const octet = fc.integer({ min: 0, max: 254 });
const ip = fc.tuple(fc.integer({ min: 1, max: 126 }), octet, octet, octet).map((octets) => octets.join('.'));
const detail = fc.oneof(email, card, iban, ssn, ip);
const sentence = fc
  .array(fc.oneof(word, detail), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(', '));

describe('whatever the text', () => {
  test('no generated e-mail, card, IBAN, SSN or IP survives', () => {
    fc.assert(
      fc.property(word, detail, word, (before, value, after) => {
        expect(redacted(`${before} ${value} ${after}`)).not.toContain(value);
        expect(redacted(`${before}: "${value}".\n${after}`)).not.toContain(value);
      }),
      { numRuns: 500 },
    );
  });

  test('spans cover exactly what changed', () => {
    fc.assert(
      fc.property(fc.oneof(sentence, fc.string({ maxLength: 300 })), (text) => {
        const { text: result, spans } = redact(text, new RedactionMemory(), { region: 'US' });
        let rebuilt = '';
        let original = '';
        let at = 0;
        for (const { start, end, placeholder } of spans) {
          expect(start).toBeGreaterThanOrEqual(at);
          rebuilt += text.slice(at, start) + placeholder;
          original += text.slice(at, start) + text.slice(start, end);
          at = end;
        }
        expect(rebuilt + text.slice(at)).toBe(result);
        expect(original + text.slice(at)).toBe(text);
      }),
    );
  });

  test('a redacted text is not redacted again', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const once = redacted(text);
        expect(redacted(once)).toBe(once);
      }),
    );
  });
});
