import { logistic } from './sigmoid';

/** Variance at first and gained with every answer, in squared logits. */
const GENERAL = { variance: 0.8, drift: 0.006 };
const SKILL = { variance: 0.5, drift: 0.02 };

/** An uncertain level: mean and variance in logits. */
export interface Level {
  mean: number;
  variance: number;
}

export const generalStart = (): Level => ({ mean: 0, variance: GENERAL.variance });
export const skillStart = (): Level => ({ mean: 0, variance: SKILL.variance });

/**
 * Moves a learner's general ability and their level in one skill by an answer: an extended Kalman step on the logistic
 * curve, as M. E. Glickman's ratings (Applied Statistics 48, 1999, 377–394), each by its variance times the surprise.
 *
 * @param ease log-odds of the item for an average learner.
 */
export function moveLevels(general: Level, skill: Level, ease: number, correct: number): void {
  const p = logistic(ease + general.mean + skill.mean);
  const information = p * (1 - p);
  const gain = 1 / (1 + (general.variance + skill.variance) * information);
  for (const [level, { drift }] of [
    [general, GENERAL],
    [skill, SKILL],
  ] as const) {
    level.mean += level.variance * (correct - p) * gain;
    level.variance += drift - level.variance * level.variance * information * gain;
  }
}
