import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ConceptsPort } from '@/features/concepts/contract';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { whenIdle } from '@/platform/models/serving/when-idle';
import { type ProposalRun, type Proposals, practiceErrors } from '../contract';
import type { PracticeModels } from '../models';
import { runProposals } from '../propose/run-proposals';
import { conceptOf } from '../store-items';
import { thinConcepts } from '../store-proposals';
import * as store from '../store-review';

const fail = errorsOf(practiceErrors);

/** Queue of runs, and the one that looks each night where exercises are few. */
export const PROPOSE_JOB = 'practice.propose';
export const PROPOSE_NIGHTLY_JOB = 'practice.propose-nightly';

const SHOWN_RUNS = 20;
/** A concept with fewer items than this gets proposals without anybody's asking. */
const FEW_ITEMS = 6;
/** Concepts a night, and days until one is looked at again. */
const A_NIGHT = 20;
const AGAIN_AFTER_MS = 30 * 24 * 3600 * 1000;

export interface ProposalsDeps {
  models: PracticeModels | null;
  concepts: Pick<ConceptsPort<Tx>, 'teachingConcepts'>;
  nightly: { at: string | null; currentDistrict(): Promise<{ id: string } | null> } | null;
  now(): Date;
}

/** Runs of a model that proposes exercises: asked for by a teacher, or by the system where exercises are few. */
export function createProposals({ models, concepts, nightly, now }: ProposalsDeps) {
  if (models) defineJobs(models);

  function defineJobs({ jobs, serving, database }: PracticeModels): void {
    jobs.define(
      PROPOSE_JOB,
      { data: z.object({ districtId: z.uuid(), runId: z.uuid() }), retries: 2, expireInSeconds: 3600 },
      async (data, signal) => {
        if (!models) return;
        // Learners come first: the work begins when nobody waits for the model.
        if (serving.available('tutor') && !(await whenIdle(serving, signal))) {
          await jobs.send(PROPOSE_JOB, data);
          return;
        }
        await runProposals({ models, concepts, now }, data, signal);
      },
    );
    jobs.define(
      PROPOSE_NIGHTLY_JOB,
      { data: z.object({}), retries: 0, expireInSeconds: 600, dailyAt: nightly?.at ?? null },
      async () => {
        const district = serving.available('tutor') ? await nightly?.currentDistrict() : null;
        if (!district) return;
        const since = new Date(now().getTime() - AGAIN_AFTER_MS);
        const started = await database.transaction(systemActor(district.id), async (tx) => {
          const runs: string[] = [];
          for (const thin of await thinConcepts(tx, { fewest: FEW_ITEMS, since, limit: A_NIGHT })) {
            runs.push(await begin(tx, { ...thin, requestedBy: null }));
          }
          return runs;
        });
        for (const runId of started) await jobs.send(PROPOSE_JOB, { districtId: district.id, runId });
      },
    );
  }

  async function begin(
    tx: Tx,
    run: { courseId: string; conceptId: string; requestedBy: string | null },
  ): Promise<string> {
    const id = uuidv7();
    await store.insertRun(tx, { ...run, id, state: 'waiting', createdAt: now(), updatedAt: now() });
    return id;
  }

  return {
    /** Where a course, or one concept of it, stands. */
    async proposals(tx: Tx, courseId: string, conceptId?: string): Promise<Proposals> {
      const runs = await store.latestRuns(tx, courseId, conceptId, SHOWN_RUNS);
      return {
        available: models?.serving.available('tutor') ?? false,
        unreviewed: await store.unreviewedCount(tx, courseId),
        runs: runs.map(showRun),
      };
    },

    /**
     * Asks for exercises on a concept; a run that has not ended is given back. {@link startProposal} sets it to work, once this is committed.
     * @throws concept_not_found, no_model.
     */
    async propose(tx: Tx, input: { userId: string; courseId: string; conceptId: string }): Promise<ProposalRun> {
      const { userId, courseId, conceptId } = input;
      const concept = await conceptOf(tx, courseId, conceptId);
      if (!concept) throw fail('concept_not_found', 'There is no such concept in this course.');
      if (!models?.serving.available('tutor'))
        throw fail('no_model', 'No language model is there to ask. An administrator can add one.');
      const runId =
        (await store.openRun(tx, conceptId))?.id ?? (await begin(tx, { courseId, conceptId, requestedBy: userId }));
      const run = await store.runOf(tx, runId);
      if (!run) throw new Error('A run that was just written is not there.');
      return showRun({ run, conceptName: concept.name });
    },

    /** Sends a run's job, unless it is being worked on; what ended does nothing when it is sent again. */
    async startProposal(districtId: string, run: Pick<ProposalRun, 'id' | 'state'>): Promise<void> {
      if (run.state !== 'working') await models?.jobs.send(PROPOSE_JOB, { districtId, runId: run.id });
    },
  };
}

function showRun({ run, conceptName }: { run: store.RunRow; conceptName: string }): ProposalRun {
  const { id, conceptId, state, proposed, kept, rejected, problem, createdAt } = run;
  return { id, conceptId, conceptName, state, proposed, kept, rejected, problem, at: createdAt.toISOString() };
}
