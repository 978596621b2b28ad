import type { Curves } from './curves';
import { logistic } from './item';

/** Derivatives of log P(answer) at one node by slope, intercept and guess: gradient (3) and minus the Hessian (3 × 3). */
export interface AnswerDerivatives {
  gradient: Float64Array;
  curvature: Float64Array;
}

export function createAnswerDerivatives(): AnswerDerivatives {
  return { gradient: new Float64Array(3), curvature: new Float64Array(9) };
}

/** Writes the derivatives of the log-probability of a right or wrong answer to an item, by (slope, intercept, c). */
export function differentiate(
  curves: Curves,
  item: number,
  correct: boolean,
  node: number,
  out: AnswerDerivatives,
): void {
  const c = curves.guess[item] ?? 0;
  const x = (curves.slope[item] ?? 0) * node + (curves.intercept[item] ?? 0);
  const knows = logistic(x);
  const knowsNot = logistic(-x);
  const { gradient, curvature } = out;
  if (!correct) {
    // log Q = log(1 − c) − softplus(x)
    gradient[0] = -knows * node;
    gradient[1] = -knows;
    gradient[2] = -1 / (1 - c);
    const bend = knows * knowsNot;
    curvature.set([bend * node * node, bend * node, 0, bend * node, bend, 0, 0, 0, 1 / (1 - c) ** 2]);
    return;
  }
  const p = c + (1 - c) * knows;
  const dx = ((1 - c) * knows * knowsNot) / p;
  const dc = knowsNot / p;
  gradient[0] = dx * node;
  gradient[1] = dx;
  gradient[2] = dc;
  // −∂²log P = (∂P)(∂P)ᵀ/P² − ∂²P/P
  const bend = dx * dx - dx * (1 - 2 * knows);
  const mixed = dx * dc + (knows * knowsNot) / p;
  curvature.set([
    bend * node * node,
    bend * node,
    mixed * node,
    bend * node,
    bend,
    mixed,
    mixed * node,
    mixed,
    dc * dc,
  ]);
}
