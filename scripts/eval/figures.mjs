// What is read off results: for the tables and for the bars.
import { sets as tableSets } from './sets.mjs';

/** Measured labels with what evaluation.md says of them; a file of one's own has every level of its labels. */
export function peersOf({ isTable, sets }) {
  return sets
    .filter(({ rows }) => rows > 0)
    .flatMap((set) => {
      const known = isTable && tableSets.find(({ name }) => name === set.name);
      const own = set.levels.map((_, level) => ({ title: `${set.name}, label ${level + 1}`, level }));
      const choice = known ? known.choice : 'own';
      return (known ? known.peers : own).map((peer) => ({
        set,
        choice,
        ...peer,
        measured: set.levels[peer.level],
      }));
    });
}

/** Rows of the table of evaluation.md that its mean is taken over. */
export function comparedRows(results) {
  return peersOf(results).filter(({ choice, nmi }) => choice !== 'apart' && nmi !== undefined);
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean NMI over the rows of the table, as found and as the table has it. */
export function meanNmi(results) {
  const rows = comparedRows(results);
  return {
    rows: rows.length,
    found: mean(rows.map(({ measured }) => measured.trueK.nmi.mean)),
    table: mean(rows.map(({ nmi }) => nmi)),
  };
}

/** Name of a set as tables show it: what is kept apart says so. */
export function shownName({ isTable }, { name }) {
  const known = isTable && tableSets.find((set) => set.name === name);
  return known?.choice === 'apart' ? `${name} (apart)` : name;
}

/** The middle one of the k of all seeds, which was really chosen; of two middle ones the smaller. */
export const medianK = ({ chosen: { ks } }) => [...ks].sort((a, b) => a - b)[(ks.length - 1) >> 1];

/** k (the median over seeds, unless said) to the true k of the deepest labels, as a factor of at least 1. */
export function factorOf(set, k = medianK(set)) {
  const truth = set.levels.at(-1).k;
  return Math.max(k / truth, truth / k);
}

/** Points of NMI that another k than the true one costs on the deepest labels. Negative: it gains. */
export const lossOf = (set, scores) => set.levels.at(-1).trueK.nmi.mean - scores.nmi.mean;

/** Violated invariants of all trees, with their sets. */
export function violationsIn({ sets }) {
  return sets.flatMap(({ name, violations = [], tree }) =>
    [...violations, ...(tree?.violations ?? [])].map((violation) => `${name}: ${violation}`),
  );
}
