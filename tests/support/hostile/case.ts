// What a hostile file is, and what has to become of it.

export interface HostileCase {
  readonly name: string;
  /** The file in pieces, made when it is needed. */
  content(): readonly (string | Uint8Array)[];
  /** Kind of the report's problem; null: none. */
  readonly problem: string | null;
  /** Facts of its detail. */
  readonly detail?: Readonly<Record<string, string | number>>;
  /** Conversations that are read all the same. Default 0. */
  readonly conversations?: number;
  /** Kinds of the broken records, each once. */
  readonly issues?: readonly string[];
}

/** A case in one line. */
export function hostile(
  name: string,
  content: () => string | Uint8Array | readonly (string | Uint8Array)[],
  expected: Omit<HostileCase, 'name' | 'content'>,
): HostileCase {
  return {
    name,
    content: () => {
      const made = content();
      return typeof made === 'string' || made instanceof Uint8Array ? [made] : made;
    },
    ...expected,
  };
}
