import type { DifficultyEstimate } from '@/core/difficulty/measured-difficulty';
import { itemsAfterRound, startItems } from '@/core/federation/models/item-rounds';
import { startTracing, tracingAfterRound } from '@/core/federation/models/tracing-counts';
import { type FederatedResult, type FederationPlan, rhoOfPlan, type SkillParameters, START } from './plan';
import { NO_RISK, plainModel, type RiskProgress, riskAfterCurvature, riskAfterRound, startRisk } from './risk';
import { noiseIn, roundsOf, stageAt } from './stages';

/** What members are told of before each round, and what comes out in the end. */
export interface Model {
  skills: readonly SkillParameters[];
  items: readonly DifficultyEstimate[];
  /** Weights of the model of risk; null where the plan has none, or noise left no learners. */
  risk: readonly number[] | null;
}

/** The model on its way through the rounds: made of sums alone. */
export interface Improvement {
  model(): Model;
  /** Takes the sum of a round, and how many members are in it. */
  take(round: number, sum: ArrayLike<number>, members: number): void;
  /** Whether no round from this one on would find anything. */
  isOver(round: number): boolean;
}

export function improve(plan: FederationPlan): Improvement {
  let tracing = startTracing(plan.skills.map(() => START));
  let items = startItems(plan.items?.listed.map(({ guess }) => guess) ?? []);
  let risk: RiskProgress = plan.risk ? startRisk(plan.risk) : NO_RISK;
  return {
    model: () => ({ skills: tracing.parameters, items: items.estimates, risk: risk.weights }),
    take(round, sum, members) {
      const stage = stageAt(plan, round);
      const noise = noiseIn(stage, plan, members);
      if (stage.name === 'skills') {
        tracing = tracingAfterRound(tracing, sum, { mostAnswers: plan.mostAnswers, noise });
      } else if (stage.name === 'items') items = itemsAfterRound(items, sum, noise);
      else if (plan.risk && stage.name === 'risk') risk = riskAfterRound(risk, sum, plan.risk);
      else if (plan.risk) risk = riskAfterCurvature(risk, sum, plan.risk, noise);
    },
    // More looks at learners whom noise hides would lose their privacy for nothing.
    isOver: (round) => round >= roundsOf(plan) || (stageAt(plan, round).name === 'risk' && risk.weights === null),
  };
}

/** @param survivors how many members were in each round's sum. */
export function resultOf(
  plan: FederationPlan,
  { skills, items, risk }: Model,
  survivors: readonly number[],
): FederatedResult {
  return {
    ...{ federation: plan.name, rounds: roundsOf(plan), rho: rhoOfPlan(plan), survivors: [...survivors] },
    skills: plan.skills.map((skill, i) => ({ skill, parameters: skills[i] ?? START })),
    items: (plan.items?.listed ?? []).map(({ hash, guess }, i) => ({
      ...{ hash, difficulty: guess, deviation: 1 },
      ...items[i],
    })),
    ...(plan.risk ? { risk: risk && { features: plan.risk.features, ...plainModel(risk) } } : {}),
  };
}
