import type { RiskFacts, RiskFeature } from './facts';

/** Days of silence that are many, where the middle learner was silent for less than half of them. */
const LONG_SILENCE = 10;
/** Answers before which nothing is said of their number, or of how many were wrong. */
const ENOUGH_ANSWERS = 8;
const MANY_PLANS = 2;

/** What stands out by rules that anybody can follow. They speak until a model has learned enough, and are what it has to beat. */
export function rulesOf(facts: RiskFacts): RiskFeature[] {
  const { usual } = facts;
  const found: [RiskFeature, boolean][] = [
    ['silence', facts.silentDays >= LONG_SILENCE && usual.silentDays < LONG_SILENCE / 2],
    ['little-gained', usual.gained >= 2 && facts.gained < usual.gained / 2],
    ['wrong', facts.unaided >= ENOUGH_ANSWERS && facts.wrong > facts.unaided / 2],
    ['unsettled', facts.plans >= MANY_PLANS],
    ['fading', facts.answersBefore >= ENOUGH_ANSWERS && facts.answers < facts.answersBefore / 3],
  ];
  return found.flatMap(([name, holds]) => (holds ? [name] : []));
}

/** Silence alone is worth a look; of the others two together. */
export const warnsByRules = (found: readonly RiskFeature[]): boolean => found.includes('silence') || found.length >= 2;

/** Orders learners as the rules would: more rules first, then the longer silence. */
export const rulesScore = (facts: RiskFacts): number => rulesOf(facts).length + facts.silentDays / 100;
