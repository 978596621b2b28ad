import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import {
  type CreateExperiment,
  createExperimentSchema,
  type Experiment,
  type ExperimentChoices,
  type ExperimentDetail,
  type ExperimentState,
  experimentsErrors,
} from './contract';
import type { ExperimentsDeps } from './deps';
import { defineReckoning } from './jobs';
import { createArmsPort } from './service/arms';
import { estimate } from './service/estimate';
import { createPeople } from './service/people';
import { ended } from './service/reckon';
import { show } from './service/show';
import { createTakeOver } from './service/take-over';
import * as store from './store';
import { classSize } from './store-answers';
import { defaultsOf } from './store-arms';

const fail = errorsOf(experimentsErrors);

export type ExperimentsService = ReturnType<typeof createExperiments>;

/** Comparisons of ways of teaching, policies and prompts in a course. */
export function createExperiments(deps: ExperimentsDeps) {
  const { now } = deps;
  const port = createArmsPort(now);
  const lookAtDue = defineReckoning(deps);

  /** @throws experiment_not_found */
  async function rowOf(tx: Tx, courseId: string, id: string): Promise<store.ExperimentRow> {
    const row = await store.experimentById(tx, courseId, id);
    if (!row) throw fail('experiment_not_found', 'There is no such experiment in this course.');
    return row;
  }

  async function detail(tx: Tx, courseId: string, id: string): Promise<ExperimentDetail> {
    const row = await rowOf(tx, courseId, id);
    const counts = await store.learnerCounts(tx, [id]);
    return { ...show(row, counts, await defaultsOf(tx, courseId)), days: await store.daysOf(tx, id) };
  }

  async function move(
    tx: Tx,
    row: store.ExperimentRow,
    from: readonly ExperimentState[],
    change: Parameters<typeof store.changeState>[3],
  ): Promise<void> {
    if (!(await store.changeState(tx, row.id, from, change)))
      throw fail('experiment_state', 'The experiment is in another state by now. Look at it again.');
  }

  async function mustBeFree(tx: Tx, { courseId, subject }: store.ExperimentRow): Promise<void> {
    if ((await store.takenSubjects(tx, courseId)).includes(subject))
      throw fail('experiment_running', 'Another experiment on the same thing runs in this course. End it first.');
  }

  function mustEndLater({ latestEnd }: { latestEnd: Date }): void {
    if (latestEnd <= now()) throw fail('experiment_end', 'The latest end has to lie ahead.');
  }

  return {
    port,
    lookAtDue,
    detail,
    ...createPeople(deps),
    ...createTakeOver(now, rowOf),

    /** All of a course, newest first. */
    async list(tx: Tx, courseId: string): Promise<Experiment[]> {
      const rows = await store.experimentsOf(tx, courseId);
      const counts = await store.learnerCounts(
        tx,
        rows.map(({ id }) => id),
      );
      const defaults = await defaultsOf(tx, courseId);
      return rows.map((row) => show(row, counts, defaults));
    },

    async choices(tx: Tx, courseId: string): Promise<ExperimentChoices> {
      return {
        modelWrites: deps.modelWrites(),
        prompts: [...deps.prompts],
        taken: await store.takenSubjects(tx, courseId),
        learners: await classSize(tx, courseId),
      };
    },

    /** A draft. @throws prompt_unknown, experiment_end */
    async create(tx: Tx, courseId: string, createdBy: string, input: CreateExperiment): Promise<ExperimentDetail> {
      const { arms, latestEnd, ...rest } = createExperimentSchema.parse(input);
      for (const { settings } of arms)
        if (
          settings.subject === 'prompt' &&
          !deps.prompts.some(({ name, version }) => name === settings.prompt && version === settings.version)
        )
          throw fail('prompt_unknown', `There is no version ${settings.version} of the prompt “${settings.prompt}”.`);
      const row = { ...rest, courseId, createdBy, createdAt: now(), latestEnd: new Date(latestEnd) };
      mustEndLater(row);
      const keyed = arms.map((arm, place) => ({ key: 'abcd'.charAt(place), ...arm }));
      return detail(tx, courseId, await store.insertExperiment(tx, { ...row, arms: keyed }));
    },

    /** Removes a draft; what has run is kept. @throws experiment_not_found, experiment_state */
    async remove(tx: Tx, courseId: string, id: string): Promise<void> {
      const row = await rowOf(tx, courseId, id);
      if (row.state !== 'draft') throw fail('experiment_state', 'Only what has not begun can be removed.');
      await store.removeExperiment(tx, id);
    },

    /** Begins a draft. @throws experiment_not_found, experiment_state, experiment_running, experiment_end */
    async start(tx: Tx, courseId: string, id: string): Promise<ExperimentDetail> {
      // One start after the other: the second sees what the first did.
      await store.lockCourse(tx, courseId);
      const row = await rowOf(tx, courseId, id);
      if (row.state === 'draft') await mustBeFree(tx, row);
      mustEndLater(row);
      await move(tx, row, ['draft'], { state: 'running', startedAt: now() });
      return detail(tx, courseId, id);
    },

    /** From here on everyone has what the course has without it, and answers count for no arm. */
    async pause(tx: Tx, courseId: string, id: string): Promise<ExperimentDetail> {
      const row = await rowOf(tx, courseId, id);
      const pauses = [...row.pauses, { from: now().toISOString(), to: null }];
      await move(tx, row, ['running'], { state: 'paused', pauses });
      return detail(tx, courseId, id);
    },

    async resume(tx: Tx, courseId: string, id: string): Promise<ExperimentDetail> {
      const row = await rowOf(tx, courseId, id);
      mustEndLater(row);
      await move(tx, row, ['paused'], { state: 'running', pauses: ended(row.pauses, now()) });
      return detail(tx, courseId, id);
    },

    /** Ends it by a teacher's word. @throws experiment_not_found, experiment_state */
    async stop(tx: Tx, courseId: string, id: string): Promise<ExperimentDetail> {
      const row = await rowOf(tx, courseId, id);
      await move(tx, row, ['running', 'paused'], {
        state: 'stopped',
        stopReason: 'teacher',
        stoppedAt: now(),
        pauses: ended(row.pauses, now()),
      });
      return detail(tx, courseId, id);
    },

    estimates: estimate,
  };
}
