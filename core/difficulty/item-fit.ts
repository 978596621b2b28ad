import { normalQuadrature } from '@/core/quadrature/normal';
import type { Calibration } from './calibration';
import { type ClassicalStatistics, classicalStatistics } from './item-rest';
import { type MeanSquares, meanSquares } from './mean-squares';
import type { Responses } from './responses';
import { type SummedScoreFit, summedScoreFit } from './summed-score-fit';

/**
 * Why a person should look at an item.
 * - `unseen`: nobody answered it.
 * - `too-easy`, `too-hard`: at least 95 % right, or wrong. It carries at most 0.05·a² of information about the average
 *   learner (our own limit).
 * - `negative-discrimination`: better learners do worse: wrong key, or two right answers. Estimated a, or point-biserial,
 *   below 0.
 * - `weak-discrimination`: point-biserial from 0 to 0.2, where R. L. Ebel, "Essentials of Educational Measurement" (1972),
 *   would revise or drop an item. In tests of ten items and more: with fewer, good items do not reach it either.
 * - `guessed`: estimated chance of guessing above 0.35, not acceptable in F. B. Baker, "The Basics of Item Response Theory"
 *   (2001), chapter 2.
 * - `misfit`: outfit or infit outside 0.7 to 1.3, the range for run-of-the-mill multiple choice of B. D. Wright and
 *   J. M. Linacre, "Reasonable mean-square fit values" (Rasch Measurement Transactions 8, 1994), or S-X² with
 *   p below 0.01: one good item in a hundred is flagged by chance.
 */
export type ItemFlag =
  | 'unseen'
  | 'too-easy'
  | 'too-hard'
  | 'negative-discrimination'
  | 'weak-discrimination'
  | 'guessed'
  | 'misfit';

export const FIT_LIMITS = {
  easyShare: 0.95,
  weakPointBiserial: 0.2,
  greatestGuessing: 0.35,
  meanSquare: [0.7, 1.3],
  summedScoreP: 0.01,
  /** Fewer answers than this, and an item is not judged, except as unseen: flags would be noise. */
  leastAnswers: 30,
  /** Shorter tests say too little of the rest of a person's score to call a correlation with it weak. */
  leastItems: 10,
} as const;

export interface ItemFit extends ClassicalStatistics, MeanSquares {
  summedScore: SummedScoreFit;
  flags: ItemFlag[];
}

/** Statistics that show bad items, and flags for them: one entry an item. */
export function itemFit(responses: Responses, calibration: Calibration): ItemFit[] {
  const normal = normalQuadrature(61);
  const parametersOfItem = { '1pl': 1, '2pl': 2, '3pl': 3 }[calibration.model];
  const classical = classicalStatistics(responses);
  const squares = meanSquares(responses, calibration, normal);
  const summed = summedScoreFit(responses, calibration, normal, parametersOfItem);
  return classical.map((statistics, item) => {
    const fit = {
      ...statistics,
      ...(squares[item] ?? { outfit: Number.NaN, infit: Number.NaN }),
      summedScore: summed[item] ?? { statistic: Number.NaN, degrees: 0, p: Number.NaN },
    };
    return { ...fit, flags: flagsOf(fit, calibration, item) };
  });
}

function flagsOf(fit: Omit<ItemFit, 'flags'>, calibration: Calibration, item: number): ItemFlag[] {
  const limits = FIT_LIMITS;
  if (fit.answers === 0) return ['unseen'];
  if (fit.answers < limits.leastAnswers) return [];
  const flags: ItemFlag[] = [];
  if (fit.shareRight >= limits.easyShare) flags.push('too-easy');
  if (fit.shareRight <= 1 - limits.easyShare) flags.push('too-hard');
  if (fit.pointBiserial < 0 || (calibration.discrimination[item] ?? 0) < 0) flags.push('negative-discrimination');
  else if (calibration.items >= limits.leastItems && fit.pointBiserial < limits.weakPointBiserial)
    flags.push('weak-discrimination');
  // A chance of guessing that was given is nobody's fault: of two options, one half is fair.
  if (calibration.guessingEstimated && (calibration.guessing[item] ?? 0) > limits.greatestGuessing)
    flags.push('guessed');
  const [low, high] = limits.meanSquare;
  const odd = (square: number) => square < low || square > high;
  const surprising = fit.summedScore.p < limits.summedScoreP;
  if (calibration.estimated[item] === 1 && (odd(fit.outfit) || odd(fit.infit) || surprising)) flags.push('misfit');
  return flags;
}
