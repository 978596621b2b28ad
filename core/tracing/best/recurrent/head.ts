import { addProduct, addProductBack } from './linear';
import type { Layout, NetworkShape } from './shape';

/** Room of one prediction: the inner layer, the state as a query, and their slopes on the way back. */
export interface HeadRoom {
  inner: Float64Array;
  matched: Float64Array;
  innerSlope: Float64Array;
  matchedSlope: Float64Array;
}

export const headRoom = ({ inner, width }: NetworkShape): HeadRoom => ({
  inner: new Float64Array(inner),
  matched: new Float64Array(width),
  innerSlope: new Float64Array(inner),
  matchedSlope: new Float64Array(width),
});

/**
 * Log-odds of the answer to come: an inner layer of rectified units on state, query and features, plus the state matched
 * with the query (their bilinear product), plus a linear part of the features.
 */
export function predictHead(
  dense: Float64Array,
  at: Layout,
  { features, hidden, width, inner }: NetworkShape,
  state: Float64Array,
  query: Float64Array,
  numbers: Float32Array,
  numbersFrom: number,
  room: HeadRoom,
): number {
  for (let k = 0; k < inner; k++) room.inner[k] = dense[at.innerBias + k] ?? 0;
  addProduct(dense, at.innerState, inner, hidden, state, 0, room.inner, 0);
  addProduct(dense, at.innerQuery, inner, width, query, 0, room.inner, 0);
  addProduct(dense, at.innerFeatures, inner, features, numbers, numbersFrom, room.inner, 0);
  room.matched.fill(0);
  addProduct(dense, at.match, width, hidden, state, 0, room.matched, 0);
  let margin = dense[at.bias] ?? 0;
  for (let k = 0; k < inner; k++) margin += Math.max(0, room.inner[k] ?? 0) * (dense[at.out + k] ?? 0);
  for (let k = 0; k < width; k++) margin += (room.matched[k] ?? 0) * (query[k] ?? 0);
  for (let k = 0; k < features; k++) margin += (dense[at.line + k] ?? 0) * (numbers[numbersFrom + k] ?? 0);
  return margin;
}

/** The way back of {@link predictHead}, right after it: adds to the slopes of weights, state and query. */
export function predictHeadBack(
  dense: Float64Array,
  gradient: Float64Array,
  at: Layout,
  { features, hidden, width, inner }: NetworkShape,
  state: Float64Array,
  stateSlope: Float64Array,
  query: Float64Array,
  querySlope: Float64Array,
  numbers: Float32Array,
  numbersFrom: number,
  room: HeadRoom,
  slope: number,
): void {
  const add = (i: number, value: number) => {
    gradient[i] = (gradient[i] ?? 0) + value;
  };
  add(at.bias, slope);
  for (let k = 0; k < features; k++) add(at.line + k, slope * (numbers[numbersFrom + k] ?? 0));
  for (let k = 0; k < inner; k++) {
    const value = room.inner[k] ?? 0;
    const back = value > 0 ? slope * (dense[at.out + k] ?? 0) : 0;
    if (value > 0) add(at.out + k, slope * value);
    add(at.innerBias + k, back);
    room.innerSlope[k] = back;
  }
  for (let k = 0; k < width; k++) {
    room.matchedSlope[k] = slope * (query[k] ?? 0);
    querySlope[k] = (querySlope[k] ?? 0) + slope * (room.matched[k] ?? 0);
  }
  const [I, M] = [room.innerSlope, room.matchedSlope];
  addProductBack(dense, gradient, at.innerState, inner, hidden, state, 0, I, 0, stateSlope, 0);
  addProductBack(dense, gradient, at.innerQuery, inner, width, query, 0, I, 0, querySlope, 0);
  addProductBack(dense, gradient, at.innerFeatures, inner, features, numbers, numbersFrom, I, 0, null, 0);
  addProductBack(dense, gradient, at.match, width, hidden, state, 0, M, 0, stateSlope, 0);
}
