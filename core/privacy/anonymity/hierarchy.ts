/** What a value is called where nothing of it is told. */
export const ANYTHING = '*';

/** How a quasi-identifier is told less and less precisely: level 0 is the value itself, the last level tells nothing. */
export interface Hierarchy {
  name: string;
  /** Number of levels, from 2. */
  levels: number;
  /** The value at a level; values that are one at a level stay one at every level above. */
  at(value: string, level: number): string;
  /** Nobody may learn it of a person from knowing their other columns (`given-away.ts`): a disability, not an age. */
  guarded?: boolean;
}

/** A number (age, year) in ranges: each width is a whole multiple of the one before. Not a number is told as nothing. */
export function rangesOf(name: string, widths: readonly number[]): Hierarchy {
  widths.forEach((width, i) => {
    const before = widths[i - 1] ?? 1;
    if (!(Number.isSafeInteger(width) && width > 1 && width % before === 0 && (i === 0 || width > before))) {
      throw new RangeError(
        `the widths of ${name} should each be a whole multiple of the one before: ${widths.join(', ')}`,
      );
    }
  });
  return {
    name,
    levels: widths.length + 2,
    at: (value, level) => {
      if (level <= 0) return value;
      const width = widths[level - 1];
      const number = value.trim() === '' ? Number.NaN : Number(value);
      if (width === undefined || !Number.isFinite(number)) return ANYTHING;
      const low = Math.floor(number / width) * width;
      return `${low}–${low + width - 1}`;
    },
  };
}

/** The first characters of a code (postal code, date): one level for each number kept, longest first. */
export function prefixesOf(name: string, kept: readonly number[]): Hierarchy {
  kept.forEach((length, i) => {
    if (!(Number.isSafeInteger(length) && length > 0 && length < (kept[i - 1] ?? Number.POSITIVE_INFINITY))) {
      throw new RangeError(`the lengths kept of ${name} should fall: ${kept.join(', ')}`);
    }
  });
  return {
    name,
    levels: kept.length + 2,
    at: (value, level) => {
      if (level <= 0) return value;
      const length = kept[level - 1];
      return length === undefined ? ANYTHING : `${[...value].slice(0, length).join('')}${ANYTHING}`;
    },
  };
}

/**
 * Named groups: for each value its group, the group of that, and so on, the same number for all. A value that is not named is told as nothing
 * from level 1 on.
 */
export function groupsOf(name: string, groups: ReadonlyMap<string, readonly string[]>): Hierarchy {
  const depth = groups.values().next().value?.length ?? 0;
  const above = new Map<string, string>();
  for (const [value, path] of groups) {
    if (path.length !== depth) throw new RangeError(`${value} of ${name} has ${path.length} groups, others ${depth}`);
    path.forEach((group, level) => {
      const key = `${level}\u0000${group}`;
      const parent = path[level + 1] ?? ANYTHING;
      if ((above.get(key) ?? parent) !== parent) throw new RangeError(`${group} of ${name} lies in two groups`);
      above.set(key, parent);
    });
  }
  return {
    name,
    levels: depth + 2,
    at: (value, level) => (level <= 0 ? value : (groups.get(value)?.[level - 1] ?? ANYTHING)),
  };
}

/** What groups are called that are told together. */
export const OTHERS = 'other groups';
/** Groups with a smaller share of those whose group is known are rare. */
const RARE = 0.1;

/**
 * Groups without a tree of their own (languages), made coarser by how common they are among these values: level 1 tells rare ones (under a tenth) together,
 * level 2 the most common one and all others together, level 3 nothing. Of one or two groups there is nothing between all and nothing. Unknown values
 * (empty) stay apart until nothing is told.
 */
export function pooledOf(name: string, values: readonly string[], guarded: boolean): Hierarchy {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const levels = counts.size > 2 ? 4 : 2;
  return {
    ...{ name, levels, guarded },
    at(value, level) {
      if (level >= levels - 1) return ANYTHING;
      if (level <= 0 || value === '') return value;
      const stays = level === 1 ? (counts.get(value) ?? 0) >= RARE * known : value === most?.[0];
      return stays ? value : OTHERS;
    },
  };
}
