// The check of one export: it runs anew for every level, and only what has passed can be written.
import { problemOf } from '../../core/errors.ts';
import type { Gated } from '../../core/export/gate.ts';
import type { ExportLevel } from '../../core/export/gated-tree.ts';
import type { Problem } from '../../core/types.ts';
import { type Exportable, type Format, writeAs } from './exportable.ts';

export class ExportCheck {
  readonly #exportable: Exportable;
  level = $state<ExportLevel>('clusters');
  format = $state<Format>('json');
  /** Chats compared so far, while the check runs; null: it does not run. */
  compared = $state<number | null>(null);
  gated = $state.raw<Gated | null>(null);
  /** The file, once its tree has passed; null before. */
  text = $state.raw<string | null>(null);
  problem = $state.raw<Problem | null>(null);
  cancelled = $state(false);
  #running: AbortController | null = null;
  /** Counts what was asked for: an answer to an earlier wish comes too late. */
  #wish = 0;

  constructor(exportable: Exportable) {
    this.#exportable = exportable;
  }

  choose(level: ExportLevel): void {
    this.level = level;
    void this.run();
  }

  chooseFormat(format: Format): void {
    this.format = format;
    if (this.gated) void this.#write(this.gated);
  }

  /** Checks the tree at the chosen level. What the last check found is put away first. */
  async run(): Promise<void> {
    this.#running?.abort();
    // A file of the last check that is still being written is not wanted any more.
    this.#wish++;
    const running = new AbortController();
    this.#running = running;
    this.gated = null;
    this.text = null;
    this.problem = null;
    this.cancelled = false;
    this.compared = 0;
    const isLatest = () => this.#running === running;
    try {
      const gated = await this.#exportable.gate(this.level, running.signal, (chats) => {
        if (isLatest()) this.compared = chats;
      });
      if (!isLatest()) return;
      this.gated = gated;
      await this.#write(gated);
    } catch (error) {
      if (isLatest()) this.problem = problemOf(error);
    }
    if (isLatest()) this.compared = null;
  }

  /** Ends a check that runs. */
  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.#wish++;
    this.cancelled = this.compared !== null;
    this.compared = null;
  }

  async #write(gated: Gated): Promise<void> {
    const wish = ++this.#wish;
    this.text = null;
    const text = await writeAs(this.format, gated.tree, gated.report.level).catch((error: unknown) => {
      if (wish === this.#wish) this.problem = problemOf(error);
      return null;
    });
    if (wish === this.#wish) this.text = text;
  }
}
