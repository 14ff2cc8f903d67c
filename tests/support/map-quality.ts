// How well a map keeps neighbourhoods: measured on some rows against all.
import type { Matrix } from '../../src/core/types.ts';

export interface MapQuality {
  /** 1: nobody is near on the map who is not near in truth. As scikit-learn's `trustworthiness`, over the rows looked at. */
  readonly trustworthiness: number;
  /** Share of the rows' true nearest that are among their nearest on the map. */
  readonly recall: number;
}

/** Of `sample` evenly spaced rows, with `count` neighbours each. Unit rows: the order of their distances is that of 1 - cosine. */
export function mapQuality(points: Matrix, places: Matrix, count = 15, sample = Infinity): MapQuality {
  const { rows } = points;
  const looked = Math.min(rows, sample);
  let [penalty, kept] = [0, 0];
  for (let i = 0; i < looked; i++) {
    const row = Math.floor((i * rows) / looked);
    const truth = distancesFrom(points, row);
    for (const near of nearestOf(planeDistances(places, row), row, count)) {
      let rank = 1;
      for (let other = 0; other < rows; other++)
        if (other !== row && (truth[other] < truth[near] || (truth[other] === truth[near] && other < near)))
          rank++;
      if (rank <= count) kept++;
      else penalty += rank - count;
    }
  }
  const worst = (looked * count * (2 * rows - 3 * count - 1)) / 2;
  return { trustworthiness: 1 - penalty / worst, recall: kept / (looked * count) };
}

function distancesFrom({ data, rows, cols }: Matrix, row: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, other) => {
    let dot = 0;
    for (let j = 0; j < cols; j++) dot += data[row * cols + j] * data[other * cols + j];
    return 1 - dot;
  });
}

function planeDistances({ data, rows }: Matrix, row: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, other) =>
    Math.hypot(data[row * 2] - data[other * 2], data[row * 2 + 1] - data[other * 2 + 1]),
  );
}

/** The rows of least distance, the row itself left out; ties by row number. */
function nearestOf(distances: Float64Array, row: number, count: number): number[] {
  return Array.from(distances.keys())
    .filter((other) => other !== row)
    .sort((a, b) => distances[a] - distances[b] || a - b)
    .slice(0, count);
}
