import { z } from 'zod';
import { systemActor, type Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { whenIdle } from '@/platform/models/serving/when-idle';
import { conceptsErrors } from '../contract';
import { coreChunks } from '../core-chunks';
import { lockMap } from '../store';
import type { SuggestionRunShown, Suggestions } from './contract';
import type { SuggestDeps } from './models';
import { askedKey } from './read-material';
import { runSuggestions } from './run-suggestions';
import { waiting } from './still-open';
import * as store from './store';

const fail = errorsOf(conceptsErrors);

/** Queue of runs, one at a time. */
export const SUGGEST_JOB = 'concepts.suggest';

/** A model's proposals for maps: asked for by a teacher, or by the system after new material. */
export function createSuggestions(deps: SuggestDeps | null) {
  const serving = deps?.models.serving;
  const available = () => serving?.available('tutor') ?? false;
  if (deps) defineJob(deps);

  /** Begins a run, or gives the one that has not ended. One by a person reads everything anew where all was read before. */
  async function begin(tx: Tx, courseId: string, requestedBy: string | null): Promise<store.SuggestionRun | null> {
    if (!deps) return null;
    await lockMap(tx, courseId);
    const read = (await store.latestRun(tx, courseId))?.asked ?? [];
    const known = new Set(read);
    const chunks = coreChunks(await deps.library.courseChunks(tx, courseId));
    // What is no longer in the course is forgotten.
    const there = chunks.map(askedKey).filter((key) => known.has(key));
    const anew = requestedBy !== null && there.length === chunks.length;
    if (requestedBy === null && there.length === chunks.length) return null;
    return store.openRun(tx, { courseId, requestedBy, asked: anew ? [] : there, createdAt: deps.models.now() });
  }

  const send = (districtId: string, runId: string) => deps?.models.jobs.send(SUGGEST_JOB, { districtId, runId });

  return {
    async list(tx: Tx, courseId: string): Promise<Suggestions> {
      const run = await store.latestRun(tx, courseId);
      return {
        available: available(),
        run: run && showRun(run),
        items: (await waiting(tx, courseId)).map(({ row, before, after, sourceId, sourceTitle, headingPath }) => {
          const { id, kind, name, quote, support, model, chunkId } = row;
          const likeness = kind === 'merge' ? row.weight : 0;
          const passage = { chunkId, sourceId, sourceTitle, heading: headingPath.at(-1) ?? null };
          return { id, kind, name, before, after, quote, support, likeness, model, passage };
        }),
        nextCursor: null,
      };
    },

    /** A teacher asks; {@link start} sets the run to work once this is committed. @throws no_model */
    async ask(tx: Tx, courseId: string, userId: string): Promise<SuggestionRunShown> {
      const run = available() ? await begin(tx, courseId, userId) : null;
      if (!run) throw fail('no_model', 'No language model is there to ask. An administrator can add one.');
      return showRun(run);
    },

    /** Sends a run's job, unless it is being worked on; what ended does nothing when it is sent again. */
    async start(districtId: string, run: Pick<SuggestionRunShown, 'id' | 'state'>): Promise<void> {
      if (run.state !== 'working') await send(districtId, run.id);
    },

    /** At a start: takes up runs that were cut off. @returns how many */
    async resume(districtId: string): Promise<number> {
      if (!deps) return 0;
      const runs = await deps.models.database.transaction(systemActor(districtId), store.openRuns);
      for (const { id } of runs) await send(districtId, id);
      return runs.length;
    },

    /** The map was drawn anew: passages that no model has read yet are read, where there is one. */
    async afterRebuild(districtId: string, courseId: string): Promise<void> {
      if (!deps || !available()) return;
      const run = await deps.models.database.transaction(systemActor(districtId), (tx) => begin(tx, courseId, null));
      if (run && run.state !== 'working') await send(districtId, run.id);
    },
  };
}

function defineJob(deps: SuggestDeps): void {
  const { jobs, serving } = deps.models;
  jobs.define(
    SUGGEST_JOB,
    { data: z.object({ districtId: z.uuid(), runId: z.uuid() }), retries: 3, expireInSeconds: 4 * 3600 },
    async (data, signal) => {
      // Learners come first: passages are read while nobody waits for the model.
      const turn = async () => !serving.available('tutor') || (await whenIdle(serving, signal));
      if (!(await runSuggestions(deps, data, turn, signal))) await jobs.send(SUGGEST_JOB, data);
    },
  );
}

function showRun(run: store.SuggestionRun): SuggestionRunShown {
  const { id, state, asked, proposed, kept, dropped, problem, createdAt } = run;
  return { id, state, read: asked.length, proposed, kept, dropped, problem, at: createdAt.toISOString() };
}
