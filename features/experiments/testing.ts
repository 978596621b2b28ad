import { randomUUID } from 'node:crypto';
import { createConsent } from '@/features/consent/service';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import type { Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import type { CreateExperiment } from './contract';
import { experimentsPolicies } from './policy';
import { experimentsRoutes } from './routes';
import { createExperiments } from './service';

export const START = new Date('2026-03-02T08:00:00Z');

/** A course with its teacher and class, experiments on it, and a clock that tests move. */
export async function experimentsWorld(test: TestDatabase, learnerCount = 40) {
  const teacher = await addPerson(test, 'teacher', 'Tess');
  const learners: string[] = [];
  for (let at = 0; at < learnerCount; at++) learners.push(await addPerson(test, 'learner', `Learner ${at}`));
  const { courseId } = await addCourse(test, { ownerId: teacher });
  const concepts = [await addConcept(test, courseId, 'Load', 0), await addConcept(test, courseId, 'Speed', 1)];
  await addClass(test, courseId, { teachers: [teacher], learners });
  const clock = { now: START };
  const jobs = heldJobs();
  const consent = createConsent({ now: () => clock.now });
  const service = createExperiments({
    consent: consent.ownWord,
    ...{ database: test.database, jobs, nightlyAt: null, now: () => clock.now },
    currentDistrict: async () => ({ id: test.districtId }),
    modelWrites: () => true,
    prompts: [{ name: 'lesson-text', version: 2 }],
  });
  consent.whenChanged(service.consentChanged);
  const as = <T>(role: 'teacher' | 'learner' | 'system', userId: string | null, work: (tx: Tx) => Promise<T>) =>
    test.database.transaction({ districtId: test.districtId, userId, role }, work);

  return {
    ...{ teacher, learners, courseId, concepts, clock, jobs, service, consent, as },
    asTeacher: <T>(work: (tx: Tx) => Promise<T>) => as('teacher', teacher, work),
    later: (hours: number) => {
      clock.now = new Date(clock.now.getTime() + hours * 3600 * 1000);
    },
    /** The learner's arm, as they ask for it themselves. */
    armOf: (learnerId: string, subject: 'approach' | 'policy' | 'prompt' = 'policy') =>
      as('learner', learnerId, (tx) => service.port.armOf(tx, { learnerId, courseId, subject })),
    /** Begins an experiment on the policy. */
    async begin(rest: Partial<CreateExperiment> = {}): Promise<string> {
      return as('teacher', teacher, async (tx) => {
        const { id } = await service.create(tx, courseId, teacher, { ...DRAFT, ...rest });
        await service.start(tx, courseId, id);
        return id;
      });
    },
    /** What a look comes to, a minute from now. */
    async reckon(): Promise<void> {
      clock.now = new Date(clock.now.getTime() + 60_000);
      await service.lookAtDue();
      await jobs.run();
    },
    /** First answers of a learner now, a second apart. */
    async answers(learnerId: string, rights: readonly boolean[], rest: Partial<AnswerRow> = {}): Promise<void> {
      for (const [at, correct] of rights.entries())
        await addAnswer(
          test,
          { learnerId, courseId, conceptId: concepts[0] ?? '', correct, ...rest },
          new Date(clock.now.getTime() + at * 1000),
        );
    },
  };
}

export type ExperimentsWorld = Awaited<ReturnType<typeof experimentsWorld>>;

export const DRAFT: CreateExperiment = {
  title: 'Everything weighed, or the order of the course',
  subject: 'policy',
  arms: [
    { share: 1, settings: { subject: 'policy', policy: 'pathway' } },
    { share: 1, settings: { subject: 'policy', policy: 'course_order' } },
  ],
  outcome: 'first_answers',
  guards: {},
  worthwhile: 0.1,
  mostLearners: 1000,
  latestEnd: '2026-06-01T00:00:00Z',
};

interface AnswerRow {
  learnerId: string;
  courseId: string;
  conceptId: string;
  correct: boolean;
  evidence?: 'unaided' | 'hinted' | 'none';
  elapsedMs?: number;
  masteryAfter?: number;
}

async function addAnswer(
  { owner, districtId }: TestDatabase,
  { learnerId, courseId, conceptId, correct, evidence = 'unaided', elapsedMs = 20_000, masteryAfter = 0.5 }: AnswerRow,
  at: Date,
): Promise<void> {
  await owner.query(
    `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score,
       hints_used, evidence, elapsed_ms, mastery_before, mastery_after, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, 0, 0, $9, $10, 0.4, $11, $12)`,
    [
      ...[districtId, randomUUID(), learnerId, courseId, conceptId, randomUUID(), randomUUID()],
      ...[correct, evidence, elapsedMs, masteryAfter, at],
    ],
  );
}

/** The routes of this feature alone; `as` says who calls. */
export function experimentsApi(test: TestDatabase, service: ExperimentsWorld['service']) {
  let caller: Principal | null = null;
  const api = createApi({
    database: test.database,
    policies: experimentsPolicies,
    authenticate: async () => caller,
    report: (error) => {
      throw error;
    },
  });
  experimentsRoutes(api, service);
  return async (userId: string | null, role: Principal['role'], method: string, path: string, body?: unknown) => {
    caller = userId
      ? { districtId: test.districtId, userId, role, name: role, email: 'a@example.org', via: 'token' }
      : null;
    return api.hono.request(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  };
}
