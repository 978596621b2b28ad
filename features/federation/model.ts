import type { DifficultyEstimate } from '@/core/difficulty/measured-difficulty';
import { itemsAfterRound, startItems } from '@/core/federation/models/item-rounds';
import { startTracing, tracingAfterRound } from '@/core/federation/models/tracing-counts';
import { type FederatedResult, type FederationPlan, rhoOfPlan, type SkillParameters, START } from './plan';
import { noiseIn, roundsOf, stageAt } from './stages';

/** What members are told of before each round, and what comes out in the end. */
export interface Model {
  skills: readonly SkillParameters[];
  items: readonly DifficultyEstimate[];
}

/** The model on its way through the rounds: made of sums alone. */
export interface Improvement {
  model(): Model;
  /** Takes the sum of a round, and how many members are in it. */
  take(round: number, sum: ArrayLike<number>, members: number): void;
}

export function improve(plan: FederationPlan): Improvement {
  let tracing = startTracing(plan.skills.map(() => START));
  let items = startItems(plan.items?.listed.map(({ guess }) => guess) ?? []);
  return {
    model: () => ({ skills: tracing.parameters, items: items.estimates }),
    take(round, sum, members) {
      const stage = stageAt(plan, round);
      const noise = noiseIn(stage, plan, members);
      if (stage.name === 'skills') {
        tracing = tracingAfterRound(tracing, sum, { mostAnswers: plan.mostAnswers, noise });
      } else items = itemsAfterRound(items, sum, noise);
    },
  };
}

/** @param survivors how many members were in each round's sum. */
export function resultOf(
  plan: FederationPlan,
  { skills, items }: Model,
  survivors: readonly number[],
): FederatedResult {
  return {
    ...{ federation: plan.name, rounds: roundsOf(plan), rho: rhoOfPlan(plan), survivors: [...survivors] },
    skills: plan.skills.map((skill, i) => ({ skill, parameters: skills[i] ?? START })),
    items: (plan.items?.listed ?? []).map(({ hash, guess }, i) => ({
      ...{ hash, difficulty: guess, deviation: 1 },
      ...items[i],
    })),
  };
}
