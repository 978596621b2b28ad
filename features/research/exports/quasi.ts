import { groupsOf, type Hierarchy, rangesOf } from '@/core/privacy/anonymity/hierarchy';
import type { Answerer } from './store-read';

/** Ages are told in whole years, or in ranges of so many. */
const AGE_RANGES = [2, 4, 8];
const NO_SCHOOL = 'none';

/** What a district holds of its learners beside that: names of columns, and each learner's values. */
export interface Groups {
  names: readonly string[];
  of: ReadonlyMap<string, Record<string, string>>;
}

/**
 * The columns by which somebody could be found, each with the ways in which it can be told less precisely: age at the export's last day, class and
 * then school, and each group as it is or not at all. The course comes first and is always told: learners of two courses are never taken for
 * look-alikes, since what they answered tells which course it was.
 */
export function hierarchiesOf(people: readonly Answerer[], groups: Groups): Hierarchy[] {
  const places = new Map(
    people.flatMap(({ classId, schoolId }) => (classId ? [[classId, [schoolId ?? NO_SCHOOL]] as const] : [])),
  );
  return [
    { name: 'course', levels: 1, at: (value) => value },
    rangesOf('age', AGE_RANGES),
    groupsOf('class', places),
    ...groups.names.map((name) => groupsOf(name, new Map())),
  ];
}

/** The values of one learner, in the order of the columns; empty where it isn't known. */
export function quasiOf(
  { courseId, learnerId, birthDate, classId }: Answerer,
  lastDay: string,
  groups: Groups,
): string[] {
  const own = groups.of.get(learnerId) ?? {};
  return [
    courseId,
    birthDate ? String(ageAt(birthDate, lastDay)) : '',
    classId ?? '',
    ...groups.names.map((name) => own[name] ?? ''),
  ];
}

/** Whole years between two days (`YYYY-MM-DD`); from 0. */
export function ageAt(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return Math.max(0, day.slice(5) < birthDate.slice(5) ? years - 1 : years);
}
