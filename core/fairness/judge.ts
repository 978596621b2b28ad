import type { AttributeAudit, Subject, SubjectAudit } from './audit';

/** What a district lets pass. */
export interface Bounds {
  /** Shares and means of one group may differ from those of the others by so much: 0.1 is ten of a hundred. */
  difference: number;
  /** What is given to people: the smaller share is at least so many times the greater. 0.8 is the four-fifths rule of US employment law (29 CFR 1607.4 D, 1978). */
  ratio: number;
  /** Areas under the curve may differ by so much. */
  auc: number;
}

/** Differences count from this chance on, after correction for the number of comparisons. */
export const LEVEL = 0.05;

/** Says which differences lie beyond the bounds, and which of these are alerts; however often, each time anew. */
export function judge(found: readonly SubjectAudit[], subjects: readonly Subject[], bounds: Bounds): void {
  const kinds = new Map(subjects.flatMap(({ measures }) => measures.map((each) => [each.name, each.bound])));
  for (const { attributes, crossings } of found) {
    for (const comparison of [...attributes, ...crossings].flatMap(({ comparisons }) => comparisons)) {
      const { difference, ratio, measure, adjusted } = comparison;
      const kind = kinds.get(measure) ?? 'none';
      comparison.beyond =
        kind === 'ratio'
          ? ratio !== null && ratio < bounds.ratio
          : kind !== 'none' && Math.abs(difference) > bounds[kind];
      comparison.alert = comparison.beyond && adjusted <= LEVEL;
      comparison.echo = false;
    }
    for (const crossing of crossings) markEchoes(crossing, attributes);
  }
}

/** A cell that shows what one of its groups shows too, in the same direction, is no alert of its own. */
function markEchoes(
  { comparisons, cells, of }: SubjectAudit['crossings'][number],
  attributes: readonly AttributeAudit[],
): void {
  for (const comparison of comparisons) {
    if (!comparison.alert) continue;
    const groups = cells.get(comparison.group) ?? [];
    comparison.echo = of.some((name, way) => {
      const parent = attributes.find(({ attribute }) => attribute === name);
      const own = parent?.comparisons.filter(({ measure }) => measure === comparison.measure) ?? [];
      // Of two groups the first alone is compared, and says the opposite of the second.
      return own.some(
        ({ alert, group, difference }) =>
          alert &&
          (group === groups[way] || own.length === 1) &&
          Math.sign(difference) * (group === groups[way] ? 1 : -1) === Math.sign(comparison.difference),
      );
    });
    if (comparison.echo) comparison.alert = false;
  }
}
