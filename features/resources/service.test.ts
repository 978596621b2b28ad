import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { TeachingConcept } from '@/features/concepts/contract';
import type { CourseChunk } from '@/features/library/contract';
import { type TestLibrary, testLibrary } from '@/features/library/testing';
import { createResources } from './service';

const opened = testLibrary();
let world: TestLibrary;
let courseId: string;
let conceptId: string;
let chunks: CourseChunk[];
let given = '';

const FILES = {
  'loop.md':
    '# Loops\n\n## Loop\n\nA loop repeats statements until its condition is false. The program then goes on behind the loop.\n\n## Worked example\n\nFor example, a loop adds the numbers from one to ten. The loop runs ten times, and the sum is fifty-five.\n',
  'list.md':
    '# Lists\n\n## List\n\nA list holds values in an order. A loop visits each value of a list in turn.\n\n## Set\n\nA set holds each value once, in no order at all.\n',
  'supplementary/history.md':
    '# History\n\n## The first loop\n\nThe first loop was woven by a Jacquard machine, which could repeat a pattern until its cards ran out.\n',
};

beforeEach(async () => {
  world = opened();
  given = '';
  courseId = await world.newCourse();
  await world.ingest(courseId, FILES);
  chunks = await world.asTeacher((tx) => world.library.port.courseChunks(tx, courseId));
  conceptId = randomUUID();
  await world.test.owner.query(
    `insert into concepts (district_id, id, course_id, key, name, position, origin) values ($1, $2, $3, 'loop', 'Loop', 0, 'extracted')`,
    [world.test.districtId, conceptId, courseId],
  );
});

const chunkUnder = (heading: string) => {
  const found = chunks.find(({ headingPath }) => headingPath.at(-1) === heading);
  if (!found) throw new Error(`no passage under ${heading}`);
  return found;
};

function resources() {
  const concept: TeachingConcept = {
    ...{ id: conceptId, name: 'Loop', aliases: [], definition: null, position: 0, hidden: false },
    ...{ chunks: [chunkUnder('Loop')], prerequisiteIds: [], dependentIds: [] },
  };
  return createResources({
    library: world.library.port,
    concepts: { teachingConcept: async (_tx, _course, id) => (id === conceptId ? concept : null) },
    standards: { chunkLabels: async () => new Map() },
    practice: {
      openExercisesOf: async (_tx, [learnerId = '']) =>
        given === ''
          ? new Map()
          : new Map([
              [
                learnerId,
                [
                  {
                    ...{
                      presentationId: '',
                      conceptId,
                      conceptName: 'Loop',
                      kind: 'cloze',
                      prompt: '',
                      parts: [],
                      chunkId: null,
                      lessonId: null,
                    },
                    ...{ hintsShown: 0, hintsLeft: 3, presentedAt: new Date(), tries: [], asksTheSame: () => 0 },
                    givesAway: (text) => text.includes(given),
                  },
                ],
              ],
            ]),
    },
  });
}
const helps = () => world.asLearner((tx) => resources().forConcept(tx, world.learner.userId, courseId, conceptId));
const headings = (list: { headingPath: string[] }[]) => list.map(({ headingPath }) => headingPath.at(-1));

it('gives the passages near a concept, and further reading apart', async () => {
  const found = await helps();
  expect(headings(found.core)).toEqual(expect.arrayContaining(['Loop', 'Worked example', 'List']));
  expect(headings(found.core)).not.toContain('Set');
  expect(headings(found.supplementary)).toEqual(['The first loop']);
  expect(found).toMatchObject({ struggling: false, conceptName: 'Loop' });
});

it('leaves out what lessons have shown, and puts an example first after an explanation', async () => {
  const citation = { chunkId: chunkUnder('Loop').id, sourceId: chunkUnder('Loop').sourceId };
  await world.test.owner.query(
    `insert into lessons (district_id, id, learner_id, course_id, concept_id, concept_name, number, mode, mastery, reason, sections, material_used_up, words, composer)
     values ($1, $2, $3, $4, $5, 'Loop', 1, 'foundational', 0.2, '', $6, false, 10, 'test')`,
    [
      world.test.districtId,
      randomUUID(),
      world.learner.userId,
      courseId,
      conceptId,
      JSON.stringify([{ blocks: [{ citations: [citation] }] }]),
    ],
  );
  const { core } = await helps();
  expect(headings(core)).not.toContain('Loop');
  expect(core[0]).toMatchObject({
    kind: 'example',
    reason: 'example',
    headingPath: expect.arrayContaining(['Worked example']),
  });
});

it('says that somebody struggles after two misses or a low estimate', async () => {
  await world.test.owner.query(
    `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count) values ($1, $2, $3, $4, 0.2, 4, 4)`,
    [world.test.districtId, world.learner.userId, conceptId, courseId],
  );
  expect((await helps()).struggling).toBe(true);
});

it('tells nothing of the answer of an open exercise', async () => {
  given = 'fifty-five';
  const example = (await helps()).core.find(({ headingPath }) => headingPath.includes('Worked example'));
  expect(example).toMatchObject({ excerpt: null });
  given = 'Worked';
  expect(headings((await helps()).core)).not.toContain('Worked example');
});

it('refuses a concept that is not there', async () => {
  const ask = world.asLearner((tx) => resources().forConcept(tx, world.learner.userId, courseId, randomUUID()));
  await expect(ask).rejects.toMatchObject({ code: 'concept_not_found' });
});

it('moves a source beside the course and back, and has the map drawn anew', async () => {
  const [source] = (await world.asTeacher((tx) => world.library.listSources(tx, courseId, { limit: 10 }))).items;
  const sourceId = source?.id ?? '';
  const set = (part: 'core' | 'supplementary' | null) =>
    world.library.setSourcePart(world.teacher, { courseId, sourceId, part }, (work) => world.asTeacher(work));
  const shown = async () =>
    (await world.asTeacher((tx) => world.library.listSources(tx, courseId, { limit: 10 }))).items.find(
      ({ id }) => id === sourceId,
    );
  expect(await shown()).toMatchObject({ part: 'core', partByTeacher: false });
  await set('supplementary');
  expect(await shown()).toMatchObject({ part: 'supplementary', partByTeacher: true });
  const ingestionId = String(world.jobs.waiting.at(-1)?.data.ingestionId);
  world.after.length = 0;
  await world.library.ingestNow(world.test.districtId, ingestionId);
  expect(world.after).toEqual([`map ${courseId}`, `items ${courseId}`]);
  const after = await world.asTeacher((tx) => world.library.port.courseChunks(tx, courseId));
  expect(after.filter(({ sourceId: id }) => id === sourceId).every(({ supplementary }) => supplementary)).toBe(true);
  await set(null);
  expect(await shown()).toMatchObject({ part: 'core', partByTeacher: false });
});
