import type { Home } from './contract';

/** The course that the first page is about: the one worked on last that has a step. */
export function todayOf(courses: Home['courses']): Home['courses'][number] | undefined {
  return courses.find((entry) => entry.next.step !== null) ?? courses[0];
}
