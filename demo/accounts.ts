import type { DemoPeople } from '@/features/demo/plan';
import { emailOf } from './names';
import { learnerName, teacherName } from './parts/people';

/** Who of a demo school can be signed in as: the teacher of both classes, and the first learner of the first class. */
export const demoPeople: DemoPeople = () => {
  const person = (name: string) => ({ name, email: emailOf(name) });
  return { teacher: person(teacherName(0)), learner: person(learnerName(0)) };
};
