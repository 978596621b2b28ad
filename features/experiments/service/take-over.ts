import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { experimentsErrors } from '../contract';
import type { ExperimentRow } from '../store';
import * as store from '../store-arms';

const fail = errorsOf(experimentsErrors);

/** Makes what an experiment found the course's default, and takes that back. */
export function createTakeOver(
  now: () => Date,
  rowOf: (tx: Tx, courseId: string, id: string) => Promise<ExperimentRow>,
) {
  return {
    /** An arm of an experiment that has ended holds for the whole course from now on. @throws experiment_not_found, experiment_state */
    async takeOver(tx: Tx, courseId: string, id: string, key: string, takenBy: string): Promise<void> {
      const row = await rowOf(tx, courseId, id);
      const arm = row.arms.find((each) => each.key === key);
      if (row.state !== 'stopped' || !arm)
        throw fail('experiment_state', 'An arm can be taken over once its experiment has ended.');
      const before = (await store.defaultsOf(tx, courseId)).find(({ subject }) => subject === row.subject);
      // Taking over again from the same experiment still goes back to what was before it.
      const previous =
        before?.experimentId === id
          ? before.previous
          : before && { settings: before.settings, experimentId: before.experimentId, arm: before.arm };
      await store.putDefault(tx, {
        ...{ courseId, subject: row.subject, settings: arm.settings, experimentId: id, arm: key },
        ...{ previous: previous ?? null, takenBy, takenAt: now() },
      });
    },

    /** The default that was before, or none. @throws experiment_not_found, experiment_state where another one holds by now */
    async undoTakeOver(tx: Tx, courseId: string, id: string, by: string): Promise<void> {
      const row = await rowOf(tx, courseId, id);
      const held = (await store.defaultsOf(tx, courseId)).find(({ subject }) => subject === row.subject);
      if (held?.experimentId !== id) throw fail('experiment_state', 'Nothing of this experiment is the default now.');
      const { previous, subject } = held;
      if (!previous) return store.dropDefault(tx, courseId, subject);
      await store.putDefault(tx, { courseId, subject, ...previous, previous: null, takenBy: by, takenAt: now() });
    },
  };
}
