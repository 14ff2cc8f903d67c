import { z } from './schema.ts';
import { customFacetSchema, modelChoiceSchema } from './model-schemas.ts';
import { allFamilies } from './privacy/families.ts';
import { readSelection } from './saved-selection.ts';
import { defaultRunSettings, mostCustomFacets } from './settings.ts';
import type { RunSettings } from './types.ts';

const redactionSchema = z
  .object({
    families: z.array(z.enum(allFamilies)).readonly().nullable().catch(null),
    strictNames: z.boolean().catch(false),
    nameModel: z.string().min(1).max(200).nullable().catch(null),
  })
  .catch(defaultRunSettings.redaction);

/** Guards saved settings but for the selection: a value out of range falls back to its default, never to a crash. */
const restSchema: z.ZodType<Omit<RunSettings, 'selection'>> = z.object({
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

/**
 * Settings as the store held them, made sound. Throws AppError 'selection-unsound' alone: a choice of chats has no default that
 * would not read more than was chosen.
 */
export function readRunSettings(saved: unknown): RunSettings {
  return { ...readOtherSettings(saved), selection: readSelection(heldBy(saved).selection) };
}

/** All but the choice of chats, made sound. Never throws. */
export function readOtherSettings(saved: unknown): Omit<RunSettings, 'selection'> {
  return restSchema.parse(heldBy(saved));
}

function heldBy(saved: unknown): { readonly selection?: unknown } {
  return typeof saved === 'object' && saved !== null ? saved : {};
}
