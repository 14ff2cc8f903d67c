// The question for the passphrase of a key, wherever the person is. Fetched when it is first asked.
import { mount, unmount } from 'svelte';

/** Resolves to what was entered; null: the person would rather not. `wrong`: the last one did not open the key. */
export async function askPassphrase(host: string, wrong: boolean): Promise<string | null> {
  const { default: PassphraseDialog } = await import('./PassphraseDialog.svelte');
  return new Promise((resolve) => {
    const dialog = mount(PassphraseDialog, {
      target: document.body,
      props: {
        host,
        wrong,
        onanswer: (passphrase: string | null) => {
          resolve(passphrase);
          void unmount(dialog);
        },
      },
    });
  });
}
