import type { DemoPeople } from '@/features/demo/plan';
import { emailOf } from './names';
import { otherName } from './parts/belonging';
import { learnerName, teacherName } from './parts/people';

/** Who of a demo school can be signed in as: the teacher of both classes, the first learner of the first class, and one of every other role. */
export const demoPeople: DemoPeople = () => {
  const person = (name: string) => ({ name, email: emailOf(name) });
  return {
    ...{ teacher: person(teacherName(0)), learner: person(learnerName(0)), guardian: person(otherName('guardian')) },
    ...{ counsellor: person(otherName('counsellor')), school_admin: person(otherName('school_admin')) },
    dpo: person(otherName('dpo')),
  };
};
