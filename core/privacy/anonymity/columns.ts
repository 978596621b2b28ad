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
    const known = new Map<number, number>();
    for (let row = 0; row < rows; row++) {
      const key = (group[row] ?? 0) * column.values.length + (column.codes[row] ?? 0);
      const code = known.get(key) ?? known.size;
      known.set(key, code);
      group[row] = code;
    }
    groups = known.size;
  }
  return { group, groups };
}
