// Short notes that come and go at the foot of the page.

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | null;
}

/** Long enough to read a sentence. */
const plainMs = 6000;
/** Time to change one's mind: WCAG 2.2.1 asks for room, the pointer or the focus on a toast stops its clock. */
const undoMs = 12_000;

/** Keeps the toasts on screen and their clocks. */
export class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nobody draws the clocks
  #clocks = new Map<number, ReturnType<typeof setTimeout>>();

  /** Shows a sentence; with `undo` a button beside it takes it back. */
  show(text: string, options: { undo?: () => void } = {}): void {
    const toast: Toast = { id: this.#next++, text, undo: options.undo ?? null };
    // Three at most: older ones have been read.
    for (const old of this.list.slice(0, -2)) this.dismiss(old.id);
    this.list = [...this.list, toast];
    this.resume(toast);
  }

  dismiss(id: number): void {
    clearTimeout(this.#clocks.get(id));
    this.#clocks.delete(id);
    this.list = this.list.filter((toast) => toast.id !== id);
  }

  /** Stops a toast's clock while somebody is busy with it. */
  hold(toast: Toast): void {
    clearTimeout(this.#clocks.get(toast.id));
  }

  resume(toast: Toast): void {
    this.hold(toast);
    const clock = setTimeout(() => this.dismiss(toast.id), toast.undo ? undoMs : plainMs);
    this.#clocks.set(toast.id, clock);
  }
}

/** The page's toasts: App draws them, any screen shows one. */
export const toasts = new Toasts();
