import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { testDatabase } from '@/platform/database/testing';
import { changeTagsSchema, type TagTarget } from '../contract';
import * as frameworks from '../frameworks/browse';
import { standardsCourse, TABLE } from '../testing';

const test = testDatabase();
let course: Awaited<ReturnType<typeof standardsCourse>>;
let standardIds: string[];

beforeEach(async () => {
  course = await standardsCourse(test());
  const { framework } = await course.importTable(TABLE, `State ${randomUUID()}`);
  const all = await course.asTeacher((tx) =>
    frameworks.search(tx, { frameworkId: framework?.id ?? null, q: 'M', levels: [] }),
  );
  standardIds = ['4.MD.1', '4.MD.2', '3.NF.1'].map((code) => all.find((one) => one.code === code)?.id ?? code);
});

const put = (target: TagTarget, standardId: string | undefined, more: object = {}) =>
  course.asTeacher((tx) =>
    course.service.changes.change(
      tx,
      course.courseId,
      course.teacher,
      changeTagsSchema.parse({ targets: [target], addStandards: standardId ? [standardId] : [], ...more }),
    ),
  );
const carried = async () => {
  const keys = course.chunks.map(({ id, sourceId, ordinal, sourcePath }) => ({
    ...{ id, sourceId, courseId: course.courseId, hash: `hash-${ordinal}-${sourcePath}` },
  }));
  return course.asTeacher((tx) => course.service.port.passageTags(tx, keys));
};

it('a passage carries its own standards, its source’s and those of concepts that it teaches, merged ones too', async () => {
  const [first, , area] = course.chunks;
  const [a, b, c] = standardIds;
  if (!first || !area) throw new Error('no passages');
  await put({ kind: 'chunk', id: area.id }, a);
  await put({ kind: 'source', id: area.sourceId }, b);
  await put({ kind: 'concept', id: course.concepts[2]?.id ?? '' }, c);
  const tags = await carried();
  expect(new Set(tags.get(area.id)?.standards.map(({ id }) => id))).toEqual(new Set(standardIds));
  expect(tags.get(first.id)?.standards).toEqual([]);
  // The concept of the first passage takes the third one in: its standard comes along.
  await test().owner.query('update concepts set merged_into = $1 where id = $2', [
    course.concepts[0]?.id,
    course.concepts[2]?.id,
  ]);
  const merged = await carried();
  expect(merged.get(first.id)?.standards.map(({ id }) => id)).toEqual([c]);
  expect(merged.get(area.id)?.standards).toHaveLength(2);
});

it('a word on a passage comes before one on its source; proposals and what was turned down count for nothing', async () => {
  const [, , area] = course.chunks;
  if (!area) throw new Error('no passage');
  await put({ kind: 'source', id: area.sourceId }, undefined, { kind: 'reference', difficulty: 0.9 });
  await put({ kind: 'chunk', id: area.id }, undefined, { kind: 'data' });
  await put({ kind: 'chunk', id: area.id }, standardIds[0]);
  await put({ kind: 'chunk', id: area.id }, undefined, { removeStandards: [standardIds[0]] });
  expect((await carried()).get(area.id)).toEqual({ standards: [], kind: 'data', difficulty: expect.closeTo(0.9) });
  expect(await course.asTeacher((tx) => course.service.port.passageTags(tx, []))).toEqual(new Map());
});
