import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { fitRisk } from '@/core/risk/fit';
import { createEarlyWarning } from '@/features/early-warning/service';
import { type Database, systemActor } from '@/platform/database/transaction';
import type { Figure } from './figure';
import { withBenchDatabase } from './retrieval/bench-library';

const COURSES = 100;
const LEARNERS = 100;
const CONCEPTS = 40;
/** Sittings of a learner in twenty weeks, and answers of each. */
const SITTINGS = 40;
const ANSWERS = 5;

/**
 * What a night of early warning takes for 10,000 learners in 100 courses with two million answers: the first, which works out sixteen weeks and learns from what is
 * over, and a usual one; and what a teacher waits for the list of a class.
 */
export async function benchEarlyWarning(): Promise<Figure[]> {
  return withBenchDatabase('early-warning', measure);
}

async function measure(database: Database, owner: pg.Pool): Promise<Figure[]> {
  const districtId = randomUUID();
  await fill(owner, districtId);
  const clock = { now: new Date() };
  let fitting = 0;
  const service = createEarlyWarning({
    ...{ database, jobs: { define: () => {} }, nightlyAt: null, now: () => clock.now },
    currentDistrict: async () => ({ id: districtId }),
    fit: async (rows) => {
      const began = performance.now();
      const fitted = fitRisk(rows, { seed: 1 });
      fitting = performance.now() - began;
      return fitted;
    },
  });
  const night = async () => {
    const began = performance.now();
    await service.night(districtId);
    return (performance.now() - began) / 1000;
  };
  const first = await night();
  clock.now = new Date(clock.now.getTime() + 24 * 3600 * 1000);
  const usual = await night();
  const course = (await owner.query('select id from courses order by id limit 1')).rows[0]?.id ?? '';
  const times: number[] = [];
  for (let i = 0; i < 50; i++) {
    const began = performance.now();
    await database.transaction(systemActor(districtId), (tx) => service.list(tx, course));
    times.push(performance.now() - began);
  }
  const [cases] = (await owner.query('select count(*)::int as n, count(happened)::int as over from risk_cases')).rows;
  if (!cases?.over) throw new Error('Nothing is over.');
  const seconds = { unit: 's', digits: 1 } as const;
  return [
    { what: `first night, ${(COURSES * LEARNERS).toLocaleString('en')} learners`, value: first, ...seconds },
    { what: 'of it, learning', value: fitting / 1000, ...seconds },
    { what: 'usual night', value: usual, ...seconds },
    {
      ...{ what: 'list of a course, p95', unit: 'ms', digits: 1 },
      value: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0,
    },
    { what: 'cases', value: cases.n, unit: '' },
    { what: 'of them over', value: cases.over, unit: '' },
  ];
}

/** Learners who differ in how often they come and how much of it they learn. */
async function fill(owner: pg.Pool, districtId: string): Promise<void> {
  const all = [districtId, COURSES, LEARNERS];
  await owner.query(`insert into districts (district_id, name) values ($1, 'Bench')`, [districtId]);
  await owner.query(
    `insert into users (district_id, id, name, email, role) select $1, gen_random_uuid(), 'Teacher', 'teacher@bench.example', 'teacher'`,
    [districtId],
  );
  await owner.query(
    `insert into courses (district_id, id, title, owner_id) select $1, gen_random_uuid(), 'Course ' || n, (select id from users limit 1)
     from generate_series(1, $2) n`,
    all.slice(0, 2),
  );
  await owner.query(
    `insert into concepts (district_id, id, course_id, key, name, position, origin)
     select $1, gen_random_uuid(), c.id, 'k' || n, 'Concept ' || n, n, 'extracted' from courses c, generate_series(1, $2) n`,
    [districtId, CONCEPTS],
  );
  await owner.query(
    `insert into classes (district_id, id, course_id, name, join_code, created_by)
     select $1, gen_random_uuid(), id, 'Class', left(id::text, 8), owner_id from courses`,
    [districtId],
  );
  await owner.query(
    `insert into users (district_id, id, name, email, role)
     select $1, gen_random_uuid(), 'Learner ' || n, 'learner' || n || '@bench.example', 'learner' from generate_series(1, $2::int * $3::int) n`,
    all,
  );
  await owner.query(
    `insert into class_members (district_id, class_id, user_id, role)
     select $1, k.id, u.id, 'learner' from (select id, row_number() over (order by id) - 1 as n from users where role = 'learner') u
     join (select id, row_number() over (order by id) - 1 as n from classes) k on k.n = u.n % $2`,
    all.slice(0, 2),
  );
  await owner.query(
    `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
     select $1, gen_random_uuid(), id, 'risk', true, 9, id, 'learner', now() from users where role = 'learner'`,
    [districtId],
  );
  await owner.query(
    `insert into events (district_id, learner_id, course_id, kind, payload, at)
     select $1, m.user_id, k.course_id, 'attempt.recorded',
       jsonb_build_object('correct', random() < r.ease, 'evidence', 'unaided', 'before', 0.5, 'after', case when random() < r.ease / 4 then 0.9 else 0.5 end), s.at
     from (select user_id, class_id, 0.3 + 0.6 * random() as ease, random() as comes from class_members where role = 'learner') m
     join classes k on k.id = m.class_id
     cross join lateral (select m.ease) r
     cross join lateral (select now() - n * interval '3.5 days' - random() * interval '1 day' as at from generate_series($2::int, 1, -1) n where random() < 0.4 + 0.6 * m.comes) s
     cross join generate_series(1, $3) a order by s.at`,
    [districtId, SITTINGS, ANSWERS],
  );
  await owner.query(
    `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count)
     select $1, e.learner_id, k.id, e.course_id, 0.9, 1, 1
     from (select learner_id, course_id, count(*) filter (where payload->>'after' = '0.9') as gained from events group by 1, 2) e
     join concepts k on k.course_id = e.course_id and k.position <= e.gained`,
    [districtId],
  );
  await owner.query('analyze');
}
