import { boundOfItems, NUMBERS_OF_AN_ITEM } from '@/core/federation/models/item-rounds';
import { boundOfCurvature, boundOfSlope, numbersOfCurvature } from '@/core/federation/models/risk-rounds';
import { boundOfCounts, NUMBERS_OF_A_SKILL } from '@/core/federation/models/tracing-counts';
import { ANY_CONCEPT, type FederationPlan, FRACTION_BITS } from './plan';

/** One kind of rounds: what is summed in them. First the skills, then the exercises where the plan lists any, then the model of risk where it has one. */
export interface Stage {
  name: 'skills' | 'items' | 'risk-curvature' | 'risk';
  rounds: number;
  /** Numbers in a round's vector. */
  size: number;
  /** L2 norm that one learner changes a sum by at most, the cutting to whole steps included. */
  bound: number;
  /** What one round loses, as ρ. */
  rho: number;
}

/**
 * The stages of a plan, in order. Under `*` all histories of a learner lie on one skill and add up, where those of different skills stand side by side. Counts of
 * skills are cut to whole steps as a district's sum, one more in each number; those of exercises and of risk learner by learner, so that nothing is added.
 */
export function stagesOf(plan: FederationPlan): Stage[] {
  const { skills, mostAnswers, mostConcepts, items, risk } = plan;
  const histories = skills[0] === ANY_CONCEPT ? mostConcepts ** 2 : Math.min(mostConcepts, skills.length);
  const size = skills.length * NUMBERS_OF_A_SKILL;
  const tracing: Stage = {
    ...{ name: 'skills', rounds: plan.rounds, size, rho: plan.rho / plan.rounds },
    bound: boundOfCounts(mostAnswers, histories) + Math.sqrt(size) * 2 ** -FRACTION_BITS,
  };
  return [tracing, ...(items ? [stageOfItems(items)] : []), ...(risk ? stagesOfRisk(risk) : [])];
}

function stageOfItems({ listed, mostItems, rounds, rho }: NonNullable<FederationPlan['items']>): Stage {
  return {
    ...{ name: 'items', rounds, size: listed.length * NUMBERS_OF_AN_ITEM, rho: rho / rounds },
    bound: boundOfItems(Math.min(mostItems, listed.length)),
  };
}

/** Of the risk model's ρ, what the one look at the curvature has, by which steps are made; slopes share the rest. Measured in docs/evaluation.md. */
export const CURVATURE_SHARE = 0.2;

function stagesOfRisk({ features, bound, rounds, rho }: NonNullable<FederationPlan['risk']>): Stage[] {
  const size = features.length + 1;
  const slopes = rounds - 1;
  return [
    {
      ...{ name: 'risk-curvature', rounds: 1, size: numbersOfCurvature(size), rho: rho * CURVATURE_SHARE },
      bound: boundOfCurvature(bound),
    },
    {
      ...{ name: 'risk', rounds: slopes, size, rho: (rho * (1 - CURVATURE_SHARE)) / slopes },
      bound: boundOfSlope(bound),
    },
  ];
}

export const roundsOf = (plan: FederationPlan): number => stagesOf(plan).reduce((sum, { rounds }) => sum + rounds, 0);

/** The stage of a round, counted from 0 over all stages. @throws RangeError beyond the last. */
export function stageAt(plan: FederationPlan, round: number): Stage {
  let before = 0;
  for (const stage of stagesOf(plan)) {
    before += stage.rounds;
    if (round < before) return stage;
  }
  throw new RangeError(`round ${round} of ${before}`);
}

/** Parties whose noise is sure to be in a sum and unknown to whoever looks. */
export const honestOf = ({ threshold, colluding }: FederationPlan): number => threshold - colluding;

/** Variance of the noise in each number of a sum of so many members: each adds a share of which the honest suffice. */
export function noiseIn({ bound, rho }: Stage, plan: FederationPlan, members: number): number {
  return ((bound ** 2 / (2 * rho)) * members) / honestOf(plan);
}
