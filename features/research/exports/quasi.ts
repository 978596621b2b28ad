import { groupsOf, type Hierarchy, pooledOf, rangesOf } from '@/core/privacy/anonymity/hierarchy';
import type { GroupAttribute } from '@/features/fairness/contract';
import type { Answerer } from './store-read';

/** Ages are told in whole years, or in ranges of so many. */
const AGE_RANGES = [2, 4, 8];
const NO_SCHOOL = 'none';

/** What nobody sees of somebody, and nobody may learn from knowing the rest. */
const GUARDED: ReadonlySet<GroupAttribute> = new Set(['disability', 'free_meals']);

/** Groups that an export asks for, and each learner's values of them. */
export interface Groups {
  names: readonly GroupAttribute[];
  of: ReadonlyMap<string, Partial<Record<GroupAttribute, string>>>;
}
export const NO_GROUPS: Groups = { names: [], of: new Map() };

/**
 * The columns by which somebody could be found, each with the ways in which it can be told less precisely: age at the export's last day, class and
 * then school, groups with the rare ones together, then the most common one and the others, then not at all; what nobody can see of somebody is guarded besides. The course comes first and is always told: learners of two courses are never taken for
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
    ...groups.names.map((name) =>
      pooledOf(
        name,
        people.map((each) => groupOf(each, name, groups)),
        GUARDED.has(name),
      ),
    ),
  ];
}

/** The values of one learner, in the order of the columns; empty where it isn't known. */
export function quasiOf(person: Answerer, lastDay: string, groups: Groups): string[] {
  const { courseId, birthDate, classId } = person;
  return [
    courseId,
    birthDate ? String(ageAt(birthDate, lastDay)) : '',
    classId ?? '',
    ...groups.names.map((name) => groupOf(person, name, groups)),
  ];
}

/** Of whoever agreed to words that say so; of the others it is told as not known. */
function groupOf({ learnerId, groupsAgreed }: Answerer, name: GroupAttribute, { of }: Groups): string {
  return (groupsAgreed && of.get(learnerId)?.[name]) || '';
}

/** Whole years between two days (`YYYY-MM-DD`); from 0. */
export function ageAt(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return Math.max(0, day.slice(5) < birthDate.slice(5) ? years - 1 : years);
}
