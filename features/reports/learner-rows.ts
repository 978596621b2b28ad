import type { LearnerRow } from './contract';
import { median } from './figures/measures';
import { type LearnerRecord, workOf } from './figures/records';

/** Each learner's own numbers, by name. Questions to the tutor aren't among them: conversations are their learners' alone. */
export function learnerRows(
  records: readonly LearnerRecord[],
  names: ReadonlyMap<string, { name: string; simulated: boolean }>,
): LearnerRow[] {
  return records
    .map((record) => ({
      id: record.id,
      name: names.get(record.id)?.name ?? '',
      simulated: names.get(record.id)?.simulated ?? false,
      first: record.first,
      right: record.right,
      responseMs: record.times.length === 0 ? null : median(record.times),
      daysWorked: record.days.filter(({ answers, lessons }) => answers + lessons > 0).length,
      answers: workOf(record, 'answers'),
      lessons: workOf(record, 'lessons'),
      masteryStart: record.curve?.startMastery ?? null,
      masteryEnd: record.curve?.mastery.at(-1) ?? null,
      conceptsStart: record.curve?.startKnown ?? null,
      conceptsEnd: record.curve?.known.at(-1) ?? null,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1));
}
