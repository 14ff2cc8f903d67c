// A language model that answers by rule, from the prompt alone, as a real one would have to.
import type { LanguageModel, ModelQuestion } from '../../src/core/ports.ts';
import type { StageName } from '../../src/core/types.ts';

export interface AskedQuestion {
  readonly stage: StageName;
  readonly subject: string;
  readonly prompt: string;
}

export interface ScriptedModel extends LanguageModel {
  readonly asked: AskedQuestion[];
}

/** Answers to a prompt by the fields it is asked for. Return undefined to let the rule answer; throw to fail. */
export type Script = (question: AskedQuestion, fields: readonly string[]) => unknown;

/** Lines "- ..." of the fenced part, until a blank line, after a title. */
function listAfter(prompt: string, title: string): string[] {
  const [, rest = ''] = prompt.split(`${title}\n`);
  return rest
    .split('\n\n')[0]
    .split('\n')
    .filter((line) => line.startsWith('- '))
    .map((line) => line.slice(2));
}

/** The word "matterN" (or any word of a list) that a text names most often. */
function topicOf(text: string, words: readonly string[]): string {
  const counts = words.map((word) => text.toLowerCase().split(word).length - 1);
  return words[counts.indexOf(Math.max(...counts))];
}

/** A model that knows these words and nothing else. */
export function scriptedModel(words: readonly string[], script: Script = () => undefined): ScriptedModel {
  const asked: AskedQuestion[] = [];
  const byRule = ({ prompt }: AskedQuestion, fields: readonly string[]): unknown => {
    const data = prompt.slice(0, prompt.indexOf('\n</data'));
    const topic = topicOf(data.split('outside the topic')[0], words);
    if (fields.includes('request')) {
      return {
        request: `The user's overall request for the assistant is to explain ${topic}.`,
        task: `The task is to give an explanation of ${topic}.`,
        languages: ['English'],
        concern: 1,
        custom1: 'yes',
        custom2: 'A free answer',
      };
    }
    if (fields.includes('score')) return { reason: 'Nothing stands out.', score: 5 };
    if (fields.includes('topic')) {
      const options = listAfter(data, 'Broader topics:');
      return { topic: options.find((option) => option.includes(topic)) ?? options[0] };
    }
    if (fields.includes('names')) {
      const lines = listAfter(data, 'Topics:');
      const topics = [...new Set(lines.map((line) => topicOf(line, words)))];
      const most = Number(/at most (\d+) names/.exec(prompt)![1]);
      return { names: topics.slice(0, most).map((word) => `Ask about ${word} in general`) };
    }
    const taken = listAfter(data, 'Names that are taken:').length;
    const text = {
      description: `Users asked for explanations of ${topic}. The requests were about ${topic} alone.`,
      name: `Explain ${topic}${taken > 0 ? ' once more' : ''}`,
    };
    // One who translates nothing: the twin is the text itself.
    return fields.includes('original_name')
      ? { ...text, original_name: text.name, original_description: text.description }
      : text;
  };
  return {
    id: 'scripted:small-1',
    concurrency: 4,
    asked,
    async complete<Answer>({ prompt, schema, stage, subject }: ModelQuestion<Answer>) {
      const question = { stage, subject, prompt };
      asked.push(question);
      const fields = Object.keys((schema as unknown as { shape: object }).shape);
      await Promise.resolve();
      const answer = schema.parse(script(question, fields) ?? byRule(question, fields));
      return { answer, tokensIn: 1, tokensOut: 1 };
    },
  };
}
