import type { Matrix } from '../../boosting/matrix';
import type { TracingData } from '../dataset';
import { logistic } from '../logistic/sigmoid';
import { fitNetwork, lossOf, type NetworkOptions, type Stretch } from './recurrent/fit-network';
import { createNetworkLearner } from './recurrent/network';
import type { NetworkData } from './recurrent/segment';
import type { NetworkWeights } from './recurrent/weights';

/** A recurrent network, with the scaling of the numbers it reads. */
export interface NetworkMember {
  weights: NetworkWeights;
  mean: Float64Array;
  /** One over the standard deviation, 0 for a number that never varied. */
  scale: Float64Array;
}

/** Scaled numbers are kept within it: a learner unlike all others must not lead the network astray. */
const MOST = 5;
/** Vectors of items were tried: seen a few times each, they are learned by heart, and held-out learners are predicted worse. */
const SIZES = { hidden: 32, width: 16, inner: 24 };
const FIT: NetworkOptions = { seed: 1, epochs: 6, rate: 0.004, batch: 16, decay: 0.2, keep: 0.8 };

/** @param heldOut 1 for each row of a learner on whom the fit is watched. @param margins gets the log-odds of those rows. */
export function fitNetworkMember(
  data: TracingData,
  features: Matrix,
  heldOut: Uint8Array,
  options: Partial<NetworkOptions>,
  margins: Float64Array,
): NetworkMember {
  const { mean, scale } = scaleOf(features, heldOut);
  const numbers = new Float32Array(features.values.length);
  const surprise = new Float32Array(data.rows);
  for (let row = 0; row < data.rows; row++) {
    const from = row * features.columns;
    writeScaled(features.values, from, mean, scale, numbers, from);
    surprise[row] = surpriseOf(features.values, from, data.correct[row] ?? 0);
  }
  const own: NetworkData = { skill: data.skill, correct: data.correct, surprise, numbers };
  const [fitted, watched]: [Stretch[], Stretch[]] = [[], []];
  for (let l = 0; l < data.learners; l++) {
    const [from, to] = [data.learnerStart[l] ?? 0, data.learnerStart[l + 1] ?? 0];
    if (from < to) (heldOut[from] ? watched : fitted).push({ from, to });
  }
  const shape = { ...SIZES, skills: data.skillNames.length, features: features.columns };
  const weights = fitNetwork(shape, own, fitted, watched, { ...FIT, ...options });
  lossOf(weights, own, watched, margins);
  return { weights, mean, scale };
}

/** Follows one learner; numbers are those of the learner's history, as they are. */
export function followByNetwork({ weights, mean, scale }: NetworkMember) {
  const learner = createNetworkLearner(weights);
  const scaled = new Float32Array(mean.length);
  return {
    /** Log-odds of the answer to come. */
    predict(skill: number, numbers: Float32Array): number {
      writeScaled(numbers, 0, mean, scale, scaled, 0);
      return learner.predict(skill, scaled);
    },
    /** @param numbers those that described the answer before it came. */
    observe(skill: number, numbers: Float32Array, correct: number): void {
      learner.observe(skill, correct, surpriseOf(numbers, 0, correct));
    },
  };
}

/** The first number is the ease of the item, in log-odds. */
const surpriseOf = (numbers: Float32Array, from: number, correct: number) =>
  Math.fround(correct - logistic(numbers[from] ?? 0));

function writeScaled(
  values: Float32Array,
  from: number,
  mean: Float64Array,
  scale: Float64Array,
  to: Float32Array,
  at: number,
): void {
  for (let c = 0; c < mean.length; c++) {
    const value = ((values[from + c] ?? 0) - (mean[c] ?? 0)) * (scale[c] ?? 0);
    to[at + c] = Math.max(-MOST, Math.min(MOST, value));
  }
}

function scaleOf({ rows, columns, values }: Matrix, heldOut: Uint8Array) {
  const [mean, scale] = [new Float64Array(columns), new Float64Array(columns)];
  for (let c = 0; c < columns; c++) {
    let [count, sum, square] = [0, 0, 0];
    for (let r = 0; r < rows; r++) if (!heldOut[r]) [count, sum] = [count + 1, sum + (values[r * columns + c] ?? 0)];
    const centre = count > 0 ? sum / count : 0;
    for (let r = 0; r < rows; r++) if (!heldOut[r]) square += ((values[r * columns + c] ?? 0) - centre) ** 2;
    mean[c] = centre;
    scale[c] = square > 1e-9 * count ? Math.sqrt(count / square) : 0;
  }
  return { mean, scale };
}
