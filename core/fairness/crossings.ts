import type { Attribute } from './audit';
import type { Withheld } from './suppress';

/** Two attributes at a time: learners by what they are in both. Whose group of either isn't known is in none. */
export interface Crossing extends Attribute {
  of: readonly [string, string];
  /** By name of a cell, the groups that it is made of. */
  cells: ReadonlyMap<string, readonly [string, string]>;
}

/** What a cell is called. */
export const cellName = (first: string, second: string): string => `${first} × ${second}`;

/** Every two attributes, in their order. */
export function crossingsOf(attributes: readonly Attribute[]): Crossing[] {
  return attributes.flatMap((first, i) =>
    attributes.slice(i + 1).map((second): Crossing => {
      const cells = new Map<string, readonly [string, string]>();
      const groupOf = first.groupOf.map((a, learner) => {
        const b = second.groupOf[learner] ?? null;
        if (a === null || b === null) return null;
        const name = cellName(a, b);
        cells.set(name, [a, b]);
        return name;
      });
      return { name: cellName(first.name, second.name), groupOf, of: [first.name, second.name], cells };
    }),
  );
}

/**
 * Which cells are left out: those with fewer than `least` learners, and as many beside them that in no row and no column fewer than `least` can be had by
 * taking what is told from its total, which the audit of one attribute tells (complementary suppression in two ways; the smallest first).
 *
 * @param cells row and column of each.
 * @param sizes learners of each; 0 needs no hiding.
 */
export function withheldCells(
  cells: readonly (readonly [string, string])[],
  sizes: readonly number[],
  least: number,
): (Withheld | null)[] {
  const withheld = sizes.map((size): Withheld | null => (size > 0 && size < least ? 'small' : null));
  const lines = [0, 1].flatMap((way) => {
    const names = new Set(cells.map((cell) => cell[way]));
    return [...names].map((name) => cells.flatMap((cell, i) => (cell[way] === name ? [i] : [])));
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const hidden = line.reduce((sum, i) => sum + (withheld[i] ? (sizes[i] ?? 0) : 0), 0);
      if (hidden === 0 || hidden >= least) continue;
      const [next] = line
        .filter((i) => !withheld[i] && (sizes[i] ?? 0) > 0)
        .sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
      if (next === undefined) continue;
      withheld[next] = 'beside';
      changed = true;
    }
  }
  return withheld;
}
