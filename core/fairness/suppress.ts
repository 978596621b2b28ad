/** Why a group isn't told: `small` itself; `beside`: it could else be worked out what a small one is. */
export type Withheld = 'small' | 'beside';

/**
 * Which groups of an attribute are left out. Those with fewer than `least` learners are; and if those together are fewer than `least`, the smallest of
 * the others too, one after the other, since what is told of all learners under another attribute, less the groups told here, would give them away. What
 * can then be had by difference is of `least` learners at least (complementary suppression: L. Willenborg and T. de Waal, "Elements of Statistical Disclosure Control", 2001, chapter 5).
 *
 * @param sizes learners of each group; 0 needs no hiding.
 */
export function withheldGroups(sizes: readonly number[], least: number): (Withheld | null)[] {
  const withheld = sizes.map((size): Withheld | null => (size > 0 && size < least ? 'small' : null));
  let hidden = sizes.reduce((sum, size, group) => sum + (withheld[group] ? size : 0), 0);
  if (hidden === 0) return withheld;
  const others = sizes
    .map((size, group) => ({ size, group }))
    .filter(({ size, group }) => size > 0 && withheld[group] === null)
    .sort((a, b) => a.size - b.size || a.group - b.group);
  for (const { size, group } of others) {
    if (hidden >= least) break;
    withheld[group] = 'beside';
    hidden += size;
  }
  return withheld;
}
