import { bySuitability, expectedSuccess, type Strain } from '@/core/difficulty/target-success';
import { type ConceptParameters, parametersOf } from '@/core/tracing/bkt';

/** What the learner model says of one learner on one concept. */
export interface Standing {
  /** p(L). */
  known: number;
  parameters: ConceptParameters;
}

/** Probability that this learner answers an item rightly. @param chanceOfGuessing 1/options, null for open answers. */
export function successOn(
  { known, parameters }: Standing,
  item: { difficulty: number; chanceOfGuessing: number | null },
): number {
  return expectedSuccess(known, item.difficulty, parametersOf(parameters, item.chanceOfGuessing));
}

/** Width of a tier outside the wanted range: items that lie as far out are as good as each other. Probability. */
const TIER = 0.08;

/**
 * Items in tiers: those whose expected success lies in the wanted range, then those up to .08 outside, and so on. Within a tier other things
 * decide, so that a session stays varied.
 */
export function tiersOf<Item extends { success: number }>(items: readonly Item[], strain: Strain): Item[][] {
  const tiers: Item[][] = [];
  for (const { item, outside } of bySuitability(items, ({ success }) => success, strain)) {
    const tier = Math.ceil(outside / TIER);
    const found = tiers[tier];
    if (found) found.push(item);
    else tiers[tier] = [item];
  }
  return tiers.filter((tier) => tier !== undefined);
}
