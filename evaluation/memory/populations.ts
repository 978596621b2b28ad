import { clampWeight, DEFAULT_WEIGHTS } from '@/core/memory/parameters';
import { fsrsMemory } from '@/core/memory/simulate-learner';
import { stepWeights } from '@/core/memory/step';
import { clampToScale, fromScale, PRIOR_DEVIATION, PRIOR_MEAN } from '@/core/memory/weight-scale';
import { createRandom, type Random } from '@/core/random/random';
import { actRMemory } from './act-r-memory';
import type { Case } from './follow-schedule';

export interface PopulationOptions {
  learners: number;
  conceptsPerLearner: number;
  seed: number;
  /** No learner or concept differs from another in what a schedule can't see. */
  alike?: boolean;
}

/** Standard deviations of the logarithm of a factor on stability: learners differ, and concepts for each of them. */
const LEARNER_SPREAD = 0.7;
const CONCEPT_SPREAD = 0.4;

/** Decay is an exponent of time: about this share of a spread on it parts learners as one on stability does. */
const DECAY_SHARE = 0.3;
/** Enough practice, and decay slow enough, that a ladder of seven checks keeps three quarters: mastered, not crammed. */
const FIRST_PRACTICES = 10;
const SLOWER_DECAY = 0.7;

/** Weights of another district: this many of the prior's standard deviations about FSRS's defaults. */
export function drawWeights(random: Random, deviations: number): number[] {
  const point = PRIOR_MEAN.map((mean, j) => random.normal(mean, deviations * (PRIOR_DEVIATION[j] ?? 0)));
  return Array.from(fromScale(clampToScale(point)), clampWeight);
}

/**
 * Learners who forget by FSRS-6, each with a factor on stability of their own that a schedule can't see.
 *
 * @param weights the truth; FSRS's defaults, which the schedule would know, if left out.
 */
export function fsrsLearners(options: PopulationOptions, weights: ArrayLike<number> = DEFAULT_WEIGHTS): Case[] {
  const prepared = stepWeights(weights);
  return drawCases(options, (factor) => () => fsrsMemory(prepared, factor));
}

/** Learners who forget by the activation of ACT-R, with a factor on decay of their own. */
export function actRLearners(options: PopulationOptions): Case[] {
  return drawCases(options, (factor) => () => actRMemory(FIRST_PRACTICES, SLOWER_DECAY * factor ** -DECAY_SHARE));
}

function drawCases(
  { learners, conceptsPerLearner, seed, alike = false }: PopulationOptions,
  memoryOf: (factor: number) => Case['memory'],
): Case[] {
  const random = createRandom(seed);
  const spread = alike ? 0 : 1;
  return Array.from({ length: learners }, (_, learner) => ({
    learner,
    own: random.normal(0, spread * LEARNER_SPREAD),
  })).flatMap(({ learner, own }) =>
    Array.from({ length: conceptsPerLearner }, () => ({
      learner,
      memory: memoryOf(Math.exp(own + random.normal(0, spread * CONCEPT_SPREAD))),
      seed: random.integer(2 ** 31),
    })),
  );
}
