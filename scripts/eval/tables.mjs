// Results as tables in Markdown: for people on the screen, and for the README.
import { factorOf, lossOf, medianK, peersOf, shownName } from './figures.mjs';

/** An aligned table; first column to the left, the others to the right. Nothing where there are no rows. */
export function markdown(header, rows) {
  if (rows.length === 0) return '';
  const widths = header.map((_, column) =>
    Math.max(3, ...[header, ...rows].map((row) => row[column].length)),
  );
  const line = (row) =>
    `| ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : '-'.repeat(width + 1) + ':')).join('|')}|`;
  return [line(header), rule, ...rows.map(line)].join('\n');
}

/** One decimal, no -0.0; a dash where nothing is known. */
export const decimal = (value) =>
  value === null || value === undefined ? '-' : value.toFixed(1).replace(/^-(?=0\.0$)/, '');
/** "66.8 ± 0.4". */
const spread = ({ mean, sd }) => `${decimal(mean)} ± ${decimal(sd)}`;
const scoreNames = ['ari', 'nmi', 'ami', 'accuracy', 'purity', 'bCubed'];
const scoreTitles = ['ARI', 'NMI', 'AMI', 'accuracy', 'purity', 'B³ F1'];

/** At the true k: every score, random labels, and the numbers of evaluation.md where it has any. */
export function trueKTable(results, { apart = false } = {}) {
  const rows = peersOf(results).filter(({ choice }) => (choice === 'apart') === apart);
  const peers = results.isTable ? ['ari', 'nmi', 'accuracy'] : [];
  const peerTitles = results.isTable ? ['table ARI', 'table NMI', 'table accuracy'] : [];
  return markdown(
    ['at the true k', 'n', 'k', ...scoreTitles, 'random NMI', ...peerTitles],
    rows.map(({ title, measured, ...peer }) => [
      ...[title, String(measured.rows), String(measured.k)],
      ...scoreNames.map((name) => spread(measured.trueK[name])),
      ...[decimal(measured.random.nmi.mean), ...peers.map((name) => decimal(peer[name]))],
    ]),
  );
}

/** The same scores for one cluster and for random labels. */
export function baselineTable(results) {
  const rows = peersOf(results).flatMap(({ title, measured }) => [
    [`${title}: one cluster`, ...scoreNames.map((name) => decimal(measured.oneCluster[name].mean))],
    [`${title}: random labels`, ...scoreNames.map((name) => spread(measured.random[name]))],
  ]);
  return markdown(['trivial', ...scoreTitles], rows);
}

/** At the chosen k, on the deepest labels: what it costs, beside other rules. */
export function chosenTable(results) {
  const labelled = results.sets.filter(({ levels }) => levels?.length > 0);
  const rules = Object.keys(labelled[0]?.rules ?? {});
  return markdown(
    [
      'at the chosen k',
      'k*',
      'k',
      'median k',
      'factor',
      'ARI',
      'NMI',
      'AMI',
      'NMI lost',
      ...rules.map((rule) => `lost by ${rule}`),
    ],
    labelled.map((set) => {
      const { k, chosen } = set.levels.at(-1);
      return [
        ...[shownName(results, set), String(k), spread(set.chosen.k), String(medianK(set))],
        ...[factorOf(set).toFixed(2), ...['ari', 'nmi', 'ami'].map((name) => spread(chosen[name]))],
        decimal(lossOf(set, chosen)),
        ...rules.map((rule) => `${decimal(lossOf(set, set.rules[rule].scores))} (k ${set.rules[rule].k})`),
      ];
    }),
  );
}

/** Every level of labels by base clusters and roots at the chosen k. */
export function levelsTable(results) {
  return markdown(
    [
      'by label, at the chosen k',
      'k*',
      'base ARI',
      'base NMI',
      'base purity',
      'roots',
      'root ARI',
      'root NMI',
      'largest root',
    ],
    peersOf(results).map(({ title, set, measured: { k, chosen, top } }) => [
      ...[title, String(k), spread(chosen.ari), spread(chosen.nmi), spread(chosen.purity)],
      ...[spread(set.chosen.roots), spread(top.ari), spread(top.nmi), spread(set.chosen.largestRoot)],
    ]),
  );
}

/** Trees by the coarsest label: cut as evaluation.md does, and as the app does. */
export function treeTable({ sets }) {
  const row = (name, { roots, largest, scores }, leafPurity) => [
    ...[
      name,
      spread(leafPurity),
      decimal(roots.mean),
      spread(scores.ari),
      spread(scores.nmi),
      spread(largest),
    ],
  ];
  return markdown(
    ['trees, by the coarsest label', 'leaf purity', 'roots', 'ARI', 'NMI', 'largest root'],
    sets
      .filter(({ tree }) => tree)
      .flatMap(({ name, tree }) => [
        row(`${name}, ${tree.leaves} leaves cut at ${tree.roots}`, tree.cut, tree.leafPurity),
        row(`${name}, ${tree.leaves} leaves, the app's own roots`, tree.own, tree.leafPurity),
      ]),
  );
}

/** What is known without labels. */
export function unlabelledTable(results) {
  return markdown(
    [
      'without labels',
      'n',
      'k by seed',
      'silhouette',
      'simplified',
      'stability',
      '% under minimum',
      'roots',
      'seeds agree (ARI)',
    ],
    results.sets
      .filter(({ rows }) => rows > 0)
      .map((set) => {
        const { rows, chosen, stability } = set;
        const known = (field, digits) => chosen.unsupervised?.[field].mean.toFixed(digits) ?? '-';
        return [
          ...[
            shownName(results, set),
            String(rows),
            chosen.ks.join(', '),
            known('silhouette', 2),
            known('simplified', 2),
          ],
          ...[
            known('stability', 2),
            known('underMinimum', 1),
            decimal(chosen.roots.mean),
            decimal(stability.chosen),
          ],
        ];
      }),
  );
}

/** What is asked of the numbers: every bar, held or missed, so that a missed one is seen. Rows of bars.mjs. */
export function barsTable(bars) {
  return markdown(
    ['asked (issue 4)', 'value', 'bar', 'held?'],
    bars.map(({ name, value, unit, bar, sense, pass }) => [
      ...[name, withUnit(value, unit), bar === null ? '-' : `${sense} ${withUnit(bar, unit)}`],
      pass === null ? '-' : pass ? 'held' : '**missed**',
    ]),
  );
}

const withUnit = (value, unit) => `${value} ${unit}`.trim();
