import type { FittedSkill } from './bkt-fit';
import type { BktForest } from './bkt-forest';
import type { IndividualBkt } from './bkt-individual-model';
import { createPass, type IndividualStatistics } from './bkt-individual-pass';
import { FORGETTING_BOUNDS, type Range } from './bkt-parameters';
import { type CountGrid, centreOf, logistic, logit, QUICKNESS, spreadOf } from './random-effect';

export interface IndividualOptions {
  rounds?: number;
  /** Ends when a round gains less, in nats. */
  tolerance?: number;
}

/**
 * Fits skills and spreads together by expectation-maximisation, from plain fits of the same forest (one emission class).
 * The expected counts of each skill at each quickness come from the shared trees, with the learners' posterior weights
 * in the place of counts.
 */
export function fitIndividual(
  forest: BktForest,
  learners: number,
  plain: readonly FittedSkill[],
  { rounds = 60, tolerance = 1 }: IndividualOptions = {},
): IndividualBkt {
  const model: IndividualBkt = {
    skills: plain.map(({ parameters }) => ({ ...parameters })),
    learnSpread: 0.5,
    initSpread: 0.5,
    logLikelihood: Number.NEGATIVE_INFINITY,
    history: [],
  };
  const pass = createPass(forest, learners);
  for (let round = 0; round < rounds; round++) {
    const statistics = pass(model);
    const gain = statistics.logLikelihood - model.logLikelihood;
    model.logLikelihood = statistics.logLikelihood;
    model.history.push(statistics.logLikelihood);
    if (gain < tolerance) break;
    improve(model, statistics);
  }
  return model;
}

function improve(model: IndividualBkt, { init, learn, forget, slip, guess }: IndividualStatistics): void {
  const points = QUICKNESS.length;
  for (const [skill, own] of model.skills.entries()) {
    const share = ({ events, trials }: CountGrid, otherwise: number, [lowest, highest]: Range) => {
      const all = total(trials, skill);
      return all > 0 ? Math.min(highest, Math.max(lowest, total(events, skill) / all)) : otherwise;
    };
    own.pSlip = share(slip, own.pSlip, FORGETTING_BOUNDS.slip);
    own.pGuess = share(guess, own.pGuess, FORGETTING_BOUNDS.guess);
    if (own.pForget > 0) own.pForget = share(forget, own.pForget, FORGETTING_BOUNDS.forget);
    own.pInit = logistic(centreOf(init, skill * points, logit(own.pInit), model.initSpread));
    own.pLearn = logistic(centreOf(learn, skill * points, logit(own.pLearn), model.learnSpread));
  }
  model.initSpread = spreadOf(
    init,
    model.skills.map(({ pInit }) => logit(pInit)),
    model.initSpread,
  );
  model.learnSpread = spreadOf(
    learn,
    model.skills.map(({ pLearn }) => logit(pLearn)),
    model.learnSpread,
  );
}

function total(values: Float64Array, skill: number): number {
  let sum = 0;
  for (let i = 0; i < QUICKNESS.length; i++) sum += values[skill * QUICKNESS.length + i] ?? 0;
  return sum;
}
