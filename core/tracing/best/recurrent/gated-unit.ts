import { logistic } from '../../logistic/sigmoid';
import { addProduct, addProductBack } from './linear';
import type { Layout, NetworkShape } from './shape';

/** What a step leaves behind for the way back, at `hidden` numbers a step; `gates` holds reset, update, new: 3·hidden. */
export interface UnitTrace {
  gates: Float64Array;
  /** The state's part in the new state, before the reset. */
  recalled: Float64Array;
}

/**
 * One step of a gated recurrent unit (K. Cho et al., EMNLP 2014; with the reset after the product, as in cuDNN):
 * r = σ(W_r a + U_r h + b_r), z = σ(W_z a + U_z h + b_z), n = tanh(W_n a + b_n + r·(U_n h + c)), h′ = (1 − z)·n + z·h.
 * Reads the state at `stateFrom` of `states` and writes the next one right after it.
 */
export function stepUnit(
  dense: Float64Array,
  at: Layout,
  { hidden, width }: NetworkShape,
  input: Float64Array,
  inputFrom: number,
  states: Float64Array,
  stateFrom: number,
  { gates, recalled }: UnitTrace,
  step: number,
): void {
  const [g, m] = [3 * hidden * step, hidden * step];
  for (let k = 0; k < 3 * hidden; k++) gates[g + k] = dense[at.gateBias + k] ?? 0;
  for (let k = 0; k < hidden; k++) recalled[m + k] = dense[at.stateBias + k] ?? 0;
  addProduct(dense, at.fromInput, 3 * hidden, width, input, inputFrom, gates, g);
  addProduct(dense, at.fromState, 2 * hidden, hidden, states, stateFrom, gates, g);
  const newState = at.fromState + 2 * hidden * hidden;
  addProduct(dense, newState, hidden, hidden, states, stateFrom, recalled, m);
  for (let k = 0; k < hidden; k++) {
    const reset = logistic(gates[g + k] ?? 0);
    const update = logistic(gates[g + hidden + k] ?? 0);
    const fresh = Math.tanh((gates[g + 2 * hidden + k] ?? 0) + reset * (recalled[m + k] ?? 0));
    gates[g + k] = reset;
    gates[g + hidden + k] = update;
    gates[g + 2 * hidden + k] = fresh;
    states[stateFrom + hidden + k] = (1 - update) * fresh + update * (states[stateFrom + k] ?? 0);
  }
}

/** Room for the way back. */
export interface UnitSlopes {
  gates: Float64Array;
  recalled: Float64Array;
}

/**
 * The way back of {@link stepUnit}: from the slope of the loss by h′ (at `stateFrom` + hidden of `stateSlopes`) adds to
 * those by h, by the input and by the weights.
 */
export function stepUnitBack(
  dense: Float64Array,
  gradient: Float64Array,
  at: Layout,
  { hidden, width }: NetworkShape,
  input: Float64Array,
  inputSlope: Float64Array,
  inputFrom: number,
  states: Float64Array,
  stateSlopes: Float64Array,
  stateFrom: number,
  { gates, recalled }: UnitTrace,
  step: number,
  room: UnitSlopes,
): void {
  const [g, m] = [3 * hidden * step, hidden * step];
  for (let k = 0; k < hidden; k++) {
    const slope = stateSlopes[stateFrom + hidden + k] ?? 0;
    const [reset, update] = [gates[g + k] ?? 0, gates[g + hidden + k] ?? 0];
    const fresh = gates[g + 2 * hidden + k] ?? 0;
    const before = slope * (1 - update) * (1 - fresh * fresh);
    room.gates[2 * hidden + k] = before;
    room.gates[hidden + k] = slope * ((states[stateFrom + k] ?? 0) - fresh) * update * (1 - update);
    room.gates[k] = before * (recalled[m + k] ?? 0) * reset * (1 - reset);
    room.recalled[k] = before * reset;
    stateSlopes[stateFrom + k] = (stateSlopes[stateFrom + k] ?? 0) + slope * update;
    const c = at.stateBias + k;
    gradient[c] = (gradient[c] ?? 0) + (room.recalled[k] ?? 0);
  }
  for (let k = 0; k < 3 * hidden; k++) {
    gradient[at.gateBias + k] = (gradient[at.gateBias + k] ?? 0) + (room.gates[k] ?? 0);
  }
  const [G, R] = [room.gates, room.recalled];
  addProductBack(dense, gradient, at.fromInput, 3 * hidden, width, input, inputFrom, G, 0, inputSlope, inputFrom);
  addProductBack(dense, gradient, at.fromState, 2 * hidden, hidden, states, stateFrom, G, 0, stateSlopes, stateFrom);
  const newState = at.fromState + 2 * hidden * hidden;
  addProductBack(dense, gradient, newState, hidden, hidden, states, stateFrom, R, 0, stateSlopes, stateFrom);
}
