import { defaultRunSettings } from '../../core/settings.ts';
import type { RunSettings } from '../../core/types.ts';
import { PrivacyChoices } from '../redaction/redaction-choices.svelte.ts';
import { browserRegion } from './regions.ts';

const largestSeed = 4294967295;

const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

/** What the preview asks before a run: fields as they are typed, and the settings they mean. */
export class TopicSettings {
  /** Chats with at least one turn. */
  readonly readable: number;
  /** The fields; null while empty. An empty number of topics: it is found from the chats. */
  k = $state<number | null>(null);
  seed = $state<number | null>(defaultRunSettings.seed);
  region = $state(browserRegion() ?? defaultRunSettings.region);
  /** What is taken out, and how small a topic may be. */
  readonly privacy = new PrivacyChoices();

  readonly kFits = $derived.by(() => this.k === null || isWhole(this.k, 1, this.readable));
  readonly seedFits = $derived(isWhole(this.seed, 0, largestSeed));

  constructor(readable: number) {
    this.readable = readable;
  }

  get fits(): boolean {
    return this.readable > 0 && this.kFits && this.seedFits && this.privacy.fits;
  }

  /** Puts back what was typed before the page was loaded again. */
  restore({ k, seed, region }: { k: number | null; seed: number | null; region: string }): void {
    this.k = k;
    this.seed = seed;
    this.region = region;
  }

  /** Call only while `fits`. */
  toRunSettings(): RunSettings {
    return {
      ...defaultRunSettings,
      k: this.k,
      seed: this.seed ?? defaultRunSettings.seed,
      region: this.region,
      ...this.privacy.toSettings(),
    };
  }
}
