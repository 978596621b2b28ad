import { stepUnit, type UnitTrace } from './gated-unit';
import { type HeadRoom, headRoom, predictHead } from './head';
import { type Layout, layoutOf } from './shape';
import type { NetworkWeights } from './weights';

/** Follows one learner with fitted weights. */
export interface NetworkLearner {
  /** Log-odds of an answer to come; a skill that was not fitted has no vector of its own. */
  predict(skill: number, numbers: Float32Array): number;
  /** Takes in an answer. @param surprise 1 or 0 less the chance that was expected. */
  observe(skill: number, correct: number, surprise: number): void;
}

export function createNetworkLearner({ shape, dense, answered, asked }: NetworkWeights): NetworkLearner {
  const at: Layout = layoutOf(shape);
  const { hidden, width } = shape;
  const room: HeadRoom = headRoom(shape);
  const trace: UnitTrace = { gates: new Float64Array(3 * hidden), recalled: new Float64Array(hidden) };
  const states = new Float64Array(2 * hidden);
  const [query, input] = [new Float64Array(width), new Float64Array(width)];
  return {
    predict(skill, numbers) {
      readQuery(asked, shape, skill, query);
      return predictHead(dense, at, shape, states, query, numbers, 0, room);
    },
    observe(skill, correct, surprise) {
      readAnswer(answered, dense, at, shape, skill, correct, surprise, input, 0);
      stepUnit(dense, at, shape, input, 0, states, 0, trace, 0);
      states.copyWithin(0, hidden);
    },
  };
}

type Size = NetworkWeights['shape'];

/** Row of a skill in the table `asked`, −1 where it was not fitted. */
export const skillRow = ({ skills }: Size, skill: number) => (skill >= 0 && skill < skills ? skill : -1);

export function readQuery(asked: Float64Array, shape: Size, skill: number, to: Float64Array): void {
  to.fill(0);
  addRow(asked, skillRow(shape, skill), to, 0, shape.width);
}

export function readAnswer(
  answered: Float64Array,
  dense: Float64Array,
  at: Layout,
  shape: Size,
  skill: number,
  correct: number,
  surprise: number,
  to: Float64Array,
  from: number,
): void {
  const row = skillRow(shape, skill);
  for (let k = 0; k < shape.width; k++) to[from + k] = surprise * (dense[at.surprise + k] ?? 0);
  addRow(answered, row < 0 ? -1 : 2 * row + correct, to, from, shape.width);
}

function addRow(table: Float64Array, row: number, to: Float64Array, from: number, width: number): void {
  if (row < 0) return;
  for (let k = 0; k < width; k++) to[from + k] = (to[from + k] ?? 0) + (table[row * width + k] ?? 0);
}
