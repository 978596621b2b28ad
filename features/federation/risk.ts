import { type RiskStep, settledWeights, stepFrom, weightsAfterRound } from '@/core/federation/models/risk-rounds';
import type { FederationPlan } from './plan';

/** Features go from 0 to 1; rows of a federation from −½ to ½, which are shorter, and need less noise for it. */
const MIDDLE = 0.5;
export const centred = (features: ArrayLike<number>): Float64Array =>
  Float64Array.from(features, (each) => each - MIDDLE);

/** What each weight is thought to be before any data, and drawn to: more of any feature should mean more risk. */
const FIRST_WEIGHT = 1;

/** A model of risk on its way through the rounds; the coordinator's alone but for the weights, and made of sums. */
export interface RiskProgress {
  /** Of the leading ½ and each centred feature, which the next round's slopes are taken at; null: noise left no learners, and nothing can be found. */
  weights: number[] | null;
  /** Null before the curvature is known. */
  step: RiskStep | null;
  /** Weights after each round of slopes so far. */
  rounds: readonly (readonly number[])[];
}

export const NO_RISK: RiskProgress = { weights: null, step: null, rounds: [] };

export const startRisk = ({ features }: NonNullable<FederationPlan['risk']>): RiskProgress => ({
  weights: [0, ...features.map(() => FIRST_WEIGHT)],
  ...{ step: null, rounds: [] },
});

/** @param noise variance of the noise in each number of the sum. */
export function riskAfterCurvature(
  { weights }: RiskProgress,
  sum: ArrayLike<number>,
  { ridge }: NonNullable<FederationPlan['risk']>,
  noise: number,
): RiskProgress {
  const step = weights && stepFrom(sum, weights.length, ridge, noise);
  return { weights: step ? weights : null, step, rounds: [] };
}

/** After the last of the rounds, the weights are what came of all. */
export function riskAfterRound(
  before: RiskProgress,
  sum: ArrayLike<number>,
  plan: NonNullable<FederationPlan['risk']>,
): RiskProgress {
  const { weights, step } = before;
  if (!weights || !step) return before;
  const moved = [...weightsAfterRound(weights, sum, step, FIRST_WEIGHT)];
  const rounds = [...before.rounds, moved];
  return { step, rounds, weights: rounds.length < plan.rounds - 1 ? moved : [...settledWeights(rounds)] };
}

/** The same model on rows as a district has them: a 1 and features from 0 to 1, none of which is shortened. */
export function plainModel(weights: readonly number[]): { weights: number[]; bound: number } {
  const [lead = 0, ...rest] = weights;
  const first = rest.reduce((sum, each) => sum - MIDDLE * each, lead / 2);
  return { weights: [first, ...rest], bound: Math.sqrt(weights.length) };
}
