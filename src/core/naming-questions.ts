// What is measured of groups and what an analyst is asked about them. Part of the walk (naming.ts), apart only because of its length.
import type { Group } from './group.ts';
import { hashList } from './hash.ts';
import { centroidsOf, cosinesTo, separations } from './math/centroids.ts';
import { seededRandom } from './math/random.ts';
import type { KMeansAnswer, NameQuestion, ParentQuestion } from './ports.ts';
import { nameQuestion, shownMembers } from './stages/name.ts';
import type { Matrix } from './types.ts';
import type { ReadChat, Walk } from './walk.ts';

/** Keywords computed for each cluster. */
const keywordCount = 12;

/** What naming needs to know of the run. */
export interface NamingContext {
  readonly walk: Walk;
  readonly chats: readonly ReadChat[];
  readonly points: Matrix;
  readonly grouping: KMeansAnswer;
}

/** Adds order, cohesion, separation and keywords. */
export async function measure(context: NamingContext, groups: readonly Group[]): Promise<Group[]> {
  const { walk, chats, points } = context;
  const centroids = centroidsOf(
    points,
    groups.map((group) => group.rows),
  );
  const apart = separations(centroids);
  const texts = chats.map(({ facets }) => facets.embedText);
  const keywords = await walk.ports.numerics.keywords(
    texts,
    assignmentOf(groups, chats.length),
    groups.length + 1,
    keywordCount,
    walk.signal,
  );
  return groups.map((group, i) => {
    const cosines = cosinesTo(points, group.rows, centroids, i);
    const order = group.rows.map((_, at) => at).sort((a, b) => cosines[b] - cosines[a] || a - b);
    return {
      ...group,
      ordered: order.map((at) => group.rows[at]),
      cohesion: cosines.reduce((sum, cosine) => sum + cosine, 0) / Math.max(1, cosines.length),
      separation: apart[i],
      keywords: keywords[i],
    };
  });
}

/** Group of each row; rows in none of the groups get one number more than the last group. */
function assignmentOf(groups: readonly Group[], rows: number): Int32Array {
  const assignment = new Int32Array(rows).fill(groups.length);
  groups.forEach((group, i) => group.rows.forEach((row) => (assignment[row] = i)));
  return assignment;
}

/** What is asked about each shown group. */
export async function questionsFor(
  context: NamingContext,
  groups: readonly Group[],
  shown: readonly Group[],
): Promise<(NameQuestion | ParentQuestion)[]> {
  const { walk, chats, points } = context;
  const centroids = centroidsOf(
    points,
    groups.map((group) => group.rows),
  );
  const assignment = assignmentOf(groups, chats.length);
  const outside = await walk.ports.numerics.nearestOutside(
    points,
    assignment,
    centroids,
    shownMembers,
    walk.signal,
  );
  const rows = {
    requests: chats.map(({ facets }) => facets.request),
    tasks: chats.map(({ facets }) => facets.task),
    languages: chats.map(({ facets }) => facets.languages),
    fallback: chats.map(({ facets }) => facets.fallback === true),
  };
  return shown.map((group) => {
    // The sample depends on the seed and the members alone, so that another k asks the same of the same cluster.
    const random = seededRandom(walk.run.settings.seed + group.rows.length);
    const near = outside[groups.indexOf(group)] ?? [];
    const subject = hashList(group.rows.map((row) => chats[row].conversation.id));
    const made = nameQuestion(
      rows,
      { subject, ordered: group.ordered!, outside: near, keywords: group.keywords! },
      random,
    );
    // A model writes requests in English, whatever the chats are in (clio.md 2.2).
    const question = walk.ports.analyst.quotes ? made : { ...made, requestsIn: 'English' };
    if (group.level === 0) return question;
    const children = group.children
      .map((child) => ({ ...child.text!, size: child.rows.length }))
      .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
    return { ...question, children };
  });
}
