import type { FittedBktParameters } from './bkt-parameters';
import { logistic, logit } from './random-effect';

/**
 * Learners who differ: each has one quickness z ~ N(0, 1), the same on all skills, that moves the log-odds of p(T) by
 * `learnSpread`·z and of p(L0) by `initSpread`·z around the skill's own. Differences between learners in p(T) matter more
 * than those in p(L0) (Yudelson, Koedinger and Gordon, "Individualized Bayesian knowledge tracing models", AIED 2013);
 * there each learner gets parameters, here a random effect, so that one who has just come has a sensible one too.
 */
export interface IndividualBkt {
  skills: FittedBktParameters[];
  learnSpread: number;
  initSpread: number;
  logLikelihood: number;
  /** Log-likelihood after each round; it never falls. */
  history: number[];
}

/** p(T) and p(L0) of a skill for a learner of quickness z. */
export function parametersAtQuickness(
  skill: FittedBktParameters,
  { learnSpread, initSpread }: Pick<IndividualBkt, 'learnSpread' | 'initSpread'>,
  z: number,
): FittedBktParameters {
  return {
    ...skill,
    pLearn: logistic(logit(skill.pLearn) + learnSpread * z),
    pInit: logistic(logit(skill.pInit) + initSpread * z),
  };
}
