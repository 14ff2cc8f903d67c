// The page's own steps from texts to a tree, one after the other, without its store: embed, divide, choose k, nest.
import { embedCorpus } from '../../src/core/embedders/built-in.ts';
import { chooseK } from '../../src/core/math/choose-k.ts';
import { kmeans } from '../../src/core/math/kmeans.ts';
import { leafTree } from '../../src/core/math/leaf-tree.ts';
import { pickRows } from '../../src/core/math/matrix.ts';
import { cut } from '../../src/core/math/ward.ts';
import type { KMeansAnswer, Merge } from '../../src/core/ports.ts';
import { screenMinimum } from '../../src/core/settings.ts';
import { distinctTexts } from '../../src/core/stages/embed.ts';
import { levelsFor, type NestPlan, planNest } from '../../src/core/stages/nest.ts';
import type { KChoice, Matrix } from '../../src/core/types.ts';

/** Unit rows of texts. Equal texts are embedded once, as in core/embedding.ts. */
export function embedRows(texts: readonly string[], seed: number): Matrix {
  const { distinct, positions } = distinctTexts(texts);
  return pickRows(embedCorpus(distinct, seed), positions);
}

/** Divisions of the same rows with the same seed, each made once. */
export class Divisions {
  readonly #made = new Map<number, Promise<KMeansAnswer>>();

  constructor(
    readonly points: Matrix,
    readonly seed: number,
  ) {}

  /** The division into k clusters. */
  into(k: number): Promise<KMeansAnswer> {
    const clusters = Math.max(1, Math.min(k, this.points.rows));
    const made = this.#made.get(clusters) ?? divide(this.points, { k: clusters, seed: this.seed });
    this.#made.set(clusters, made);
    return made;
  }

  /** The number of clusters that the page would take. Nothing is known of accounts. */
  choice(): Promise<KChoice> {
    const minimum = screenMinimum(this.points.rows, 0, null);
    return chooseK(this.points, { seed: this.seed, minimum }, divide);
  }
}

/** As the page divides: see math/kmeans.ts. */
export const divide = async (points: Matrix, options: { k: number; seed: number }): Promise<KMeansAnswer> =>
  kmeans(points, options);

/** A division's tree. */
export interface Nest {
  /** Members of each base cluster. */
  readonly sizes: readonly number[];
  readonly merges: readonly Merge[];
  readonly plan: NestPlan;
}

/** The built-in analyst's tree over all base clusters. The page folds those under the minimum away; here every row is scored. */
export function nestOf({ assignment, centroids }: KMeansAnswer): Nest {
  const sizes = new Array<number>(centroids.rows).fill(0);
  for (const cluster of assignment) sizes[cluster]++;
  const merges = leafTree(centroids, sizes);
  return { sizes, merges, plan: planNest(sizes, merges, assignment.length, levelsFor(sizes.length)) };
}

/** Root of each base cluster: 0, 1, ... in the order of `plan.roots`. */
export function rootsOf({ sizes, plan }: Nest): Int32Array {
  const rootOf = new Int32Array(sizes.length).fill(-1);
  const mark = (node: number, root: number): void => {
    if (node < sizes.length) rootOf[node] = root;
    else for (const child of plan.parents[node - sizes.length].children) mark(child, root);
  };
  plan.roots.forEach((node, root) => mark(node, root));
  return rootOf;
}

/** Root of each base cluster where the tree is cut at exactly this many roots: large ones are not split, as the page would (nest.ts, rootLabels). */
export function cutAt({ sizes, merges }: Nest, roots: number): Int32Array {
  return cut(merges, sizes.length, roots);
}
