import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import { type CourseGraph, createCourseGraph, type Edge } from '@/core/sequencing/course-graph';
import { DEFAULT_PARAMETERS, traceAnswer } from '@/core/tracing/bkt';
import type { Actor } from '@/platform/database/transaction';
import type { School } from '../pathways/school';

/** Answers that each learner has given: a course that is on its way. */
const ANSWERS = 60;
const ANSWERS_A_CONCEPT = 4;
/** Learners whose answers are made up; all others are theirs again. */
const MODELS = 500;
const BATCH = 100;
const HOUR_MS = 3_600_000;

/** Each concept needs one or two of the twenty before it; one in five needs none. */
export function courseGraph(concepts: number): CourseGraph {
  const random = createRandom(seedOf('bench pathways'));
  const edges: Edge[] = [];
  for (let concept = 1; concept < concepts; concept++) {
    if (random.chance(0.2)) continue;
    for (let i = 0; i < 1 + random.integer(2); i++)
      edges.push([Math.max(0, concept - 1 - random.integer(20)), concept]);
  }
  return createCourseGraph(concepts, edges);
}

interface Enrolled {
  courseId: string;
  conceptIds: readonly string[];
  count: number;
}

/** Learners who have come through the first concepts, with everything that the product writes of an answer. */
export async function enrolWithAnswers(
  school: School,
  { courseId, conceptIds, count }: Enrolled,
): Promise<(Actor & { userId: string })[]> {
  const { owner } = school;
  const learners = Array.from({ length: count }, () => school.newLearner());
  const items = await itemsOf(school, courseId);
  const models = learners.slice(0, MODELS);
  for (let from = 0; from < models.length; from += BATCH) {
    await storeAnswers(school, { courseId, conceptIds, items }, models.slice(from, from + BATCH));
  }
  for (let from = MODELS; from < count; from += MODELS) {
    const copies = learners.slice(from, from + MODELS);
    const pairs = [models.slice(0, copies.length).map((each) => each.userId), copies.map((each) => each.userId)];
    await owner.query(
      `insert into events (district_id, learner_id, course_id, kind, payload, at)
       select e.district_id, c.copy, e.course_id, e.kind, e.payload || jsonb_build_object('attemptId', gen_random_uuid()), e.at
       from unnest($1::uuid[], $2::uuid[]) as c(model, copy) join events e on e.learner_id = c.model
       order by c.copy, e.sequence`,
      pairs,
    );
    await owner.query(
      `insert into mastery (district_id, learner_id, course_id, concept_id, p_known, evidence_count, attempt_count, last_evidence_at)
       select m.district_id, c.copy, m.course_id, m.concept_id, m.p_known, m.evidence_count, m.attempt_count, m.last_evidence_at
       from unnest($1::uuid[], $2::uuid[]) as c(model, copy) join mastery m on m.learner_id = c.model`,
      pairs,
    );
  }
  await owner.query(
    `with answered as (
       select e.*, gen_random_uuid() as presentation_id, (payload ->> 'conceptId')::uuid as concept_id, (payload ->> 'itemId')::uuid as item_id
       from events e where course_id = $1
     ), shown as (
       insert into presentations (district_id, id, learner_id, course_id, concept_id, item_id, attempt_count, finished_at, created_at)
       select district_id, presentation_id, learner_id, course_id, concept_id, item_id, 1, at, at from answered
     )
     insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
       evidence, elapsed_ms, mastery_before, mastery_after, created_at)
     select district_id, (payload ->> 'attemptId')::uuid, learner_id, course_id, concept_id, item_id, presentation_id, '{}',
       (payload ->> 'correct')::boolean, 1, 0, 'unaided', 20000, (payload ->> 'before')::real, (payload ->> 'after')::real, at from answered`,
    [courseId],
  );
  await owner.query('analyze');
  return learners;
}

/** Items of each concept of a course. */
async function itemsOf({ owner }: School, courseId: string): Promise<Map<string, string[]>> {
  const { rows } = await owner.query<{ concept_id: string; ids: string[] }>(
    'select concept_id, array_agg(id::text order by id) as ids from items where course_id = $1 group by concept_id',
    [courseId],
  );
  return new Map(rows.map(({ concept_id: conceptId, ids }) => [conceptId, ids]));
}

/** Answers of learners who have come through the first concepts, as the log would have them. */
async function storeAnswers(
  { owner, districtId, clock, newId }: School,
  { courseId, conceptIds, items }: { courseId: string; conceptIds: readonly string[]; items: Map<string, string[]> },
  learners: readonly { userId: string }[],
): Promise<void> {
  const parameters = { ...DEFAULT_PARAMETERS, pGuess: null };
  const events: { learner: string; payload: string; at: Date }[] = [];
  const states: { learner: string; concept: string; p: number; count: number; at: Date }[] = [];
  for (const { userId } of learners) {
    const random = createRandom(seedOf('bench', userId));
    const known = new Map<string, { p: number; count: number; at: Date }>();
    for (let i = 0; i < ANSWERS; i++) {
      const conceptId = conceptIds[Math.floor(i / ANSWERS_A_CONCEPT)] ?? '';
      const correct = random.chance(0.75);
      const before = known.get(conceptId)?.p ?? parameters.pInit;
      const after = traceAnswer(before, correct, { ...parameters, pGuess: 0.25 });
      const at = new Date(clock.now.getTime() - (ANSWERS - i) * HOUR_MS);
      const itemId = items.get(conceptId)?.[i % ANSWERS_A_CONCEPT];
      const answer = { attemptId: newId(), itemId, conceptId, correct, evidence: 'unaided', hintsUsed: 0 };
      const payload = { model: 'bkt-1', ...answer, chanceOfGuessing: 0.25, parameters, modelVersion: 0, before, after };
      events.push({ learner: userId, payload: JSON.stringify(payload), at });
      known.set(conceptId, { p: after, count: (known.get(conceptId)?.count ?? 0) + 1, at });
    }
    for (const [concept, { p, count, at }] of known) states.push({ learner: userId, concept, p, count, at });
  }
  await owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload, at)
     select $1, e.learner, $2, 'attempt.recorded', e.payload, e.at
     from unnest($3::uuid[], $4::jsonb[], $5::timestamptz[]) as e(learner, payload, at)`,
    [districtId, courseId, events.map((e) => e.learner), events.map((e) => e.payload), events.map((e) => e.at)],
  );
  await owner.query(
    `insert into mastery (district_id, learner_id, course_id, concept_id, p_known, evidence_count, attempt_count, last_evidence_at)
     select $1, m.learner, $2, m.concept, m.p, m.n, m.n, m.at
     from unnest($3::uuid[], $4::uuid[], $5::float8[], $6::int[], $7::timestamptz[]) as m(learner, concept, p, n, at)`,
    [
      ...[districtId, courseId, states.map((s) => s.learner), states.map((s) => s.concept), states.map((s) => s.p)],
      ...[states.map((s) => s.count), states.map((s) => s.at)],
    ],
  );
}
