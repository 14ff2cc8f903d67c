import type { Digest } from '../../core/digest.ts';
import { defaultRunSettings } from '../../core/settings.ts';
import type { Selection } from '../../core/selection.ts';
import type { RunSettings } from '../../core/types.ts';
import { ChatChoice } from '../choosing/chat-choice.svelte.ts';
import { PrivacyChoices } from '../redaction/redaction-choices.svelte.ts';
import { browserRegion } from './regions.ts';

const largestSeed = 4294967295;

const isWhole = (value: unknown, from: number, to: number): value is number =>
  Number.isInteger(value) && (value as number) >= from && (value as number) <= to;

/** What is put back after the page was loaded again. */
interface TypedTopics {
  readonly k: number | null;
  readonly seed: number | null;
  readonly region: string;
  readonly selection: Selection;
}

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
  /** Which of the chats are read. */
  readonly choice: ChatChoice;

  /** Chats that would be sorted: those that are chosen, or all while they are still being counted. */
  readonly toSort = $derived.by(() => this.choice.count ?? this.readable);
  readonly kFits = $derived.by(() => this.k === null || isWhole(this.k, 1, this.toSort));
  readonly seedFits = $derived(isWhole(this.seed, 0, largestSeed));

  /** `digest`: of the dataset, where it is at hand. */
  constructor(readable: number, digest: Digest | null = null) {
    this.readable = readable;
    this.choice = new ChatChoice(readable, digest);
  }

  get fits(): boolean {
    return (
      this.readable > 0 && this.choice.missing === null && this.kFits && this.seedFits && this.privacy.fits
    );
  }

  /** Puts back what was typed before the page was loaded again. */
  restore({ k, seed, region, selection }: TypedTopics): void {
    this.k = k;
    this.seed = seed;
    this.region = region;
    this.choice.restore(selection);
  }

  /** Call only while `fits`. */
  toRunSettings(): RunSettings {
    return {
      ...defaultRunSettings,
      selection: this.choice.selection,
      k: this.k,
      seed: this.seed ?? defaultRunSettings.seed,
      region: this.region,
      ...this.privacy.toSettings(),
    };
  }
}
