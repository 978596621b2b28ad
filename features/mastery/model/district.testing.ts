import { randomUUID } from 'node:crypto';
import { beforeAll } from 'vitest';
import { createRandom } from '@/core/random/random';
import { addPerson, type TestDatabase, testDatabase } from '@/platform/database/testing';
import { addConcept, addCourse } from '@/platform/database/testing-course';
import type { Actor, Tx } from '@/platform/database/transaction';
import { heldJobs } from '@/platform/jobs/testing';
import { replayMastery } from '../replay';
import type { MasteryDifference } from '../replay-learner';
import { createMastery } from '../service';
import { evidenceOf } from '../testing';
import { fitModel } from './fit-model';
import { createModels } from './service';

export const LEARNERS = 40;
const TABLES = [
  'bkt_parameters',
  'learner_models',
  'learner_model_parameters',
  'learner_model_runs',
  'events',
  'mastery',
];
const now = () => new Date('2026-03-02T12:00:00Z');

/** How far a district is: nobody has answered, everybody has, or the learner model was fitted to their answers as well. */
type Stage = 'empty' | 'answered' | 'fitted';

export interface ModelDistrict {
  test: TestDatabase;
  mastery: ReturnType<typeof createMastery>;
  courseId: string;
  /** Two concepts. */
  concepts: string[];
  teacherId: string;
  learners: (Actor & { userId: string })[];
  /** Learners who nearly all know it already answer so many rounds of both concepts: nothing like the starting values. */
  answerAll(rounds?: number, learnersOf?: ModelDistrict['learners']): Promise<void>;
  /** Every p(L) and its version, by learner and concept. */
  stored(): Promise<Map<string, { p: number; version: number }>>;
  /** Where a replay of the events comes to other numbers than those kept. */
  differences(): Promise<MasteryDifference[]>;
}

/** A district with 40 learners of one course, brought to a stage before each test: by copies of its rows, since answering costs most. */
export function modelDistrict(): { at(stage: Stage): Promise<ModelDistrict> } {
  const test = testDatabase();
  let made: ModelDistrict | undefined;
  const kept = new Set<Stage>();
  const district = () => {
    if (!made) throw new Error('The district is there only inside tests.');
    return made;
  };
  const sql = (statement: (table: string, copy: string) => string, stage: Stage) =>
    test().owner.query(TABLES.map((table) => statement(table, `${stage}_${table}`)).join('; '));

  async function at(stage: Stage): Promise<ModelDistrict> {
    await test().owner.query(
      TABLES.toReversed()
        .map((table) => `delete from ${table}`)
        .join('; '),
    );
    if (stage === 'empty') return district();
    if (kept.has(stage))
      await sql((table, copy) => `insert into ${table} overriding system value table ${copy}`, stage);
    else {
      await (stage === 'answered' ? district().answerAll() : fitted(await at('answered')));
      await sql((table, copy) => `create table ${copy} as table ${table}`, stage);
      kept.add(stage);
    }
    return district();
  }

  beforeAll(async () => {
    made = await makeDistrict(test());
  });
  return { at };
}

async function makeDistrict(test: TestDatabase): Promise<ModelDistrict> {
  const mastery = createMastery({ now });
  const teacherId = await addPerson(test, 'teacher');
  const { courseId } = await addCourse(test, { ownerId: teacherId });
  const concepts = [await addConcept(test, courseId, 'Wear', 0), await addConcept(test, courseId, 'Fatigue', 1)];
  const learners: ModelDistrict['learners'] = [];
  for (let i = 0; i < LEARNERS; i++)
    learners.push({ districtId: test.districtId, userId: await addPerson(test, 'learner'), role: 'learner' });
  return {
    ...{ test, mastery, courseId, concepts, teacherId, learners },
    async answerAll(rounds = 4, learnersOf = learners) {
      const random = createRandom(9);
      for (const learner of learnersOf)
        await test.database.transaction(learner, async (tx) => {
          for (let round = 0; round < rounds; round++)
            for (const conceptId of concepts) {
              const rest = { correct: random.chance(0.93), chanceOfGuessing: null };
              await mastery.recordEvidence(tx, evidenceOf({ learnerId: learner.userId, courseId, conceptId }, rest));
            }
        });
    },
    async stored() {
      const { rows } = await test.owner.query('select learner_id, concept_id, p_known, model_version from mastery');
      return new Map(
        rows.map((row) => [`${row.learner_id} ${row.concept_id}`, { p: row.p_known, version: row.model_version }]),
      );
    },
    async differences() {
      const found: MasteryDifference[] = [];
      await replayMastery(test.database, test.districtId, (difference) => found.push(difference));
      return found;
    },
  };
}

/** The service on a district; its jobs wait until they are run. */
export function modelsService({ test }: Pick<ModelDistrict, 'test'>, compute = fitModel) {
  const jobs = heldJobs();
  const { districtId, database } = test;
  const service = createModels({
    database,
    jobs,
    fit: async (input) => compute(input),
    currentDistrict: async () => ({ id: districtId }),
    nightlyAt: '02:30',
    now,
  });
  const asAdmin = <T>(work: (tx: Tx) => Promise<T>) =>
    database.transaction({ districtId, userId: randomUUID(), role: 'admin' }, work);
  return { jobs, service, district: { id: districtId, requestedBy: null }, list: () => asAdmin(service.list), asAdmin };
}

async function fitted(district: ModelDistrict): Promise<void> {
  const { jobs, service, district: id } = modelsService(district);
  await service.refit(id);
  await jobs.run();
}
