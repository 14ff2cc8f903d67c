// The hot loops of k-means (AssemblyScript): which centroid is nearest to which point, and the sums that follow from it.
//
// Scores, not distances: score(x, c) = x.c - |c|^2 / 2; the nearest centroid has the highest. Eight centroids make a panel.
// Points and centroids are there twice: as floats, and as small integers whose products are cheap. An integer score is off by
// at most |x - x'| |c| + |x'| |c - c'|; only a centroid that could still win within that bound is scored exactly.
// Per point and panel an upper bound of the scores of all its centroids but the winner is kept from step to step, widened by
// the most that a score of the panel can have risen: while it stays under the winner's, the panel need not be looked at.
// The caller (core/math/kernel.ts) lays memory out and sets the addresses below before the first call.
import { tile } from './tile';

/** Columns, a multiple of 16. */
export let width: i32 = 0;
export let panels: i32 = 0;
/** Bytes of one point's bounds (two a panel, a multiple of 16), of a point's small integers, of a panel's. */
export let boundBytes: i32 = 0;
export let smallBytes: i32 = 0;
export let panelBytes: i32 = 0;
// Bounds, sums of points and squared distances are counted in units of 1 / these, as whole numbers: in any order of adding.
export let unit: f64 = 1;
export let grain: f64 = 1;
export let fineness: f64 = 1;

// Of each point: floats, small integers, weight (f64), |x|^2 (f64); of its small integers step, error and length (f32) and 64 times
// their sum (i32).
export let floats: usize = 0;
export let small: usize = 0;
export let weights: usize = 0;
export let squares: usize = 0;
export let steps: usize = 0;
export let errors: usize = 0;
export let lengths: usize = 0;
export let offsets: usize = 0;
/** Cluster (i32), -1 before the first step. */
export let labels: usize = 0;
/** Score of the own centroid (f64), or less: exact where that was needed. */
export let best: usize = 0;
/** An i16 a panel. */
export let bounds: usize = 0;
/** Weighted squared distance to the nearest row chosen so far (f64, whole). */
export let away: usize = 0;

// Of each centroid: floats, |c|^2 / 2 (f64), the most that its score can have fallen for any point (f64).
export let means: usize = 0;
export let halves: usize = 0;
export let falls: usize = 0;
// Of each panel: small integers, those of eight centroids side by side; eight f32 each of step, |c|^2 / 2, |c| and error.
export let panelSmall: usize = 0;
export let panelNumbers: usize = 0;
/** The most that a score of each panel can have risen (i16). */
export let rises: usize = 0;
/** Of each cluster, since the caller cleared them: what moved in less what moved out (width x f64, whole), its weight (f64), 1 if any (u8). */
export let sums: usize = 0;
export let sumWeights: usize = 0;
export let touched: usize = 0;

// For a block of points: labels before (i32); of each panel how many points are to be scored (i32), and which (u16 each).
export let before: usize = 0;
export let counts: usize = 0;
export let lists: usize = 0;
/** Points of a tile (six i32), what it gives (six times eight i32), scores of one point (eight f32). */
export let batch: usize = 0;
export let given: usize = 0;
export let eight: usize = 0;
/** Of the candidates of a start: what each would gain (eight f64), and each row it would bring nearer (u32 row, u32 lane, f64 score). */
export let gains: usize = 0;
export let offers: usize = 0;
export let offered: i32 = 0;

const block: i32 = 128;
const atOnce: i32 = 6;
const lanes: i32 = 8;

function two(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** Sum of products in double precision, in the order of core/math/matrix.ts's `dot`: the same bits. */
function dot(a: usize, b: usize): f64 {
  let one = f64x2.splat(0);
  let other = f64x2.splat(0);
  for (const end = a + ((<usize>width) << 2); a < end; a += 16, b += 16) {
    one = f64x2.add(one, f64x2.mul(two(a), two(b)));
    other = f64x2.add(other, f64x2.mul(two(a + 8), two(b + 8)));
  }
  const sum = f64x2.extract_lane(one, 0) + f64x2.extract_lane(one, 1);
  return sum + (f64x2.extract_lane(other, 0) + f64x2.extract_lane(other, 1));
}

function rowOf(start: usize, i: i32): usize {
  return start + <usize>i * (<usize>width << 2);
}

/** Exact score of a point and a centroid. */
export function score(p: i32, c: i32): f64 {
  return dot(rowOf(floats, p), rowOf(means, c)) - load<f64>(halves + (<usize>c << 3));
}

export function square(p: i32): f64 {
  return dot(rowOf(floats, p), rowOf(floats, p));
}

/** The highest bound that cannot beat a score (means of rows keep it far from where it is cut). */
function threshold(score: f64): i16 {
  return <i16>max<f64>(-32767, min<f64>(32767, Math.floor(score * unit) - 1));
}

/** The least bound that holds a score. */
function bound(score: f64): i16 {
  return <i16>max<f64>(-32767, min<f64>(32767, Math.ceil(score * unit)));
}

/** Points `from` to `to` to the centroids that score highest; the own one wins a tie, else the first. Returns how many moved. */
export function assign(from: i32, to: i32): i32 {
  let moved = 0;
  for (let start = from; start < to; start += block) {
    const end = min(start + block, to);
    collect(start, end);
    for (let panel = 0; panel < panels; panel++) scorePanel(panel, start);
    for (let p = start; p < end; p++) {
      const was = load<i32>(before + (<usize>(p - start) << 2));
      const is = load<i32>(labels + (<usize>p << 2));
      if (was == is) continue;
      if (was >= 0) move(p, was, -1);
      move(p, is, 1);
      moved++;
    }
  }
  return moved;
}

/** Widens the bounds of a block's points and lists, panel by panel, those that could win there. */
function collect(start: i32, end: i32): void {
  memory.fill(counts, 0, <usize>panels << 2);
  for (let p = start; p < end; p++) {
    const own = load<i32>(labels + (<usize>p << 2));
    store<i32>(before + (<usize>(p - start) << 2), own);
    const winner = best + (<usize>p << 3);
    if (own >= 0) store<f64>(winner, load<f64>(winner) - load<f64>(falls + (<usize>own << 3)));
    const row = bounds + <usize>p * <usize>boundBytes;
    let least = i16x8.splat(threshold(load<f64>(winner)));
    let any = i16x8.splat(0);
    for (let at: usize = 0; at < <usize>boundBytes; at += 16) {
      const wide = i16x8.add_sat_s(v128.load(row + at), v128.load(rises + at));
      v128.store(row + at, wide);
      any = v128.or(any, i16x8.gt_s(wide, least));
    }
    if (!v128.any_true(any)) continue;
    if (own >= 0) store<f64>(winner, score(p, own));
    least = i16x8.splat(threshold(load<f64>(winner)));
    for (let at: usize = 0; at < <usize>boundBytes; at += 16) {
      let mask = i16x8.bitmask(i16x8.gt_s(v128.load(row + at), least));
      for (; mask != 0; mask &= mask - 1) {
        const panel = (at >> 1) + <usize>ctz(mask);
        const count = load<i32>(counts + (panel << 2));
        store<u16>(lists + ((panel * block + count) << 1), <u16>(p - start));
        store<i32>(counts + (panel << 2), count + 1);
      }
    }
  }
}

/** Scores the listed points of a block with a panel, six at once; those whose winner has risen meanwhile are left out. */
function scorePanel(panel: i32, start: i32): void {
  const list = lists + (<usize>(panel * block) << 1);
  const count = load<i32>(counts + (<usize>panel << 2));
  let filled = 0;
  for (let i = 0; i < count; i++) {
    const p = start + <i32>load<u16>(list + (<usize>i << 1));
    const known = load<i16>(bounds + <usize>p * <usize>boundBytes + (<usize>panel << 1));
    if (known > threshold(load<f64>(best + (<usize>p << 3)))) fill(filled++, p);
    if (filled == atOnce || (i == count - 1 && filled > 0)) {
      multiply(panel, filled);
      for (let t = 0; t < filled; t++) settle(load<i32>(batch + (<usize>t << 2)), panel, given + (<usize>t << 5));
      filled = 0;
    }
  }
}

function fill(place: i32, p: i32): void {
  store<i32>(batch + (<usize>place << 2), p);
}

/** Integer products of the points of the batch with a panel; places not filled repeat the last. */
export function multiply(panel: i32, filled: i32): void {
  for (let t = filled; t < atOnce; t++) fill(t, load<i32>(batch + (<usize>(filled - 1) << 2)));
  tile(panelSmall + <usize>panel * <usize>panelBytes, small, smallBytes, batch, panelBytes, given);
}

/** Four upper bounds of scores from integer products: lanes `half` * 4 ... of a panel. */
function upper(p: i32, panel: i32, half: usize, products: usize): v128 {
  const numbers = panelNumbers + (<usize>panel << 7) + (half << 4);
  const at = <usize>p << 2;
  const whole = i32x4.sub(v128.load(products + (half << 4)), i32x4.splat(load<i32>(offsets + at)));
  const sizes = f32x4.mul(f32x4.splat(load<f32>(steps + at)), v128.load(numbers));
  const near = f32x4.sub(f32x4.mul(f32x4.convert_i32x4_s(whole), sizes), v128.load(numbers, 32));
  const off = f32x4.mul(f32x4.splat(load<f32>(errors + at)), v128.load(numbers, 64));
  const offCentroid = f32x4.mul(f32x4.splat(load<f32>(lengths + at)), v128.load(numbers, 96));
  return f32x4.add(near, f32x4.add(off, offCentroid));
}

/** Bit mask of lanes whose bound is above the point's best; the bounds stand in `eight` after. */
function rivals(p: i32, panel: i32, products: usize): i32 {
  const low = upper(p, panel, 0, products);
  const high = upper(p, panel, 1, products);
  v128.store(eight, low);
  v128.store(eight, high, 16);
  const least = f32x4.splat(rounded(load<f64>(best + (<usize>p << 3)), -1));
  return i32x4.bitmask(f32x4.ge(low, least)) | (i32x4.bitmask(f32x4.ge(high, least)) << 4);
}

/** A float not below (`side` 1) or not above (-1). */
function rounded(value: f64, side: f64): f32 {
  return <f32>(value + side * abs(value) * 1e-6);
}

/** Finds a point's winner in a panel and the bound of the others. */
function settle(p: i32, panel: i32, products: usize): void {
  let mask = rivals(p, panel, products);
  const first = panel * lanes;
  const label = labels + (<usize>p << 2);
  const winner = best + (<usize>p << 3);
  const row = bounds + <usize>p * <usize>boundBytes;
  let own = load<i32>(label);
  if (own >= first && own < first + lanes) {
    mask &= ~(1 << (own - first));
    store<f32>(eight + (<usize>(own - first) << 2), -Infinity);
  }
  for (; mask != 0; mask &= mask - 1) {
    const lane = ctz(mask);
    if (load<f32>(eight + (<usize>lane << 2)) < rounded(load<f64>(winner), -1)) continue;
    const exact = score(p, first + lane);
    if (!(exact > load<f64>(winner))) {
      store<f32>(eight + (<usize>lane << 2), rounded(exact, 1));
      continue;
    }
    const lost = load<f64>(winner);
    if (own >= first && own < first + lanes) store<f32>(eight + (<usize>(own - first) << 2), rounded(lost, 1));
    else if (own >= 0) {
      const old = row + (<usize>(own / lanes) << 1);
      store<i16>(old, max(load<i16>(old), bound(lost)));
    }
    own = first + lane;
    store<i32>(label, own);
    store<f64>(winner, exact);
    store<f32>(eight + (<usize>lane << 2), -Infinity);
  }
  let top = f32x4.max(v128.load(eight), v128.load(eight, 16));
  top = f32x4.max(top, v128.shuffle<i32>(top, top, 2, 3, 0, 1));
  top = f32x4.max(top, v128.shuffle<i32>(top, top, 1, 0, 3, 2));
  store<i16>(row + (<usize>panel << 1), bound(f32x4.extract_lane(top, 0)));
}

/** Adds a point to a cluster's sums (`sign` 1) or takes it away (-1). */
export function move(p: i32, cluster: i32, sign: f64): void {
  const weight = sign * load<f64>(weights + (<usize>p << 3));
  const heavy = f64x2.splat(weight * grain);
  let to = sums + <usize>cluster * (<usize>width << 3);
  for (let from = rowOf(floats, p), end = rowOf(floats, p + 1); from < end; from += 8, to += 16) {
    v128.store(to, f64x2.add(v128.load(to), f64x2.nearest(f64x2.mul(two(from), heavy))));
  }
  const total = sumWeights + (<usize>cluster << 3);
  store<f64>(total, load<f64>(total) + weight);
  store<u8>(touched + cluster, 1);
}

/** Offers the candidates in panel 0 to every `stride`-th point from `from`: gains and offers say what each would bring nearer. */
export function offer(from: i32, to: i32, stride: i32): void {
  memory.fill(gains, 0, lanes << 3);
  offered = 0;
  let filled = 0;
  for (let p = from; p < to; p += stride) {
    fill(filled++, p);
    if (filled < atOnce && p + stride < to) continue;
    multiply(0, filled);
    for (let t = 0; t < filled; t++) weigh(load<i32>(batch + (<usize>t << 2)), given + (<usize>t << 5));
    filled = 0;
  }
}

/** Whole weighted squared distance of a point to what scores so. */
function distance(p: i32, score: f64): f64 {
  const far = max<f64>(0, load<f64>(squares + (<usize>p << 3)) - 2 * score);
  return nearest<f64>(load<f64>(weights + (<usize>p << 3)) * far * fineness);
}

function weigh(p: i32, products: usize): void {
  for (let mask = rivals(p, 0, products); mask != 0; mask &= mask - 1) {
    const lane = ctz(mask);
    const exact = score(p, lane);
    if (!(exact > load<f64>(best + (<usize>p << 3)))) continue;
    const gain = gains + (<usize>lane << 3);
    store<f64>(gain, load<f64>(gain) + load<f64>(away + (<usize>p << 3)) - distance(p, exact));
    const entry = offers + (<usize>offered << 4);
    offered += 1;
    store<i32>(entry, p);
    store<i32>(entry, lane, 4);
    store<f64>(entry, exact, 8);
  }
}
