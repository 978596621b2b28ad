import type { ConsentChange, ConsentPort, OwnWordPort } from '@/features/consent/contract';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type ComparisonLearner, experimentsErrors, type OwnComparisons } from '../contract';
import * as store from '../store-arms';

const fail = errorsOf(experimentsErrors);

export interface PeopleDeps {
  /** Whether somebody agrees to take part, and the way in which they say so: the same record as all their choices. */
  consent: Pick<ConsentPort<Tx>, 'allows'> & OwnWordPort<Tx>;
  now(): Date;
}

/** Who is in experiments at all: a person's own word, and teachers'. */
export function createPeople({ consent, now }: PeopleDeps) {
  return {
    /** A person's own word, and the courses in which they are in a comparison; with which arm is nobody's to see. */
    async own(tx: Tx, personId: string): Promise<OwnComparisons> {
      return {
        takesPart: await consent.allows(tx, personId, 'experiments'),
        running: await asSystem(tx, () => store.coursesComparing(tx, personId)),
      };
    },

    /** Says whether a person takes part. @throws guardian_decides */
    choose: (tx: Tx, personId: string, takesPart: boolean): Promise<void> =>
      consent.say(tx, personId, 'experiments', takesPart),

    /**
     * Who doesn't agree (any more) leaves what runs, whoever said so: their answers count for no arm, and they have what the course has without it.
     * Agreeing again is for experiments to come; those that they left stay without them.
     */
    async consentChanged(tx: Tx, { purpose, learnerId }: ConsentChange): Promise<void> {
      if (purpose !== 'experiments') return;
      if (learnerId !== null && (await consent.allows(tx, learnerId, 'experiments'))) return;
      await asSystem(tx, () => store.leave(tx, learnerId, null, 'opted_out', now()));
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
