// Choices of the set-up as they are kept between visits and over the reload that binds the page. Never a key.
import { z } from '../../core/schema.ts';
import type { Store } from '../../core/ports.ts';
import { softSelectionSchema } from '../../core/saved-selection.ts';
import { readOtherSettings } from '../../core/saved-settings.ts';
import { builtInEmbedder, defaultRunSettings, mostCustomFacets } from '../../core/settings.ts';
import type { PrivacySettings } from '../redaction/redaction-choices.svelte.ts';

const settingKey = 'setup';
/** Apart from the rest, because a chat's own page sets it as well. */
const privacyKey = 'privacy';

/** As typed, so longer than may be asked: it is shown again with what is wrong with it. */
const facetSchema = z.object({
  question: z.string().max(2000),
  fixed: z.boolean(),
  /** As typed: one answer a line. */
  answers: z.string().max(2000),
});

/** Number of topics and the rest of the preview: kept only over a reload, for the dataset they were chosen for. */
const topicsSchema = z.object({
  datasetId: z.string().max(100),
  k: z.int().min(1).nullable(),
  seed: z.int().min(0).max(4294967295).nullable(),
  region: z.string().regex(/^[A-Z]{2}$/),
  selection: softSelectionSchema,
});

const setupSchema = z.object({
  way: z.enum(['device', 'key', 'local']).catch('device'),
  endpoint: z.string().max(60).catch(''),
  baseUrl: z.string().max(500).catch(''),
  model: z.string().max(200).catch(''),
  does: z.enum(['everything', 'names']).catch(defaultRunSettings.modelDoes),
  language: z.string().min(1).max(60).catch(defaultRunSettings.language),
  // One that is unsound does not take the others with it.
  facets: z
    .array(facetSchema.nullable().catch(null))
    .catch([])
    .transform((facets) => facets.filter((facet) => facet !== null).slice(0, mostCustomFacets)),
  cap: z.number().min(0).nullable().catch(defaultRunSettings.cap),
  embedder: z.string().min(1).max(200).catch(builtInEmbedder),
  topics: topicsSchema.nullable().catch(null),
});

/** What the form of a run holds between visits. */
export type SavedSetup = z.infer<typeof setupSchema>;
/** A question of one's own as it is typed. */
export type FacetDraft = z.infer<typeof facetSchema>;
/** What is chosen for one dataset, over a reload. */
export type SavedTopics = z.infer<typeof topicsSchema>;

/** Anything that was stored, made sound. Never throws. */
export function soundSetup(saved: unknown): SavedSetup {
  return setupSchema.parse(typeof saved === 'object' && saved !== null ? saved : {});
}

/**
 * A store that cannot be read means: as if nothing had been chosen. What was chosen for chats that were deleted since (its words and
 * its question may tell of them) is deleted here as well.
 */
export async function readSetup(store: Store): Promise<SavedSetup> {
  const setup = soundSetup(await store.setting(settingKey).catch(() => null));
  if (setup.topics === null) return setup;
  const dataset = await store.dataset(setup.topics.datasetId).catch(() => undefined);
  if (dataset !== null) return setup;
  const rest = { ...setup, topics: null };
  await keepSetup(store, rest).catch(() => undefined);
  return rest;
}

/** Keeps it for the next visit, made sound. Rejects as the store does. */
export async function keepSetup(store: Store, setup: SavedSetup): Promise<void> {
  await store.putSetting(settingKey, soundSetup(setup));
}

/** What shall be taken out and how small a topic may be, as it was chosen the last time. Never throws. */
export async function readPrivacy(store: Store): Promise<PrivacySettings> {
  const saved = await store.setting(privacyKey).catch(() => null);
  const { minimum, minimumAccounts, redaction } = readOtherSettings(saved);
  return { minimum, minimumAccounts, redaction };
}

/** Keeps it for the next visit. Rejects as the store does. */
export async function keepPrivacy(
  store: Store,
  { minimum, minimumAccounts, redaction }: PrivacySettings,
): Promise<void> {
  await store.putSetting(privacyKey, { minimum, minimumAccounts, redaction });
}
