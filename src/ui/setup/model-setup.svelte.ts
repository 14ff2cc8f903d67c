import { hostOf, needsKey, originOf } from '../../core/endpoints.ts';
import type { CustomFacet, ModelChoice } from '../../core/model.ts';
import { builtInEmbedder, defaultRunSettings } from '../../core/settings.ts';
import type { RunSettings } from '../../core/types.ts';
import type { ModelDesk, Remember, Services } from '../services.ts';
import {
  endpointNamed,
  endpointsOf,
  firstModelOf,
  normalUrl,
  otherEndpoint,
  type Way,
} from './endpoint-choices.ts';
import { facetOf, isTooLong } from './facet-draft.ts';
import { languageLength } from './languages.ts';
import { keepSetup, readSetup, type FacetDraft, type SavedSetup, type SavedTopics } from './saved-setup.ts';

/** What a run with these choices would lack. */
export type Missing =
  | 'weights'
  | 'address'
  | 'binding'
  | 'key'
  | 'model'
  | 'language'
  | 'shorterLanguage'
  | 'cap'
  | 'shorterQuestion'
  | 'facets';

/** How chats are read, compared and named: fields as they are typed, and the settings they mean. */
export class ModelSetup {
  way = $state<Way>('device');
  endpoint = $state('');
  baseUrl = $state('');
  model = $state('');
  does = $state<'everything' | 'names'>('everything');
  language = $state(defaultRunSettings.language);
  facets = $state<FacetDraft[]>([]);
  cap = $state<number | null>(defaultRunSettings.cap);
  embedder = $state(builtInEmbedder);
  /** false while the embedder's files are missing. */
  embedderReady = $state(true);
  /** The fields of the key: emptied as soon as the desk has it. */
  key = $state('');
  remember = $state<Remember>(false);
  keyKnown = $state(false);
  /** true: the known key is about to be replaced, or forgotten where none is needed. */
  changingKey = $state(false);
  /** Kept over a reload, taken once. */
  readonly topics: SavedTopics | null;

  /** What a dataset's own set-up said before `improve`: it is what is kept. */
  #kept: { does: RunSettings['modelDoes']; embedder: string } | null = null;
  readonly #services: Services;
  readonly #models: ModelDesk;

  constructor(services: Services, saved: SavedSetup) {
    this.#services = services;
    this.#models = services.models;
    this.topics = saved.topics;
    this.does = saved.does;
    this.language = saved.language;
    this.facets = saved.facets.map((facet) => ({ ...facet }));
    this.cap = saved.cap;
    this.embedder = saved.embedder;
    this.embedderReady = saved.embedder === builtInEmbedder;
    this.way = saved.way;
    this.endpoint = saved.endpoint;
    this.baseUrl = saved.baseUrl;
    this.model = saved.model;
    if (saved.way !== 'device' && saved.baseUrl === '') this.choose(saved.way);
  }

  /** With what was chosen the last time. */
  static async load(services: Services): Promise<ModelSetup> {
    const setup = new ModelSetup(services, await readSetup(services.store));
    await setup.#lookForKey();
    return setup;
  }

  /** null: no address the page could be bound to. */
  readonly url = $derived(normalUrl(this.baseUrl));
  readonly host = $derived(this.url === null ? '' : hostOf(this.url));
  readonly known = $derived(endpointNamed(this.endpoint));
  readonly bound = $derived.by(() => this.url !== null && originOf(this.url) === this.#models.boundTo);
  /** true: the endpoint answers nobody without a key. */
  readonly needsKey = $derived.by(
    () => this.url !== null && needsKey({ provider: this.known?.provider ?? 'openai', baseUrl: this.url }),
  );
  /** true: a key is needed, and neither known nor typed. */
  readonly keyMissing = $derived.by(
    () => this.needsKey && (!this.keyKnown || this.changingKey) && this.key.trim() === '',
  );

  readonly choice: ModelChoice | null = $derived.by(() => {
    const model = this.model.trim();
    if (this.way === 'device' || this.url === null || model === '') return null;
    return { provider: this.known?.provider ?? 'openai', baseUrl: this.url, model };
  });

  readonly customFacets: readonly CustomFacet[] = $derived(
    this.facets.map(facetOf).filter((facet) => facet !== null && facet !== 'unfit'),
  );
  readonly facetsFit = $derived(this.facets.every((facet) => facetOf(facet) !== 'unfit'));
  readonly capFits = $derived(this.cap === null || (Number.isFinite(this.cap) && this.cap >= 0));

  /** The first thing that keeps a run from beginning; null: nothing. */
  get missing(): Missing | null {
    if (!this.embedderReady) return 'weights';
    if (this.way === 'device') return null;
    if (this.url === null) return 'address';
    if (!this.bound) return 'binding';
    if (this.keyMissing) return 'key';
    if (this.choice === null) return 'model';
    const { length } = this.language.trim();
    if (length === 0) return 'language';
    if (length > languageLength) return 'shorterLanguage';
    if (!this.capFits) return 'cap';
    if (this.does === 'names' || this.facetsFit) return null;
    return this.facets.some(isTooLong) ? 'shorterQuestion' : 'facets';
  }

  choose(way: Way): void {
    this.way = way;
    if (way !== 'device') this.chooseEndpoint(endpointsOf(way)[0].name);
  }

  /** For a result that is improved: some model is asked, and everything but that stays as it was. */
  improve(does: RunSettings['modelDoes'], { embedder }: RunSettings): void {
    this.#kept = { does: this.does, embedder: this.embedder };
    this.does = does;
    // Its files were there when the result was made; if they are gone, the run says so.
    this.embedder = embedder;
    this.embedderReady = true;
    if (this.way === 'device') this.choose('key');
  }

  chooseEndpoint(name: string): void {
    const endpoint = endpointNamed(name);
    this.endpoint = endpoint?.name ?? otherEndpoint;
    this.model = firstModelOf(endpoint);
    this.setBaseUrl(endpoint?.baseUrl ?? '');
  }

  setBaseUrl(typed: string): void {
    this.baseUrl = typed;
    this.keepKnownKey();
    void this.#lookForKey();
  }

  async #lookForKey(): Promise<void> {
    const { url } = this;
    const known = url !== null && (await this.#models.hasKey(url).catch(() => false));
    if (url === this.url) this.keyKnown = known;
  }

  /** A key was forgotten, perhaps in another tab: the fields are emptied, and what is known is looked up again. */
  async keyForgotten(): Promise<void> {
    this.remember = false;
    this.keepKnownKey();
    await this.#lookForKey();
  }

  /** Takes back the wish for another key. */
  keepKnownKey(): void {
    this.key = '';
    this.changingKey = false;
  }

  /** Hands a typed key to the desk; from then on no field holds it. A known key that was to be changed and is not needed is forgotten if the field is empty. */
  async commitKey(): Promise<void> {
    const key = this.key.trim();
    if (this.url === null || this.keyMissing) return;
    if (key === '' && !this.changingKey) return;
    await this.#models.setKey(this.url, key, key !== '' && this.remember);
    this.keyKnown = key !== '';
    // A passphrase is held no longer than the key.
    this.remember = false;
    this.keepKnownKey();
  }

  /** Keeps everything but the key for the next visit; `topics` for a reload. */
  async keep(topics: SavedTopics | null): Promise<void> {
    const { way, endpoint, baseUrl, model, does, language, cap, embedder } = this;
    const facets = $state.snapshot(this.facets);
    await keepSetup(this.#services.store, {
      way,
      endpoint,
      baseUrl,
      model,
      does,
      language: language.trim() || defaultRunSettings.language,
      facets,
      cap: this.capFits ? cap : defaultRunSettings.cap,
      embedder,
      ...this.#kept,
      topics,
    });
  }

  /** `base` with the model asked as it was chosen. Call only while nothing is `missing`. */
  withModel(base: RunSettings): RunSettings {
    if (this.choice === null) return { ...base, model: null, embedder: this.embedder };
    return {
      ...base,
      model: this.choice,
      modelDoes: this.does,
      embedder: this.embedder,
      language: this.language.trim(),
      customFacets: this.does === 'everything' ? this.customFacets : [],
      cap: this.cap,
    };
  }
}
