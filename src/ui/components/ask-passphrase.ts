// The question for the passphrase of a key, wherever the person is. Fetched when it is first asked.
import { mount, unmount } from 'svelte';

/**
 * Resolves to what was entered; null: the person would rather not, or `signal` said that the key is gone, which closes the dialog.
 * `wrong`: the last one did not open the key.
 */
export async function askPassphrase(
  host: string,
  wrong: boolean,
  signal: AbortSignal,
): Promise<string | null> {
  const { default: PassphraseDialog } = await import('./PassphraseDialog.svelte');
  if (signal.aborted) return null;
  return new Promise((resolve) => {
    const putAway = () => answer(null);
    const dialog = mount(PassphraseDialog, {
      target: document.body,
      props: { host, wrong, onanswer: answer },
    });
    signal.addEventListener('abort', putAway, { once: true });

    function answer(passphrase: string | null): void {
      signal.removeEventListener('abort', putAway);
      resolve(passphrase);
      void unmount(dialog);
    }
  });
}
