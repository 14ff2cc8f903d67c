// Looks into one chat, off the page's thread: the last answers stand until the next are there.
import { isAbort, problemOf } from '../../core/errors.ts';
import type { Inspection } from '../../core/inspect.ts';
import { allFamilies } from '../../core/privacy/families.ts';
import type { Family } from '../../core/privacy/finding.ts';
import { noEvidence } from '../../core/privacy/word-evidence.ts';
import type { Problem, RedactionSettings } from '../../core/types.ts';
import type { Inspecting } from './inspecting.ts';

/** What redaction finds in the chat that is looked at, as the choices change. */
export class Looks {
  readonly #inspecting: Inspecting;
  /** What was found of the families that were asked for, and which these were; null: nobody has looked yet. */
  chosen = $state.raw<{ inspection: Inspection; families: readonly Family[] } | null>(null);
  /** What there would be if everything were looked for. */
  everything = $state.raw<Inspection | null>(null);
  problem = $state.raw<Problem | null>(null);

  constructor(inspecting: Inspecting) {
    this.#inspecting = inspecting;
  }

  /** Families with a place in the chat, in the order of `allFamilies`. */
  readonly found = $derived.by(() =>
    allFamilies.filter(
      (family) => this.everything?.counts.has(family) || this.chosen?.inspection.counts.has(family),
    ),
  );

  /** Places of a family: also of one that is off. */
  countOf(family: Family): number {
    const from = this.chosen?.families.includes(family) ? this.chosen.inspection : this.everything;
    return from?.counts.get(family) ?? 0;
  }

  /** Looks for the families that are on. Returns what drops the look. */
  lookForChosen(settings: RedactionSettings, families: readonly Family[]): () => void {
    return this.#look(settings, (inspection) => (this.chosen = { inspection, families }));
  }

  /** Looks for everything, to count also what is off. Returns what drops the look. */
  lookForEverything(settings: RedactionSettings): () => void {
    const all = { ...settings, families: allFamilies };
    return this.#look(all, (inspection) => (this.everything = inspection));
  }

  #look(redaction: RedactionSettings, show: (inspection: Inspection) => void): () => void {
    const dropped = new AbortController();
    const { conversation, inspector, evidence, settings } = this.#inspecting;
    const asked = { region: settings.region, redaction };
    inspector.inspect(conversation, asked, evidence ?? noEvidence, dropped.signal).then(
      (inspection) => {
        if (dropped.signal.aborted) return;
        this.problem = null;
        show(inspection);
      },
      (error: unknown) => {
        if (!dropped.signal.aborted && !isAbort(error)) this.problem = problemOf(error);
      },
    );
    return () => dropped.abort();
  }
}
