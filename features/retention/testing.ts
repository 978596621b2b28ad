import { createAuditWriter } from '@/features/governance/service/audit-writer';
import { createTrailCut } from '@/features/governance/service/cut-audit';
import { createMastery } from '@/features/mastery/service';
import { memoryFollower } from '@/features/reviews/follower';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { AuditEntry } from '@/platform/http/audit';
import type { RuleInput } from './contract';
import type { RetentionJobsDeps } from './jobs';
import { createRetention } from './service';

export const DAY = 86_400_000;

/** A district with a course, a clock that tests turn, and retention whose jobs are run by hand. */
export async function retentionWorld(test: TestDatabase) {
  const clock = { now: new Date('2026-09-01T02:00:00Z') };
  const now = () => clock.now;
  const admin = await addPerson(test, 'admin', 'Ada');
  const { courseId } = await addCourse(test);
  const concepts = [await addConcept(test, courseId, 'Wear', 0), await addConcept(test, courseId, 'Fatigue', 1)];
  const mastery = createMastery({ now, follower: memoryFollower });
  const sent: { name: string; data: unknown }[] = [];
  const trail: AuditEntry[] = [];
  const writer = createAuditWriter({ database: test.database, now, report: (error) => Promise.reject(error) });
  const cutting = createTrailCut({ audit: writer, now });
  const removed: string[] = [];
  const deps: RetentionJobsDeps = {
    ...{ database: test.database, mastery, now, nightlyAt: null },
    jobs: { define: () => {}, send: async (name: string, data: unknown) => String(sent.push({ name, data })) },
    currentDistrict: async () => ({ id: test.districtId }),
    audit: { append: async (_tx, entry) => void trail.push(entry) },
    trail: cutting,
    accounts: { remove: async (_tx, learnerId) => removed.push(learnerId) > 0 },
  };
  const service = createRetention(deps);
  const as = <T>(role: 'admin' | 'dpo' | 'system', work: (tx: Tx) => Promise<T>) =>
    test.database.transaction({ districtId: test.districtId, userId: role === 'system' ? null : admin, role }, work);
  const system = <T>(work: (tx: Tx) => Promise<T>) => test.database.transaction(systemActor(test.districtId), work);

  return {
    ...{ test, clock, admin, courseId, concepts, mastery, sent, trail, writer, removed, deps, service, as, system },
    /** An answer with its attempt, so many days ago. */
    async answer(learnerId: string, daysAgo: number, conceptId = concepts[0] ?? ''): Promise<void> {
      const at = new Date(clock.now.getTime() - daysAgo * DAY);
      const [attemptId, itemId] = [test.newId(), test.newId()];
      await system(async (tx) => {
        const on = { learnerId, courseId, conceptId, attemptId, itemId, at };
        const how = { correct: true, kind: 'unaided', chanceOfGuessing: 0.25, hintsUsed: 0 } as const;
        await mastery.recordEvidence(tx, { ...on, ...how });
      });
      await test.owner.query(
        `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
           evidence, elapsed_ms, mastery_before, mastery_after, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, '{}', true, 1, 0, 'unaided', 1000, 0, 0, $8)`,
        [test.districtId, attemptId, learnerId, courseId, conceptId, itemId, test.newId(), at],
      );
    },
    /** A talk of one message, so many days ago. */
    async talk(learnerId: string, daysAgo: number): Promise<string> {
      const at = new Date(clock.now.getTime() - daysAgo * DAY);
      const thread = test.newId();
      await test.owner.query(
        `insert into chat_threads (district_id, id, learner_id, course_id, title, created_at, updated_at) values ($1, $2, $3, $4, 'Why?', $5, $5)`,
        [test.districtId, thread, learnerId, courseId, at],
      );
      await test.owner.query(
        `insert into chat_messages (district_id, id, thread_id, learner_id, role, words, created_at) values ($1, $2, $3, $4, 'learner', 'Why?', $5)`,
        [test.districtId, test.newId(), thread, learnerId, at],
      );
      return thread;
    },
    schedule: (rules: RuleInput[], nightly = true) =>
      as('admin', (tx) => service.change(tx, { nightly, schoolYearEnds: '07-31', rules }, admin)),
    async count(table: string, learnerId: string, where = 'true'): Promise<number> {
      const { rows } = await test.owner.query<{ n: number }>(
        `select count(*)::int as n from ${table} where learner_id = $1 and ${where}`,
        [learnerId],
      );
      return rows[0]?.n ?? 0;
    },
  };
}

export type RetentionWorld = Awaited<ReturnType<typeof retentionWorld>>;
