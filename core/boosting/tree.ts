/**
 * A regression tree as parallel lists; node 0 is the root. At an inner node a value ≤ threshold goes to `left`, a larger
 * one to `right`, a missing one (NaN) where `missingLeft` says; a leaf has column −1 and its `value`.
 */
export interface Tree {
  column: number[];
  threshold: number[];
  missingLeft: boolean[];
  left: number[];
  right: number[];
  value: number[];
}

/** A tree of one leaf. */
export function createTree(value: number): Tree {
  return { column: [-1], threshold: [0], missingLeft: [false], left: [-1], right: [-1], value: [value] };
}

/** Turns leaf `node` into an inner node with two new leaves, and returns the numbers of the leaves. */
export function divideLeaf(
  tree: Tree,
  node: number,
  at: { column: number; threshold: number; missingLeft: boolean },
  values: { left: number; right: number },
): { left: number; right: number } {
  const left = tree.column.length;
  const right = left + 1;
  tree.column[node] = at.column;
  tree.threshold[node] = at.threshold;
  tree.missingLeft[node] = at.missingLeft;
  tree.left[node] = left;
  tree.right[node] = right;
  for (const value of [values.left, values.right]) {
    tree.column.push(-1);
    tree.threshold.push(0);
    tree.missingLeft.push(false);
    tree.left.push(-1);
    tree.right.push(-1);
    tree.value.push(value);
  }
  return { left, right };
}
