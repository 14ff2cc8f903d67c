// The samples of the fuzz tests: none is missing, and what the tests look for they would see.
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/parse/content.ts';
import { sources } from '../../../src/core/sources.ts';
import { expectKept, type Outcome, outcomeOf, samples } from '../../support/fuzzing.ts';

const OUTCOMES = await Promise.all(samples().map((sample) => outcomeOf(sample, sample.bytes)));

describe('our fixtures', () => {
  it.each(sources)('hold a conversation of %s', (source) => {
    const found = OUTCOMES.filter(({ conversations }) =>
      conversations.some(
        (conversation) => conversation.source === source && conversation.messages.length > 0,
      ),
    );
    expect(found).not.toEqual([]);
  });

  it('are of every form of content that is cut into elements, but for Parquet, which is written when it is needed', () => {
    const contents = new Set(samples().map(({ bytes }) => contentOf(bytes)));
    expect([...contents].sort()).toEqual(['activity-page', 'chat-page', 'json', 'rows']);
  });
});

describe('the check that chats are kept', () => {
  const of = (source: string) =>
    OUTCOMES.find(({ report, conversations }) => report.format === source && conversations.length > 1)!;
  const without = (outcome: Outcome, place: number): Outcome => ({
    ...outcome,
    conversations: outcome.conversations.toSpliced(place, 1),
  });

  it.each(['claude', 'langfuse', 'table'])('sees one that is lost: %s', (source) => {
    const outcome = of(source);
    expect(() => expectKept(outcome, outcome)).not.toThrow();
    expect(() => expectKept(outcome, without(outcome, 0))).toThrow();
  });

  it('sees one that is changed', () => {
    const outcome = of('claude');
    const [first, ...rest] = outcome.conversations;
    const changed = { ...outcome, conversations: [{ ...first, messages: first.messages.slice(1) }, ...rest] };
    expect(() => expectKept(outcome, changed)).toThrow();
  });
});
