import type { LookAlikes, QuasiRow } from './classes';
import type { Hierarchy } from './hierarchy';

/** What was done to a column. */
export interface ColumnReport {
  name: string;
  /** 0: told as it is; `levels` − 1: not told. */
  level: number;
  levels: number;
  /** Different values before, and among the rows told. */
  before: number;
  after: number;
}

/** What was told less precisely and what was left out, and what that cost. */
export interface AnonymityReport {
  columns: ColumnReport[];
  rows: number;
  /** Rows left out, by reason. */
  suppressed: Record<NonNullable<LookAlikes['refused']>, number>;
  /** People of whom no row is told. */
  peopleGone: number;
  classes: number;
  /** People in the smallest class that is told, and on average; 0 without rows. */
  smallestClass: number;
  meanClass: number;
  /** Mean loss over rows and columns, 0 nothing to 1 everything. */
  loss: number;
}

export function reportOf(
  rows: readonly QuasiRow[],
  hierarchies: readonly Hierarchy[],
  { loss, levels, classes }: { loss: number; levels: readonly number[]; classes: readonly LookAlikes[] },
): AnonymityReport {
  const told = classes.filter((each) => !each.refused);
  const sizes = told.map(({ people }) => people);
  const rowsOf = (reason: LookAlikes['refused']) =>
    classes.reduce((sum, each) => sum + (each.refused === reason ? each.rows.length : 0), 0);
  const everybody = new Set(rows.map(({ person }) => person));
  for (const row of told.flatMap((each) => each.rows)) everybody.delete(rows[row]?.person ?? '');
  return {
    columns: hierarchies.map(({ name, levels: all }, i) => ({
      name,
      level: levels[i] ?? 0,
      levels: all,
      before: new Set(rows.map((row) => row.quasi[i])).size,
      after: new Set(told.map((each) => each.told[i])).size,
    })),
    rows: rows.length,
    suppressed: { 'too few people': rowsOf('too few people'), 'too little variety': rowsOf('too little variety') },
    peopleGone: everybody.size,
    classes: told.length,
    smallestClass: sizes.reduce((least, size) => Math.min(least, size), sizes[0] ?? 0),
    meanClass: sizes.length === 0 ? 0 : sizes.reduce((sum, size) => sum + size, 0) / sizes.length,
    loss,
  };
}
