// A page bound to a provider, for the tests of screens that ask a model.
import type { ModelDesk } from '../../src/ui/services.ts';
import type { RunSettings } from '../../src/core/types.ts';
import { defaultRunSettings } from '../../src/core/settings.ts';
import {
  aConversation,
  aDataset,
  aReport,
  fakeModels,
  fakeServices,
  FakeStore,
  type FakeServices,
} from '../support/fake-services.ts';

export const geminiOrigin = 'https://generativelanguage.googleapis.com';
export const geminiHost = 'generativelanguage.googleapis.com';
/** Typed as a key in the tests: nothing may hold it but the desk. */
export const secret = 'AQ.not-for-anyone-7391';

export const gemini = { provider: 'gemini', baseUrl: geminiOrigin, model: 'gemini-3.5-flash-lite' } as const;

/** Settings of a run that asks Gemini. */
export const withGemini: RunSettings = { ...defaultRunSettings, model: gemini };

/** 36 chats on the device, and a desk that is bound unless told. */
export function modelDevice(over: Partial<ModelDesk> = {}, rest: Partial<FakeServices> = {}): FakeServices {
  const store = new FakeStore();
  store.conversations.set(
    'd1',
    Array.from({ length: 36 }, (_, i) => aConversation({ id: `c${i}` })),
  );
  store.datasetRows.set('d1', aDataset({ files: [aReport()] }));
  return fakeServices({ store, models: fakeModels({ boundTo: geminiOrigin, ...over }), ...rest });
}

/** Everything the store holds, as text: for looking whether a key is in it. */
export function wordsOf(store: FakeStore): string {
  return JSON.stringify([
    [...store.settings],
    [...store.runRows],
    [...store.overviews],
    [...store.answers],
    store.ledgerRows,
  ]);
}
