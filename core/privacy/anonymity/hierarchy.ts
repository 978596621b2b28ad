/** What a value is called where nothing of it is told. */
export const ANYTHING = '*';

/** How a quasi-identifier is told less and less precisely: level 0 is the value itself, the last level tells nothing. */
export interface Hierarchy {
  name: string;
  /** Number of levels, from 2. */
  levels: number;
  /** The value at a level; values that are one at a level stay one at every level above. */
  at(value: string, level: number): string;
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
