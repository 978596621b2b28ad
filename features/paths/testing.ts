import { randomUUID } from 'node:crypto';
import { isKnown } from '@/core/tracing/thresholds';
import { createTeachingReader } from '@/features/concepts/teaching';
import { seedCourse } from '@/features/concepts/testing';
import { createMastery } from '@/features/mastery/service';
import type { Standing } from '@/features/pathways/contract';
import type { TestDatabase } from '@/platform/database/testing';
import { addConcept } from '@/platform/database/testing-course';
import type { Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { pathsPolicies } from './policy';
import { pathsRoutes } from './routes';
import { createPaths } from './service';

/** For tests: a course of concepts that need each other as given, `{ B: ['A'] }`, in the order of the keys. */
export async function graphCourse(test: TestDatabase, ownerId: string, needs: Record<string, string[]>) {
  const names = Object.keys(needs);
  const text = names.map((name) => `# ${name}\n\n${name} is a part of the machine that has to be looked after.`);
  const { courseId, chunks, library } = await seedCourse(test, ownerId, { 'course.md': text.join('\n\n') });
  const ids = new Map<string, string>();
  for (const [position, name] of names.entries()) {
    const id = await addConcept(test, courseId, name, position);
    ids.set(name, id);
    const chunk = chunks.find(({ headingPath }) => headingPath.includes(name)) ?? chunks[0];
    await test.owner.query(
      `insert into concept_chunks (district_id, concept_id, chunk_id, course_id, role, weight, origin) values ($1, $2, $3, $4, 'teaches', 1, 'extracted')`,
      [test.districtId, id, chunk?.id, courseId],
    );
  }
  const idOf = (name: string) => ids.get(name) ?? randomUUID();
  const edited = () => test.owner.query('update courses set revision = revision + 1 where id = $1', [courseId]);
  const needed = async (name: string, need: string) => {
    await test.owner.query(
      `insert into prerequisites (district_id, course_id, prerequisite_id, concept_id, origin, weight, evidence) values ($1, $2, $3, $4, 'teacher', 1, '')`,
      [test.districtId, courseId, idOf(need), idOf(name)],
    );
    await edited();
  };
  for (const [name, list] of Object.entries(needs)) for (const need of list) await needed(name, need);
  return {
    courseId,
    library,
    idOf,
    needed,
    /** Changes a concept's row as an edit of the map would. */
    async edit(name: string, change: string) {
      await test.owner.query(`update concepts set ${change} where id = $1`, [idOf(name)]);
      await edited();
    },
    async learned(learnerId: string, name: string, pKnown = 0.95) {
      await test.owner.query(
        `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count, last_evidence_at)
         values ($1, $2, $3, $4, $5, 3, 3, now()) on conflict (district_id, learner_id, concept_id) do update set p_known = $5`,
        [test.districtId, learnerId, idOf(name), courseId, pKnown],
      );
    },
    /** An answer as practice writes it down, with the time that it took. */
    async answered(learnerId: string, name: string, seconds: number, times = 1) {
      await test.owner.query(
        `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score,
           hints_used, evidence, elapsed_ms, mastery_before, mastery_after)
         select $1, gen_random_uuid(), $2, $3, $4, gen_random_uuid(), gen_random_uuid(), '{}', true, 1, 0, 'unaided', $5, 0.2, 0.3
         from generate_series(1, $6)`,
        [test.districtId, learnerId, courseId, idOf(name), seconds * 1000, times],
      );
    },
  };
}

export type GraphCourse = Awaited<ReturnType<typeof graphCourse>>;

/** The feature over the course's own map and real mastery; a concept is open once what it needs is known. */
export function pathsApp(test: TestDatabase, library: GraphCourse['library']) {
  const now = () => new Date('2026-03-02T12:00:00Z');
  const read = createTeachingReader(library);
  const mastery = createMastery({ now });
  const teachingConcepts = async (tx: Tx, courseId: string) => (await read(tx, courseId)).concepts;
  const errors: unknown[] = [];
  const service = createPaths({
    concepts: { teachingConcepts },
    mastery,
    pathways: {
      async standings(tx, learnerId, courseId) {
        const concepts = (await teachingConcepts(tx, courseId)).filter(({ hidden }) => !hidden);
        const known = await mastery.masteryOf(tx, learnerId, courseId);
        return concepts.map((concept): Standing => {
          const missingIds = concept.prerequisiteIds.filter((id) => !isKnown(known.get(id) ?? 0));
          const pKnown = known.get(concept.id) ?? null;
          const begun = pKnown === null ? 'ready' : 'learning';
          return {
            ...{ conceptId: concept.id, name: concept.name, position: concept.position, missingIds },
            prerequisiteIds: concept.prerequisiteIds,
            state: isKnown(pKnown ?? 0) ? 'held' : missingIds.length > 0 ? 'locked' : begun,
            ...{ mastery: pKnown, recall: null, attempts: 0, evidenceCount: 0, lastAnswerAt: null },
            ...{ masteredAt: null, heldAt: null, provableFrom: null, dueAt: null },
          };
        });
      },
    },
    now,
  });
  const callers = new Map<string, Principal>();
  const api = createApi({
    database: test.database,
    policies: pathsPolicies,
    authenticate: async (request) => callers.get(request.headers.get('x-caller') ?? '') ?? null,
    report: (error) => errors.push(error),
  });
  pathsRoutes(api, service);
  return {
    service,
    mastery,
    errors,
    async call(as: Principal | null, path: string, body?: object, method = body ? 'POST' : 'GET') {
      if (as) callers.set(as.userId, as);
      const init = {
        method,
        headers: { 'x-caller': as?.userId ?? '' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      };
      const response = await api.hono.request(path, init);
      const text = await response.text();
      return { status: response.status, json: text === '' ? null : JSON.parse(text) };
    },
  };
}

export function principalOf(test: TestDatabase, userId: string, role: Principal['role']): Principal {
  return { districtId: test.districtId, userId, role, name: role, email: `${role}@example.org`, via: 'token' };
}
