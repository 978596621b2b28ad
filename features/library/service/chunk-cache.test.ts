import { expect, it } from 'vitest';
import { bumpRevision } from '../store-courses';
import { testLibrary } from '../testing';

const lib = testLibrary();

it('gives what the database holds, also after a transaction that read its own change was rolled back', async () => {
  const { newCourse, ingest, library, asSystem } = lib();
  const courseId = await newCourse();
  await ingest(courseId, { 'a.md': '# A\n\nOld.\n' });
  const texts = () =>
    asSystem(async (tx) => (await library.port.courseChunks(tx, courseId)).map((chunk) => chunk.text));
  const undone = asSystem(async (tx) => {
    await bumpRevision(tx, courseId, new Date());
    await tx.execute(`update chunks set text = 'Never.' where course_id = '${courseId}'`);
    expect((await library.port.courseChunks(tx, courseId)).map((chunk) => chunk.text)).toEqual(['Never.']);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await texts()).toEqual(['Old.']);
  await asSystem(async (tx) => {
    await bumpRevision(tx, courseId, new Date());
    await tx.execute(`update chunks set text = 'New.' where course_id = '${courseId}'`);
  });
  expect(await texts()).toEqual(['New.']);
});

it('gives named chunks in teaching order, whether the course is held or not, and is not spoilt by its callers', async () => {
  const { newCourse, ingest, library, asTeacher } = lib();
  const courseId = await newCourse();
  await ingest(courseId, { 'a.md': '# A\n\nOne.\n', 'b.md': '# B\n\nTwo.\n' });
  const all = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
  const ids = all.map((chunk) => chunk.id).reverse();
  const named = () => asTeacher((tx) => library.port.chunksById(tx, courseId, [...ids, ...ids]));
  const held = await named();
  expect(held).toEqual(all);
  all.reverse();
  expect(await asTeacher((tx) => library.port.courseChunks(tx, courseId))).toEqual(held);
  await ingest(courseId, { 'c.md': '# C\n\nThree.\n' });
  expect(await named()).toEqual(held);
  expect(await asTeacher((tx) => library.port.chunksById(tx, courseId, []))).toEqual([]);
});
