// BERT's forward pass written down once more, in plain JavaScript and double precision, to hold the page's vectors against.
// It shares the random weights with the fixture's generator and nothing with transformers.js or onnxruntime.

export interface Shape {
  readonly hidden: number;
  readonly layers: number;
  readonly heads: number;
  readonly intermediate: number;
  readonly positions: number;
  readonly epsilon: number;
}

type Weights = Readonly<Record<string, Float32Array>>;
type Rows = Float64Array[];

/** Ids of a text's word pieces between [CLS] and [SEP], at most `longest` of all. */
export function tokenize(text: string, vocabulary: readonly string[], longest: number): number[] {
  const ids = new Map(vocabulary.map((token, id) => [token, id]));
  const plain = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  // A mark or a Chinese character is a word of its own.
  const words = plain.match(/[\p{P}$+<=>^`|~\p{Script=Han}]|[^\s\p{P}$+<=>^`|~\p{Script=Han}]+/gu) ?? [];
  const tokens = ['[CLS]', ...words.flatMap((word) => piecesOf(word, ids)), '[SEP]'];
  return tokens.slice(0, longest).map((token) => ids.get(token)!);
}

/** The longest pieces that the vocabulary has, from the left; [UNK] for a word that cannot be put together. */
function piecesOf(word: string, ids: ReadonlyMap<string, number>): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < word.length;) {
    let to = word.length;
    const piece = () => (from > 0 ? '##' : '') + word.slice(from, to);
    while (to > from && !ids.has(piece())) to--;
    if (to === from) return ['[UNK]'];
    pieces.push(piece());
    from = to;
  }
  return pieces;
}

/** Mean of the last hidden states, at length 1. */
export function embedding(ids: readonly number[], weights: Weights, shape: Shape): number[] {
  const { hidden } = shape;
  let x: Rows = ids.map((id, at) =>
    Float64Array.from(
      { length: hidden },
      (_, i) => weights.words[id * hidden + i] + weights.positions[at * hidden + i] + weights.types[i],
    ),
  );
  x = norm(x, 'embeddings', weights, shape);
  for (let layer = 0; layer < shape.layers; layer++) {
    const attended = attention(x, layer, weights, shape);
    x = norm(sum(x, attended), `${layer}.attention`, weights, shape);
    const up = linear(x, `${layer}.up`, weights).map((row) => row.map(gelu));
    x = norm(sum(x, linear(up, `${layer}.down`, weights)), `${layer}.feed`, weights, shape);
  }
  const mean = Array.from({ length: hidden }, (_, i) => x.reduce((all, row) => all + row[i], 0) / x.length);
  const length = Math.hypot(...mean);
  return mean.map((value) => value / length);
}

function attention(x: Rows, layer: number, weights: Weights, { hidden, heads }: Shape): Rows {
  const of = (part: string) => linear(x, `${layer}.attention.${part}`, weights);
  const [query, key, value] = [of('query'), of('key'), of('value')];
  const size = hidden / heads;
  const mixed = x.map(() => new Float64Array(hidden));
  for (let head = 0; head < heads; head++) {
    const from = head * size;
    for (const [i, q] of query.entries()) {
      const scores = key.map((k) => {
        let dot = 0;
        for (let at = from; at < from + size; at++) dot += q[at] * k[at];
        return dot / Math.sqrt(size);
      });
      const most = Math.max(...scores);
      const shares = scores.map((score) => Math.exp(score - most));
      const whole = shares.reduce((all, share) => all + share, 0);
      for (const [j, share] of shares.entries())
        for (let at = from; at < from + size; at++) mixed[i][at] += (share / whole) * value[j][at];
    }
  }
  return linear(mixed, `${layer}.attention.output`, weights);
}

function linear(x: Rows, name: string, weights: Weights): Rows {
  const [weight, bias] = [weights[`${name}.weight`], weights[`${name}.bias`]];
  return x.map((row) =>
    Float64Array.from(bias, (start, column) =>
      row.reduce((all, value, i) => all + value * weight[i * bias.length + column], start),
    ),
  );
}

function norm(x: Rows, name: string, weights: Weights, { epsilon }: Shape): Rows {
  const [gamma, beta] = [weights[`${name}.gamma`], weights[`${name}.beta`]];
  return x.map((row) => {
    const mean = row.reduce((all, value) => all + value, 0) / row.length;
    const variance = row.reduce((all, value) => all + (value - mean) ** 2, 0) / row.length;
    return row.map((value, i) => ((value - mean) / Math.sqrt(variance + epsilon)) * gamma[i] + beta[i]);
  });
}

const sum = (a: Rows, b: Rows): Rows => a.map((row, i) => row.map((value, j) => value + b[i][j]));

const gelu = (x: number): number => (x / 2) * (1 + erf(x / Math.SQRT2));

/** Maclaurin series, which has converged in double precision after 80 terms where |x| < 4; beyond, erf is 1 to 1e-8. */
function erf(x: number): number {
  if (Math.abs(x) >= 4) return Math.sign(x);
  let term = x;
  let all = x;
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    all += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * all;
}
