import { z } from './schema.ts';
import { customFacetSchema, modelChoiceSchema } from './model-schemas.ts';
import { allFamilies } from './privacy/families.ts';
import { defaultRunSettings, mostCustomFacets } from './settings.ts';
import type { RunSettings } from './types.ts';

const redactionSchema = z
  .object({
    families: z.array(z.enum(allFamilies)).readonly().nullable().catch(null),
    strictNames: z.boolean().catch(false),
    nameModel: z.string().min(1).max(200).nullable().catch(null),
  })
  .catch(defaultRunSettings.redaction);

/** Guards saved settings: a value out of range falls back to its default, never to a crash. */
const runSettingsSchema = z.object({
  seed: z.int().min(0).max(4294967295).catch(defaultRunSettings.seed),
  k: z.int().min(1).nullable().catch(defaultRunSettings.k),
  budget: z.int().min(500).max(200_000).catch(defaultRunSettings.budget),
  minimum: z.int().min(1).nullable().catch(defaultRunSettings.minimum),
  minimumAccounts: z.int().min(1).nullable().catch(defaultRunSettings.minimumAccounts),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch(defaultRunSettings.region),
  redaction: redactionSchema,
  model: modelChoiceSchema.nullable().catch(defaultRunSettings.model),
  modelDoes: z.enum(['everything', 'names']).catch(defaultRunSettings.modelDoes),
  embedder: z.string().min(1).max(200).catch(defaultRunSettings.embedder),
  language: z.string().min(1).max(60).catch(defaultRunSettings.language),
  // One that is unsound does not take the other with it.
  customFacets: z
    .array(customFacetSchema.nullable().catch(null))
    .catch([])
    .transform((facets) => facets.filter((facet) => facet !== null).slice(0, mostCustomFacets)),
  cap: z.number().min(0).nullable().catch(defaultRunSettings.cap),
});

/** Settings as the store held them, made sound. Never throws. */
export function readRunSettings(saved: unknown): RunSettings {
  return runSettingsSchema.parse(typeof saved === 'object' && saved !== null ? saved : {});
}
