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

/** Cells that the logits are cut into, beside one for each tail; more where some posterior is narrow. */
const [FEWEST_CELLS, MOST_CELLS] = [64, 512];

/** Beyond e^−40 no draw is told from 0, nor from 1. */
const FARTHEST_LOGIT = 40;

/**
 * Probabilities with which {@link thompsonApproach} takes each approach: ∫ fₐ · Π F_b over the others b, summed over cells of the
 * logit of what is drawn, where a Beta density is smooth however near to 0 or 1 its mass lies. Within 0.002 of the truth
 * where no shape is below 0.1; they sum to 1. For the log of choices.
 */
export function thompsonPropensities(arms: ApproachArms, concept: number): Float64Array {
  const posteriors = Array.from({ length: arms.approaches }, (_, approach) => ({
    a: taughtShape(arms, concept, approach),
    b: missedShape(arms, concept, approach),
  }));
  const grid = gridOf(posteriors);
  const cells = posteriors.map((shapes) => massByCell(shapes, grid));
  const below = new Float64Array(arms.approaches);
  const result = new Float64Array(arms.approaches);
  for (let cell = 0; cell < grid.known.length; cell++) {
    for (let approach = 0; approach < cells.length; approach++) {
      let won = cells[approach]?.[cell] ?? 0;
      for (let other = 0; other < cells.length; other++) {
        if (other !== approach) won *= (below[other] ?? 0) + (cells[other]?.[cell] ?? 0) / 2;
      }
      result[approach] = (result[approach] ?? 0) + won;
    }
    for (let other = 0; other < cells.length; other++) {
      below[other] = (below[other] ?? 0) + (cells[other]?.[cell] ?? 0);
    }
  }
  const total = result.reduce((sum, each) => sum + each, 0);
  return result.map((each) => each / total);
}

interface Shapes {
  a: number;
  b: number;
}

/** Middles of the cells, ends of the tails before and after them; ln x and ln(1 − x) of each. */
interface Grid {
  width: number;
  known: Float64Array;
  missed: Float64Array;
}

/** Wide enough for every posterior's mass, and fine enough for the narrowest: at its mode, ln(a/b), the logit's variance is 1/a + 1/b. */
function gridOf(posteriors: readonly Shapes[]): Grid {
  let [from, to, narrowest] = [FARTHEST_LOGIT, -FARTHEST_LOGIT, Number.POSITIVE_INFINITY];
  for (const { a, b } of posteriors) {
    const deviation = Math.sqrt(1 / a + 1 / b);
    const mode = Math.log(a / b);
    from = Math.min(from, mode - 5 * deviation - 8 / a);
    to = Math.max(to, mode + 5 * deviation + 8 / b);
    narrowest = Math.min(narrowest, deviation);
  }
  from = Math.max(-FARTHEST_LOGIT, from);
  to = Math.min(FARTHEST_LOGIT, to);
  const cells = Math.min(MOST_CELLS, Math.max(FEWEST_CELLS, Math.ceil((3 * (to - from)) / narrowest)));
  const width = (to - from) / cells;
  const logits = Float64Array.from({ length: cells + 2 }, (_, cell) =>
    Math.min(to, Math.max(from, from + (cell - 0.5) * width)),
  );
  const missed = logits.map((logit) => -Math.log1p(Math.exp(logit)));
  return { width, known: logits.map((logit, cell) => logit + (missed[cell] ?? 0)), missed };
}

/** Share of a Beta posterior in the lower tail, in each cell, and in the upper tail. The density of the logit is xᵃ · (1 − x)ᵇ / B(a, b). */
function massByCell({ a, b }: Shapes, { width, known, missed }: Grid): Float64Array {
  const peak = a * Math.log(a / (a + b)) + b * Math.log(b / (a + b));
  const last = known.length - 1;
  const result = new Float64Array(known.length);
  let sum = 0;
  for (let cell = 0; cell <= last; cell++) {
    // Far out the density falls as e^(a·logit) and e^(−b·logit), whose integrals are its value over a and over b.
    const over = cell === 0 ? 1 / a : cell === last ? 1 / b : width;
    const mass = Math.exp(a * (known[cell] ?? 0) + b * (missed[cell] ?? 0) - peak) * over;
    result[cell] = mass;
    sum += mass;
  }
  for (let cell = 0; cell <= last; cell++) result[cell] = (result[cell] ?? 0) / sum;
  return result;
}
