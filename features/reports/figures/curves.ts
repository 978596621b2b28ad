import { isKnown } from '@/core/tracing/thresholds';
import type { Period } from '../contract';
import { daysOf } from './days';
import type { MasteryCurve } from './records';

/** p(L) of one concept at the end of a day on which it changed. */
export interface MasteryChange {
  day: string;
  conceptId: string;
  after: number;
}

/**
 * Where a learner stood over a period. Concepts without evidence stand at their starting value; concepts that aren't in `start` (removed, or
 * merged into another) don't count.
 *
 * @param start p(L0) by concept.
 * @param changes one learner's, in the order of their days.
 * @returns null where nothing had changed by the end of the period: the learner hadn't begun.
 */
export function curveOf(
  start: ReadonlyMap<string, number>,
  changes: readonly MasteryChange[],
  period: Period,
): MasteryCurve | null {
  const counted = changes.filter(({ conceptId, day }) => start.has(conceptId) && day <= period.to);
  if (counted.length === 0) return null;
  const now = new Map(start);
  const days = daysOf(period);
  const [mastery, known] = [new Float64Array(days.length), new Uint16Array(days.length)];
  let [place, sum, count] = [0, 0, 0];
  for (const value of start.values()) {
    sum += value;
    if (isKnown(value)) count += 1;
  }
  const goOnWhile = (still: (day: string) => boolean) => {
    for (let next = counted[place]; next && still(next.day); next = counted[++place]) {
      const before = now.get(next.conceptId) ?? 0;
      now.set(next.conceptId, next.after);
      sum += next.after - before;
      count += Number(isKnown(next.after)) - Number(isKnown(before));
    }
  };
  goOnWhile((day) => day < period.from);
  const [startMastery, startKnown] = [sum / now.size, count];
  days.forEach((today, index) => {
    goOnWhile((day) => day <= today);
    mastery[index] = sum / now.size;
    known[index] = count;
  });
  return { startMastery, startKnown, mastery, known };
}
