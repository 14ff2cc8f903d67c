// Guards choices of models that were saved or typed.
import type { CustomFacet, ModelChoice } from './model.ts';
import { z } from './schema.ts';

export const modelChoiceSchema: z.ZodType<ModelChoice> = z.object({
  provider: z.enum(['gemini', 'openai']),
  baseUrl: z.string().regex(/^https?:\/\/[^\s/@?#]+(?:\/[^\s?#]*[^\s/?#])?$/),
  model: z.string().min(1).max(200),
});

export const customFacetSchema: z.ZodType<CustomFacet> = z.object({
  question: z.string().trim().min(1).max(300),
  answers: z.array(z.string().trim().min(1).max(60)).min(2).max(12).nullable(),
});
