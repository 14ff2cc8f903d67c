// Stage 5: how many clusters, on what evidence, and which. Part of the walk (pipeline.ts), apart only because of its length.
import { hashParts } from './hash.ts';
import { matrixHash } from './matrix-hash.ts';
import type { KMeansAnswer } from './ports.ts';
import { rememberOne } from './remember.ts';
import { clusterStage } from './stages/cluster.ts';
import type { KChoice, Matrix } from './types.ts';
import { keeping, type Walk } from './walk.ts';

/** Progress of the stage: per cent. */
const whole = 100;
/** Key of the choice of k: another number where the rule of math/choose-k.ts changes. */
export const chooseStage = 'choose-k@2';
/** Of the time that choosing and clustering take: dozens of divisions are tried, and one is made. */
const shareOfChoice = 0.9;

/** `minimum`: conversations of a cluster that is large enough to be shown. */
export async function clusterChats(
  walk: Walk,
  points: Matrix,
  minimum: number,
): Promise<{ choice: KChoice; grouping: KMeansAnswer }> {
  const { ports, run, progress } = walk;
  const { seed } = run.settings;
  progress.begin('cluster', whole);
  const vectors = matrixHash(points);
  const choice = await chooseTopics(walk, { points, vectors, minimum });
  const k = Math.min(choice.k, points.rows);
  const from = shareOfChoice * whole;
  progress.reach('cluster', Math.round(from));
  const grouping = await rememberOne<KMeansAnswer>({
    ...keeping(walk, clusterStage),
    key: hashParts(vectors, k, seed),
    compute: (signal) =>
      ports.numerics.kmeans(points, { k, seed }, signal, (share) =>
        progress.reach('cluster', Math.round(from + share * (whole - from))),
      ),
    onAnswers: (_items, _answers, recalled) => recalled && progress.add('cluster', whole - from, true),
  });
  progress.reach('cluster', whole);
  progress.end('cluster');
  return { choice, grouping };
}

/**
 * Why there are so many clusters. Where a person asked for a number it is looked for all the same: it takes seconds, and what the
 * evidence speaks for is shown beside the number. Depends on the vectors (by their bytes), the seed and the minimum, not on
 * the number asked for: it is found once for a set of vectors. Where it speaks for that number the number needs no other reason.
 */
async function chooseTopics(
  walk: Walk,
  { points, vectors, minimum }: { points: Matrix; vectors: string; minimum: number },
): Promise<KChoice> {
  const { ports, run, progress } = walk;
  const { k, seed } = run.settings;
  const evidence = await rememberOne<KChoice>({
    ...keeping(walk, chooseStage),
    key: hashParts(vectors, seed, minimum),
    compute: (signal) =>
      ports.numerics.chooseK(points, { seed, minimum }, signal, (share) =>
        progress.reach('cluster', Math.round(share * shareOfChoice * whole)),
      ),
    // What is recalled is no measure of how long the clustering will take.
    onAnswers: (_items, _answers, recalled) =>
      recalled && progress.add('cluster', shareOfChoice * whole, true),
  });
  const wanted = Math.min(k ?? evidence.k, points.rows);
  return wanted === evidence.k ? evidence : { ...evidence, k: wanted, because: 'person' };
}
