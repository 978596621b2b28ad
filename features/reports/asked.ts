import { createHash } from 'node:crypto';
import { errorsOf } from '@/platform/http/problem';
import { type Period, type ReportQuery, reportsErrors } from './contract';
import { dayCountOf, dayOf, overlap, periodBefore, shifted } from './figures/days';

const fail = errorsOf(reportsErrors);

/** Days that a report is of when nobody says: three weeks, so that three more stand before them in half a term. */
export const USUAL_DAYS = 21;

/** A report spans two years at most. */
const MOST_DAYS = 731;

/** What was asked for, with everything filled in. */
export interface Asked {
  period: Period;
  compare: ReportQuery['compare'];
  before: Period;
  /** Null unless another class is the control. */
  controlClassId: string | null;
}

/** Fills in what a query leaves out. @throws period_invalid, periods_overlap, control_invalid. */
export function askedOf(query: ReportQuery, now: Date): Asked {
  const today = dayOf(now);
  const to = query.to && query.to < today ? query.to : today;
  const period = checked({ from: query.from ?? shifted(to, 1 - USUAL_DAYS), to });
  const usual = periodBefore(period);
  const before = checked({ from: query.beforeFrom ?? usual.from, to: query.beforeTo ?? usual.to });
  if (query.compare === 'before' && overlap(before, period))
    throw fail(
      'periods_overlap',
      'The two periods share days. Choose an earlier one that ends before the other begins.',
    );
  if (query.compare === 'class' && !query.with) throw fail('control_invalid', 'Say which class to compare with.');
  return {
    period,
    compare: query.compare,
    before,
    controlClassId: query.compare === 'class' ? (query.with ?? null) : null,
  };
}

function checked(period: Period): Period {
  if (period.from > period.to) throw fail('period_invalid', 'The period ends before it begins.');
  if (dayCountOf(period) > MOST_DAYS) throw fail('period_invalid', 'The period is longer than two years.');
  return period;
}

/** Under what a report is kept: all that was asked for, and the reader where it hangs on whom they may see. */
export function keyOf({ period, compare, before, controlClassId }: Asked, readerId: string | null): string {
  const held = compare === 'before' ? before : controlClassId;
  return createHash('sha256')
    .update(JSON.stringify([period, compare, held, readerId]))
    .digest('hex')
    .slice(0, 32);
}

/** One text for all that a report hangs on. */
export function hashOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
