import type { Store } from '../../core/ports.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof themes)[number];

const settingKey = 'theme';

/** The chosen colours: on the root element at once, in the store for the next visit. */
export class Theme {
  name = $state<ThemeName>('system');
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  get next(): ThemeName {
    return themes[(themes.indexOf(this.name) + 1) % themes.length];
  }

  /** Reads the stored choice. A store that cannot be read means: as the system. */
  async load(): Promise<void> {
    const saved = await this.#store.setting(settingKey).catch(() => null);
    const known = themes.find((name) => name === saved);
    if (known) this.#show(known);
  }

  /** Changes at once; that it could not be kept matters only to the next visit. */
  async change(): Promise<void> {
    this.#show(this.next);
    await this.#store.putSetting(settingKey, this.name).catch(() => undefined);
  }

  #show(name: ThemeName): void {
    this.name = name;
    if (name === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
  }
}
