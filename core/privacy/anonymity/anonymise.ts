import { type AnonymityRule, classesAt, type LookAlikes, type QuasiRow } from './classes';
import { codeRows, rowsAmongFew } from './columns';
import { refuseGivenAway } from './given-away';
import type { Hierarchy } from './hierarchy';
import { lossesOf } from './loss';
import { pairsTooFew } from './pairs';
import { type AnonymityReport, reportOf } from './report';

export interface AnonymityOptions extends AnonymityRule {
  /** Share of the rows that may be left out, 0 to 1: a few odd ones would else cost everybody precision. */
  mostSuppressed: number;
}

export type Anonymised =
  | {
      found: true;
      /** Quasi-identifiers of each row as told; null for a row that is left out. */
      rows: (string[] | null)[];
      report: AnonymityReport;
    }
  /** Even the coarsest telling breaks the rule: fewer than k people, or less variety than asked for in all of them. */
  | { found: false };

/** Combinations of levels at most: more hierarchies than that are for a person to choose from. */
const MOST_COMBINATIONS = 200_000;

/**
 * Makes rows k-anonymous (and l-diverse where asked, and with guarded columns that nothing gives away) with the least loss: every column is told at one level throughout, so that values stay
 * comparable (P. Samarati, IEEE TKDE 13, 2001), and rows whose class breaks the rule are left out, if they are not too many. The best
 * combination of levels is found for certain: combinations are looked at in order of the loss they have before anything is left out, which is the
 * least they can have, until that is no better than the best one found. A row that is left out loses everything, 1.
 *
 * What it protects from is being found by these columns. It is no bound on what an attacker with other knowledge learns; noised aggregates
 * have one.
 *
 * @throws RangeError for k or l below 2, a share out of its range, or more combinations of levels than can be looked at.
 */
export function anonymise(
  rows: readonly QuasiRow[],
  hierarchies: readonly Hierarchy[],
  options: AnonymityOptions,
): Anonymised {
  check(hierarchies, options);
  const losses = hierarchies.map((hierarchy, i) =>
    lossesOf(
      rows.map((row) => row.quasi[i] ?? ''),
      hierarchy,
    ),
  );
  const coded = codeRows(rows, hierarchies);
  const means = losses.map(({ mean }) => mean);
  const mostRows = Math.floor(options.mostSuppressed * rows.length);
  const tooFew = pairsTooFew(coded, hierarchies, { k: options.k, mostRows });
  let best: { loss: number; levels: number[]; classes: LookAlikes[] } | null = null;
  for (const { levels, loss } of combinationsByLoss(means)) {
    if (best && loss >= best.loss) break;
    if (tooFew(levels) || rowsAmongFew(coded, levels, options.k) > mostRows) continue;
    const classes = classesAt(coded, levels, options);
    refuseGivenAway(classes, hierarchies, levels);
    const refused = classes.filter((each) => each.refused).flatMap((each) => each.rows);
    if (refused.length > mostRows || (refused.length === rows.length && rows.length > 0)) continue;
    const kept = (row: number) => losses.reduce((sum, { ofRow }, i) => sum + (ofRow[levels[i] ?? 0]?.[row] ?? 0), 0);
    const extra = refused.reduce((sum, row) => sum + 1 - kept(row) / Math.max(1, hierarchies.length), 0);
    const total = loss + extra / Math.max(1, rows.length);
    if (!best || total < best.loss) best = { loss: total, levels, classes };
  }
  if (!best) return { found: false };
  const told: (string[] | null)[] = rows.map(() => null);
  for (const each of best.classes) if (!each.refused) for (const row of each.rows) told[row] = each.told;
  return { found: true, rows: told, report: reportOf(rows, hierarchies, best) };
}

/** Every combination of levels with its mean loss over the columns, least first; of equal ones the finer levels first. */
function combinationsByLoss(means: readonly Float64Array[]): { levels: number[]; loss: number }[] {
  const combinations = means.reduce<{ levels: number[]; loss: number }[]>(
    (some, mean) =>
      some.flatMap(({ levels, loss }) =>
        Array.from(mean, (each, level) => ({ levels: [...levels, level], loss: loss + each / means.length })),
      ),
    [{ levels: [], loss: 0 }],
  );
  const height = ({ levels }: { levels: number[] }) => levels.reduce((sum, level) => sum + level, 0);
  return combinations.sort((a, b) => a.loss - b.loss || height(a) - height(b));
}

function check(hierarchies: readonly Hierarchy[], { k, l = 2, mostSuppressed }: AnonymityOptions): void {
  if (!(Number.isSafeInteger(k) && k >= 2)) throw new RangeError(`k is a whole number from 2, not ${k}`);
  if (!(Number.isSafeInteger(l) && l >= 2)) throw new RangeError(`l is a whole number from 2, not ${l}`);
  if (!(mostSuppressed >= 0 && mostSuppressed <= 1)) {
    throw new RangeError(`a share lies from 0 to 1, and is ${mostSuppressed}`);
  }
  const combinations = hierarchies.reduce((product, { levels }) => product * levels, 1);
  if (combinations > MOST_COMBINATIONS) throw new RangeError(`${combinations} combinations of levels are too many`);
}
