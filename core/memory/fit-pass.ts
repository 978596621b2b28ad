import type { Histories } from './histories';
import { reviewLoss } from './log-loss';
import { WEIGHTS } from './parameters';
import { firstStep, logRecall, nextStep, type StepState, stepWeights } from './step';
import { firstSlopes, newSlopes, nextSlopes, type RecallSlopes, recallSlopes } from './step-gradient';

/** What one pass over the reviews tells a fit, all summed over reviews, by the 21 weights. */
export interface FitPass {
  /** Nats. */
  loss: number;
  gradient: Float64Array;
  /** Expected Fisher information, 21 × 21 by rows, full. */
  information: Float64Array;
}

/** Recall this near to 0 or 1 is treated as this far from it in the information, which has R·(1−R) below the line. */
const LEAST_UNCERTAINTY = 1e-6;

/**
 * Loss, gradient and information of these weights on these reviews, by forward differentiation: the slopes of stability and
 * difficulty are stepped along with them, so memory does not grow with the length of a history. The information of a
 * yes-or-no answer with probability R is ∇R∇Rᵀ / (R·(1−R)).
 */
export function fitPass({ count, starts, days, grade }: Histories, weights: ArrayLike<number>): FitPass {
  const prepared = stepWeights(weights);
  const state: StepState = { stability: 0, difficulty: 0 };
  const slopes = newSlopes();
  const ofRecall: RecallSlopes = { byStability: 0, byDecay: 0 };
  const pass: FitPass = {
    loss: 0,
    gradient: new Float64Array(WEIGHTS),
    information: new Float64Array(WEIGHTS * WEIGHTS),
  };
  const recallBy = new Float64Array(WEIGHTS);
  for (let h = 0; h < count; h++) {
    const [from, to] = [starts[h] ?? 0, starts[h + 1] ?? 0];
    firstStep(state, prepared, grade[from] ?? 0);
    firstSlopes(slopes, prepared, grade[from] ?? 0);
    for (let row = from + 1; row < to; row++) {
      const [t, g] = [days[row] ?? 0, grade[row] ?? 0];
      const logR = t > 0 ? logRecall(state.stability, prepared, t) : 0;
      const recall = Math.exp(logR);
      if (t > 0) {
        recallSlopes(ofRecall, prepared, state.stability, t, recall);
        for (let j = 0; j < WEIGHTS; j++) recallBy[j] = ofRecall.byStability * (slopes.stability[j] ?? 0);
        recallBy[20] = (recallBy[20] ?? 0) + ofRecall.byDecay;
        pass.loss += reviewLoss(logR, g > 1);
        accumulate(pass, recallBy, recall, g > 1);
      }
      // Nothing after the last review depends on the state.
      if (row + 1 === to) break;
      nextSlopes(slopes, state, prepared, t, g, recall, ofRecall);
      nextStep(state, prepared, t, g, recall);
    }
  }
  mirror(pass.information);
  return pass;
}

function accumulate({ gradient, information }: FitPass, recallBy: Float64Array, recall: number, right: boolean): void {
  const miss = Math.max(1 - recall, LEAST_UNCERTAINTY);
  const hit = Math.max(recall, LEAST_UNCERTAINTY);
  const slope = right ? -1 / hit : 1 / miss;
  const weight = 1 / (hit * miss);
  for (let i = 0; i < WEIGHTS; i++) {
    const by = recallBy[i] ?? 0;
    if (by === 0) continue;
    gradient[i] = (gradient[i] ?? 0) + slope * by;
    const scaled = weight * by;
    for (let j = i, at = i * WEIGHTS + i; j < WEIGHTS; j++, at++) {
      information[at] = (information[at] ?? 0) + scaled * (recallBy[j] ?? 0);
    }
  }
}

/** Copies the upper triangle to the lower. */
function mirror(matrix: Float64Array): void {
  for (let i = 1; i < WEIGHTS; i++) {
    for (let j = 0; j < i; j++) matrix[i * WEIGHTS + j] = matrix[j * WEIGHTS + i] ?? 0;
  }
}
