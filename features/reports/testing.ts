import { randomUUID } from 'node:crypto';
import { createMastery } from '@/features/mastery/service';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import type { DayWork, Group, LearnerRecord } from './figures/records';
import { reportsPolicies } from './policy';
import { reportsRoutes } from './routes';
import { createReports } from './service';

export function principalOf(test: TestDatabase, userId: string, role: Principal['role']): Principal {
  return { districtId: test.districtId, userId, role, name: role, email: `${role}@example.org`, via: 'token' };
}

/** The routes of this feature alone, over real mastery; `as` says who calls. */
export function reportsApi(test: TestDatabase, options: { now?: () => Date; mostAtOnce?: number } = {}) {
  const now = options.now ?? (() => new Date('2026-03-30T12:00:00Z'));
  const jobs = heldJobs();
  const mastery = createMastery({ now });
  const { mostAtOnce } = options;
  const service = createReports({
    database: test.database,
    jobs,
    mastery,
    nightly: { at: null, currentDistrict: async () => ({ id: test.districtId }) },
    now,
    ...(mostAtOnce === undefined ? {} : { mostAtOnce }),
  });
  let caller: Principal | null = null;
  const api = createApi({
    database: test.database,
    policies: reportsPolicies,
    authenticate: async () => caller,
    report: (error) => {
      throw error;
    },
  });
  reportsRoutes(api, service);
  return {
    service,
    jobs,
    mastery,
    async request(as: Principal | null, path: string, init?: RequestInit) {
      caller = as;
      return api.hono.request(path, init);
    },
  };
}

/** A learner's record in a test of figures alone. */
export function record(id: string, rest: Partial<Omit<LearnerRecord, 'id'>> = {}): LearnerRecord {
  return { id, first: 0, right: 0, times: [], capped: 0, days: [], stars: [], curve: null, ...rest };
}

export function group(learners: LearnerRecord[], dayCount = 7): Group {
  return { learners, dayCount };
}

export function day(date: string, answers: number, lessons = 0, questions = 0): DayWork {
  return { day: date, answers, lessons, questions };
}

/** A class with a teacher, learners and a course of two concepts. */
export async function testClass(test: TestDatabase, learnerNames: readonly string[], name = 'A class') {
  const teacherId = await addPerson(test, 'teacher');
  const { courseId } = await addCourse(test, { ownerId: teacherId });
  const concepts = [await addConcept(test, courseId, 'Load', 0), await addConcept(test, courseId, 'Speed', 1)];
  const learners: string[] = [];
  for (const learner of learnerNames) learners.push(await addPerson(test, 'learner', learner));
  const classId = await addClass(test, courseId, { teachers: [teacherId], learners });
  await test.owner.query('update classes set name = $2 where id = $1', [classId, name]);
  await test.owner.query("update class_members set created_at = '2026-01-01' where class_id = $1", [classId]);
  return { teacherId, teacher: principalOf(test, teacherId, 'teacher'), courseId, classId, concepts, learners };
}

interface Answer {
  learnerId: string;
  courseId: string;
  conceptId: string;
  at: string;
  correct: boolean;
  elapsedMs?: number;
  evidence?: 'unaided' | 'hinted' | 'none';
}

/** An answer and its event, past row-level security: p(L) after it is `after`. */
export async function addAnswer(test: TestDatabase, answer: Answer, after: number, before = 0.2): Promise<void> {
  const { learnerId, courseId, conceptId, at, correct, elapsedMs = 10_000, evidence = 'unaided' } = answer;
  const attemptId = randomUUID();
  await test.owner.query(
    `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score,
       hints_used, evidence, elapsed_ms, mastery_before, mastery_after, created_at)
     values ($1, $2, $3, $4, $5, $2, $2, '{}', $6, 0, 0, $7, $8, $9, $10, $11)`,
    [test.districtId, attemptId, learnerId, courseId, conceptId, correct, evidence, elapsedMs, before, after, at],
  );
  await test.owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload, at) values ($1, $2, $3, 'attempt.recorded', $4, $5)`,
    [test.districtId, learnerId, courseId, JSON.stringify({ attemptId, conceptId, evidence, before, after }), at],
  );
  await test.owner.query(
    `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count)
     values ($1, $2, $3, $4, $5, 1, 1) on conflict (district_id, learner_id, concept_id) do update set p_known = $5`,
    [test.districtId, learnerId, conceptId, courseId, after],
  );
}
