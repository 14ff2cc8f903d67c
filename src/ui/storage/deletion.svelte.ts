import type { StoredTree } from '../../core/ports.ts';
import type { Run } from '../../core/types.ts';
import { toasts } from '../components/toasts.svelte.ts';
import { strings } from '../strings.ts';
import type { Book, Shelf } from './shelf.svelte.ts';

/** What a dialog says before something is deleted, what does it, and what is said after. */
export interface Question {
  readonly heading: string;
  readonly text: string;
  readonly confirm?: string;
  readonly done: string;
  act(): Promise<void>;
}

/** The one question before a loss: asked by a button, answered in DeletionDialog. */
export class Deletion {
  open = $state(false);
  question = $state.raw<Question | null>(null);
  readonly #shelf: Shelf;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  ofBook({ dataset, runs }: Book): void {
    this.#ask({
      heading: strings.storage.deleteDatasetTitle(dataset.name),
      text: strings.storage.deleteDatasetText(dataset.conversations, runs.length),
      done: strings.storage.deleted(dataset.name),
      act: () => this.#shelf.deleteDataset(dataset.id),
    });
  }

  ofRun(run: Run): void {
    this.#ask({
      heading: strings.storage.deleteRunTitle,
      text: strings.storage.deleteRunText,
      done: strings.storage.deletedRun,
      act: () => this.#shelf.deleteRun(run),
    });
  }

  ofTree(tree: StoredTree): void {
    this.#ask({
      heading: strings.storage.deleteTreeTitle(tree.name),
      text: strings.storage.deleteTreeText,
      done: strings.storage.deleted(tree.name),
      act: () => this.#shelf.deleteTree(tree.id),
    });
  }

  ofEverything(): void {
    this.#ask({
      heading: strings.storage.everythingAsk,
      text: strings.storage.everythingText,
      confirm: strings.storage.everythingConfirm,
      done: strings.storage.everythingDone,
      act: () => this.#shelf.deleteEverything(),
    });
  }

  /** Does it. Rejects when the store does: the dialog stays open and says why. */
  async confirm(): Promise<void> {
    if (!this.question) return;
    await this.question.act();
    toasts.show(this.question.done);
  }

  #ask(question: Question): void {
    this.question = question;
    this.open = true;
  }
}
