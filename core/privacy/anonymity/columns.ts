import type { QuasiRow } from './classes';
import type { Hierarchy } from './hierarchy';

/** A column as told at one level: code of each row, and the values by code. */
export interface ToldColumn {
  codes: Int32Array;
  values: string[];
}

/** Everything that is looked at again for each combination of levels, worked out once: names as numbers. */
export interface CodedRows {
  rows: number;
  people: Int32Array;
  sensitive: Int32Array;
  /** By column, then level. */
  columns: ToldColumn[][];
}

export function codeRows(rows: readonly QuasiRow[], hierarchies: readonly Hierarchy[]): CodedRows {
  return {
    rows: rows.length,
    people: codesOf(rows.map(({ person }) => person)).codes,
    sensitive: codesOf(rows.map(({ sensitive }) => sensitive ?? '')).codes,
    columns: hierarchies.map((hierarchy, i) => {
      const plain = codesOf(rows.map(({ quasi }) => quasi[i] ?? ''));
      return Array.from({ length: hierarchy.levels }, (_, level) => {
        const told = codesOf(plain.values.map((value) => hierarchy.at(value, level)));
        return { codes: plain.codes.map((code) => told.codes[code] ?? 0), values: told.values };
      });
    }),
  };
}

/** Numbers for names, from 0 in order of appearance. */
function codesOf(names: readonly string[]): ToldColumn {
  const known = new Map<string, number>();
  const codes = Int32Array.from(names, (name) => {
    const code = known.get(name) ?? known.size;
    known.set(name, code);
    return code;
  });
  return { codes, values: [...known.keys()] };
}

/** Rows that look the same at these levels share a number, from 0; column after column, so that numbers stay small. */
export function groupRows(
  { rows, columns }: CodedRows,
  levels: readonly number[],
): { group: Int32Array; groups: number } {
  const group = new Int32Array(rows);
  let groups = Math.min(1, rows);
  for (const [i, byLevel] of columns.entries()) {
    const column = byLevel[levels[i] ?? 0];
    if (!column || column.values.length < 2) continue;
    groups = numberAnew(group, column, groups);
  }
  return { group, groups };
}

/** Keys that a plain table is kept for; beyond, a map. */
const MOST_PLAIN = 1 << 20;

/** Splits groups by a column: numbers from 0 in the order in which they come up. @returns how many there are now. */
function numberAnew(group: Int32Array, { values, codes }: ToldColumn, groups: number): number {
  let next = 0;
  const plain = groups * values.length <= MOST_PLAIN ? new Int32Array(groups * values.length).fill(-1) : null;
  const known = new Map<number, number>();
  for (let row = 0; row < group.length; row++) {
    const key = (group[row] ?? 0) * values.length + (codes[row] ?? 0);
    let code = plain ? (plain[key] ?? -1) : (known.get(key) ?? -1);
    if (code < 0) {
      code = next++;
      if (plain) plain[key] = code;
      else known.set(key, code);
    }
    group[row] = code;
  }
  return next;
}

/** How many rows stand among fewer than k rows that look the same at these levels: so many at least are among fewer than k people. */
export function rowsAmongFew(coded: CodedRows, levels: readonly number[], k: number): number {
  const { group, groups } = groupRows(coded, levels);
  const sizes = new Int32Array(groups);
  for (let row = 0; row < group.length; row++) sizes[group[row] ?? 0] = (sizes[group[row] ?? 0] ?? 0) + 1;
  return sizes.reduce((sum, size) => (size < k ? sum + size : sum), 0);
}
