import { createRandom, type Random } from '../random/random';
import { binColumns } from './bins';
import { growTree, type HistogramPool } from './grow-tree';
import type { Matrix } from './matrix';
import { type BoostingObjective, LOSSES } from './objective';
import { type BoostingModel, treeValue } from './predict-boosting';

export interface BoostingOptions {
  objective: BoostingObjective;
  /** Most trees. Default 200. */
  rounds?: number;
  /** Share of each tree's Newton step that is taken, above 0, at most 1. Default 0.1. */
  learningRate?: number;
  /** Most leaves of a tree, from 2. Default 31. */
  leaves?: number;
  /** Ridge penalty of leaf values, ≥ 0. Default 1. */
  l2?: number;
  /** Least sum of second derivatives in a leaf (rows for `squared`; at most a quarter of them for `logistic`). Default 5. */
  minWeight?: number;
  /** A split must lower the objective by more than this. Default 0. */
  minGain?: number;
  /** Share of the rows drawn for each tree, above 0, at most 1. Default 1. */
  rowShare?: number;
  /** Share of the columns drawn for each tree, above 0, at most 1. Default 1. */
  columnShare?: number;
  /** Bins of a column, 2 to 254. Default 63. */
  bins?: number;
  /** Of the draws. Default 1. */
  seed?: number;
  /** A margin for each row to begin with, for example another model's log-odds. */
  startMargins?: ArrayLike<number>;
  /** 1 for each row that is held out: not fitted, but watched to decide how many trees to keep. */
  heldOut?: ArrayLike<number>;
  /** With `heldOut`: stop after so many trees without a lower held-out loss. Default 20. */
  patience?: number;
  /** Told after each tree: mean loss on the fitted rows, and on the held-out ones (NaN without). */
  onRound?: (round: number, trainLoss: number, heldOutLoss: number) => void;
}

/**
 * Gradient boosted regression trees on binned columns: J. H. Friedman, "Greedy function approximation: a gradient boosting
 * machine", Annals of Statistics 29 (2001), 1189–1232, with the second-order leaves of XGBoost and the leaf-wise growth of
 * LightGBM. With held-out rows it keeps the number of trees with the least held-out loss, possibly none.
 * Deterministic for a seed. No rows give a model without trees.
 *
 * @param labels 0 or 1 for `logistic`, any finite number for `squared`; one for each row.
 * @throws RangeError when lengths differ, or a label or starting margin of a row is not a finite number or out of range.
 */
export function fitBoosting(features: Matrix, labels: ArrayLike<number>, options: BoostingOptions): BoostingModel {
  const { objective, startMargins, heldOut, rounds = 200, patience = 20, onRound } = options;
  check(features, labels, options);
  const { fitted, watched } = divideRows(features.rows, heldOut);
  const loss = LOSSES[objective];
  const start = startMargins || fitted.length === 0 ? 0 : loss.start(labels, fitted);
  const model: BoostingModel = { objective, columns: features.columns, start, trees: [] };
  if (fitted.length === 0 || features.columns === 0) return model;

  const binned = binColumns(features, options.bins ?? 63);
  const random = createRandom(options.seed ?? 1);
  const margins = startMargins ? Float64Array.from(startMargins) : new Float64Array(features.rows).fill(start);
  const derivatives = { first: new Float64Array(features.rows), second: new Float64Array(features.rows) };
  const growth = {
    l2: options.l2 ?? 1,
    minWeight: options.minWeight ?? 5,
    minGain: options.minGain ?? 0,
    leaves: options.leaves ?? 31,
    learningRate: options.learningRate ?? 0.1,
  };
  const pool: HistogramPool = [];
  let least = loss.mean(labels, margins, watched);
  let kept = 0;
  for (let round = 1; round <= rounds; round++) {
    loss.derivatives(labels, margins, derivatives.first, derivatives.second);
    const rows = drawRows(fitted, options.rowShare ?? 1, random);
    const columns = drawColumns(features.columns, options.columnShare ?? 1, random);
    const tree = growTree(binned, rows, columns, derivatives, growth, pool);
    model.trees.push(tree);
    for (let r = 0; r < features.rows; r++) {
      margins[r] = (margins[r] ?? 0) + treeValue(tree, features.values, r * features.columns);
    }
    const watchedLoss = loss.mean(labels, margins, watched);
    onRound?.(round, onRound.length > 1 ? loss.mean(labels, margins, fitted) : Number.NaN, watchedLoss);
    if (watched.length === 0) continue;
    if (watchedLoss < least) [least, kept] = [watchedLoss, round];
    else if (round - kept >= patience) break;
  }
  if (watched.length > 0) model.trees.length = kept;
  return model;
}

function check({ rows, columns, values }: Matrix, labels: ArrayLike<number>, options: BoostingOptions): void {
  const { objective, startMargins, heldOut } = options;
  if (values.length !== rows * columns) throw new RangeError('the table of features has the wrong number of values');
  if (labels.length !== rows) throw new RangeError(`${rows} labels expected, ${labels.length} given`);
  for (const list of [startMargins, heldOut]) {
    if (list && list.length !== rows) throw new RangeError(`a list for ${rows} rows has ${list.length} values`);
  }
  for (let r = 0; r < rows; r++) {
    const label = labels[r] ?? Number.NaN;
    const allowed = objective === 'logistic' ? label === 0 || label === 1 : Number.isFinite(label);
    if (!allowed) throw new RangeError(`the label of row ${r} is ${label}`);
    if (startMargins && !Number.isFinite(startMargins[r])) throw new RangeError(`row ${r} starts at no finite margin`);
  }
}

function divideRows(rows: number, heldOut?: ArrayLike<number>): { fitted: Int32Array; watched: Int32Array } {
  const fitted: number[] = [];
  const watched: number[] = [];
  for (let r = 0; r < rows; r++) (heldOut?.[r] ? watched : fitted).push(r);
  return { fitted: Int32Array.from(fitted), watched: Int32Array.from(watched) };
}

function drawRows(rows: Int32Array, share: number, random: Random): Int32Array {
  if (share >= 1) return rows;
  const drawn = rows.filter(() => random.uniform() < share);
  return drawn.length > 0 ? drawn : rows;
}

function drawColumns(columns: number, share: number, random: Random): Int32Array {
  const all = Array.from({ length: columns }, (_, c) => c);
  if (share >= 1) return Int32Array.from(all);
  return Int32Array.from(random.shuffle(all).slice(0, Math.max(1, Math.ceil(share * columns)))).sort();
}
