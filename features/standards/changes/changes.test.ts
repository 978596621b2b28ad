import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { addPerson, testDatabase } from '@/platform/database/testing';
import { type ChangeTags, changeTagsSchema } from '../contract';
import * as frameworks from '../frameworks/browse';
import { addItem, standardsCourse, TABLE } from '../testing';

const test = testDatabase();
let course: Awaited<ReturnType<typeof standardsCourse>>;
let frameworkId: string;
let standardId: string;

beforeEach(async () => {
  course = await standardsCourse(test());
  const { framework } = await course.importTable(TABLE, `State ${randomUUID()}`);
  frameworkId = framework?.id ?? '';
  const [area] = await course.asTeacher((tx) => frameworks.search(tx, { frameworkId, q: '4.MD.1', levels: [] }));
  standardId = area?.id ?? '';
});

const change = (asked: Partial<ChangeTags>) =>
  course.asTeacher((tx) =>
    course.service.changes.change(tx, course.courseId, course.teacher, changeTagsSchema.parse(asked)),
  );
const undo = (id: string) =>
  course.asTeacher((tx) => course.service.changes.undo(tx, course.courseId, course.teacher, id));
const history = (query = { limit: 50 }) =>
  course.asTeacher((tx) => course.service.changes.list(tx, course.courseId, query));
const tags = () =>
  course.asTeacher(async (tx) =>
    (await course.service.tags.list(tx, course.courseId, { frameworkId }, { limit: 100 })).items
      .filter(({ state }) => state !== 'proposed')
      .map(({ target, state }) => `${target.kind} ${target.name} ${state}`)
      .sort(),
  );
const labelOf = (id: string) =>
  course.asTeacher(async (tx) =>
    (await course.service.labels.list(tx, course.courseId, 'chunk', null)).find(({ target }) => target.id === id),
  );
const passages = () => course.chunks.map(({ id }) => ({ kind: 'chunk' as const, id }));

describe('one word on many', () => {
  it('puts a standard, a kind and a difficulty on passages, a source and an exercise at once', async () => {
    const item = await addItem(test(), course.courseId, course.concepts[0]?.id ?? '');
    const source = course.chunks[0]?.sourceId ?? '';
    const targets = [...passages(), { kind: 'source' as const, id: source }, { kind: 'item' as const, id: item }];
    const done = await change({ targets, addStandards: [standardId], kind: 'example', difficulty: 0.8 });
    expect(done.changed).toBe(2 * targets.length);
    expect(await tags()).toHaveLength(targets.length);
    for (const { id } of passages())
      expect(await labelOf(id)).toMatchObject({ kind: 'example', kindBy: 'teacher', difficulty: expect.closeTo(0.8) });
  });

  it('changes nothing that is so already, and keeps no account of nothing', async () => {
    const asked = { targets: passages(), addStandards: [standardId], kind: 'data' as const };
    await change(asked);
    expect(await change(asked)).toEqual({ changed: 0, changeId: null });
    expect((await history()).items).toHaveLength(1);
  });

  it('changes nothing at all where one of the targets or standards is not there', async () => {
    const stray = { kind: 'chunk' as const, id: randomUUID() };
    await expect(change({ targets: [...passages(), stray], kind: 'data' })).rejects.toMatchObject({
      code: 'target_not_found',
    });
    await expect(change({ targets: passages(), addStandards: [randomUUID()] })).rejects.toMatchObject({
      code: 'standard_not_found',
    });
    expect((await history()).items).toEqual([]);
  });
});

describe('a teacher’s word wins', () => {
  it('over proposals: what was taken off is not proposed again', async () => {
    const link = () =>
      course.asTeacher((tx) =>
        course.service.tags.choose(tx, course.courseId, frameworkId, { levels: [], strandIds: [] }),
      );
    const target = { kind: 'concept' as const, id: course.concepts[2]?.id ?? '' };
    await link();
    const [proposed] = await course.asTeacher(
      async (tx) => (await course.service.tags.list(tx, course.courseId, { standardId, target }, { limit: 5 })).items,
    );
    expect(proposed).toMatchObject({ state: 'proposed', origin: 'text' });
    await change({ targets: [target], removeStandards: [standardId] });
    await link();
    expect(await tags()).toEqual(['concept Area rejected']);
    await change({ targets: [target], addStandards: [standardId] });
    await link();
    expect(await tags()).toEqual(['concept Area accepted']);
  });

  it('on a source over the text of its passages, and on a passage over its source', async () => {
    const [first] = course.chunks;
    if (!first) throw new Error('no passage');
    const guessed = await labelOf(first.id);
    await change({ targets: [{ kind: 'source', id: first.sourceId }], kind: 'reference', difficulty: 0.9 });
    expect(await labelOf(first.id)).toMatchObject({ kind: 'reference', kindBy: 'source', difficultyBy: 'source' });
    await change({ targets: [{ kind: 'chunk', id: first.id }], kind: 'data' });
    expect(await labelOf(first.id)).toMatchObject({ kind: 'data', kindBy: 'teacher', difficultyBy: 'source' });
    await change({ targets: [{ kind: 'source', id: first.sourceId }], difficulty: null });
    expect(await labelOf(first.id)).toMatchObject({ difficulty: guessed?.difficulty, difficultyBy: 'text' });
  });

  it('over the text, when the material comes in again with the same words', async () => {
    const [first] = passages();
    if (!first) throw new Error('no passage');
    await change({ targets: [first], kind: 'reference' });
    // As re-ingestion does it: another id, the same words.
    await test().owner.query('delete from concept_chunks where chunk_id = $1', [first.id]);
    const { rows } = await test().owner.query(
      `update chunks set id = gen_random_uuid() where id = $1 returning id::text`,
      [first.id],
    );
    expect(await labelOf(rows[0].id)).toMatchObject({ kind: 'reference', kindBy: 'teacher' });
  });
});

describe('the way back', () => {
  it('brings back what was there, and can itself be taken back', async () => {
    const [first, second] = passages();
    if (!first || !second) throw new Error('no passages');
    await change({ targets: [first], kind: 'summary', addStandards: [standardId] });
    const before = [await labelOf(first.id), await tags()];
    const { changeId } = await change({
      ...{ targets: [first, second], kind: 'example', difficulty: 0.1, removeStandards: [standardId] },
    });
    expect(await tags()).toEqual([expect.stringContaining('rejected')]);
    const back = await undo(changeId ?? '');
    expect(back).toMatchObject({ changed: 3, kept: 0 });
    expect([await labelOf(first.id), await tags()]).toEqual(before);
    await undo(back.changeId ?? '');
    expect(await labelOf(second.id)).toMatchObject({ kind: 'example', kindBy: 'teacher' });
  });

  it('takes a tag away for good that the change had brought in', async () => {
    const { changeId } = await change({ targets: passages().slice(0, 1), addStandards: [standardId] });
    await undo(changeId ?? '');
    expect(await tags()).toEqual([]);
  });

  it('leaves alone what somebody has changed since', async () => {
    const { changeId } = await change({ targets: passages(), kind: 'example' });
    await change({ targets: passages().slice(0, 1), kind: 'data' });
    expect(await undo(changeId ?? '')).toMatchObject({ changed: passages().length - 1, kept: 1 });
    expect(await labelOf(passages()[0]?.id ?? '')).toMatchObject({ kind: 'data' });
    await expect(undo(randomUUID())).rejects.toMatchObject({ code: 'change_not_found' });
  });
});

describe('the account', () => {
  it('tells who changed what, the latest first, page by page, and what was undone', async () => {
    const { changeId } = await change({ targets: passages(), kind: 'example' });
    await undo(changeId ?? '');
    await change({ targets: passages().slice(2, 3), addStandards: [standardId] });
    const page = await history({ limit: 2 });
    expect(page.nextCursor).not.toBeNull();
    expect(page.items[0]).toMatchObject({
      ...{ count: 1, undoes: null, undone: false, by: expect.any(String) },
      parts: [
        { what: 'standard', code: '4.MD.1', target: { kind: 'chunk', name: 'Area' }, before: null, after: 'accepted' },
      ],
    });
    expect(page.items[1]).toMatchObject({ undoes: changeId, count: passages().length });
    const rest = await course.asTeacher((tx) =>
      course.service.changes.list(tx, course.courseId, { limit: 2, cursor: page.nextCursor ?? '' }),
    );
    expect(rest.items).toMatchObject([
      { id: changeId, undone: true, parts: expect.arrayContaining([expect.objectContaining({ what: 'label' })]) },
    ]);
  });

  it('also holds decisions on proposals and single words', async () => {
    await course.asTeacher(async (tx) => {
      const { tags: all, labels } = course.service;
      const target = { kind: 'concept' as const, id: course.concepts[0]?.id ?? '' };
      const { key } = await all.add(tx, course.courseId, course.teacher, { standardId, target });
      await all.remove(tx, course.courseId, course.teacher, key);
      await labels.set(tx, course.courseId, course.teacher, { target, difficulty: 0.3 });
    });
    expect((await history()).items.map(({ parts }) => parts[0]?.what)).toEqual(['label', 'standard', 'standard']);
  });

  it('is open to those who may change the course, and to nobody else', async () => {
    await change({ targets: passages(), kind: 'example' });
    const learner = await addPerson(test(), 'learner');
    const read = test().database.transaction(
      { districtId: test().districtId, userId: learner, role: 'learner' },
      (tx) => course.service.changes.list(tx, course.courseId, { limit: 5 }),
    );
    expect((await read).items).toEqual([]);
  });
});
