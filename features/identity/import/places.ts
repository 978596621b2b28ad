import type { Refusal } from './contract';
import { type Known, type KnownClass, nameKey, type Rights } from './known';

export type Found<T> = { found: T } | { fault: Refusal; what: string };

/** A class that a row means: there already, made by it, or taken into the term that it names. */
export type MeantClass = KnownClass & { isNew: boolean; takesTerm: boolean };

/** A class that a list makes. */
export interface NewClass extends KnownClass {
  row: number;
}

/** Schools, courses and classes by their names, with the classes that the list makes on the way. */
export function createPlaces(known: Known, rights: Rights, newId: () => string) {
  const mine = known.schools.filter(({ id }) => rights.schools === null || rights.schools.includes(id));
  const schools = new Map(mine.map((school) => [nameKey(school.name), school]));
  const courses = grouped(known.courses, ({ title }) => title);
  const classes = grouped(known.classes, ({ name }) => name);
  const terms = grouped(known.terms, ({ name }) => name);
  const made: NewClass[] = [];
  const moved: { classId: string; termId: string }[] = [];

  /** The school of a row; null: none. Who looks after one school alone need not name it. */
  function school(name: string): Found<{ id: string; name: string } | null> {
    if (name !== '') {
      const found = schools.get(nameKey(name));
      return found ? { found } : { fault: 'schoolUnknown', what: name };
    }
    if (rights.schools === null) return { found: null };
    const [only, ...others] = mine;
    return only && others.length === 0 ? { found: only } : { fault: 'schoolMissing', what: '' };
  }

  /** The open term of a name in a school; null: none is named. */
  function term(name: string, schoolId: string | null): Found<{ id: string; name: string } | null> {
    if (name === '') return { found: null };
    if (schoolId === null) return { fault: 'termNeedsSchool', what: name };
    const [only, ...others] = (terms.get(nameKey(name)) ?? []).filter((each) => each.schoolId === schoolId);
    if (others.length > 0) return { fault: 'termAmbiguous', what: name };
    return only ? { found: only } : { fault: 'termUnknown', what: name };
  }

  /**
   * The class of a name in a school, on a course and in a term; one that isn't there is made where the row names its course. One that is in no term
   * yet is taken into the one that is named; one of another term stays, and another class is made.
   */
  function schoolClass(
    name: string,
    course: string,
    { schoolId, termId }: { schoolId: string | null; termId: string | null },
  ): Found<MeantClass> {
    const named = course === '' ? [] : (courses.get(nameKey(course)) ?? []);
    if (course !== '' && named.length === 0) return { fault: 'courseUnknown', what: course };
    const onCourse = (classes.get(nameKey(name)) ?? []).filter(
      (each) => course === '' || named.some(({ id }) => id === each.courseId),
    );
    const inSchool = onCourse.filter((each) => each.schoolId === schoolId);
    // A class that is in no school yet is open to every list of the district's.
    const open = onCourse.filter((each) =>
      schoolId === null ? true : rights.schools === null && each.schoolId === null,
    );
    const inTerm = inSchool.filter((each) => each.termId === termId);
    const inNone = inSchool.filter((each) => each.termId === null);
    const fitting = termId === null ? (inSchool.length > 0 ? inSchool : open) : inTerm.length > 0 ? inTerm : inNone;
    const [only, ...others] = fitting;
    if (others.length > 0) return { fault: 'classAmbiguous', what: name };
    if (only) return { found: { ...only, isNew: false, takesTerm: termId !== null && only.termId === null } };
    if (course === '') return { fault: inSchool.length > 0 ? 'classOtherTerm' : 'classUnknown', what: name };
    const [on, ...more] = named;
    if (!on || more.length > 0) return { fault: 'courseAmbiguous', what: course };
    return { found: { id: newId(), name, courseId: on.id, schoolId, termId, isNew: true, takesTerm: false } };
  }

  /** Notes a class that a row makes, so that later rows find it. */
  function keep(made_: KnownClass, row: number): void {
    const { id, name, courseId, schoolId, termId } = made_;
    made.push({ id, name, courseId, schoolId, termId, row });
    const key = nameKey(name);
    classes.set(key, [...(classes.get(key) ?? []), { id, name, courseId, schoolId, termId }]);
  }

  /** Notes that a row takes a class into a term. */
  function take(taken: KnownClass, termId: string): void {
    const key = nameKey(taken.name);
    const all = classes.get(key) ?? [];
    classes.set(
      key,
      all.map((each) => (each.id === taken.id ? { ...each, termId } : each)),
    );
    moved.push({ classId: taken.id, termId });
  }

  return { school, term, schoolClass, keep, take, made, moved };
}

function grouped<T>(items: readonly T[], name: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = nameKey(name(item));
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}
