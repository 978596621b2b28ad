import { randomUUID } from 'node:crypto';
import { createRandom } from '@/core/random/random';
import { seedOf } from '@/core/seed/seed-of';
import { createCourseGraph, type Edge } from '@/core/sequencing/course-graph';
import { DEFAULT_PARAMETERS, traceAnswer } from '@/core/tracing/bkt';
import { decideForAll } from '@/features/pathways/jobs';
import { type School, withSchool } from '../pathways/school';
import { type Figure, quantile } from './figure';

const CONCEPTS = 500;
/** Answers that each learner has given: a course that is on its way. */
const ANSWERS = 60;
const SAMPLE = 200;
const BATCH = 100;
const DAY_MS = 86_400_000;

/** Numbers of learners, from the environment: `MENO_BENCH_LEARNERS=1000,10000,100000`. */
const sizes = () => (process.env.MENO_BENCH_LEARNERS ?? '1000,10000').split(',').map(Number);

/** What next, the first page's data and a night's decisions in a school of so many learners on a course of 500 concepts. */
export async function benchPathways(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const learners of sizes()) {
    process.stderr.write(`pathways, ${learners} learners…\n`);
    figures.push(...(await withSchool('bench-pathways', 1, (school) => benchSchool(school, learners))));
  }
  return figures;
}

async function benchSchool(school: School, count: number): Promise<Figure[]> {
  const { courseId, conceptIds } = await school.addCourse('Bench', graphOf());
  const learners = Array.from({ length: count }, () => school.newLearner());
  for (let from = 0; from < count; from += BATCH) {
    await storeAnswers(school, courseId, conceptIds, learners.slice(from, from + BATCH));
  }
  await school.owner.query('analyze');
  school.clock.now = new Date(school.clock.now.getTime() + 3 * DAY_MS);
  const every = Math.max(1, Math.floor(count / SAMPLE));
  const sample = learners.filter((_, i) => i % every === 0).slice(0, SAMPLE);
  const time = async (work: (learner: (typeof learners)[number]) => Promise<unknown>) => {
    const times: number[] = [];
    for (const learner of sample) {
      const began = performance.now();
      await work(learner);
      times.push(performance.now() - began);
    }
    return times;
  };
  const next = (learner: (typeof learners)[number]) =>
    school.database.transaction(learner, (tx) => school.pathways.next(tx, learner.userId, courseId));
  const decided = await time(next);
  const again = await time(next);
  const home = await time((learner) =>
    school.database.transaction(learner, (tx) => school.pathways.home(tx, learner.userId)),
  );
  const began = performance.now();
  const { user, system } = process.cpuUsage();
  const night = await decideForAll(
    { database: school.database, next: school.pathways.next, now: () => school.clock.now },
    school.districtId,
    new AbortController().signal,
  );
  const seconds = (performance.now() - began) / 1000;
  const spent = process.cpuUsage({ user, system });
  const of = `${count.toLocaleString('en')} learners, ${CONCEPTS} concepts`;
  return [
    { what: `next step decided anew, ${of}, median`, value: quantile(decided, 0.5), unit: 'ms' },
    {
      what: `next step decided anew, ${of}, 95th percentile`,
      value: quantile(decided, 0.95),
      unit: 'ms',
      aim: '< 20 ms',
    },
    { what: `next step as it stands, ${of}, 95th percentile`, value: quantile(again, 0.95), unit: 'ms' },
    {
      what: `courses of the first page, ${of}, 95th percentile`,
      value: quantile(home, 0.95),
      unit: 'ms',
      aim: '< 50 ms',
    },
    {
      what: `a night's decisions for ${night.toLocaleString('en')} learners`,
      value: seconds,
      unit: 's',
      aim: '< 600 s',
    },
    { what: `the same, processor time of Meno`, value: (spent.user + spent.system) / 1e6, unit: 's' },
  ];
}

/** Each concept needs one or two of the twenty before it; one in five needs none. */
function graphOf() {
  const random = createRandom(seedOf('bench pathways'));
  const edges: Edge[] = [];
  for (let concept = 1; concept < CONCEPTS; concept++) {
    if (random.chance(0.2)) continue;
    for (let i = 0; i < 1 + random.integer(2); i++)
      edges.push([Math.max(0, concept - 1 - random.integer(20)), concept]);
  }
  return createCourseGraph(CONCEPTS, edges);
}

/** Answers of learners who have come through the first concepts, as the product would have written them. */
async function storeAnswers(
  { owner, districtId, clock }: School,
  courseId: string,
  conceptIds: readonly string[],
  learners: readonly { userId: string }[],
): Promise<void> {
  const parameters = { ...DEFAULT_PARAMETERS, pGuess: null };
  const events: { learner: string; payload: string; at: Date }[] = [];
  const states: { learner: string; concept: string; p: number; count: number; at: Date }[] = [];
  for (const { userId } of learners) {
    const random = createRandom(seedOf('bench', userId));
    const known = new Map<string, { p: number; count: number; at: Date }>();
    for (let i = 0; i < ANSWERS; i++) {
      const conceptId = conceptIds[Math.floor(i / 4)] ?? '';
      const correct = random.chance(0.75);
      const before = known.get(conceptId)?.p ?? parameters.pInit;
      const after = traceAnswer(before, correct, { ...parameters, pGuess: 0.25 });
      const at = new Date(clock.now.getTime() - (ANSWERS - i) * 3_600_000);
      const answer = {
        attemptId: randomUUID(),
        itemId: randomUUID(),
        conceptId,
        correct,
        evidence: 'unaided',
        hintsUsed: 0,
      };
      const payload = { model: 'bkt-1', ...answer, chanceOfGuessing: 0.25, parameters, modelVersion: 0, before, after };
      events.push({ learner: userId, payload: JSON.stringify(payload), at });
      known.set(conceptId, { p: after, count: (known.get(conceptId)?.count ?? 0) + 1, at });
    }
    for (const [concept, { p, count, at }] of known) states.push({ learner: userId, concept, p, count, at });
  }
  await owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload, at)
     select $1, e.learner, $2, 'attempt.recorded', e.payload, e.at from unnest($3::uuid[], $4::jsonb[], $5::timestamptz[]) as e(learner, payload, at)`,
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
