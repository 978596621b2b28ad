import { randomUUID } from 'node:crypto';
import { seededDraws } from '@/core/privacy/test-support/seeded-bits';
import { createConsent } from '@/features/consent/service';
import { givenAnswers } from '@/features/practice/service/given-answers';
import { createBudgets } from '@/features/research/budget/service';
import { type BestHelp, helpKey } from '@/features/resources/contract';
import { addPerson, type TestDatabase } from '@/platform/database/testing';
import { addClass, addConcept, addCourse } from '@/platform/database/testing-course';
import { type Actor, systemActor, type Tx } from '@/platform/database/transaction';
import { createApi } from '@/platform/http/api';
import type { Principal } from '@/platform/http/principal';
import { heldJobs } from '@/platform/jobs/testing';
import { isHeldBack } from './calculate/calculate';
import { createRecommendationChanges } from './changes';
import { recommendationsPolicies } from './policy';
import { recommendationsRoutes } from './routes';
import { createRecommendations } from './service';
import type { TaughtConcept } from './store-standings';

const MINUTE_MS = 60_000;

type Person = Actor & { userId: string; role: 'learner' | 'teacher' };
export type RecommendationsWorld = Awaited<ReturnType<typeof recommendationsAt>>;

/**
 * A course of three concepts (a list is needed for a loop, a set stands beside it), a class with its teacher, a clock that tests turn, and answers that
 * they write: choices of four, of which "right" is right.
 */
export async function recommendationsAt(test: TestDatabase) {
  const clock = { now: new Date('2026-03-02T09:00:00Z') };
  const now = () => clock.now;
  const person = async (role: 'learner' | 'teacher'): Promise<Person> => ({
    districtId: test.districtId,
    userId: await addPerson(test, role),
    role,
  });
  const [teacher, other, learner] = [await person('teacher'), await person('teacher'), await person('learner')];
  const { courseId, chunkId, sourceId } = await addCourse(test, { ownerId: teacher.userId });
  const ids = {
    list: await addConcept(test, courseId, 'List', 0),
    set: await addConcept(test, courseId, 'Set', 1),
    loop: await addConcept(test, courseId, 'Loop', 2),
  };
  await test.owner.query(
    `insert into prerequisites (district_id, course_id, prerequisite_id, concept_id, origin, weight, evidence) values ($1, $2, $3, $4, 'proposed', 1, '')`,
    [test.districtId, courseId, ids.list, ids.loop],
  );
  const classId = await addClass(test, courseId, { teachers: [teacher.userId], learners: [learner.userId] });
  const as = <T>(who: Actor, work: (tx: Tx) => Promise<T>) => test.database.transaction(who, work);
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => as(systemActor(test.districtId), work);
  const needs = new Map([[ids.loop, [ids.list]]]);

  const taught = Object.values(ids).map((id, position): TaughtConcept => {
    return { id, position, hidden: false, chunks: [chunkId], prerequisiteIds: needs.get(id) ?? [] };
  });
  const passage: BestHelp = { chunkId, sourceId, reason: 'example', score: 0.8 };
  const jobs = heldJobs();
  const reported: unknown[] = [];
  const report = (error: unknown) => reported.push(error);
  const changes = createRecommendationChanges({ jobs, now, report });
  const consent = createConsent({ now });
  const service = createRecommendations({
    consent: consent.port,
    ...{ database: test.database, jobs, now, report, changes, nightlyAt: '02:30' },
    concepts: { teachingConcepts: async () => taught },
    practice: { givenAnswers, openExercises: async () => [] },
    resources: {
      bestFor: async (_tx, _course, wanted) => new Map(wanted.map((one) => [helpKey(one), passage])),
    },
    currentDistrict: async () => ({ id: test.districtId }),
    noise: () => seededDraws(7),
    budget: createBudgets({ now: () => clock.now }).port,
  });

  consent.whenChanged(service.consentChanged);

  /** One answer a minute later; p(L) of the concept becomes `mastery`. */
  async function answer(who: Person, conceptId: string, given: string, mastery = 0.3): Promise<void> {
    clock.now = new Date(clock.now.getTime() + MINUTE_MS);
    const [itemId, correct] = [randomUUID(), given === 'right'];
    const texts = { right: 'what it is', list: 'List', set: 'Set', cage: 'the cage', seal: 'the seal' };
    const options = Object.entries(texts).map(([id, text]) => ({ id, text }));
    await test.owner.query(
      `insert into items (district_id, id, course_id, concept_id, chunk_id, source_id, kind, body, key, hints, worked, explanations, difficulty, fingerprint, origin)
       values ($1, $2, $3, $4, $5, $6, 'choice', $7, $8, '[]', '', '{}', 0.3, $9, 'generated')`,
      [
        ...[test.districtId, itemId, courseId, conceptId, chunkId, sourceId],
        JSON.stringify({ kind: 'choice', prompt: 'Which?', options }),
        JSON.stringify({ kind: 'choice', optionId: 'right' }),
        itemId,
      ],
    );
    await test.owner.query(
      `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
         evidence, elapsed_ms, mastery_before, mastery_after, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 'unaided', 1000, 0.3, $11, $12)`,
      [
        ...[test.districtId, randomUUID(), who.userId, courseId, conceptId, itemId, randomUUID()],
        ...[JSON.stringify({ kind: 'choice', optionId: given }), correct, correct ? 1 : 0, mastery, clock.now],
      ],
    );
    await test.owner.query(
      `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count, last_evidence_at)
       values ($1, $2, $3, $4, $5, 1, 1, $6)
       on conflict (district_id, learner_id, concept_id) do update set p_known = $5, attempt_count = mastery.attempt_count + 1, last_evidence_at = $6`,
      [test.districtId, who.userId, conceptId, courseId, mastery, clock.now],
    );
    await as(who, (tx) => changes.learnerChanged(tx, who.userId, courseId));
  }

  let caller: Principal | null = null;
  const api = createApi({
    database: test.database,
    policies: recommendationsPolicies,
    authenticate: async () => caller,
    report: (error) => {
      throw error;
    },
  });
  recommendationsRoutes(api, service);
  /** Calls the API as somebody; the status, and the answer as it was read. */
  async function call(who: Person | null, method: string, path: string, body?: object) {
    caller = who && { ...who, name: who.role, email: `${who.role}@example.org`, via: 'token' };
    const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await api.hono.request(path, init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }
  const world = {
    ...{ test, clock, ids, courseId, chunkId, classId, teacher, other, learner, person, as, asSystem },
    ...{ service, consent, changes, jobs, reported, answer, call },
    /** Works out what is out of date. */
    settle: () => jobs.run(),
    listed: (who: Person) => as(who, (tx) => service.port.forLearner(tx, who.userId, 20)),
    kinds: async () => (await world.listed(world.learner)).map(({ kind }) => kind),
    /** Two exercises on a loop in which a set was given for it. */
    async mixUp(): Promise<void> {
      for (const _ of [1, 2]) await answer(world.learner, ids.loop, 'set');
      await jobs.run();
    },
    /** What is offered after misses on loops. */
    ask: () =>
      as(world.learner, (tx) =>
        service.learner.ask(tx, world.learner.userId, courseId, { conceptId: ids.loop, trigger: 'misses' }),
      ),
    decide: (body: object, who = teacher) => call(who, 'POST', `/courses/${courseId}/recommendations/decisions`, body),
    settings: (body: object) => call(teacher, 'PUT', `/courses/${courseId}/recommendation-settings`, body),
    inState: async (state: string, who = teacher) =>
      (await call(who, 'GET', `/courses/${courseId}/recommendations?state=${state}`)).body,
  };
  return world;
}

/** A world whose learner is held back from nothing: who is hangs on ids. */
export async function freshWorld(test: TestDatabase): Promise<RecommendationsWorld> {
  for (;;) {
    const world = await recommendationsAt(test);
    if (!Object.values(world.ids).some((id) => isHeldBack(world.learner.userId, id))) return world;
  }
}
