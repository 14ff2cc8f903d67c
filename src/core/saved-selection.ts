// Guards a selection that was stored. A run fails closed: what it cannot read it never takes for "every chat". Only the form softens.
import { AppError } from './errors.ts';
import { z } from './schema.ts';
import { everyChat, type Selection } from './selection.ts';
import {
  largestSeed,
  modelNameLength,
  mostEntries,
  screenQuestionLength,
  wordLength,
} from './selection-limits.ts';
import { sources } from './sources.ts';

const listOf = (longest: number) => z.array(z.string().max(longest)).max(mostEntries).readonly();

const time = z.number().nullable();
const fields = {
  from: time,
  until: time,
  sources: z.array(z.enum(sources)).readonly().nullable(),
  languages: listOf(wordLength).nullable(),
  models: listOf(modelNameLength).nullable(),
  minimumTurns: z.int().min(0),
  words: listOf(wordLength),
  once: z.boolean(),
  sample: z.strictObject({ size: z.int().min(1), seed: z.int().min(0).max(largestSeed) }).nullable(),
  // Blanks ask for nothing.
  question: z
    .string()
    .trim()
    .max(screenQuestionLength)
    .transform((question) => question || null)
    .nullable(),
};
/** Strict: a condition that is not known here would otherwise leave nothing out. */
const soundSchema: z.ZodType<Selection> = z.strictObject(fields);

/**
 * The selection of a run as the store held it. Absent (undefined): every chat, because runs of earlier versions had none.
 * Throws AppError 'selection-unsound' (detail.field, '' for the whole) where it is there and not sound: the run would read chats that
 * were left out.
 */
export function readSelection(saved: unknown): Selection {
  if (saved === undefined) return everyChat;
  const read = soundSchema.safeParse(saved);
  if (read.success) return read.data;
  throw new AppError('selection-unsound', { field: String(read.error.issues[0].path[0] ?? '') });
}

/**
 * For the form alone, where what it says is seen before anything is read: a field that is unsound asks for nothing. Words and the
 * question come back as they were typed, too long ones too, and the form says what is wrong with them.
 */
export const softSelectionSchema: z.ZodType<Selection> = z
  .object({
    from: fields.from.catch(null),
    until: fields.until.catch(null),
    sources: fields.sources.catch(null),
    // A list with one unsound entry is dropped whole: what is left of it would be another choice.
    languages: z.array(z.string()).readonly().nullable().catch(null),
    models: z.array(z.string()).readonly().nullable().catch(null),
    minimumTurns: fields.minimumTurns.catch(everyChat.minimumTurns),
    words: z.array(z.string()).readonly().catch(everyChat.words),
    once: fields.once.catch(everyChat.once),
    sample: fields.sample.catch(null),
    question: z.string().nullable().catch(null),
  })
  .catch(everyChat);
