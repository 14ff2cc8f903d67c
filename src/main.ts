// The only file that knows everyone: settles the policy, opens the store, builds the adapters, mounts the app.
import { mount } from 'svelte';
import { browserClock, browserLocks } from './browser/clock.ts';
import { saveFile } from './browser/download.ts';
import { egressTotals, ownFile } from './browser/egress.ts';
import { closeSideDoors, settleEndpoint } from './browser/policy.ts';
import { openStore } from './browser/store.ts';
import { problemOf } from './core/errors.ts';
import App from './ui/App.svelte';
import ErrorState from './ui/components/ErrorState.svelte';
import type { Services } from './ui/services.ts';

const target = document.getElementById('app')!;

async function start(): Promise<void> {
  closeSideDoors();
  // This version talks to no model: the page can reach nobody but its own origin.
  settleEndpoint(null);
  const store = await openStore();
  const services: Services = {
    store,
    clock: browserClock,
    locks: browserLocks,
    // Parsers, workers and the tree's schema are fetched when the first file comes, not before.
    importFiles: async (files, options) => {
      const { importFiles } = await import('./browser/importer.ts');
      return importFiles(store, files, options);
    },
    sampleFile: async () => {
      const blob = await ownFile('sample/kleio-sample.zip');
      return new File([blob], 'kleio-sample.zip', { type: 'application/zip' });
    },
    openPorts: async () => {
      const { openPorts } = await import('./browser/ports.ts');
      return openPorts(store);
    },
    save: saveFile,
    egress: egressTotals,
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
  };
  mount(App, { target, props: { services } });
}

start().catch((error: unknown) => {
  mount(ErrorState, { target, props: { problem: problemOf(error), retry: () => location.reload() } });
});
