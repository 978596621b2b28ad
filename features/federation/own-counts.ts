import { boundOfCounts, countsOfRound, NUMBERS_OF_A_SKILL } from '@/core/federation/models/tracing-counts';
import { encode } from '@/core/federation/updates/fixed-point';
import { addNoiseShare } from '@/core/federation/updates/noise-share';
import type { Draws } from '@/core/privacy/noise/random-bits';
import { type BktForest, buildForest } from '@/core/tracing/bkt-forest';
import { createTracingDataBuilder } from '@/core/tracing/dataset';
import { ANY_CONCEPT, type FederationPlan, FRACTION_BITS, rhoOfRound, type SkillParameters } from './plan';

/** One answer of a district's own, under the name of its concept; each learner's in order. */
export interface OwnAnswer {
  learnerId: string;
  concept: string;
  correct: boolean;
}

/** Names are the same whatever their case and spaces. */
export const nameOf = (concept: string): string =>
  concept.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/**
 * A district's answers as the rounds need them: of each learner the first answers on the first concepts alone, in an order that hangs on nobody else, so
 * that nobody changes a sum by more than {@link boundOf}.
 */
export function forestOf(answers: readonly OwnAnswer[], plan: FederationPlan): BktForest {
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

/**
 * L2 norm that one learner changes a sum by at most. Under `*` all histories of a learner lie on one skill and add up, where those of different skills
 * stand side by side. A district cuts its sums to whole steps, one more in each number.
 */
export function boundOf({ skills, mostAnswers, mostConcepts }: FederationPlan): number {
  const any = skills[0] === ANY_CONCEPT;
  const histories = any ? mostConcepts ** 2 : Math.min(mostConcepts, skills.length);
  return boundOfCounts(mostAnswers, histories) + Math.sqrt(sizeOf(skills)) * 2 ** -FRACTION_BITS;
}

/** Numbers in a round's vector. */
export const sizeOf = (skills: readonly string[]): number => skills.length * NUMBERS_OF_A_SKILL;

/** No district has more answers than that, so that no sum wraps around. */
const MOST_COUNTED = 1e8;

/** What a district gives to a round: its expected counts under the current parameters, with its share of the noise. */
export function vectorOf(
  forest: BktForest,
  parameters: readonly SkillParameters[],
  plan: FederationPlan,
  draws: Draws,
): BigInt64Array {
  const fixed = { fractionBits: FRACTION_BITS, most: MOST_COUNTED, parties: Object.keys(plan.members).length };
  const vector = encode(countsOfRound(forest, parameters), fixed);
  const honest = plan.threshold - plan.colluding;
  addNoiseShare(vector, { bound: boundOf(plan), fractionBits: FRACTION_BITS, rho: rhoOfRound(plan), honest }, draws);
  return vector;
}
