// Guards choices of models that were saved or typed.
import type { CustomFacet, ModelChoice } from './model.ts';
import { z } from './schema.ts';

export const modelChoiceSchema: z.ZodType<ModelChoice> = z.object({
  provider: z.enum(['gemini', 'openai']),
  baseUrl: z.string().regex(/^https?:\/\/[^\s/@?#]+(?:\/[^\s?#]*[^\s/?#])?$/),
  model: z.string().min(1).max(200),
});

/** Characters of a question of one's own, and of each of its fixed answers. */
export const questionLength = 300;
export const answerLength = 60;
/** Fixed answers: fewer are no choice, more no overview. */
export const answersAllowed = { least: 2, most: 12 };

export const customFacetSchema: z.ZodType<CustomFacet> = z.object({
  question: z.string().trim().min(1).max(questionLength),
  answers: z
    .array(z.string().trim().min(1).max(answerLength))
    .min(answersAllowed.least)
    .max(answersAllowed.most)
    .nullable(),
});
