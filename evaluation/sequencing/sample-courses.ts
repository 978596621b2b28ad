import { type NamedCourse, namedCourse } from './course-file';
import exercism from './graphs/exercism-javascript.json';
import industrial from './graphs/industrial-maintenance.json';
import python from './graphs/python-novice.json';

/** Three real course graphs; each file names its origin. */
export function sampleCourses(): NamedCourse[] {
  return [exercism, python, industrial].map((graph) => namedCourse(graph.course, graph));
}
