// What is asked of the numbers (issue 4, "Must show"), as rows with bars.
import { row } from '../bench-rows.mjs';
import { comparedRows, factorOf, lossOf, meanNmi, peersOf, violationsIn } from './figures.mjs';
import { sets as tableSets } from './sets.mjs';

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Rows for bench-rows.mjs, with the `sense` of their bars ('≥', '≤', '<'; null: no bar). What cannot be asked of a part of the
 * sets is left out.
 */
export function barsOf(results) {
  return [...trueKBars(results), ...choiceBars(results), ...treeBars(results), invariantBar(results)];
}

/** What was measured on files of one's own, as rows without bars. */
export function ownRows(results) {
  const labelled = peersOf(results).flatMap(({ title, measured }) => [
    asked(`${title}: NMI at the true k`, measured.trueK.nmi.mean, '%'),
    asked(`${title}: ARI at the true k`, measured.trueK.ari.mean, '%'),
    asked(`${title}: NMI at the chosen k`, measured.chosen.nmi.mean, '%'),
    asked(`${title}: ARI at the chosen k`, measured.chosen.ari.mean, '%'),
  ]);
  const read = results.sets.filter(({ rows }) => rows > 0);
  return [...labelled, ...read.map(({ name, chosen }) => asked(`${name}: chosen k`, chosen.k.mean, ''))];
}

/** A row that says in which sense its bar is meant. Judged before it is rounded. */
function asked(name, value, unit, { lessThan, ...limit } = {}) {
  if (lessThan === undefined) {
    const sense = limit.atLeast !== undefined ? '≥' : limit.atMost !== undefined ? '≤' : null;
    return { ...row(name, value, unit, limit), sense };
  }
  return { ...row(name, value, unit), bar: round(lessThan), pass: value < lessThan, sense: '<' };
}

/** True k: two points above the table on average, no row more than three below. */
function trueKBars(results) {
  const rows = comparedRows(results);
  const found = ({ measured }) => measured.trueK.nmi.mean;
  const all = tableSets.filter(({ choice }) => choice !== 'apart').flatMap(({ peers }) => peers);
  const bars = [];
  if (rows.length === all.length) {
    const { found: ours, table } = meanNmi(results);
    bars.push(asked('true k: mean NMI over the rows of the table', ours, '%', { atLeast: round(table + 2) }));
  }
  if (rows.length > 0) {
    const worst = rows.reduce((a, b) => (found(b) - b.nmi < found(a) - a.nmi ? b : a));
    const below = found(worst) - worst.nmi;
    bars.push(asked(`true k: worst row to the table (${worst.title})`, below, 'points', { atLeast: -3 }));
  }
  for (const [title, atLeast] of [
    ['clinc150, intents', 73],
    ['banking77', 63],
  ]) {
    const measured = rows.find((each) => each.title === title);
    if (measured) bars.push(asked(`true k: NMI of ${title}`, found(measured), '%', { atLeast }));
  }
  return bars;
}

/** Chosen k: near the truth (by the median over seeds, and by the seed that is worst), at little cost, at less than other rules. */
function choiceBars({ sets }) {
  const counted = tableSets.filter(({ choice }) => choice === 'bar').map(({ name }) => name);
  const measured = sets.filter(({ name, rows }) => counted.includes(name) && rows > 0);
  if (measured.length < counted.length) return [];
  const loss = (set) => lossOf(set, set.levels.at(-1).chosen);
  const lossBy = (rule) => mean(measured.map((set) => lossOf(set, set.rules[rule].scores)));
  const others = Object.keys(measured[0].rules).map((rule) => ({ rule, lost: lossBy(rule) }));
  const seeds = measured[0].chosen.ks.map((_, seed) => seed);
  const nearWith = (seed) => measured.filter((set) => factorOf(set, set.chosen.ks[seed]) <= 2).length;
  const setsThat = (name, holds) =>
    asked(name, measured.filter(holds).length, `sets of ${measured.length}`, { atLeast: 6 });
  return [
    setsThat('chosen k: the median over seeds within a factor 2 of the truth', (set) => factorOf(set) <= 2),
    asked(
      'chosen k: within a factor 2, the worst seed',
      Math.min(...seeds.map(nearWith)),
      `sets of ${measured.length}`,
      {
        atLeast: 6,
      },
    ),
    setsThat('chosen k: at most 5 points of NMI lost', (set) => loss(set) <= 5),
    asked('chosen k: mean NMI lost', mean(measured.map(loss)), 'points', {
      lessThan: Math.min(...others.map(({ lost }) => lost)),
    }),
    ...others.map(({ rule, lost }) => asked(`${rule}: mean NMI lost`, lost, 'points')),
  ];
}

function treeBars({ sets }) {
  const treeOf = (name) => sets.find((set) => set.name === name)?.tree;
  const sgd = treeOf('sgd_single');
  const clinc = treeOf('clinc150');
  return [
    ...(sgd
      ? [
          asked('sgd_single, 40 leaves: purity by domain', sgd.leafPurity.mean, '%', { atLeast: 97 }),
          asked('sgd_single, 40 leaves cut at 17: ARI', sgd.cut.scores.ari.mean, '%', { atLeast: 80 }),
        ]
      : []),
    ...(clinc
      ? [
          asked('clinc150, 150 leaves cut at 10: NMI', clinc.cut.scores.nmi.mean, '%', { atLeast: 30 }),
          asked('clinc150, 150 leaves cut at 10: largest root', clinc.cut.largest.mean, '%', { atMost: 55 }),
        ]
      : []),
  ];
}

function invariantBar(results) {
  return asked('trees: broken invariants', violationsIn(results).length, '', { atMost: 0 });
}

const round = (value) => Math.round(value * 1000) / 1000;
