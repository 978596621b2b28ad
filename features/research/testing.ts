import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { createConsent } from '@/features/consent/service';
import type { ResearchGroupsPort } from '@/features/fairness/contract';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { AuditEntry } from '@/platform/http/audit';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import { createBudgets } from './budget/service';
import { createExportFiles } from './exports/files';
import { planExport } from './exports/plan-export';
import { researchPolicies } from './policy';
import { researchRoutes } from './routes';
import { createResearch } from './service';

/** A district that holds no groups of its learners. */
const noGroups: ResearchGroupsPort<Tx> = { held: async () => [], groupsOf: async () => new Map() };

/** One answer that a test writes. */
export interface GivenAnswer {
  courseId: string;
  conceptId: string;
  learnerId: string;
  correct?: boolean;
  at?: string;
  words?: string;
  itemId?: string;
  presentationId?: string;
}

/** A district with two courses, whose learners tests add with their answers; and everything of research, its noise from a seed. */
export async function researchWorld(test: TestDatabase, groups: ResearchGroupsPort<Tx> = noGroups) {
  const clock = { now: new Date('2026-03-31T09:00:00Z') };
  const now = () => clock.now;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-research-'));
  const jobs = heldJobs();
  const trail: AuditEntry[] = [];
  const consent = createConsent({ now });
  const files = createExportFiles(folder);
  const service = createResearch({
    ...{ database: test.database, jobs, files, groups, consent: consent.port, budgets: createBudgets({ now }), now },
    plan: async ({ answerers, groups: of, options }) => planExport(answerers, of, options),
    audit: { append: async (_tx, entry) => void trail.push(entry) },
    draws: () => seededDraws(17),
  });
  consent.whenChanged(service.consentChanged);
  const adminId = await addPerson(test, 'admin', 'Ada');
  const { courseId } = await addCourse(test, { ownerId: adminId });
  const { courseId: otherId } = await addCourse(test, { ownerId: adminId });
  const conceptId = await addConcept(test, courseId, 'Loops', 0);
  const otherConcept = await addConcept(test, otherId, 'Fractions', 0);
  // Everybody decides for themself.
  await test.owner.query(
    `insert into consent_settings (district_id, age_from, minors_may_refuse, standards, updated_by) values ($1, 0, true, '{}', $2)`,
    [test.districtId, adminId],
  );
  const api = createApi({
    ...{ database: test.database, policies: researchPolicies },
    authenticate: async () => caller,
    report: (error) => {
      throw error;
    },
  });
  researchRoutes(api, service);
  const as = (userId: string, role: Principal['role']): Principal => ({
    ...{ districtId: test.districtId, userId, role, name: role, email: 'a@example.org', via: 'token' },
  });
  let caller: Principal | null = as(adminId, 'admin');
  let counter = 0;

  const world = {
    ...{
      test,
      clock,
      jobs,
      trail,
      files,
      folder,
      service,
      consent,
      adminId,
      courseId,
      otherId,
      conceptId,
      otherConcept,
    },
    close: () => rm(folder, { recursive: true, force: true }),
    async call(method: string, address: string, body?: object, who: Principal | null = as(adminId, 'admin')) {
      caller = who;
      return api.hono.request(address, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    },
    as,
    /** A learner, who agreed to research unless said otherwise, with their date of birth. */
    async learner({ agrees = true, born = '2012-05-01', name = 'Lena Marker' } = {}): Promise<string> {
      const id = await addPerson(test, 'learner', name);
      await test.owner.query(
        `insert into consent_people (district_id, learner_id, birth_date, updated_by) values ($1, $2, $3, $2)`,
        [test.districtId, id, born],
      );
      if (agrees) await world.say(id, true);
      return id;
    },
    say: (learnerId: string, allowed: boolean) =>
      test.database.transaction({ districtId: test.districtId, userId: learnerId, role: 'learner' }, (tx) =>
        consent.ownWord.say(tx, learnerId, 'research', allowed),
      ),
    async answer(given: GivenAnswer): Promise<void> {
      counter += 1;
      const { correct = true, at = '2026-03-02T10:00:00Z', words = null } = given;
      const response = words === null ? { kind: 'choice', optionId: 'b' } : { kind: 'short', text: words };
      await test.owner.query(
        `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
           evidence, elapsed_ms, mastery_before, mastery_after, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 'unaided', 12000, 0.3, 0.5, $11)`,
        [
          ...[test.districtId, test.newId(), given.learnerId, given.courseId, given.conceptId],
          ...[given.itemId ?? test.newId(), given.presentationId ?? test.newId(), JSON.stringify(response)],
          ...[correct, correct ? 1 : 0, new Date(new Date(at).getTime() + counter).toISOString()],
        ],
      );
    },
  };
  return world;
}

export type ResearchWorld = Awaited<ReturnType<typeof researchWorld>>;
