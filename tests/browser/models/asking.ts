// What the tests of the models share: a ledger in memory, a clock that jumps, and a model in front of the scripted server.
import { afterEach, beforeEach } from 'vitest';
import { guardFetch, openLedger } from '../../../src/browser/egress.ts';
import {
  type LanguageModelOptions,
  openLanguageModel,
  type OpenedModel,
} from '../../../src/browser/models/language-model.ts';
import { openWire } from '../../../src/browser/models/open-wire.ts';
import type { LedgerEntry } from '../../../src/core/model.ts';
import type { Clock, LedgerStore, ModelQuestion } from '../../../src/core/ports.ts';
import { z } from '../../../src/core/schema.ts';
import { compose } from '../../../src/core/stages/redact.ts';
import type { Dialect, ModelServer } from '../../support/model-server.ts';

export const rightKey = 'AQ.planted-key-0123456789';

/** A ledger in memory, opened, with the guard in place of fetch. */
async function aLedger(): Promise<{ entries: LedgerEntry[]; close: () => void }> {
  const entries: LedgerEntry[] = [];
  const ledger: Pick<LedgerStore, 'addToLedger' | 'amendLedger' | 'ledgerTotals'> = {
    addToLedger: async (entry) => entries.push({ ...entry, id: entries.length + 1 }),
    amendLedger: async (id, changes) => void (entries[id - 1] = { ...entries[id - 1], ...changes }),
    ledgerTotals: async () => ({ requests: 0, bytes: 0, hosts: [] }),
  };
  await openLedger(ledger);
  return { entries, close: guardFetch() };
}

/** Declares for a test file: a ledger in memory that is new in every test, with the guard in place of fetch. */
export function useLedger(): { readonly entries: LedgerEntry[] } {
  let ledger: Awaited<ReturnType<typeof aLedger>>;
  beforeEach(async () => {
    ledger = await aLedger();
  });
  afterEach(() => ledger.close());
  return {
    get entries() {
      return ledger.entries;
    },
  };
}

/** Sleeping takes no time, but the clock has moved on; every sleep is written down. */
export function jumpingClock(start = Date.UTC(2026, 10, 23, 20)): Clock & { readonly sleeps: number[] } {
  const sleeps: number[] = [];
  let now = start;
  return {
    sleeps,
    now: () => now,
    sleep: async (ms) => {
      sleeps.push(ms);
      now += ms;
    },
    chance: () => 0.5,
  };
}

export const nothingSpent = { requests: 0, tokensIn: 0, tokensOut: 0, cost: null };

/** The scripted server as the core sees it. */
export async function modelAt(
  server: ModelServer,
  dialect: Dialect,
  over: Partial<LanguageModelOptions> & { key?: string | null; model?: string } = {},
): Promise<OpenedModel> {
  const { key = rightKey, model = 'gemini-3.5-flash-lite', ...options } = over;
  const baseUrl = server.baseUrl(dialect);
  const clock = options.clock ?? jumpingClock();
  const wire = await openWire({ provider: dialect, baseUrl, model }, key, clock.now);
  return openLanguageModel({
    ...{ wire, clock, datasetId: 'd1', runId: 'r1', price: null, cap: null, spent: nothingSpent },
    ...options,
  });
}

export const facetsSchema = z.object({
  request: z.string(),
  task: z.string(),
  languages: z.array(z.string()),
  concern: z.number(),
});

/** A question about a chat on fixing bicycles. */
export function aQuestion(subject = 'c1', maxTokens = 500): ModelQuestion<z.infer<typeof facetsSchema>> {
  const prompt = compose`<user>\nMy bicycle chain slips. How do I tighten a bicycle chain?\n</user>\nDescribe the chat.`;
  return { prompt, schema: facetsSchema, stage: 'facets', subject, maxTokens };
}

export const never = new AbortController().signal;
