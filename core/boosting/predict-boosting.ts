import type { BoostingObjective } from './objective';
import type { Tree } from './tree';

/** A fitted sum of trees; plain data, so JSON keeps it. */
export interface BoostingModel {
  objective: BoostingObjective;
  columns: number;
  /** Margin before the first tree; 0 where the fit was given margins to start from. */
  start: number;
  trees: Tree[];
}

/**
 * Margin (log-odds, or value) of one row of `columns` numbers that begins at `values[from]`.
 *
 * @param start in place of the model's own start, where the fit was given margins.
 */
export function boostingMargin(
  model: BoostingModel,
  values: ArrayLike<number>,
  from = 0,
  start: number = model.start,
): number {
  let margin = start;
  for (let t = 0; t < model.trees.length; t++) {
    const tree = model.trees[t];
    if (tree) margin += treeValue(tree, values, from);
  }
  return margin;
}

/** As {@link boostingMargin}, on the scale of the label: a probability for `logistic`, the value itself for `squared`. */
export function predictBoosting(
  model: BoostingModel,
  values: ArrayLike<number>,
  from = 0,
  start: number = model.start,
): number {
  const margin = boostingMargin(model, values, from, start);
  return model.objective === 'logistic' ? 1 / (1 + Math.exp(-margin)) : margin;
}

/** Value of the leaf that a row falls into. Numbers count as the 32-bit floats they were fitted as. */
export function treeValue(tree: Tree, values: ArrayLike<number>, from: number): number {
  let node = 0;
  for (;;) {
    const column = tree.column[node] ?? -1;
    if (column < 0) return tree.value[node] ?? 0;
    const value = Math.fround(values[from + column] ?? Number.NaN);
    const threshold = tree.threshold[node] ?? 0;
    // A comparison with NaN is false, so both have to fail for a missing value.
    const goesLeft = value <= threshold || (Number.isNaN(value) && tree.missingLeft[node] === true);
    node = (goesLeft ? tree.left[node] : tree.right[node]) ?? 0;
  }
}
