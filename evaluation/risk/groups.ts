import { auc } from '@/core/evaluation/auc';
import type { OutcomeRow } from './read-rows';

/** From this probability on somebody counts as warned of, where shares of false warnings are told. */
const WARNED_FROM = 0.5;

/** How well it can be told of one group. */
export interface GroupFigures {
  column: string;
  group: string;
  n: number;
  /** Of whom it came. */
  happened: number;
  /** NaN where only one outcome occurs. */
  auc: number;
  /** Of those of whom it didn't come, the share with a probability of a half or more; NaN without any. */
  falsePositiveRate: number;
  /** Of those of whom it came, the share with less; NaN without any. */
  falseNegativeRate: number;
}

/** Each group of each sensitive column, by name; who has no word there is in none. */
export function groupsOf(
  rows: readonly OutcomeRow[],
  scores: Float64Array,
  columns: readonly string[],
): GroupFigures[] {
  return columns.flatMap((column, at) => {
    const names = [...new Set(rows.map(({ groups }) => groups[at] ?? ''))].filter((name) => name !== '').sort();
    return names.map((group) => {
      const members = rows.flatMap((row, i) => (row.groups[at] === group ? [i] : []));
      const labels = members.map((i) => Number(rows[i]?.happened));
      const own = members.map((i) => scores[i] ?? 0);
      const share = (label: number, wrong: (score: number) => boolean) => {
        const of = own.filter((_, i) => labels[i] === label);
        return of.filter(wrong).length / of.length;
      };
      return {
        ...{ column, group, n: members.length, happened: labels.reduce((sum, each) => sum + each, 0) },
        auc: auc(labels, own),
        falsePositiveRate: share(0, (score) => score >= WARNED_FROM),
        falseNegativeRate: share(1, (score) => score < WARNED_FROM),
      };
    });
  });
}

/** For each column the largest less the smallest of its groups, where they are defined; NaN with fewer than two. */
export function gapsOf(groups: readonly GroupFigures[]) {
  const gap = (own: readonly GroupFigures[], of: (group: GroupFigures) => number) => {
    const values = own.map(of).filter((value) => !Number.isNaN(value));
    return values.length < 2 ? Number.NaN : Math.max(...values) - Math.min(...values);
  };
  return Object.fromEntries(
    [...new Set(groups.map(({ column }) => column))].map((column) => {
      const own = groups.filter((group) => group.column === column);
      return [
        column,
        {
          auc: gap(own, (group) => group.auc),
          falsePositiveRate: gap(own, (group) => group.falsePositiveRate),
          falseNegativeRate: gap(own, (group) => group.falseNegativeRate),
        },
      ];
    }),
  );
}
