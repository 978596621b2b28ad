import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/platform/database/transaction';
import { testLibrary } from './testing';

const lib = testLibrary();
const text = { 'seal.md': '# Seals\n\n## Shaft seal\n\nA shaft seal keeps the oil in.\n' };

async function found(actor: Actor, query: string, courseId?: string) {
  const { library, test } = lib();
  const asked = { districtId: actor.districtId, query, courseId, limit: 10 };
  return (await test.database.transaction(actor, (tx) => library.search(tx, asked))).map((hit) => hit.courseTitle);
}

describe('who finds and sees what', () => {
  it('shows an open course to everybody of the district, one for classes to its people only', async () => {
    const { newCourse, ingest, teacher, learner, test, library } = lib();
    const open = await newCourse('Open');
    const closed = await newCourse('Closed', 'classes');
    await ingest(open, text);
    await ingest(closed, text);
    expect((await found(teacher, 'seal')).sort()).toEqual(['Closed', 'Open']);
    expect(await found(learner, 'seal')).toEqual(['Open']);
    await expect(found(learner, 'seal', closed)).rejects.toMatchObject({ code: 'course_not_found' });
    const titles = await test.database.transaction(learner, (tx) => library.listCourses(tx, { limit: 10 }));
    expect(titles.items.map((course) => [course.title, course.editable])).toEqual([['Open', false]]);
    const classId = randomUUID();
    await test.owner.query(
      `insert into classes (district_id, id, name, course_id, join_code, created_by) values ($1, $2, 'C', $3, $4, $5)`,
      [test.districtId, classId, closed, classId.slice(0, 8), teacher.userId],
    );
    await test.owner.query(
      `insert into class_members (district_id, class_id, user_id, role) values ($1, $2, $3, 'learner')`,
      [test.districtId, classId, learner.userId],
    );
    expect((await found(learner, 'seal')).sort()).toEqual(['Closed', 'Open']);
  });

  it('finds nothing of another district, whoever asks', async () => {
    const { newCourse, ingest, test, library } = lib();
    const courseId = await newCourse('Ours');
    await ingest(courseId, { 'a.md': '# Secret\n\nThe word xylophone.\n' });
    const stranger: Actor = { districtId: randomUUID(), userId: randomUUID(), role: 'admin' };
    expect(await found(stranger, 'xylophone')).toEqual([]);
    await expect(found(stranger, 'xylophone', courseId)).rejects.toMatchObject({ code: 'course_not_found' });
    // Even somebody who names our district to the index has none of our courses.
    const asked = { districtId: test.districtId, query: 'xylophone', limit: 5 };
    expect(await test.database.transaction(stranger, (tx) => library.search(tx, asked))).toEqual([]);
    expect(await test.database.transaction(stranger, (tx) => library.port.courseChunks(tx, courseId))).toEqual([]);
  });

  it('leaks nothing through a cache that another reader filled', async () => {
    const { newCourse, ingest, asTeacher, asLearner, library } = lib();
    const courseId = await newCourse('Closed', 'classes');
    await ingest(courseId, text);
    const [chunk] = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    expect(chunk?.text).toContain('shaft seal');
    expect(await asLearner((tx) => library.port.courseChunks(tx, courseId))).toEqual([]);
    expect(await asLearner((tx) => library.port.chunksById(tx, courseId, [chunk?.id ?? '']))).toEqual([]);
  });

  it('shows only what the database still holds when the index is stale', async () => {
    const { newCourse, ingest, search, test, teacher } = lib();
    const courseId = await newCourse('Stale');
    await ingest(courseId, { 'a.md': '# A\n\nThe word quokka.\n' });
    const ghost = {
      districtId: test.districtId,
      courseId,
      sourceId: randomUUID(),
      hash: 'x',
      heading: 'Quokka',
      language: 'en',
    };
    await search.upsert([{ ...ghost, chunkId: randomUUID(), text: 'quokka quokka' }]);
    expect(await found(teacher, 'quokka', courseId)).toEqual(['Stale']);
  });

  it('does not let a learner write', async () => {
    const { newCourse, ingest, asLearner, library, teacher, asTeacher } = lib();
    const courseId = await newCourse('Open');
    const done = await ingest(courseId, text);
    const title = async () => (await asTeacher((tx) => library.getCourse(tx, courseId))).title;
    await asLearner((tx) => library.updateCourse(tx, courseId, { title: 'Mine' }));
    expect(await title()).toBe('Open');
    await expect(library.deleteCourse(teacher, courseId, asLearner)).rejects.toMatchObject({
      code: 'course_not_found',
    });
    const sourceId = done.files[0]?.sourceId ?? '';
    await expect(library.deleteSource(teacher, courseId, sourceId, asLearner)).rejects.toThrow();
    expect(await asTeacher((tx) => library.port.courseChunks(tx, courseId))).toHaveLength(1);
  });
});

describe('what is removed is gone', () => {
  it('removes a source with its chunks, bytes and index rows, and draws the map anew', async () => {
    const { newCourse, ingest, asTeacher, library, teacher, jobs, search, test, deps, after } = lib();
    const courseId = await newCourse();
    const done = await ingest(courseId, {
      'seal.md': '# Seals\n\nOnly here.\n',
      'other.md': '# Other\n\nAnother seal.\n',
    });
    const gone = done.files.find((file) => file.path === 'seal.md')?.sourceId ?? '';
    const [source] = (await asTeacher((tx) => library.listSources(tx, courseId, { limit: 5 }))).items.filter(
      (each) => each.id === gone,
    );
    after.length = 0;
    await library.deleteSource(teacher, courseId, gone, asTeacher);
    await jobs.run();
    expect(after).toEqual([`map ${courseId}`, `items ${courseId}`]);
    expect(await search.count({ districtId: test.districtId, courseId })).toBe(1);
    const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    expect(chunks.map((chunk) => chunk.sourcePath)).toEqual(['other.md']);
    await expect(deps.blobs.get(test.districtId, source?.sha256 ?? '')).rejects.toThrow('ENOENT');
    const uploads = await asTeacher((tx) => library.listIngestions(tx, courseId, { limit: 5 }));
    expect(uploads.items.map((upload) => upload.id)).toEqual([done.id]);
    await expect(library.deleteSource(teacher, courseId, gone, asTeacher)).rejects.toMatchObject({
      code: 'source_not_found',
    });
  });

  it('removes a course with its files, but not bytes that another course has too', async () => {
    const { newCourse, ingest, asTeacher, library, teacher, search, test, deps } = lib();
    const [first, second] = [await newCourse('First'), await newCourse('Second')];
    const shared = '# Shared\n\nIn both courses.\n';
    await ingest(first, { 'a.md': shared });
    await ingest(second, { 'a.md': shared });
    const source = (await asTeacher((tx) => library.listSources(tx, second, { limit: 5 }))).items[0];
    await library.deleteCourse(teacher, first, asTeacher);
    expect(await search.count({ districtId: test.districtId, courseId: first })).toBe(0);
    expect((await deps.blobs.get(test.districtId, source?.sha256 ?? '')).toString()).toBe(shared);
    await library.deleteCourse(teacher, second, asTeacher);
    await expect(deps.blobs.get(test.districtId, source?.sha256 ?? '')).rejects.toThrow('ENOENT');
    await expect(library.deleteCourse(teacher, second, asTeacher)).rejects.toMatchObject({ code: 'course_not_found' });
  });

  it('mends an index that lost rows or has too many, and rebuilds it whole', async () => {
    const { newCourse, ingest, library, search, test, teacher, jobs } = lib();
    const courseId = await newCourse('Mended');
    await ingest(courseId, { 'a.md': '# A\n\nThe word numbat.\n' });
    const { rows } = await test.owner.query('select count(*)::int as held from chunks');
    const before = rows[0]?.held;
    await search.removeCourse(test.districtId, courseId);
    const ghost = {
      courseId: randomUUID(),
      chunkId: randomUUID(),
      sourceId: randomUUID(),
      hash: 'x',
      heading: '',
      language: 'en',
      text: 'y',
    };
    await search.upsert([{ ...ghost, districtId: test.districtId }]);
    expect(await found(teacher, 'numbat')).toEqual([]);
    await library.checkIndex();
    await jobs.run();
    expect(await found(teacher, 'numbat')).toEqual(['Mended']);
    expect(await search.count({ districtId: test.districtId })).toBe(before);
    expect(await library.reindex()).toBe(before);
    expect(await found(teacher, 'numbat')).toEqual(['Mended']);
  });
});
