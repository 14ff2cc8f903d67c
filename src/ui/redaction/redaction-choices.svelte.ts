// What is taken out of chats and how small a topic may be: as it is chosen, and the settings it means.
import { allFamilies, usualFamilies } from '../../core/privacy/families.ts';
import type { Family } from '../../core/privacy/finding.ts';
import { defaultRunSettings } from '../../core/settings.ts';
import type { RedactionSettings, RunSettings } from '../../core/types.ts';

/** The part of the settings of a run that is chosen here. */
export type PrivacySettings = Pick<RunSettings, 'minimum' | 'minimumAccounts' | 'redaction'>;

/** As it is when nobody chose. */
export const usualPrivacy: PrivacySettings = {
  minimum: defaultRunSettings.minimum,
  minimumAccounts: defaultRunSettings.minimumAccounts,
  redaction: defaultRunSettings.redaction,
};

/** Above it every topic would be too small. */
export const largestMinimum = 1000;

const usual = allFamilies.filter((family) => usualFamilies.has(family));

/** Families that are taken out when nobody chooses, and are left in under these settings. */
export function leftIn({ families }: RedactionSettings): readonly Family[] {
  return families === null ? [] : usual.filter((family) => !families.includes(family));
}

const isMinimum = (value: number | null) =>
  value === null || (Number.isInteger(value) && value >= 1 && value <= largestMinimum);

/** Which families are looked for, and whether every unseen capitalised word counts as a name. */
export class RedactionChoices {
  /** In the order of `allFamilies`. */
  families = $state.raw<readonly Family[]>(usual);
  strictNames = $state(defaultRunSettings.redaction.strictNames);
  nameModel = $state<string | null>(defaultRunSettings.redaction.nameModel);

  readonly isUsual = $derived.by(() =>
    allFamilies.every((family) => this.has(family) === usualFamilies.has(family)),
  );

  constructor(settings: RedactionSettings = defaultRunSettings.redaction) {
    this.restore(settings);
  }

  has(family: Family): boolean {
    return this.families.includes(family);
  }

  turn(family: Family, on: boolean): void {
    this.families = allFamilies.filter((other) => (other === family ? on : this.has(other)));
  }

  restore({ families, strictNames, nameModel }: RedactionSettings): void {
    this.families = families === null ? usual : allFamilies.filter((family) => families.includes(family));
    this.strictNames = strictNames;
    this.nameModel = nameModel;
  }

  /** The usual families are written as null, so that they follow a later version's idea of usual. */
  toSettings(): RedactionSettings {
    return {
      families: this.isUsual ? null : this.families,
      strictNames: this.strictNames,
      nameModel: this.nameModel,
    };
  }
}

/** The same with the minimums of a shown topic; null: by the rule. */
export class PrivacyChoices {
  readonly redaction = new RedactionChoices();
  minimum = $state<number | null>(usualPrivacy.minimum);
  minimumAccounts = $state<number | null>(usualPrivacy.minimumAccounts);

  readonly minimumFits = $derived(isMinimum(this.minimum));
  readonly accountsFit = $derived(isMinimum(this.minimumAccounts));

  get fits(): boolean {
    return this.minimumFits && this.accountsFit;
  }

  restore({ minimum, minimumAccounts, redaction }: PrivacySettings): void {
    this.minimum = minimum;
    this.minimumAccounts = minimumAccounts;
    this.redaction.restore(redaction);
  }

  /** Call only while `fits`. */
  toSettings(): PrivacySettings {
    return {
      minimum: this.minimum,
      minimumAccounts: this.minimumAccounts,
      redaction: this.redaction.toSettings(),
    };
  }
}
