import type { Random } from '@/core/random/random';
import { type ItemParameters, itemInformation } from './item';

/**
 * How often the best items may be used: everybody would get the same few without a limit, and soon know their answers.
 * - `randomesque`: one of the `among` most informative, each alike. G. G. Kingsbury and A. R. Zara, "Procedures for
 *   selecting items for computerized adaptive tests", Applied Measurement in Education 2 (1989), 359–375.
 * - `sympson-hetter`: the most informative is given with its probability `chances[item]`, else the next is tried. From
 *   `fitExposure`, after J. B. Sympson and R. D. Hetter, "Controlling item-exposure rates in computerized adaptive testing"
 *   (27th annual meeting of the Military Testing Association, 1985).
 */
export type Exposure =
  | { kind: 'none' }
  | { kind: 'randomesque'; among: number }
  | { kind: 'sympson-hetter'; chances: ArrayLike<number> };

export interface ChooseItemOptions {
  exposure: Exposure;
  /** Items not to be given: those already seen, and others that are out of the question. */
  seen: ReadonlySet<number>;
  random: Random;
}

/**
 * The item to give next: the most informative at this ability (Lord 1980, chapter 10) within the limits of exposure.
 * Items that carry no information, or whose parameters are not numbers, come last, in their order.
 *
 * @returns its index, null when all are seen. When Sympson and Hetter's lottery refuses them all, the most informative.
 */
export function chooseItem(
  items: readonly ItemParameters[],
  ability: number,
  { exposure, seen, random }: ChooseItemOptions,
): number | null {
  const ranked = rankItems(items, ability, seen);
  if (exposure.kind === 'randomesque') {
    const among = Math.max(1, Math.min(Math.floor(exposure.among), ranked.length));
    return ranked[ranked.length > 0 ? random.integer(among) : 0] ?? null;
  }
  if (exposure.kind === 'sympson-hetter') {
    const given = ranked.find((item) => random.chance(exposure.chances[item] ?? 1));
    if (given !== undefined) return given;
  }
  return ranked[0] ?? null;
}

/** Unseen items by falling information at this ability; equal ones in their order. */
export function rankItems(items: readonly ItemParameters[], ability: number, seen: ReadonlySet<number>): number[] {
  const information = items.map((item) => itemInformation(item, ability) || 0);
  return Array.from(items.keys())
    .filter((item) => !seen.has(item))
    .sort((a, b) => (information[b] ?? 0) - (information[a] ?? 0) || a - b);
}
