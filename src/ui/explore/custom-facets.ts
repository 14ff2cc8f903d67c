// Answers to the person's own questions, counted and listed.
import type { Overview } from '../../core/types.ts';

/** A question with fixed answers, counted over some chats. */
export interface AnswerCounts {
  readonly question: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Answers by question, over the given rows. Free text is not counted; chats without an answer are left out. */
export function answerCounts({ settings, rows }: Overview, of: readonly number[]): AnswerCounts[] {
  // Results of earlier versions know of no questions.
  return (settings.customFacets ?? []).flatMap(({ question, answers }, number) => {
    if (answers === null) return [];
    const counts = Object.fromEntries(answers.map((answer) => [answer, 0]));
    for (const row of of) {
      const answer = rows.custom?.[row]?.[number];
      if (answer != null) counts[answer] = (counts[answer] ?? 0) + 1;
    }
    const given = Object.entries(counts).filter(([, count]) => count > 0);
    return given.length === 0 ? [] : [{ question, counts: Object.fromEntries(given) }];
  });
}

/** Every question with this chat's answer; unanswered ones are left out. */
export function answersOf({ settings, rows }: Overview, row: number): [question: string, answer: string][] {
  return (settings.customFacets ?? []).flatMap(({ question }, number) => {
    const answer = rows.custom?.[row]?.[number];
    return answer ? [[question, answer] satisfies [string, string]] : [];
  });
}
