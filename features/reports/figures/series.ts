import { intervalByLearner, ratioStatistic } from '@/core/evaluation/by-learner';
import { type Estimate, FEWEST_LEARNERS, type ProgressionDay, type ReportDay } from '../contract';
import { estimateOf, seedFor } from './figures';
import type { LearnerRecord } from './records';

/** Each day of the period with what was done on it; days of one to four learners keep their counts to themselves. */
export function dailyWork(learners: readonly LearnerRecord[], days: readonly string[]): ReportDay[] {
  const byDay = new Map(days.map((date) => [date, { active: 0, answers: 0, lessons: 0, questions: 0 }]));
  for (const { days: worked } of learners) {
    for (const { day, answers, lessons, questions } of worked) {
      const sums = byDay.get(day);
      if (!sums) continue;
      sums.active += 1;
      sums.answers += answers;
      sums.lessons += lessons;
      sums.questions += questions;
    }
  }
  return Array.from(byDay, ([date, sums]) => {
    if (sums.active > 0 && sums.active < FEWEST_LEARNERS)
      return { date, active: null, answers: null, lessons: null, questions: null, perActive: null };
    const all = sums.answers + sums.lessons + sums.questions;
    return { date, ...sums, perActive: sums.active === 0 ? null : all / sums.active };
  });
}

/** Mean mastery and concepts known at the end of each day, over those who had begun by the end of the period; none for fewer than five. */
export function progression(learners: readonly LearnerRecord[], days: readonly string[]): ProgressionDay[] {
  const curves = learners.flatMap(({ curve }) => (curve ? [curve] : []));
  if (curves.length < FEWEST_LEARNERS) return [];
  return days.flatMap((date, index) => {
    const mastery = meanOf(curves.map((curve) => curve.mastery[index] ?? 0));
    const concepts = meanOf(curves.map((curve) => curve.known[index] ?? 0));
    return mastery && concepts ? [{ date, mastery, concepts }] : [];
  });
}

function meanOf(values: readonly number[]): Estimate | null {
  const mean = ratioStatistic(
    values,
    values.map(() => 1),
  );
  return estimateOf(intervalByLearner(values.length, mean, { seed: seedFor('progression'), replicates: 400 }));
}
