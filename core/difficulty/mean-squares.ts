import type { Quadrature } from '@/core/quadrature/gauss-hermite';
import { type Calibration, itemOf } from './calibration';
import { curvesOn, fillLogProbabilities } from './curves';
import { createExpectation } from './expectation';
import { probabilityCorrect } from './item';
import type { Responses } from './responses';

/** Mean squared standardised residuals of one item; 1 is what the model expects, NaN where it was never answered. */
export interface MeanSquares {
  /** Every answer alike: one lucky hit far above a learner's ability shows. */
  outfit: number;
  /** Weighted by P(1 − P): what happens near the item's difficulty shows. */
  infit: number;
}

/**
 * Outfit and infit mean squares: B. D. Wright and G. N. Masters, "Rating Scale Analysis" (1982), chapter 5. Ability is not
 * known but has a posterior, so each residual is averaged over it, as M. Wu does for marginal likelihood (thesis, University
 * of Melbourne, 1997); then the expectation is 1 exactly when the model holds. An item's own answer is part of the
 * posterior, which pulls both towards 1: a value far from it means the more.
 */
export function meanSquares(responses: Responses, calibration: Calibration, normal: Quadrature): MeanSquares[] {
  const { items } = responses;
  const points = normal.nodes.length;
  const curves = curvesOn(new Float64Array(3 * items));
  curves.slope.set(calibration.discrimination);
  curves.guess.set(calibration.guessing);
  for (let item = 0; item < items; item++) {
    curves.intercept[item] = -(calibration.discrimination[item] ?? 0) * (calibration.difficulty[item] ?? 0);
  }
  const expectation = createExpectation(responses, normal);
  const table = new Float64Array(expectation.counts.length);
  fillLogProbabilities(curves, normal.nodes, new Uint8Array(items).fill(1), table);
  expectation.run(table);
  return Array.from({ length: items }, (_, item) => {
    let [answers, outer, inner, variance] = [0, 0, 0, 0];
    for (let k = 0; k < points; k++) {
      const wrong = expectation.counts[2 * item * points + k] ?? 0;
      const right = expectation.counts[(2 * item + 1) * points + k] ?? 0;
      const p = probabilityCorrect(itemOf(calibration, item), normal.nodes[k] ?? 0);
      // Far out P rounds to 1 and nobody is there: 0/0 says nothing.
      if (p <= 0 || p >= 1) continue;
      answers += right + wrong;
      outer += right * ((1 - p) / p) + wrong * (p / (1 - p));
      inner += right * (1 - p) ** 2 + wrong * p * p;
      variance += (right + wrong) * p * (1 - p);
    }
    return { outfit: outer / answers, infit: inner / variance };
  });
}
