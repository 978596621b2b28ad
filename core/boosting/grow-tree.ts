import { type Binned, MISSING_BIN } from './bins';
import { fillHistogram, subtractHistogram } from './histogram';
import { bestSplit, type Split, type SplitRules } from './split';
import { createTree, divideLeaf, type Tree } from './tree';

export interface GrowOptions extends SplitRules {
  /** Most leaves. */
  leaves: number;
  /** Leaf values are multiplied by it. */
  learningRate: number;
}

interface Leaf {
  node: number;
  rows: Int32Array;
  histogram: Float64Array;
  first: number;
  second: number;
  split: Split | null;
}

/** Histograms to use again, so that growing allocates none after the first tree. */
export type HistogramPool = Float64Array[];

/**
 * One tree on the derivatives of the loss, grown leaf by leaf where the gain is greatest (G. Ke et al., "LightGBM",
 * NeurIPS 2017). A leaf's value is its Newton step −G/(H+λ) times the learning rate.
 *
 * @param rows the rows it is grown on.
 * @param columns the columns it may use.
 */
export function growTree(
  binned: Binned,
  rows: Int32Array,
  columns: Int32Array,
  derivatives: { first: Float64Array; second: Float64Array },
  options: GrowOptions,
  pool: HistogramPool = [],
): Tree {
  const { first, second } = derivatives;
  const leafValue = (g: number, h: number) => (h + options.l2 > 0 ? (-options.learningRate * g) / (h + options.l2) : 0);
  const take = () => pool.pop() ?? new Float64Array(2 * binned.columns * binned.stride);
  const examine = (leaf: Leaf) => {
    leaf.split = bestSplit(leaf.histogram, binned, columns, leaf, options);
  };

  const root: Leaf = { node: 0, rows, histogram: take(), ...sumOf(rows, first, second), split: null };
  fillHistogram(root.histogram, binned, rows, columns, first, second);
  examine(root);
  const tree = createTree(leafValue(root.first, root.second));
  const open: Leaf[] = [root];
  for (let leaves = 1; leaves < options.leaves; leaves++) {
    const leaf = mostPromising(open);
    if (!leaf?.split) break;
    const { column, bin, missingLeft } = leaf.split;
    const parts = partition(binned, leaf.rows, leaf.split);
    const [small, large] =
      parts.left.length <= parts.right.length ? [parts.left, parts.right] : [parts.right, parts.left];
    const histogram = take();
    fillHistogram(histogram, binned, small, columns, first, second);
    subtractHistogram(leaf.histogram, histogram);
    const smallSum = sumOf(small, first, second);
    const smallLeaf: Leaf = { node: 0, rows: small, histogram, ...smallSum, split: null };
    const largeLeaf: Leaf = {
      node: 0,
      rows: large,
      histogram: leaf.histogram,
      first: leaf.first - smallSum.first,
      second: leaf.second - smallSum.second,
      split: null,
    };
    const [left, right] = small === parts.left ? [smallLeaf, largeLeaf] : [largeLeaf, smallLeaf];
    const threshold = binned.cuts[column]?.[bin - 1] ?? Number.POSITIVE_INFINITY;
    const nodes = divideLeaf(
      tree,
      leaf.node,
      { column, threshold, missingLeft },
      { left: leafValue(left.first, left.second), right: leafValue(right.first, right.second) },
    );
    left.node = nodes.left;
    right.node = nodes.right;
    open.splice(open.indexOf(leaf), 1, left, right);
    if (leaves + 1 < options.leaves) for (const child of [left, right]) examine(child);
  }
  for (const leaf of open) pool.push(leaf.histogram);
  return tree;
}

function mostPromising(leaves: readonly Leaf[]): Leaf | undefined {
  let best: Leaf | undefined;
  for (const leaf of leaves) if (leaf.split && leaf.split.gain > (best?.split?.gain ?? 0)) best = leaf;
  return best;
}

function sumOf(rows: Int32Array, first: Float64Array, second: Float64Array): { first: number; second: number } {
  let [g, h] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    g += first[rows[i] ?? 0] ?? 0;
    h += second[rows[i] ?? 0] ?? 0;
  }
  return { first: g, second: h };
}

function partition({ bins, columns }: Binned, rows: Int32Array, split: Split): { left: Int32Array; right: Int32Array } {
  const to = new Int32Array(rows.length);
  let left = 0;
  let right = rows.length;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const bin = bins[row * columns + split.column] ?? 0;
    const goesLeft = bin === MISSING_BIN ? split.missingLeft : bin <= split.bin;
    if (goesLeft) to[left++] = row;
    else to[--right] = row;
  }
  // The right part was filled from the end; rising row numbers keep passes over the table in order.
  return { left: to.subarray(0, left), right: to.subarray(left).reverse() };
}
