import { earlierBy, lastYearEnd, type Period, type YearDay } from './period';

/**
 * What a period is counted from.
 * - `made`: when the record was made, or last added to
 * - `school-year`, `calendar-year`: the end of the year in which it was made
 * - `activity`: the last thing that the learner did
 * - `left`: when the learner's account was closed
 * - `left-calendar-year`: the end of the calendar year in which it was
 */
export const retentionStarts = [
  ...['made', 'school-year', 'calendar-year', 'activity', 'left', 'left-calendar-year'],
] as const satisfies readonly RetentionStart[];
export type RetentionStart = 'made' | 'school-year' | 'calendar-year' | 'activity' | 'left' | 'left-calendar-year';

export interface RetentionRule {
  from: RetentionStart;
  period: Period;
}

/** What is over: records, or all records of learners, whose date lies before a moment. */
export interface Due {
  of: 'record' | 'activity' | 'left';
  before: Date;
}

/**
 * Of which records a rule's period is over: of those whose date (their own, the learner's last activity, the learner's leaving) lies before the
 * moment given back. Nothing younger than the period is ever among them.
 *
 * @param now the clock.
 * @param schoolYearEnds last day of the district's school year.
 */
export function dueAt({ from, period }: RetentionRule, now: Date, schoolYearEnds: YearDay): Due {
  const over = earlierBy(now, period);
  if (from === 'school-year') return { of: 'record', before: lastYearEnd(over, schoolYearEnds) };
  if (from === 'calendar-year') return { of: 'record', before: lastYearEnd(over, '12-31') };
  if (from === 'left-calendar-year') return { of: 'left', before: lastYearEnd(over, '12-31') };
  if (from === 'made') return { of: 'record', before: over };
  return { of: from, before: over };
}

/** Most of a clock's leaps from one night to another that nobody needs to confirm, in milliseconds: a school that was switched off for the summer. */
const BIGGEST_GAP = 70 * 86_400_000;
/** What a clock may go back by, in milliseconds: a change of zones or a correction. */
const SMALL_STEP_BACK = 86_400_000;

/** Whether a clock may be believed: a purge by a clock that leapt ahead would destroy what is young. */
export function clockSays(now: Date, seenBefore: Date | null): 'right' | 'ahead' | 'back' {
  if (!seenBefore) return 'right';
  const gap = now.getTime() - seenBefore.getTime();
  if (gap > BIGGEST_GAP) return 'ahead';
  return gap < -SMALL_STEP_BACK ? 'back' : 'right';
}
