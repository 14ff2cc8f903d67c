// Page and worker talk through comlink; an error of ours arrives as itself, with its kind.
import { expose, transferHandlers } from 'comlink';
import { AppError, type ErrorKind, problemOf } from '../core/errors.ts';
import type { Problem } from '../core/types.ts';
import { proveClosed } from './egress-proof.ts';

type Wire =
  | { app: true; kind: ErrorKind; detail: Record<string, string | number> }
  | { app: false; value: unknown; error: { message: string; name: string; stack?: string } | null };

// Comlink's own handler knows which values were thrown; what it does with them loses all but message, name and stack.
const original = transferHandlers.get('throw')!;

transferHandlers.set('throw', {
  canHandle: (value: unknown): value is { value: unknown } => original.canHandle(value),
  serialize({ value }: { value: unknown }): [Wire, Transferable[]] {
    if (value instanceof AppError) return [{ app: true, kind: value.kind, detail: { ...value.detail } }, []];
    if (!(value instanceof Error)) return [{ app: false, value, error: null }, []];
    const { message, name, stack } = value;
    return [{ app: false, value: null, error: { message, name, stack } }, []];
  },
  deserialize(wire: Wire): never {
    if (wire.app) throw new AppError(wire.kind, wire.detail);
    if (wire.error) throw Object.assign(new Error(wire.error.message), wire.error);
    throw wire.value;
  },
});

/** A worker's first message. `problem` null: it has proved that it can reach nobody else, and may be called. */
export interface Readiness {
  readonly problem: Problem | null;
}

/**
 * Makes an object's methods callable from the page, once the worker has proved that its policy refuses other hosts; a worker that
 * cannot prove it stays deaf and says why. Called once, by a worker's own script.
 */
export function serve(api: object): void {
  const tell = (problem: Problem | null) => postMessage({ problem } satisfies Readiness);
  proveClosed().then(
    () => {
      expose(api);
      tell(null);
    },
    (error: unknown) => tell(problemOf(error)),
  );
}
