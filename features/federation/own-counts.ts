import { type ItemAnswer, itemSlopes } from '@/core/federation/models/item-rounds';
import { curvatureOf, type RiskCase, slopeOf } from '@/core/federation/models/risk-rounds';
import { countsOfRound } from '@/core/federation/models/tracing-counts';
import { encode } from '@/core/federation/updates/fixed-point';
import { sumOfLearners } from '@/core/federation/updates/learner-sums';
import { addNoiseShare } from '@/core/federation/updates/noise-share';
import type { Draws } from '@/core/privacy/noise/random-bits';
import type { BktParameters } from '@/core/tracing/bkt';
import { type BktForest, buildForest } from '@/core/tracing/bkt-forest';
import { createTracingDataBuilder } from '@/core/tracing/dataset';
import type { OwnRiskCase } from '@/features/early-warning/contract';
import type { Model } from './model';
import { ANY_CONCEPT, type FederationPlan, FRACTION_BITS } from './plan';
import { centred } from './risk';
import { honestOf, type Stage, stageAt } from './stages';

/** One answer of a district's own, under the name of its concept; each learner's in order. */
export interface OwnAnswer {
  learnerId: string;
  concept: string;
  correct: boolean;
}

/** An exercise that the district may tell others about: made from material by rules, and changed by nobody. */
export interface OwnItem {
  itemId: string;
  courseId: string;
  /** See `item-hash`. */
  hash: string;
  /** How hard it was thought to be when it was made. */
  guess: number;
}

/** A learner's first answer to an exercise, and what the district's own model says of it; each learner's in order. */
export interface OwnItemAnswer {
  learnerId: string;
  /** See `item-hash`. */
  hash: string;
  known: number;
  right: boolean;
  chances: BktParameters;
}

/** What a district has of its own. */
export interface OwnRecords {
  answers: readonly OwnAnswer[];
  itemAnswers: readonly OwnItemAnswer[];
  riskCases: readonly OwnRiskCase[];
}

/** A district's own records as the rounds need them. */
export interface OwnData {
  forest: BktForest;
  /** Answers to listed exercises, learner by learner. */
  learners: ItemAnswer[][];
  /** One for each learner. */
  cases: RiskCase[];
}

/** Names are the same whatever their case and spaces. */
export const nameOf = (concept: string): string =>
  concept.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

export function prepareOwn(plan: FederationPlan, own: OwnRecords): OwnData {
  return {
    ...{ forest: forestOf(own.answers, plan), learners: itemAnswersOf(own.itemAnswers, plan) },
    cases: plan.risk ? casesOf(own.riskCases) : [],
  };
}

/** One case of each learner, whatever is given: nobody's part may be larger than the bound. */
function casesOf(cases: readonly OwnRiskCase[]): RiskCase[] {
  const one = new Map(cases.map((each) => [each.learnerId, each]));
  return [...one.values()].map(({ features, happened }) => ({ features: centred(features), happened }));
}

/**
 * A district's answers as the rounds of skills need them: of each learner the first answers on the first concepts alone, in an order that hangs on nobody else, so
 * that nobody changes a sum by more than the stage's bound.
 */
export function forestOf(
  answers: readonly OwnAnswer[],
  plan: Pick<FederationPlan, 'skills' | 'mostAnswers' | 'mostConcepts'>,
): BktForest {
  const any = plan.skills[0] === ANY_CONCEPT;
  const known = new Map(plan.skills.map((skill) => [nameOf(skill), skill]));
  const builder = createTracingDataBuilder({ skillNames: [...plan.skills], itemNames: [] });
  const counts = new Map<string, Map<string, number>>();
  for (const [order, { learnerId, concept, correct }] of answers.entries()) {
    const name = nameOf(concept);
    const skill = any ? ANY_CONCEPT : known.get(name);
    if (skill === undefined) continue;
    const own = counts.get(learnerId) ?? new Map<string, number>();
    counts.set(learnerId, own);
    const before = own.get(name) ?? 0;
    if (before >= plan.mostAnswers || (before === 0 && own.size >= plan.mostConcepts)) continue;
    own.set(name, before + 1);
    // Under `*` each concept of a learner is a history of its own.
    const learner = any ? JSON.stringify([learnerId, name]) : learnerId;
    builder.add({ learner, skill, item: '', correct, order });
  }
  return buildForest(builder.build());
}

/** Of each learner the first listed exercises, the first answer to each. */
function itemAnswersOf(answers: readonly OwnItemAnswer[], { items }: FederationPlan): ItemAnswer[][] {
  const place = new Map(items?.listed.map(({ hash }, i) => [hash, i]));
  const learners = new Map<string, Map<number, ItemAnswer>>();
  for (const { learnerId, hash, ...answer } of answers) {
    const item = place.get(hash);
    if (item === undefined) continue;
    const own = learners.get(learnerId) ?? new Map<number, ItemAnswer>();
    learners.set(learnerId, own);
    if (!own.has(item) && own.size < (items?.mostItems ?? 0)) own.set(item, { ...answer, item });
  }
  return [...learners.values()].map((own) => [...own.values()]);
}

/** No district has more answers, or more learners, than that, so that no sum wraps around. */
const MOST_COUNTED = 1e8;
const MOST_LEARNERS = 1e6;

/** One vector after the other: of all learners at once they would fill the memory. */
function* slopesOf(learners: readonly ItemAnswer[][], { items }: Model): Generator<Float64Array> {
  for (const answers of learners) yield itemSlopes(answers, items);
}

/** What each learner gives to a round of these stages. */
function partsOf(
  { learners, cases }: OwnData,
  model: Model,
  { risk }: FederationPlan,
  stage: Stage,
): Iterable<Float64Array> {
  const bound = risk?.bound ?? 1;
  if (stage.name === 'items') return slopesOf(learners, model);
  if (stage.name === 'risk-curvature') return cases.map((each) => curvatureOf(each, bound));
  return cases.map((each) => slopeOf(each, model.risk ?? [], bound));
}

/** What a district gives to a round: its sums under the model so far, clipped, with its share of the noise. */
export function vectorOf(own: OwnData, model: Model, plan: FederationPlan, round: number, draws: Draws): BigInt64Array {
  const stage = stageAt(plan, round);
  const fixed = { fractionBits: FRACTION_BITS, parties: Object.keys(plan.members).length };
  const vector =
    stage.name === 'skills'
      ? encode(countsOfRound(own.forest, model.skills, plan.mostAnswers), { ...fixed, most: MOST_COUNTED })
      : sumOfLearners(partsOf(own, model, plan, stage), stage.size, {
          bound: stage.bound,
          fixed: { ...fixed, mostLearners: MOST_LEARNERS },
        });
  addNoiseShare(
    vector,
    { bound: stage.bound, fractionBits: FRACTION_BITS, rho: stage.rho, honest: honestOf(plan) },
    draws,
  );
  return vector;
}
