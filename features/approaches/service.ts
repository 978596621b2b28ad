import { z } from 'zod';
import type { Approach } from '@/features/lessons/contract';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import type { JobQueue } from '@/platform/jobs/queue';
import {
  type ApproachesPort,
  approachesErrors,
  type CourseApproaches,
  type SwitchApproach,
  WHOLE_COURSE,
} from './contract';
import { type RecountDeps, recount } from './recount';
import * as store from './store';
import { showApproaches } from './view';

const fail = errorsOf(approachesErrors);

/** Counts one course; and, each night, looks for courses that have something new. */
export const COUNT_JOB = 'approaches.count';
export const COUNT_NIGHTLY_JOB = 'approaches.count-nightly';
/** What comes within so many milliseconds of a counting waits for the next. */
const DEBOUNCE_MS = 5 * 60_000;

export interface ApproachesDeps extends RecountDeps {
  database: Database;
  jobs: Pick<JobQueue, 'define' | 'send'>;
  nightly: { at: string | null; currentDistrict(): Promise<{ id: string } | null> };
}

export type ApproachesService = ReturnType<typeof createApproaches>;

/** Ways of teaching: which the material bears, what they did, and which are switched off. */
export function createApproaches(deps: ApproachesDeps) {
  const { database, jobs, nightly, now } = deps;
  jobs.define(
    COUNT_JOB,
    { data: z.object({ districtId: z.uuid(), courseId: z.uuid() }), retries: 2, expireInSeconds: 1800 },
    ({ districtId, courseId }) => database.transaction(systemActor(districtId), (tx) => recount(deps, tx, courseId)),
  );
  jobs.define(COUNT_NIGHTLY_JOB, { data: z.object({}), retries: 0, expireInSeconds: 600, dailyAt: nightly.at }, () =>
    countStale(0),
  );

  async function countStale(debounceMs: number): Promise<void> {
    const district = await nightly.currentDistrict();
    if (!district) return;
    const before = new Date(now().getTime() - debounceMs);
    const stale = await database.transaction(systemActor(district.id), (tx) => store.coursesToCount(tx, before));
    for (const courseId of stale) await jobs.send(COUNT_JOB, { districtId: district.id, courseId });
  }

  const port: ApproachesPort<Tx> = {
    offered: async (tx, courseId) => byConcept(await store.offersOf(tx, courseId)),
    allowed: async (tx, courseId) =>
      byConcept((await store.switchesOf(tx, courseId)).map(({ scope, approach }) => ({ conceptId: scope, approach }))),
    evidence: async (tx, courseId) =>
      (await store.effectsOf(tx, courseId)).map(
        ({ districtId: _district, courseId: _course, expected: _expected, spread: _spread, ...counts }) => counts,
      ),
    async unclear(tx, learnerId, courseId) {
      const latest = new Map<string, { conceptId: string; approach: Approach; unclear: boolean }>();
      for (const said of await store.saidOf(tx, learnerId, courseId))
        latest.set(`${said.conceptId} ${said.approach}`, said);
      return byConcept([...latest.values()].filter(({ unclear }) => unclear));
    },
  };

  return {
    port,
    /** Has every course counted in which something came since it was last counted, some minutes ago at least; for a timer. */
    countNew: () => countStale(DEBOUNCE_MS),
    /** Counts a course anew at once, difficulties of its exercises too; as the system. */
    recount: (tx: Tx, courseId: string) => recount(deps, tx, courseId),

    show: async (tx: Tx, courseId: string): Promise<CourseApproaches> =>
      showApproaches({
        countedAt: await store.countedAt(tx, courseId),
        concepts: await store.conceptsOf(tx, courseId),
        counted: await store.effectsOf(tx, courseId),
        offered: await port.offered(tx, courseId),
        off: await port.allowed(tx, courseId),
      }),

    /** Switches a way off or on, for a concept or the whole course. Switching again changes nothing. @throws concept_not_found */
    async switch(tx: Tx, courseId: string, by: string, input: SwitchApproach): Promise<void> {
      const { approach, conceptId, off } = input;
      if (conceptId !== null && !(await store.conceptsOf(tx, courseId)).some(({ id }) => id === conceptId))
        throw fail('concept_not_found', 'There is no such concept in this course.');
      const scope = conceptId ?? WHOLE_COURSE;
      if (off) await store.switchOff(tx, { courseId, scope, approach, switchedBy: by, switchedAt: now() });
      else await store.switchOn(tx, courseId, scope, approach);
    },
  };
}

function byConcept(rows: readonly { conceptId: string; approach: Approach }[]): Map<string, Approach[]> {
  const map = new Map<string, Approach[]>();
  for (const { conceptId, approach } of rows) map.set(conceptId, [...(map.get(conceptId) ?? []), approach]);
  return map;
}
