// Our fixtures and what is read of each up to any element: what a change behind it must not touch.
import { elementStarts } from './element-starts.ts';
import { type Outcome, outcomeOf, type Sample, samples } from './fuzzing.ts';

/** A sample and where its elements begin. */
export interface KnownSample {
  readonly sample: Sample;
  readonly starts: readonly number[];
  /** Outcomes of the file up to a position, by it. */
  readonly before: Map<number, Outcome>;
}

/** All samples. */
export async function knownSamples(): Promise<KnownSample[]> {
  return Promise.all(
    samples().map(async (sample) => ({
      sample,
      starts: await elementStarts(sample.bytes),
      before: new Map<number, Outcome>(),
    })),
  );
}

/**
 * The outcome of the elements that a change at byte `fault` cannot reach: all but the last that began before it. Null
 * where there is none.
 */
export async function outcomeBefore(
  { sample, starts, before }: KnownSample,
  fault: number,
): Promise<Outcome | null> {
  const end = starts.filter((start) => start < fault).at(-1);
  if (end === undefined) return null;
  const known = before.get(end) ?? (await outcomeOf(sample, sample.bytes.subarray(0, end)));
  before.set(end, known);
  return known;
}
