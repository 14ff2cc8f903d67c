// The only file that knows everyone: settles the policy, opens the store, builds the adapters, mounts the app.
import { mount } from 'svelte';
import { browserClock, browserLocks } from './browser/clock.ts';
import { onDeleted } from './browser/deletions.ts';
import { saveFile } from './browser/download.ts';
import { egressTotals, guardFetch, openLedger, ownFile } from './browser/egress.ts';
import { boundEndpoint, createModelDesk } from './browser/model-desk.ts';
import { closeSideDoors, settleEndpoint } from './browser/policy.ts';
import { importProven } from './browser/proven-import.ts';
import { openSecrets } from './browser/secrets.ts';
import { openStore } from './browser/store.ts';
import { createWeightsDesk, hubOrigins, readWish } from './browser/weights/desk.ts';
import { originOf } from './core/endpoints.ts';
import { problemOf } from './core/errors.ts';
import App from './ui/App.svelte';
import { askPassphrase } from './ui/components/ask-passphrase.ts';
import ErrorState from './ui/components/ErrorState.svelte';
import type { Services } from './ui/services.ts';

const target = document.getElementById('app')!;

async function start(): Promise<void> {
  closeSideDoors();
  guardFetch();
  const store = await openStore();
  const secrets = openSecrets(store.secrets, askPassphrase);
  const opening = openLedger(store, secrets.inMemory);
  const [endpoint, wished] = await Promise.all([boundEndpoint(store), readWish(store), opening]);
  // Either an embedder is fetched, or chats are read: never both since the page was loaded.
  if (wished) settleEndpoint({ origins: hubOrigins, workers: false });
  else settleEndpoint({ origins: endpoint ? [originOf(endpoint)] : [], workers: true });
  const weights = createWeightsDesk({ table: store.weights, settings: store, wished });
  const models = createModelDesk({
    ...{ store, secrets, clock: browserClock },
    endpoint: wished ? null : endpoint,
    estimate: async (...question) =>
      (await import('./browser/estimating.ts')).estimate({ store, weights, models }, question),
  });
  const services: Services = {
    store,
    clock: browserClock,
    locks: browserLocks,
    // Parsers, workers and the tree's schema are fetched when the first file comes, not before.
    importFiles: (files, options) => importProven(store, files, options),
    sampleFile: () => ownFile('sample/kleio-sample.zip'),
    openPorts: async (run) =>
      (await import('./browser/ports.ts')).openPorts({ store, secrets, models, weights }, run),
    openInspector: async () => (await import('./browser/text-reader.ts')).openInspector(),
    ...{ models, weights },
    save: saveFile,
    egress: egressTotals,
    onDeleted,
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
  };
  mount(App, { target, props: { services } });
}

start().catch((error: unknown) => {
  mount(ErrorState, { target, props: { problem: problemOf(error), retry: () => location.reload() } });
});
