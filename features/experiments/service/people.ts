import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type ComparisonLearner, experimentsErrors, type OwnComparisons } from '../contract';
import * as store from '../store-arms';

const fail = errorsOf(experimentsErrors);

/** Who is in experiments at all: a person's own word, and teachers'. */
export function createPeople(now: () => Date) {
  return {
    /** A person's own word, and the courses in which they are in a comparison; with which arm is nobody's to see. */
    async own(tx: Tx, personId: string): Promise<OwnComparisons> {
      return {
        takesPart: await store.choiceOf(tx, personId),
        running: await asSystem(tx, () => store.coursesComparing(tx, personId)),
      };
    },

    /**
     * Who says no leaves what runs: their answers count for no arm, and they have what the course has without it. Saying yes again is for experiments to
     * come; those that they left stay without them.
     */
    async choose(tx: Tx, personId: string, takesPart: boolean): Promise<void> {
      await store.putChoice(tx, personId, takesPart, now());
      if (!takesPart) await asSystem(tx, () => store.leave(tx, personId, null, 'opted_out', now()));
    },

    /** Learners of the reader's classes on a course, by name. */
    learners: (tx: Tx, courseId: string): Promise<ComparisonLearner[]> => store.learnersOf(tx, courseId),

    /** Leaves a learner out of a course's experiments, or lets them in to those to come. @throws learner_not_found */
    async exclude(tx: Tx, courseId: string, learnerId: string, by: string, excluded: boolean): Promise<void> {
      const learners = await store.learnersOf(tx, courseId);
      if (!learners.some((each) => each.learnerId === learnerId))
        throw fail('learner_not_found', 'There is no such learner in your classes on this course.');
      if (!excluded) return store.dropExclusion(tx, courseId, learnerId);
      await store.putExclusion(tx, courseId, learnerId, by, now());
      await asSystem(tx, () => store.leave(tx, learnerId, courseId, 'excluded', now()));
    },
  };
}
