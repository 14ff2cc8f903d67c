// What is asked of the numbers (issue 4, "Must show"), as rows with bars.
import { row } from '../bench-rows.mjs';
import { comparedRows, factorOf, lossOf, meanNmi, violationsIn } from './figures.mjs';
import { sets as tableSets } from './sets.mjs';

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Rows for bench-rows.mjs. What cannot be asked of a part of the sets is left out. */
export function barsOf(results) {
  return [...trueKBars(results), ...choiceBars(results), ...treeBars(results), invariantBar(results)];
}

/** True k: two points above the table on average, no row more than three below. */
function trueKBars(results) {
  const rows = comparedRows(results);
  const found = ({ measured }) => measured.trueK.nmi.mean;
  const all = tableSets.filter(({ choice }) => choice !== 'apart').flatMap(({ peers }) => peers);
  const bars = [];
  if (rows.length === all.length) {
    const { found: ours, table } = meanNmi(results);
    bars.push(row('true k: mean NMI over the rows of the table', ours, '%', { atLeast: round(table + 2) }));
  }
  if (rows.length > 0) {
    const worst = rows.reduce((a, b) => (found(b) - b.nmi < found(a) - a.nmi ? b : a));
    bars.push(
      row(`true k: worst row to the table (${worst.title})`, found(worst) - worst.nmi, 'points', {
        atLeast: -3,
      }),
    );
  }
  for (const [title, atLeast] of [
    ['clinc150, intents', 73],
    ['banking77', 63],
  ]) {
    const measured = rows.find((each) => each.title === title);
    if (measured) bars.push(row(`true k: NMI of ${title}`, found(measured), '%', { atLeast }));
  }
  return bars;
}

/** Chosen k: near the truth, at little cost, at less than other rules. */
function choiceBars({ sets }) {
  const counted = tableSets.filter(({ choice }) => choice === 'bar').map(({ name }) => name);
  const measured = sets.filter(({ name }) => counted.includes(name));
  if (measured.length < counted.length) return [];
  const loss = (set) => lossOf(set, set.levels.at(-1).chosen);
  const lossBy = (rule) => mean(measured.map((set) => lossOf(set, set.rules[rule].scores)));
  const others = Object.keys(measured[0].rules).map((rule) => ({ rule, lost: lossBy(rule) }));
  const isNearWithEverySeed = (set) => set.chosen.ks.every((k) => factorOf(set, k) <= 2);
  const unit = `sets of ${measured.length}`;
  return [
    row(
      'chosen k: within a factor 2 of the truth',
      measured.filter((set) => factorOf(set) <= 2).length,
      unit,
      { atLeast: 6 },
    ),
    row('chosen k: the same with every single seed', measured.filter(isNearWithEverySeed).length, unit),
    row('chosen k: at most 5 points of NMI lost', measured.filter((set) => loss(set) <= 5).length, unit, {
      atLeast: 6,
    }),
    row('chosen k: mean NMI lost', mean(measured.map(loss)), 'points', {
      atMost: round(Math.min(...others.map(({ lost }) => lost))),
    }),
    ...others.map(({ rule, lost }) => row(`${rule}: mean NMI lost`, lost, 'points')),
  ];
}

function treeBars({ sets }) {
  const treeOf = (name) => sets.find((set) => set.name === name)?.tree;
  const sgd = treeOf('sgd_single');
  const clinc = treeOf('clinc150');
  return [
    ...(sgd
      ? [
          row('sgd_single, 40 leaves: purity by domain', sgd.leafPurity.mean, '%', { atLeast: 97 }),
          row('sgd_single, 40 leaves cut at 17: ARI', sgd.cut.scores.ari.mean, '%', { atLeast: 80 }),
        ]
      : []),
    ...(clinc
      ? [
          row('clinc150, 150 leaves cut at 10: NMI', clinc.cut.scores.nmi.mean, '%', { atLeast: 30 }),
          row('clinc150, 150 leaves cut at 10: largest root', clinc.cut.largest.mean, '%', { atMost: 55 }),
        ]
      : []),
  ];
}

function invariantBar(results) {
  return row('trees: broken invariants', violationsIn(results).length, '', { atMost: 0 });
}

const round = (value) => Math.round(value * 1000) / 1000;
