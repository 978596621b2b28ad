import type { ReviewColumns } from '@/core/memory/histories';
import { DEFAULT_MEMORY_PARAMETERS } from '@/core/memory/parameters';
import { type Case, followSchedule } from './follow-schedule';
import { fixedDays, fsrsSchedule } from './schedules';

/** Recall that a district new to Meno asks for, as against 0.9: it lets the trainer see forgetting. */
const FIRST_YEAR_RETENTION = 0.85;

/**
 * Reviews that a district has before it trains its weights: half of the cases were checked on the fixed days, half by FSRS
 * with its defaults.
 */
export function districtReviews(cases: readonly Case[], horizonDays: number): ReviewColumns {
  const rows: { learner: number; concept: number; elapsedDays: number; grade: number }[] = [];
  cases.forEach((one, concept) => {
    const schedule = concept % 2 === 0 ? fixedDays() : fsrsSchedule(DEFAULT_MEMORY_PARAMETERS, FIRST_YEAR_RETENTION);
    let last = 0;
    followSchedule(one, schedule, horizonDays, (day, correct) => {
      rows.push({ learner: one.learner, concept, elapsedDays: day - last, grade: correct ? 3 : 1 });
      last = day;
    });
  });
  return {
    learner: rows.map((row) => row.learner),
    concept: rows.map((row) => row.concept),
    elapsedDays: rows.map((row) => row.elapsedDays),
    grade: rows.map((row) => row.grade),
  };
}
