import { isKnown } from '@/core/tracing/thresholds';

/** p(L) of one concept after one day. */
export interface DayMastery {
  /** `YYYY-MM-DD` */
  day: string;
  conceptId: string;
  after: number;
}

export interface CourseMastery {
  meanMastery: number;
  knownCount: number;
}

/** Mean p(L) and number of known concepts; 0 and 0 without concepts. */
export function summarise(masteries: readonly number[]): CourseMastery {
  const total = masteries.reduce((sum, each) => sum + each, 0);
  return {
    meanMastery: masteries.length === 0 ? 0 : total / masteries.length,
    knownCount: masteries.filter(isKnown).length,
  };
}

/**
 * How a course's mastery grew: one point for each day on which something changed, oldest first.
 *
 * @param start p(L0) by concept, of the concepts that count today; changes of others are left out.
 * @param changes in the order of their days.
 */
export function historyOf(
  start: ReadonlyMap<string, number>,
  changes: readonly DayMastery[],
): (CourseMastery & { date: string })[] {
  const now = new Map(start);
  const points = new Map<string, CourseMastery>();
  for (const { day, conceptId, after } of changes) {
    if (!now.has(conceptId)) continue;
    now.set(conceptId, after);
    points.set(day, summarise([...now.values()]));
  }
  return [...points].map(([date, point]) => ({ date, ...point }));
}
