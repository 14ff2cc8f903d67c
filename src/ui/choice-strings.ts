// The words around the number of topics. Apart from strings.ts because the first load needs none of them.
import { nearlyEqual } from '../core/math/pick-k.ts';
import type { KChoice, KTrial } from '../core/types.ts';
import { percent, plural, whole } from './formats.ts';

const topics = (count: number) => plural(count, 'topic', 'topics');
const score = (value: number) => value.toFixed(3);

/** What the rule looks for (core/math/choose-k.ts), in a sentence without its subject. */
const clearest = 'the clearest groups that come out again when a fifth of the chats is left out';

function whyOf({ k, because, byRule, trials }: KChoice): string {
  const compared = trials.length > 0;
  if (because === 'person' && !compared)
    return `You asked for ${topics(k)}. There are too few different chats to compare numbers of topics.`;
  if (because === 'person' && byRule === k)
    return `You asked for ${topics(k)}, and the evidence speaks for the same number: ${clearest}.`;
  if (because === 'person')
    return `You asked for ${topics(k)}; the evidence speaks for ${whole(byRule)}: ${clearest}.`;
  if (because === 'few' || !compared)
    return `${topics(k)}, taken without comparing: there are too few different chats for that.`;
  return `${topics(k)}: ${clearest}.`;
}

/** "25 to 60 would do about as well; the next best was 61." Empty where nothing else was tried. */
function othersOf({ interval: [least, most], runnerUp }: KChoice): string {
  const range = least === most ? null : `${whole(least)} to ${whole(most)} would do about as well`;
  if (runnerUp === null) return range ? `${range}.` : '';
  if (!range) return `The next best was ${whole(runnerUp)}.`;
  return runnerUp >= least && runnerUp <= most
    ? `${range}, ${whole(runnerUp)} best of them.`
    : `${range}; the next best was ${whole(runnerUp)}.`;
}

/** Share of the best score down to which the rule takes a larger number (core/math/pick-k.ts), less what files round away. */
const nearlyAlike = nearlyEqual - 0.001;

/** Why the choice is not the highest point of the curve. Empty where it is. */
function finerOf({ byRule, trials }: KChoice): string {
  const chosen = trials.find(({ k }) => k === byRule);
  if (!chosen) return '';
  const best = trials.reduce((most, trial) => (trial.score > most.score ? trial : most));
  if (best.k === byRule) return '';
  return best.k < byRule && chosen.score >= nearlyAlike * best.score
    ? 'Of numbers that score nearly alike the larger one is taken: the tree brings narrow topics together.'
    : 'On all chats, not only on the sample that the scores are of, this number was clearly better.';
}

export const choiceStrings = {
  title: 'Number of topics',
  why: whyOf,
  others: othersOf,
  finer: finerOf,
  /** Equal texts are one point: fewer groups can come out than were asked for. */
  cameOut: (k: number) => `${topics(k)} came out: chats that say the same cannot be told apart.`,
  sampled: (rows: number, all: number) => `Compared on ${whole(rows)} of the ${whole(all)} chats.`,
  earlier:
    'An earlier version of Kleio found these topics, without comparing numbers of topics. Find them again to see which number the chats speak for.',
  chart: 'Score by number of topics: higher is clearer',
  tried: 'Numbers that were tried',
  /** A point, read aloud. */
  point: ({ k, score: value }: KTrial, marks: readonly string[]) =>
    [topics(k), `score ${score(value)}`, ...marks].join(', '),
  marks: {
    choice: 'the choice of the evidence',
    runnerUp: 'next best',
    shown: 'shown now',
  },
  legend: {
    choice: (k: number) => `${whole(k)}, the choice of the evidence`,
    runnerUp: (k: number) => `${whole(k)}, the next best`,
    shown: (k: number) => `${whole(k)}, shown now`,
    interval: (least: number, most: number) => `${whole(least)} to ${whole(most)}, about as good`,
  },
  reading: ({ k, score: value, simplified, stability, underMinimum }: KTrial) =>
    `${topics(k)}: score ${score(value)}, set apart ${score(simplified)}, comes out again ${score(stability)}, ${percent(underMinimum)} of the chats in topics too small to show`,
  notTried: (k: number) => `${topics(k)}: not among the numbers that were tried.`,
  table: 'All numbers that were tried',
  columns: {
    k: 'Topics',
    score: 'Score',
    simplified: 'Set apart',
    stability: 'Comes out again',
    underMinimum: 'Too small to show',
    silhouette: 'Silhouette',
  },
  tableText:
    'Score: what is compared; higher is better. It is made of the next three columns and of whether chats that are alike stay together, and a number far from the square root of the number of chats counts less. Set apart: how much closer chats are to the middle of their own group than to that of the next one (simplified silhouette, −1 to 1). Comes out again: how alike the groups are when a fifth of the chats is left out (adjusted Rand index, 1: the same, 0: as by chance). Too small to show: share of the chats. Silhouette: set apart by the distances between the chats themselves (−1 to 1); no part of the score.',
  rules: (root: number, tenth: number) =>
    `Common rules of thumb would take ${whole(root)} (the square root of half the chats) or ${whole(tenth)} (a tenth of them).`,
  field: 'Topics to show',
  range: (most: number) => `A whole number from 1 to ${whole(most)}.`,
  show: (k: number | null) => (k === null ? 'Show with another number' : `Show with ${topics(k)}`),
  now: 'That many are shown now.',
  onDevice: 'What was read is used again; these topics stay.',
  withModel:
    'Next: what would be sent and what it costs. Topics whose chats stay the same keep their names and are not asked about again. These topics stay.',
  results: 'Other results over these chats',
} as const;
