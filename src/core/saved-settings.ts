import { z } from './schema.ts';
import { defaultRunSettings } from './settings.ts';
import type { RunSettings } from './types.ts';

/** Guards saved settings: a value out of range falls back to its default, never to a crash. */
const runSettingsSchema = z.object({
  seed: z.int().min(0).max(4294967295).catch(defaultRunSettings.seed),
  k: z.int().min(1).nullable().catch(defaultRunSettings.k),
  budget: z.int().min(500).max(200_000).catch(defaultRunSettings.budget),
  minimum: z.int().min(1).nullable().catch(defaultRunSettings.minimum),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch(defaultRunSettings.region),
});

/** Settings as the store held them, made sound. Never throws. */
export function readRunSettings(saved: unknown): RunSettings {
  return runSettingsSchema.parse(typeof saved === 'object' && saved !== null ? saved : {});
}
