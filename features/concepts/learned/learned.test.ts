import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '@/core/random/random';
import { createMastery } from '@/features/mastery/service';
import { createUpdates } from '@/features/updates/service';
import { addPerson, testDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import { heldJobs } from '@/platform/jobs/testing';
import { courseOf } from '../extract/course.testing';
import { extractConcepts } from '../extract/extract-concepts';
import { type ConceptsService, createConcepts } from '../service';
import { seedCourse } from '../testing';
import { LEARN_NIGHTLY_JOB } from './service';

const test = testDatabase();

/** Nothing in the text says that one is needed before another. */
const material = {
  'a.md': `# Sewing\n\n## Backstitch\n\nA **backstitch** is a strong seam by hand. Each backstitch goes back over half of the one before.\n`,
  'b.md': `# Paper\n\n## Origami\n\n**Origami** is the folding of paper without glue. Origami begins with a square.\n`,
  'c.md': `# Sound\n\n## Overtone\n\nAn **overtone** is a tone that sounds with another. An overtone is higher than what it sounds with.\n`,
};

const leaning = courseOf({
  'a.md': `# Energy\n\n## Hazard\n\nA **hazard** is anything that can hurt a person. A wet floor is a hazard, and so is a spinning shaft.\n\n## Isolation\n\n**Isolation** takes a hazard away. Isolation of a hazard is the cutting of a hazard from its energy, until the hazard is gone.\n`,
});

let service: ConceptsService;
let courseId: string;
let teacher: string;
let jobs: ReturnType<typeof heldJobs>;
const updates = createUpdates({ now: () => new Date() });

const as = <T>(role: 'teacher' | 'learner', userId: string, work: (tx: Tx) => Promise<T>) =>
  test().database.transaction({ districtId: test().districtId, userId, role }, work);
const asTeacher = <T>(work: (tx: Tx) => Promise<T>) => as('teacher', teacher, work);
const map = () => asTeacher((tx) => service.map(tx, courseId, teacher, true));
const editor = (tx: Tx) => ({ tx, courseId, userId: teacher });
const named = async (name: string) => {
  const found = (await map()).concepts.find((concept) => concept.name === name);
  if (!found) throw new Error(`no concept ${name}`);
  return found.id;
};
const line = async (before: string, after: string) => {
  const [prerequisiteId, conceptId] = [await named(before), await named(after)];
  const all = (await map()).prerequisites;
  return all.find((edge) => edge.prerequisiteId === prerequisiteId && edge.conceptId === conceptId);
};
const reports = async () => (await asTeacher((tx) => updates.list(tx, courseId, { limit: 10 }))).items;

beforeEach(async () => {
  teacher = await addPerson(test(), 'teacher');
  const seeded = await seedCourse(test(), teacher, material);
  courseId = seeded.courseId;
  jobs = heldJobs();
  service = createConcepts({
    library: seeded.library,
    mastery: createMastery({ now: () => new Date() }),
    extract: async (input) => extractConcepts(input),
    mergeMastery: async () => {},
    learned: {
      ...{ database: test().database, jobs, updates: updates.port, now: () => new Date() },
      nightly: { at: '02:30', currentDistrict: async () => ({ id: test().districtId }) },
    },
  });
  await asTeacher((tx) => service.port.rebuild(tx, courseId));
});

/** A class in which whoever knows the first concept does better on the second, and the other way round it makes no difference. */
async function teachClass(learners: number, helps: number, seed: number) {
  const random = createRandom(seed);
  const chance = (p: number) => random.integer(1_000_000) < p * 1_000_000;
  const [first, second] = [await named('Backstitch'), await named('Origami')];
  const rows: string[] = [];
  let minute = 0;
  const answer = (learner: string, concept: string, right: boolean, known: number) => {
    const at = new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString();
    rows.push(
      `('${test().districtId}', '${randomUUID()}', '${learner}', '${courseId}', '${concept}', '${randomUUID()}', '${randomUUID()}', '{}', ${right}, ${right ? 1 : 0}, 0, 'unaided', 1000, 0.3, ${known}, '${at}')`,
    );
  };
  for (let i = 0; i < learners; i++) {
    const learner = await addPerson(test(), 'learner', `Learner ${i}`);
    const known = chance(0.5);
    const forward = chance(0.5);
    const [a, b] = forward ? [first, second] : [second, first];
    answer(learner, a, known, known ? 0.9 : 0.3);
    const p = !forward ? 0.6 : known ? 0.6 + helps : 0.6 - helps;
    const right = chance(p);
    answer(learner, b, right, right ? 0.9 : 0.3);
  }
  await test().owner.query(
    `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used, evidence, elapsed_ms, mastery_before, mastery_after, created_at) values ${rows.join(', ')}`,
  );
}
async function night() {
  await jobs.send(LEARN_NIGHTLY_JOB, {});
  await jobs.run();
}

describe('what learners’ answers say of prerequisites', () => {
  it('draws a line that the text gives no reason for, with how many learners say so, and leaves a report', async () => {
    expect(await line('Backstitch', 'Origami')).toBeUndefined();
    await teachClass(300, 0.35, 1);
    await night();
    const edge = await line('Backstitch', 'Origami');
    expect(edge).toMatchObject({ origin: 'proposed', learners: { both: 300, effect: 'for' } });
    expect(edge?.evidence).toContain('Learners who knew “Backstitch” did better on “Origami” than others.');
    expect(edge?.learners?.knewRight).toBeGreaterThan(0.85);
    expect(edge?.learners?.othersRight).toBeLessThan(0.4);
    expect(edge?.weight).toBeLessThan(0.5);
    expect(await line('Origami', 'Backstitch')).toBeUndefined();
    const [latest] = await reports();
    expect(latest?.report).toMatchObject({
      answers: { learners: 300, answers: 600 },
      edgesAdded: [{ prerequisite: 'Backstitch', concept: 'Origami' }],
      edgesRemovedCount: 0,
      conceptsChangedCount: 0,
    });
    expect(JSON.stringify(latest)).not.toContain('Learner 1');
  });

  it('stays when the material comes again, and says nothing new while nobody answers', async () => {
    await teachClass(300, 0.35, 2);
    await night();
    await asTeacher((tx) => service.port.rebuild(tx, courseId));
    expect(await line('Backstitch', 'Origami')).toMatchObject({ origin: 'proposed', learners: { both: 300 } });
    const before = await reports();
    await night();
    expect(await reports()).toEqual(before);
  });

  it('says nothing of few learners, and draws nothing where knowing the one makes no difference', async () => {
    await teachClass(12, 0.4, 3);
    await jobs.send('concepts.learn', { districtId: test().districtId, courseId });
    await jobs.run();
    expect(await line('Backstitch', 'Origami')).toBeUndefined();
    await teachClass(300, 0, 4);
    await night();
    expect(await line('Backstitch', 'Origami')).toBeUndefined();
    expect(await line('Origami', 'Backstitch')).toBeUndefined();
  });

  it('lets teachers win: a line they took away stays away, one they drew stays as it is and shows what answers say', async () => {
    await teachClass(300, 0.35, 5);
    await night();
    const [first, second, third] = [await named('Backstitch'), await named('Origami'), await named('Overtone')];
    await asTeacher((tx) => service.removePrerequisite(editor(tx), first, second));
    await asTeacher((tx) => service.addPrerequisite(editor(tx), second, first, 'by me'));
    await asTeacher((tx) => service.addPrerequisite(editor(tx), third, first, 'by me'));
    await teachClass(300, 0.35, 6);
    await night();
    expect(await line('Backstitch', 'Origami')).toBeUndefined();
    expect(await line('Origami', 'Backstitch')).toMatchObject({
      ...{ origin: 'teacher', weight: 1, learners: { both: 600, effect: 'against' } },
    });
    expect(await line('Overtone', 'Backstitch')).toMatchObject({ origin: 'teacher', learners: null });
  });

  it('shows learners the line and its reason, but no counts', async () => {
    await teachClass(300, 0.35, 7);
    await night();
    await test().owner.query(`update courses set visibility = 'district' where id = $1`, [courseId]);
    const learner = await addPerson(test(), 'learner', 'Lena');
    const seen = await as('learner', learner, (tx) => service.map(tx, courseId, learner, false));
    const drawn = seen.prerequisites.find(({ evidence }) => evidence.startsWith('Learners who knew'));
    expect(drawn).toMatchObject({ origin: 'proposed', learners: null });
    expect(seen.prerequisites.filter(({ learners }) => learners !== null)).toEqual([]);
    const rows = await as(
      'learner',
      learner,
      async (tx) => (await tx.execute('select * from learned_orders')).rowCount,
    );
    expect(rows).toBe(0);
  });

  it('weighs a line that the text proposes by what learners say, up and down', () => {
    const weightOf = (logOdds: number) => {
      const { prerequisites } = extractConcepts({
        ...{
          chunks: leaning,
          language: 'en',
          learned: [{ prerequisiteKey: 'hazard', conceptKey: 'isolation', logOdds, sure: false }],
        },
      });
      return prerequisites.find((edge) => edge.prerequisiteKey === 'hazard' && edge.conceptKey === 'isolation')?.weight;
    };
    const plain = weightOf(0) ?? Number.NaN;
    const odds = (p: number) => p / (1 - p);
    expect(odds(weightOf(1) ?? Number.NaN) / odds(plain)).toBeCloseTo(Math.E, 2);
    expect(weightOf(-2) ?? 0).toBeLessThan(plain);
  });
});
