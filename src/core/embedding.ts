// Texts to rows, remembered: a corpus embedder's answer once for the set, a text embedder's once a text. Part of the walk.
import { hashList, hashParts } from './hash.ts';
import { pickRows, rowOf, zeros } from './math/matrix.ts';
import { rememberOne } from './remember.ts';
import { distinctTexts, embedStage } from './stages/embed.ts';
import type { Matrix } from './types.ts';
import { keeping, type Walk } from './walk.ts';

/** What is told while texts are embedded: how many distinct ones are done, and how many of them were recalled. */
export interface EmbedListener {
  begin(total: number): void;
  done(count: number): void;
  recalled(count: number): void;
}

const nobody: EmbedListener = { begin: () => undefined, done: () => undefined, recalled: () => undefined };

/**
 * Rows of these texts, in order; equal texts are embedded once. A corpus embedder is fitted on exactly these texts, so only rows
 * of one call can be compared; a text embedder's rows can be compared always.
 */
export async function embedTexts(
  walk: Walk,
  texts: readonly string[],
  listener: EmbedListener = nobody,
): Promise<Matrix> {
  const { distinct, positions } = distinctTexts(texts);
  listener.begin(distinct.length);
  const { scope } = walk.ports.embedder;
  const rows =
    scope === 'corpus'
      ? await embedCorpus(walk, distinct, listener)
      : await embedEach(walk, distinct, listener);
  return pickRows(rows, positions);
}

async function embedCorpus(walk: Walk, texts: readonly string[], listener: EmbedListener): Promise<Matrix> {
  const { ports, run } = walk;
  const matrix = await rememberOne<Matrix>({
    ...keeping(walk, embedStage),
    key: hashParts(ports.embedder.id, run.settings.seed, hashList(texts)),
    compute: (signal) =>
      ports.embedder.embed(texts, run.settings.seed, signal, (done) => listener.done(done)),
    onAnswers: (_items, _answers, recalled) => recalled && listener.recalled(texts.length),
  });
  listener.done(texts.length);
  return matrix;
}

/**
 * Texts kept at once. A multiple of 16, the size of an embedder's batches: an 8-bit model scales its numbers by the batch, so a
 * text's row depends on its neighbours in the batch. What is missing after a stop is cut where it would have been cut without
 * one, and so the rows are the same to the bit. About a thousand: the store reads a few large rows faster than many small ones.
 */
const slice = 1008;

async function embedEach(walk: Walk, texts: readonly string[], listener: EmbedListener): Promise<Matrix> {
  const { ports, run, signal } = walk;
  const { embedder, store } = ports;
  const keys = texts.map((text) => hashParts(text));
  const known = new Map<string, Float32Array>();
  for (const { keys: kept, rows } of await store.vectors(run.datasetId, embedder.id)) {
    kept.forEach((key, i) => known.set(key, rowOf(rows, i)));
  }
  // Texts of like length in one batch: the shorter ones are filled up to the longest.
  const missing = texts
    .map((text, i) => ({ text, key: keys[i] }))
    .filter(({ key }) => !known.has(key))
    .sort((a, b) => a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  const recalled = texts.length - missing.length;
  listener.recalled(recalled);
  listener.done(recalled);
  for (let at = 0; at < missing.length; at += slice) {
    signal.throwIfAborted();
    const part = missing.slice(at, at + slice);
    const rows = await embedder.embed(
      part.map(({ text }) => text),
      run.settings.seed,
      signal,
      (done) => listener.done(recalled + at + done),
    );
    signal.throwIfAborted();
    const { model, revision, dtype } = embedder.weights ?? { model: embedder.id, revision: '', dtype: '' };
    await store.keepVectors({
      datasetId: run.datasetId,
      runId: run.id,
      space: embedder.id,
      ...{ model, revision, dtype },
      keys: part.map(({ key }) => key),
      rows,
    });
    part.forEach(({ key }, i) => known.set(key, rowOf(rows, i)));
    listener.done(recalled + at + part.length);
  }
  const all = zeros(texts.length, known.get(keys[0])?.length ?? 0);
  keys.forEach((key, i) => rowOf(all, i).set(known.get(key)!));
  return all;
}
