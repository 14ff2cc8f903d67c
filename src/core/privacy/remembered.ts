/** Answers kept at once: a text that repeats itself has few different questions, any other text would only fill the memory. */
const mostKept = 256;

/**
 * Remembers the answers of a pure function of a string: the same candidate a thousand times in a text is judged once. Make it anew
 * for every text, so that nothing of a text stays behind. `more` must follow from the question. Asking costs about a tenth of a microsecond for 100 characters.
 */
export function remembered<Answer, More extends unknown[] = []>(
  judge: (question: string, ...more: More) => Answer,
): (question: string, ...more: More) => Answer {
  let answers: Map<string, Answer> | null = null;
  return (question, ...more) => {
    answers ??= new Map();
    const known = answers.get(question);
    if (known !== undefined || answers.has(question)) return known as Answer;
    const answer = judge(question, ...more);
    if (answers.size >= mostKept) answers.clear();
    answers.set(question, answer);
    return answer;
  };
}
