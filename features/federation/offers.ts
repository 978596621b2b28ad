import { z } from 'zod';
import type { OwnItem } from './own-counts';
import { type FederationPlan, itemHashSchema, type ListedItem, leastHolders, MOST_LISTED } from './plan';

/** What one member says of the exercises that it has, to whoever writes the plan. */
export const itemOfferSchema = z.object({
  federation: z.string(),
  member: z.string(),
  items: z.array(z.object({ hash: itemHashSchema, guess: z.number().min(0).max(1) })).max(200_000),
});
export type ItemOffer = z.infer<typeof itemOfferSchema>;

/** One member's exercises, each once, in the order of their hashes: the order that they lie in tells nothing. */
export function offerOf(federation: string, member: string, items: readonly OwnItem[]): ItemOffer {
  const unique = new Map(items.map(({ hash, guess }) => [hash, guess]));
  const listed = [...unique].map(([hash, guess]) => ({ hash, guess }));
  return { federation, member, items: listed.sort((a, b) => (a.hash < b.hash ? -1 : 1)) };
}

/** An offer that doesn't belong to a plan. */
export class UnfitOffer extends Error {
  override readonly name = 'UnfitOffer';
}

/**
 * The exercises that enough members have: at least {@link leastHolders}. Where there are more than a plan may list, those that most members have.
 *
 * @throws UnfitOffer for an offer of another federation, of nobody in the plan, or of a member who has given one.
 */
export function itemsInCommon(
  { name, members, threshold }: Pick<FederationPlan, 'name' | 'members' | 'threshold'>,
  offers: readonly ItemOffer[],
): ListedItem[] {
  const held = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const { federation, member, items } of offers) {
    if (federation !== name) throw new UnfitOffer(`The list of ${member} is for ${federation}, and this is ${name}.`);
    if (!Object.hasOwn(members, member)) throw new UnfitOffer(`${member} is no member of this plan.`);
    if (seen.has(member)) throw new UnfitOffer(`There are two lists of ${member}.`);
    seen.add(member);
    for (const { hash, guess } of new Map(items.map((item) => [item.hash, item])).values())
      held.set(hash, [...(held.get(hash) ?? []), guess]);
  }
  const least = leastHolders(Object.keys(members).length, threshold);
  return [...held]
    .filter(([, guesses]) => guesses.length >= least)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, MOST_LISTED)
    .map(([hash, guesses]) => ({ hash, guess: guesses.reduce((sum, each) => sum + each, 0) / guesses.length }));
}
