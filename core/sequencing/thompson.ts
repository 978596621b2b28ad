import type { Random } from '../random/random';
import { type ApproachArms, missedShape, taughtShape } from './approach-arms';

/**
 * Thompson sampling: draws what each approach might be worth from its posterior and takes the best draw (W. R. Thompson,
 * Biometrika 25, 1933; O. Chapelle and L. Li, NIPS 2011). O(approaches).
 */
export function thompsonApproach(arms: ApproachArms, concept: number, random: Random): number {
  let [best, bestDraw] = [0, -1];
  for (let approach = 0; approach < arms.approaches; approach++) {
    const draw = random.beta(taughtShape(arms, concept, approach), missedShape(arms, concept, approach));
    if (draw <= bestDraw) continue;
    bestDraw = draw;
    best = approach;
  }
  return best;
}

/** Points at which {@link thompsonPropensities} integrates. */
const POINTS = 400;

/**
 * Probabilities with which {@link thompsonApproach} takes each approach: ∫ fₐ(x) · Π F_b(x) dx over the others b, by the
 * trapezoid rule on the Beta densities. For the log of choices; about 20 µs for five approaches.
 */
export function thompsonPropensities(arms: ApproachArms, concept: number): Float64Array {
  const { approaches } = arms;
  const result = new Float64Array(approaches);
  const density = new Float64Array(approaches * POINTS);
  for (let approach = 0; approach < approaches; approach++) {
    const [a, b] = [taughtShape(arms, concept, approach), missedShape(arms, concept, approach)];
    let sum = 0;
    for (let point = 0; point < POINTS; point++) {
      const x = (point + 0.5) / POINTS;
      const mass = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - peakOf(a, b));
      density[approach * POINTS + point] = mass;
      sum += mass;
    }
    for (let point = 0; point < POINTS; point++) {
      density[approach * POINTS + point] = (density[approach * POINTS + point] ?? 0) / sum;
    }
  }
  const below = new Float64Array(approaches);
  for (let point = 0; point < POINTS; point++) {
    for (let approach = 0; approach < approaches; approach++) {
      let won = density[approach * POINTS + point] ?? 0;
      for (let other = 0; other < approaches; other++) {
        if (other !== approach) won *= (below[other] ?? 0) + (density[other * POINTS + point] ?? 0) / 2;
      }
      result[approach] = (result[approach] ?? 0) + won;
    }
    for (let approach = 0; approach < approaches; approach++) {
      below[approach] = (below[approach] ?? 0) + (density[approach * POINTS + point] ?? 0);
    }
  }
  const total = result.reduce((sum, each) => sum + each, 0);
  return result.map((each) => each / total);
}

/** Log density at the mode, up to the constant: keeps the exponentials in range. */
function peakOf(a: number, b: number): number {
  const mode = a > 1 && b > 1 ? (a - 1) / (a + b - 2) : 0.5;
  return (a - 1) * Math.log(mode) + (b - 1) * Math.log1p(-mode);
}
