import { render } from 'vitest-browser-svelte';
import App from '../../src/ui/App.svelte';
import { fakeServices, type FakeServices } from './fake-services.ts';

/** Mounts the whole page at an address, as main.ts does. Returns the services it was given. */
export async function openApp(hash: string, services: FakeServices = fakeServices()): Promise<FakeServices> {
  location.hash = hash;
  await render(App, { services });
  return services;
}

/** Drops files on the window, as a person would. */
export function dropFiles(...files: File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    window.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true }));
  }
}
