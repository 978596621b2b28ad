import { BOUNDS, type Curves, clampIntercept, clampSlope } from './curves';
import { type ItemScore, type ItemTask, itemObjective, movedGuess, scoreItem } from './item-score';

/** Scoring steps an M-step takes at most; more would polish what the next E-step moves again. */
const MOST_STEPS = 3;
const MOST_HALVINGS = 12;
/** Added to the information, relative to it: a nearly flat direction gets a short step instead of a wild one. */
const RIDGE = 1e-9;

/**
 * Improves the curve of one item by Fisher scoring with step-halving: its objective never falls, so EM never lowers the
 * penalised likelihood (a generalised EM: Dempster, Laird and Rubin 1977).
 */
export function maximiseItem(task: ItemTask, curves: Curves, guessFree: boolean, score: ItemScore): void {
  const { item } = task;
  for (let round = 0; round < MOST_STEPS; round++) {
    const slope = curves.slope[item] ?? 0;
    const intercept = curves.intercept[item] ?? 0;
    const guess = curves.guess[item] ?? 0;
    scoreItem(task, slope, intercept, guess, score);
    const pull = score.gradient[2] ?? 0;
    const stuck = (guess <= BOUNDS.leastGuess && pull < 0) || (guess >= BOUNDS.greatestGuess && pull > 0);
    const step = guessFree && !stuck ? solve3(score) : solve2(score);
    const before = itemObjective(task, slope, intercept, guess);
    let factor = 1;
    let halvings = 0;
    for (; halvings < MOST_HALVINGS; halvings++, factor /= 2) {
      const nextSlope = clampSlope(slope + factor * step[0]);
      const nextIntercept = clampIntercept(intercept + factor * step[1]);
      const nextGuess = step[2] === 0 ? guess : movedGuess(guess, factor * step[2]);
      // Written so that NaN is never taken.
      if (itemObjective(task, nextSlope, nextIntercept, nextGuess) >= before) {
        curves.slope[item] = nextSlope;
        curves.intercept[item] = nextIntercept;
        curves.guess[item] = nextGuess;
        break;
      }
    }
    const size = Math.max(Math.abs(step[0]), Math.abs(step[1]), Math.abs(step[2]) * guess);
    if (halvings === MOST_HALVINGS || factor * size < 1e-3) return;
  }
}

type Step = [number, number, number];

function solve2({ gradient, information }: ItemScore): Step {
  const a = (information[0] ?? 0) * (1 + RIDGE);
  const b = information[1] ?? 0;
  const d = (information[4] ?? 0) * (1 + RIDGE);
  const determinant = a * d - b * b;
  if (!(determinant > 0)) return [0, 0, 0];
  const [g, h] = [gradient[0] ?? 0, gradient[1] ?? 0];
  return [(d * g - b * h) / determinant, (a * h - b * g) / determinant, 0];
}

/** Cramer's rule; the two-parameter step where the three can't be told apart. */
function solve3(score: ItemScore): Step {
  const { gradient, information } = score;
  const a = (information[0] ?? 0) * (1 + RIDGE);
  const e = (information[4] ?? 0) * (1 + RIDGE);
  const i = (information[8] ?? 0) * (1 + RIDGE);
  const [b, c, f] = [information[1] ?? 0, information[2] ?? 0, information[5] ?? 0];
  const [u, v, w] = [gradient[0] ?? 0, gradient[1] ?? 0, gradient[2] ?? 0];
  const [ei, di, dh] = [e * i - f * f, b * i - f * c, b * f - e * c];
  const determinant = a * ei - b * di + c * dh;
  if (!(determinant > 1e-12 * a * e * i)) return solve2(score);
  return [
    (u * ei - b * (v * i - f * w) + c * (v * f - e * w)) / determinant,
    (a * (v * i - w * f) - u * di + c * (b * w - v * c)) / determinant,
    (a * (e * w - f * v) - b * (b * w - v * c) + u * dh) / determinant,
  ];
}
