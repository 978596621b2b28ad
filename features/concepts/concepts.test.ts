import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMastery } from '@/features/mastery/service';
import { addPerson, testDatabase } from '@/platform/database/testing';
import type { Tx } from '@/platform/database/transaction';
import type { Extraction, ExtractionInput } from './contract';
import { type ConceptsService, createConcepts } from './service';
import { byHeading, edgeBetween, seedCourse } from './testing';

const test = testDatabase();
const material = {
  'a.md': `# Energy\n\n## Hazard\n\nA **hazard** is anything that can hurt a person. A wet floor is a hazard, and so is a spinning shaft.\n\n## Isolation\n\n**Isolation** is the act of cutting a machine off from its energy. Isolation takes the hazard away for as long as it lasts.\n`,
  'b.md': `# Locks\n\n## Lockout\n\n**Lockout** is the holding of an isolation by a lock. Lockout needs isolation first, since a lock on a live machine protects nobody.\n\n## Tagout\n\n**Tagout** is the marking of an isolation by a tag. Tagout is weaker than lockout, because a tag holds nothing.\n`,
};

/** Each second-level heading is a concept, and isolation is needed for both others. */
const extract = async (input: ExtractionInput): Promise<Extraction> => ({
  concepts: byHeading(input),
  prerequisites: [edgeBetween('isolation', 'lockout'), edgeBetween('isolation', 'tagout')],
});

let service: ConceptsService;
let courseId: string;
let teacher: string;
let chunks: { id: string; text: string }[];
const merged: string[][] = [];

const asTeacher = <T>(work: (tx: Tx) => Promise<T>) =>
  test().database.transaction({ districtId: test().districtId, userId: teacher, role: 'teacher' }, work);
const rebuild = () => asTeacher((tx) => service.port.rebuild(tx, courseId));
const map = () => asTeacher((tx) => service.map(tx, courseId, teacher, true));
const editor = (tx: Tx) => ({ tx, courseId, userId: teacher });
const named = async (name: string) => {
  const found = (await map()).concepts.find((concept) => concept.name.toLowerCase() === name.toLowerCase());
  if (!found) throw new Error(`no concept ${name}`);
  return found;
};
const edges = async () => {
  const { concepts, prerequisites } = await map();
  const name = (id: string) => concepts.find((concept) => concept.id === id)?.name.toLowerCase();
  return prerequisites.map((edge) => `${name(edge.prerequisiteId)} > ${name(edge.conceptId)}`).sort();
};

beforeEach(async () => {
  teacher = await addPerson(test(), 'teacher');
  const seeded = await seedCourse(test(), teacher, material);
  courseId = seeded.courseId;
  chunks = seeded.chunks;
  service = createConcepts({
    library: seeded.library,
    mastery: createMastery({ now: () => new Date() }),
    extract,
    mergeMastery: async (_tx, _course, fromIds, toId) => {
      merged.push([...fromIds, toId]);
    },
  });
  await rebuild();
});

describe('the map of a course', () => {
  it('stores what was extracted with their definitions, passages and prerequisites', async () => {
    const names = (await map()).concepts.map((concept) => concept.name.toLowerCase());
    expect(names).toEqual(expect.arrayContaining(['hazard', 'isolation', 'lockout', 'tagout']));
    expect((await named('lockout')).definition?.text).toBe('Lockout is the holding of an isolation by a lock');
    expect((await named('lockout')).chunkCount).toBeGreaterThan(0);
    expect(await edges()).toEqual(expect.arrayContaining(['isolation > lockout']));
  });

  it('gives the same concepts the same ids when the material comes again', async () => {
    const before = (await map()).concepts.map((concept) => [concept.id, concept.name]);
    await rebuild();
    expect((await map()).concepts.map((concept) => [concept.id, concept.name])).toEqual(before);
  });
});

describe("teachers' edits survive re-ingestion", () => {
  it('renames, and keeps the old name as an alias', async () => {
    const { id } = await named('tagout');
    await asTeacher((tx) => service.update(editor(tx), id, { name: 'Tagging out' }));
    await rebuild();
    const renamed = await named('Tagging out');
    expect(renamed.id).toBe(id);
    expect(renamed.aliases.map((alias) => alias.toLowerCase())).toContain('tagout');
    await expect(asTeacher((tx) => service.update(editor(tx), id, { name: 'LOCKOUT' }))).rejects.toMatchObject({
      code: 'concept_name_taken',
    });
  });

  it('hides, and shows again', async () => {
    const { id } = await named('hazard');
    await asTeacher((tx) => service.update(editor(tx), id, { hidden: true }));
    await rebuild();
    const seenByLearner = await asTeacher((tx) => service.map(tx, courseId, teacher, false));
    expect(seenByLearner.concepts.some((concept) => concept.id === id)).toBe(false);
    await asTeacher((tx) => service.update(editor(tx), id, { hidden: false }));
    expect((await named('hazard')).hidden).toBe(false);
  });

  it('merges: passages, edges and evidence go along', async () => {
    const [lockout, tagout] = [await named('lockout'), await named('tagout')];
    await asTeacher((tx) => service.merge(editor(tx), lockout.id, [tagout.id]));
    await rebuild();
    const both = await named('lockout');
    expect((await map()).concepts.some((concept) => concept.id === tagout.id)).toBe(false);
    expect(both.chunkCount).toBe(lockout.chunkCount + tagout.chunkCount);
    expect(both.aliases.map((alias) => alias.toLowerCase())).toContain('tagout');
    expect(merged.at(-1)).toEqual([tagout.id, lockout.id]);
    await expect(asTeacher((tx) => service.merge(editor(tx), lockout.id, [lockout.id]))).rejects.toMatchObject({
      code: 'merge_with_itself',
    });
  });

  it('splits: the passages leave the old concept for good', async () => {
    const isolation = await named('isolation');
    const own = (await asTeacher((tx) => service.port.teachingConcept(tx, courseId, isolation.id)))?.chunks ?? [];
    const chunkId = own[0]?.id ?? '';
    const made = await asTeacher((tx) =>
      service.split(editor(tx), isolation.id, { name: 'Energy isolation', chunkIds: [chunkId] }),
    );
    await rebuild();
    const chunksOf = async (id: string) =>
      (await asTeacher((tx) => service.port.teachingConcept(tx, courseId, id)))?.chunks.map((chunk) => chunk.id);
    expect(await chunksOf(made.id)).toEqual([chunkId]);
    expect(await chunksOf(isolation.id)).not.toContain(chunkId);
    const foreign = chunks.find((chunk) => !own.some((each) => each.id === chunk.id))?.id ?? randomUUID();
    await expect(
      asTeacher((tx) => service.split(editor(tx), isolation.id, { name: 'X', chunkIds: [foreign] })),
    ).rejects.toMatchObject({ code: 'chunk_not_in_concept' });
  });

  it('adds and removes prerequisites, never closing a cycle', async () => {
    const [hazard, tagout, lockout, isolation] = [
      await named('hazard'),
      await named('tagout'),
      await named('lockout'),
      await named('isolation'),
    ];
    await asTeacher((tx) => service.addPrerequisite(editor(tx), hazard.id, tagout.id, 'because'));
    await asTeacher((tx) => service.removePrerequisite(editor(tx), isolation.id, lockout.id));
    await rebuild();
    const after = await edges();
    expect(after).toContain('hazard > tagout');
    expect(after).not.toContain('isolation > lockout');
    await expect(
      asTeacher((tx) => service.addPrerequisite(editor(tx), tagout.id, hazard.id, '')),
    ).rejects.toMatchObject({ code: 'prerequisite_cycle' });
    await expect(
      asTeacher((tx) => service.addPrerequisite(editor(tx), hazard.id, hazard.id, '')),
    ).rejects.toMatchObject({ code: 'prerequisite_cycle' });
    await expect(
      asTeacher((tx) => service.addPrerequisite(editor(tx), hazard.id, tagout.id, '')),
    ).rejects.toMatchObject({ code: 'prerequisite_exists' });
  });

  it('removes: an extracted concept stays away, a teacher’s own is gone', async () => {
    const own = await asTeacher((tx) => service.create(editor(tx), { name: 'Group lockout', chunkIds: [] }));
    await asTeacher((tx) => service.remove(editor(tx), own.id));
    const { id } = await named('hazard');
    await asTeacher((tx) => service.remove(editor(tx), id));
    await rebuild();
    const concepts = (await map()).concepts;
    expect(concepts.some((concept) => concept.id === own.id)).toBe(false);
    expect(concepts.find((concept) => concept.id === id)?.hidden).toBe(true);
  });
});

describe('who may edit', () => {
  it('refuses a learner in the database itself', async () => {
    const learner = await addPerson(test(), 'learner');
    const actor = { districtId: test().districtId, userId: learner, role: 'learner' as const };
    const write = test().database.transaction(actor, (tx) =>
      service.create({ tx, courseId, userId: learner }, { name: 'Mine', chunkIds: [] }),
    );
    await expect(write).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } });
  });
});
