import { beforeEach, describe, expect, it } from 'vitest';
import type { Extraction, ExtractionInput } from '@/features/concepts/contract';
import { type ConceptsService, createConcepts } from '@/features/concepts/service';
import { byHeading, edgeBetween } from '@/features/concepts/testing';
import type { LibraryService } from '@/features/library/service';
import { type TestLibrary, testLibrary } from '@/features/library/testing';
import { createMastery } from '@/features/mastery/service';
import { addPerson } from '@/platform/database/testing';
import type { UpdateReport } from './contract';
import { createUpdates } from './service';

/** Each second-level heading is a concept that leads to the next. */
async function extract(input: ExtractionInput): Promise<Extraction> {
  const concepts = byHeading(input);
  const edges = concepts.slice(1).map(({ key }, at) => edgeBetween(concepts[at]?.key ?? '', key));
  return { concepts, prerequisites: edges };
}

const updates = createUpdates({ now: () => new Date() });
let concepts: ConceptsService;
const opened = testLibrary({
  afterFiles: {
    rebuildMap: async (tx, courseId, ingestionId) =>
      concepts.port.rebuild(tx, courseId, await updates.port.taughtBefore(tx, ingestionId)),
    regenerateItems: async () => {},
  },
  account: updates.port,
});

let world: TestLibrary;
let library: LibraryService;
let courseId: string;

const LOOP =
  'A **loop** repeats statements. It goes on until its condition is false, and then the program goes on behind it.';
const NEST = 'Loops may stand inside each other. The inner one runs to its end for each turn of the outer one.';
const LIST = 'A **list** holds values in an order. Its first value has the number zero.';
const page = (...sections: [string, string][]) =>
  `# Python\n\n${sections.map(([heading, text]) => `## ${heading}\n\n${text}\n`).join('\n')}`;

beforeEach(async () => {
  world = opened();
  library = world.library;
  concepts = createConcepts({
    library: library.port,
    mastery: createMastery({ now: () => new Date() }),
    extract,
    mergeMastery: async () => {},
  });
  courseId = await world.newCourse();
  await world.ingest(courseId, { 'a.md': page(['Loop', `${LOOP}\n\n${NEST}`], ['List', LIST]) });
});

const latest = async (): Promise<UpdateReport> => {
  const [first] = (await world.asTeacher((tx) => updates.list(tx, courseId, { limit: 1 }))).items;
  if (!first?.report) throw new Error('no report');
  return first.report;
};
const named = async (name: string) => {
  const found = (await world.asTeacher((tx) => concepts.map(tx, courseId, world.teacher.userId, true))).concepts.find(
    (each) => each.name === name,
  );
  if (!found) throw new Error(`no concept ${name}`);
  return found;
};
/** A learner who knows a concept. */
async function know(conceptId: string): Promise<string> {
  const learner = await addPerson(world.test, 'learner', 'Lena');
  await world.test.owner.query(
    `insert into mastery (district_id, learner_id, concept_id, course_id, p_known, evidence_count, attempt_count) values ($1, $2, $3, $4, 0.9, 3, 3)`,
    [world.test.districtId, learner, conceptId, courseId],
  );
  return learner;
}
const masteryOf = async (learner: string) =>
  (await world.test.owner.query('select concept_id, p_known from mastery where learner_id = $1', [learner])).rows;

describe('the account of a change', () => {
  it('of a new course is all that came', async () => {
    const report = await latest();
    expect(report.sources).toMatchObject([{ title: 'Python', what: 'added' }]);
    expect(report.conceptsAdded.map(({ name }) => name)).toEqual(['Loop', 'List']);
    expect(report).toMatchObject({
      conceptsGoneCount: 0,
      learnersTouched: 0,
      edgesAdded: [{ prerequisite: 'Loop', concept: 'List' }],
    });
  });

  it('tells changed words from added and removed ones', async () => {
    await world.ingest(courseId, {
      'a.md': page(['Loop', LOOP.replace('repeats', 'repeats its')], ['List', LIST]),
      'b.md': page(['Set', 'A **set** holds each value once. It has no order.']),
    });
    const report = await latest();
    expect(report.chunks).toMatchObject({ changed: 1, removed: 0, moved: 0 });
    expect(report.chunks.added).toBe(1);
    expect(report.conceptsAdded).toMatchObject([{ name: 'Set' }]);
    expect(report.conceptsChanged).toMatchObject([{ name: 'Loop', what: ['definition', 'passages'] }]);
    expect(report.sources.map(({ what }) => what)).toEqual(expect.arrayContaining(['added', 'changed']));
  });

  it('is not made twice, and outlives a start in between', async () => {
    const before = await world.asTeacher((tx) => updates.list(tx, courseId, { limit: 10 }));
    const id = before.items[0]?.ingestionId ?? '';
    await world.asSystem((tx) => updates.port.begin(tx, courseId, id));
    await world.asSystem((tx) => updates.port.finish(tx, courseId, id));
    expect(await world.asTeacher((tx) => updates.list(tx, courseId, { limit: 10 }))).toEqual(before);
  });

  it('is for editors of the course alone', async () => {
    expect((await world.asLearner((tx) => updates.list(tx, courseId, { limit: 10 }))).items).toEqual([]);
  });
});

describe('evidence on a concept whose material', () => {
  it('got another heading goes on under the new name', async () => {
    const { id } = await named('Loop');
    const learner = await know(id);
    await world.ingest(courseId, { 'a.md': page(['Repetition', `${LOOP}\n\n${NEST}`], ['List', LIST]) });
    const now = await named('Repetition');
    expect(now).toMatchObject({ id, hidden: false });
    expect(now.aliases).toContain('Loop');
    expect(await masteryOf(learner)).toEqual([{ concept_id: id, p_known: 0.9 }]);
    const report = await latest();
    expect(report.conceptsGone).toEqual([]);
    expect(report.conceptsChanged).toEqual([
      { id, name: 'Repetition', what: ['renamed'], before: 'Loop', learnerCount: 1 },
    ]);
    expect(report).toMatchObject({ learnersTouched: 1, chunks: { moved: 1, added: 0, removed: 0 } });
  });

  it('moved to another file goes on as it was', async () => {
    const { id } = await named('Loop');
    const learner = await know(id);
    await world.ingest(courseId, { 'a.md': page(['List', LIST]), 'b.md': page(['Loop', `${LOOP}\n\n${NEST}`]) });
    expect(await named('Loop')).toMatchObject({ id, hidden: false, chunkCount: 1 });
    expect(await masteryOf(learner)).toHaveLength(1);
    expect((await latest()).conceptsGone).toEqual([]);
  });

  it('was split is kept out of sight, and both parts are named as its successors', async () => {
    await world.ingest(courseId, {
      'a.md': page(['Loop', `### Basics\n\n${LOOP}\n\n### Inside\n\n${NEST}`], ['List', LIST]),
    });
    const { id } = await named('Loop');
    const learner = await know(id);
    await world.ingest(courseId, { 'a.md': page(['While', LOOP], ['Nested', NEST], ['List', LIST]) });
    expect(await named('Loop')).toMatchObject({ id, hidden: true });
    expect(await masteryOf(learner)).toEqual([{ concept_id: id, p_known: 0.9 }]);
    const [gone] = (await latest()).conceptsGone;
    expect(gone).toMatchObject({ id, name: 'Loop', fate: 'hidden_with_evidence', learnerCount: 1 });
    expect(gone?.successors.map(({ name, share }) => `${name} ${share}`).sort()).toEqual(['Nested 0.5', 'While 0.5']);
  });

  it('was removed is kept out of sight, and is back with the material; what nobody had worked on is gone', async () => {
    const { id } = await named('Loop');
    const learner = await know(id);
    await world.ingest(courseId, {
      'a.md': '# Python\n\n## Other\n\nSomething else altogether is written here now.\n',
    });
    const report = await latest();
    expect(report.conceptsGone.map(({ name, fate, learnerCount }) => [name, fate, learnerCount])).toEqual([
      ['Loop', 'hidden_with_evidence', 1],
      ['List', 'removed', 0],
    ]);
    expect(report.learnersTouched).toBe(1);
    expect(await masteryOf(learner)).toEqual([{ concept_id: id, p_known: 0.9 }]);
    await world.ingest(courseId, { 'a.md': page(['Loop', LOOP], ['List', LIST]) });
    expect(await named('Loop')).toMatchObject({ id, hidden: false });
    expect((await latest()).conceptsChanged).toMatchObject([{ id, what: expect.arrayContaining(['returned']) }]);
  });

  it('went with its source is in the account of the removal', async () => {
    const { id } = await named('Loop');
    await know(id);
    const [source] = (await world.asTeacher((tx) => library.listSources(tx, courseId, { limit: 10 }))).items;
    await library.deleteSource(world.teacher, courseId, source?.id ?? '', (work) => world.asTeacher(work));
    const job = world.jobs.waiting.at(-1);
    await library.ingestNow(world.test.districtId, String(job?.data.ingestionId));
    const report = await latest();
    expect(report.sources).toMatchObject([{ what: 'removed', chunksRemoved: 2 }]);
    expect(report.conceptsGone.map(({ name }) => name)).toEqual(['Loop', 'List']);
  });

  it('names the learners to teachers of their classes only', async () => {
    const { id } = await named('Loop');
    await know(id);
    await world.ingest(courseId, { 'a.md': page(['Repetition', `${LOOP}\n\n${NEST}`], ['List', LIST]) });
    const [update] = (await world.asTeacher((tx) => updates.list(tx, courseId, { limit: 1 }))).items;
    const ingestionId = update?.ingestionId ?? '';
    expect(await world.asTeacher((tx) => updates.learners(tx, courseId, ingestionId))).toEqual([]);
    expect(await world.asSystem((tx) => updates.learners(tx, courseId, ingestionId))).toMatchObject([
      { name: 'Lena', concepts: [{ name: 'Repetition', mastery: 0.9 }] },
    ]);
  });
});

describe('teachers’ decisions', () => {
  it('on passages follow the words to another heading, and what stands on nothing is told', async () => {
    const loop = await named('Loop');
    const list = await named('List');
    const [chunk] = await world.asTeacher((tx) => concepts.passages(tx, courseId, loop.id));
    await world.test.owner.query(
      `insert into concept_chunks (district_id, concept_id, chunk_id, course_id, role, weight, origin) values ($1, $2, $3, $4, 'teaches', 1, 'teacher')`,
      [world.test.districtId, list.id, chunk?.chunkId, courseId],
    );
    await world.ingest(courseId, { 'a.md': page(['Repetition', `${LOOP}\n\n${NEST}`], ['List', LIST]) });
    const held = await world.asTeacher((tx) => concepts.passages(tx, courseId, list.id));
    expect(held.map(({ excerpt }) => excerpt.slice(0, 6)).sort()).toEqual(['A list', 'A loop']);
    expect(await latest()).toMatchObject({ decisionsKept: { passages: 1 }, decisionsLoose: [] });
    await world.ingest(courseId, { 'a.md': page(['List', LIST]) });
    expect((await latest()).decisionsLoose).toEqual([{ kind: 'passages', about: 'List' }]);
  });

  it('on a name hold when the words change around it', async () => {
    const { id } = await named('Loop');
    await world.test.owner.query(`update concepts set name = 'Going round', name_edited = true where id = $1`, [id]);
    await world.ingest(courseId, { 'a.md': page(['Repetition', `${LOOP}\n\n${NEST}`], ['List', LIST]) });
    expect(await named('Going round')).toMatchObject({ id, hidden: false });
    expect((await latest()).decisionsKept).toMatchObject({ name: 1 });
    await world.ingest(courseId, { 'a.md': page(['List', LIST]) });
    const report = await latest();
    expect(report.decisionsLoose).toEqual([{ kind: 'name', about: 'Going round' }]);
    expect(report.conceptsGone).toMatchObject([{ id, fate: 'hidden_with_decisions' }]);
  });
});

it('draws the map from the course alone, and from what stands beside it only where there is nothing else', async () => {
  await world.ingest(courseId, {
    'supplementary/more.md': page(['Generator', 'A **generator** gives its values one by one.']),
  });
  await expect(named('Generator')).rejects.toThrow();
  expect((await latest()).conceptsAdded).toEqual([]);
  courseId = await world.newCourse();
  await world.ingest(courseId, {
    'supplementary/more.md': page(['Generator', 'A **generator** gives its values one by one.']),
  });
  expect(await named('Generator')).toMatchObject({ chunkCount: 1 });
});
