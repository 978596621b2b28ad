import { logistic, lossAt } from '../../logistic/sigmoid';
import { stepUnit, stepUnitBack, type UnitSlopes, type UnitTrace } from './gated-unit';
import { type HeadRoom, headRoom, predictHead, predictHeadBack } from './head';
import { readAnswer, readQuery, skillRow } from './network';
import { type Layout, layoutOf } from './shape';
import type { NetworkWeights } from './weights';

/** What a network is fitted on: as tracing data, with numbers for each row. */
export interface NetworkData {
  skill: Int32Array;
  correct: Uint8Array;
  /** Of the answer less what was expected of an average learner. */
  surprise: Float32Array;
  /** `features` for each row, scaled. */
  numbers: Float32Array;
}

/** Slopes of the loss, in arrays as the weights', and which rows of the tables were touched. */
export interface Gradient {
  dense: Float64Array;
  answered: Float64Array;
  asked: Float64Array;
  answeredRows: Set<number>;
  askedRows: Set<number>;
}

export const emptyGradient = ({ dense, answered, asked }: NetworkWeights): Gradient => ({
  dense: new Float64Array(dense.length),
  answered: new Float64Array(answered.length),
  asked: new Float64Array(asked.length),
  answeredRows: new Set(),
  askedRows: new Set(),
});

/** Runs a network along a stretch of one learner's answers and back: truncated back-propagation through time. */
export interface SegmentRunner {
  /** State at the beginning of the next stretch; zeroed by `begin`. */
  begin(): void;
  /**
   * Predicts rows `from` to `to` − 1, at most {@link SEGMENT}, and returns their summed log-loss. Adds its slopes to
   * `gradient`; the state goes on from stretch to stretch, slopes do not.
   *
   * @param keep for each number of the state at each step what the prediction sees it multiplied by: 0 or 1/share
   * (N. Srivastava et al., "Dropout", JMLR 15, 2014). Null for 1.
   */
  run(from: number, to: number, gradient: Gradient | null, keep: Float64Array | null, margins?: Float64Array): number;
}

export const SEGMENT = 100;

export function createSegmentRunner(weights: NetworkWeights, data: NetworkData): SegmentRunner {
  const { shape, dense, answered, asked } = weights;
  const { hidden, width, features } = shape;
  const at: Layout = layoutOf(shape);
  const trace: UnitTrace = {
    gates: new Float64Array(3 * hidden * SEGMENT),
    recalled: new Float64Array(hidden * SEGMENT),
  };
  const unitRoom: UnitSlopes = { gates: new Float64Array(3 * hidden), recalled: new Float64Array(hidden) };
  const room: HeadRoom = headRoom(shape);
  const states = new Float64Array(hidden * (SEGMENT + 1));
  const stateSlopes = new Float64Array(hidden * (SEGMENT + 1));
  const inputs = new Float64Array(width * SEGMENT);
  const inputSlopes = new Float64Array(width * SEGMENT);
  const [query, querySlope] = [new Float64Array(width), new Float64Array(width)];
  const [seen, seenSlope] = [new Float64Array(hidden), new Float64Array(hidden)];

  return {
    begin: () => void states.fill(0, 0, hidden),
    run(from, to, gradient, keep, margins) {
      const steps = to - from;
      let loss = 0;
      stateSlopes.fill(0);
      inputSlopes.fill(0);
      for (let t = 0; t < steps; t++) {
        const row = from + t;
        const [skill, label] = [data.skill[row] ?? -1, data.correct[row] ?? 0];
        readQuery(asked, shape, skill, query);
        for (let k = 0; k < hidden; k++)
          seen[k] = (states[t * hidden + k] ?? 0) * (keep ? (keep[t * hidden + k] ?? 1) : 1);
        const margin = predictHead(dense, at, shape, seen, query, data.numbers, row * features, room);
        if (margins) margins[row] = margin;
        loss += lossAt(margin, label);
        if (gradient) {
          querySlope.fill(0);
          seenSlope.fill(0);
          const slope = logistic(margin) - label;
          const [g, n, f] = [gradient.dense, data.numbers, row * features];
          predictHeadBack(dense, g, at, shape, seen, seenSlope, query, querySlope, n, f, room, slope);
          for (let k = 0; k < hidden; k++) {
            const back = (seenSlope[k] ?? 0) * (keep ? (keep[t * hidden + k] ?? 1) : 1);
            stateSlopes[t * hidden + k] = (stateSlopes[t * hidden + k] ?? 0) + back;
          }
          addTo(gradient.asked, gradient.askedRows, skillRow(shape, skill), querySlope, 0, width);
        }
        readAnswer(answered, dense, at, shape, skill, label, data.surprise[row] ?? 0, inputs, t * width);
        stepUnit(dense, at, shape, inputs, t * width, states, t * hidden, trace, t);
      }
      if (gradient) goBack(from, steps, gradient);
      states.copyWithin(0, steps * hidden, (steps + 1) * hidden);
      return loss;
    },
  };

  function goBack(from: number, steps: number, gradient: Gradient): void {
    for (let t = steps - 1; t >= 0; t--) {
      const row = from + t;
      const [i, s] = [t * width, t * hidden];
      const g = gradient.dense;
      stepUnitBack(dense, g, at, shape, inputs, inputSlopes, i, states, stateSlopes, s, trace, t, unitRoom);
      const surprise = data.surprise[row] ?? 0;
      for (let k = 0; k < width; k++) {
        g[at.surprise + k] = (g[at.surprise + k] ?? 0) + surprise * (inputSlopes[i + k] ?? 0);
      }
      const label = data.correct[row] ?? 0;
      const skill = skillRow(shape, data.skill[row] ?? -1);
      addTo(gradient.answered, gradient.answeredRows, skill < 0 ? -1 : 2 * skill + label, inputSlopes, i, width);
    }
  }
}

function addTo(
  table: Float64Array,
  touched: Set<number>,
  row: number,
  slope: Float64Array,
  from: number,
  width: number,
): void {
  if (row < 0) return;
  touched.add(row);
  for (let k = 0; k < width; k++) table[row * width + k] = (table[row * width + k] ?? 0) + (slope[from + k] ?? 0);
}
