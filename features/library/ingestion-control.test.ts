import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createLibrary } from './service';
import { updateFile, updateIngestion } from './store-ingestions';
import { filesOf, testLibrary } from './testing';

const lib = testLibrary();
/** Enough files that an ingestion can be caught in the middle. */
const MANY = 25;
const many = (count: number, word = 'Text') =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.md`, `# Topic ${at}\n\n${word} ${at}.\n`]));

async function started(files: Record<string, string>) {
  const { newCourse, library, teacher, jobs } = lib();
  const courseId = await newCourse();
  const id = await library.importFiles(teacher, courseId, filesOf(files));
  jobs.waiting.length = 0;
  return { courseId, id };
}

/** Works until that many files are in, then does `then` and lets it end. */
async function workUntil(id: string, files: number, then: () => Promise<unknown>, signal?: AbortSignal) {
  const { library, test, asSystem } = lib();
  const working = library.ingestNow(test.districtId, id, signal);
  // It may fail while `then` still runs: whoever awaits what is given back hears of it.
  working.catch(() => undefined);
  await expect
    .poll(
      () =>
        asSystem(
          async (tx) =>
            (await tx.execute(`select 1 from ingestion_files where ingestion_id = '${id}' and status = 'ready'`))
              .rowCount,
        ),
      { interval: 5, timeout: 40_000 },
    )
    .toBeGreaterThanOrEqual(files);
  await then();
  return working;
}

describe('cancel and retry', () => {
  it('stops between files, keeps what is in and brings it into the map, then takes up the rest', async () => {
    const { library, asTeacher, after, test } = lib();
    const { courseId, id } = await started(many(MANY));
    after.length = 0;
    const cancelled = await workUntil(id, 2, () => asTeacher((tx) => library.cancelIngestion(tx, courseId, id)));
    const count = (status: string) => cancelled.files.filter((file) => file.status === status).length;
    expect([cancelled.status, cancelled.stage, cancelled.finishedAt !== null]).toEqual(['cancelled', 'finished', true]);
    expect(count('ready')).toBeGreaterThanOrEqual(2);
    expect(count('cancelled')).toBeGreaterThan(0);
    expect(count('ready') + count('cancelled')).toBe(MANY);
    expect(after).toEqual([`map ${courseId}`, `items ${courseId}`]);
    const sources = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 200 }));
    expect(sources.items.filter((source) => source.status === 'cancelled')).toHaveLength(count('cancelled'));
    await asTeacher((tx) => library.retryIngestion(tx, courseId, id));
    const done = await library.ingestNow(test.districtId, id);
    expect(done.files.every((file) => file.status === 'ready')).toBe(true);
    expect((await asTeacher((tx) => library.port.courseChunks(tx, courseId))).length).toBe(MANY);
  });

  it('refuses what makes no sense in its state', async () => {
    const { library, asTeacher, test } = lib();
    const { courseId, id } = await started(many(1));
    const retry = () => asTeacher((tx) => library.retryIngestion(tx, courseId, id));
    const cancel = () => asTeacher((tx) => library.cancelIngestion(tx, courseId, id));
    await expect(retry()).rejects.toMatchObject({ code: 'ingestion_running' });
    await library.ingestNow(test.districtId, id);
    await expect(cancel()).rejects.toMatchObject({ code: 'ingestion_finished' });
    await expect(retry()).rejects.toMatchObject({ code: 'ingestion_finished' });
    const other = await lib().newCourse();
    await expect(asTeacher((tx) => library.cancelIngestion(tx, other, id))).rejects.toMatchObject({
      code: 'ingestion_not_found',
    });
  });

  it('does not let the retry of an old upload undo a newer one', async () => {
    const { library, asTeacher, test, ingest } = lib();
    const { courseId, id } = await started({ 'a.md': '# A\n\nOld.\n' });
    await asTeacher((tx) => library.cancelIngestion(tx, courseId, id));
    await library.ingestNow(test.districtId, id);
    await ingest(courseId, { 'a.md': '# A\n\nNew.\n' });
    await asTeacher((tx) => library.retryIngestion(tx, courseId, id));
    const again = await library.ingestNow(test.districtId, id);
    expect(again.files.map((file) => file.status)).toEqual(['cancelled']);
    const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    expect(chunks.map((chunk) => chunk.text)).toEqual(['New.']);
  });
});

describe('restart', () => {
  it('stops when the process is to end and goes on where it was, not reading a finished file again', async () => {
    const { library, deps, test, asTeacher, jobs } = lib();
    const { courseId, id } = await started(many(MANY));
    const stopping = new AbortController();
    const halfway = await workUntil(id, 2, async () => stopping.abort(), stopping.signal);
    expect(halfway.status).toBe('running');
    expect(halfway.filesDone).toBeLessThan(MANY);
    const before = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    let read = 0;
    const next = createLibrary({
      ...deps,
      jobs,
      blobs: {
        ...deps.blobs,
        get(...args) {
          read++;
          return deps.blobs.get(...args);
        },
      },
    });
    expect(await next.resumeIngestions()).toBeGreaterThanOrEqual(1);
    await jobs.run();
    const done = await asTeacher((tx) => library.getIngestion(tx, courseId, id));
    expect([done.status, done.filesDone]).toEqual(['done', MANY]);
    expect(read).toBe(MANY - halfway.filesDone);
    const after = await asTeacher((tx) => next.port.courseChunks(tx, courseId));
    expect(after).toHaveLength(MANY);
    expect(after.map((chunk) => chunk.id)).toEqual(expect.arrayContaining(before.map((chunk) => chunk.id)));
    expect(await next.resumeIngestions()).toBe(0);
    await library.ingestNow(test.districtId, id);
  });

  it('takes up a file that a killed process left half read, and a job that comes twice does nothing', async () => {
    const { library, asSystem, jobs, test } = lib();
    const { id } = await started(many(2));
    await asSystem(async (tx) => {
      await updateIngestion(tx, id, { status: 'running' });
      await updateFile(tx, { ingestionId: id, ordinal: 0 }, ['queued'], { status: 'parsing' });
    });
    await library.resumeIngestions();
    await library.resumeIngestions();
    await jobs.run();
    const done = await library.ingestNow(test.districtId, id);
    expect(done.files.map((file) => file.status)).toEqual(['ready', 'ready']);
  });

  it('lets one process at a time work on a course', async () => {
    const { library, test, deps, newCourse, teacher } = lib();
    const courseId = await newCourse();
    let inside = 0;
    let most = 0;
    const other = createLibrary({
      ...deps,
      afterFiles: {
        rebuildMap: async () => {
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setTimeout(resolve, 60));
          inside--;
        },
        regenerateItems: async () => {},
      },
    });
    const ids = [];
    for (const word of ['a', 'b', 'c']) ids.push(await library.importFiles(teacher, courseId, filesOf(many(2, word))));
    const done = await Promise.all(ids.map((id) => other.ingestNow(test.districtId, id)));
    expect(done.map((each) => each.status)).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
  });

  it('tells of a new map once others can read it, and ends well where the one told fails', async () => {
    const { library, test, deps, newCourse, teacher, asTeacher } = lib();
    const courseId = await newCourse();
    const seen: number[] = [];
    const reported: unknown[] = [];
    const failure = new Error('busy');
    const other = createLibrary({
      ...deps,
      report: (error) => reported.push(error),
      afterFiles: {
        rebuildMap: async (tx) => {
          await tx.execute(sql`update courses set description = 'drawn' where id = ${courseId}`);
        },
        regenerateItems: async () => {},
        mapDrawn: async (_districtId, id) => {
          const { rows } = await asTeacher((tx) =>
            tx.execute(sql`select 1 from courses where id = ${id} and description = 'drawn'`),
          );
          seen.push(rows.length);
          throw failure;
        },
      },
    });
    const ingest = async () =>
      other.ingestNow(test.districtId, await library.importFiles(teacher, courseId, filesOf(many(2, 'a'))));
    expect((await ingest()).status).toBe('done');
    expect([seen, reported]).toEqual([[1], [failure]]);
    // The same files again: nothing is drawn anew.
    expect((await ingest()).status).toBe('done');
    expect(seen).toEqual([1]);
  });

  it('draws the map that the upload before did not get to, as its process was killed', async () => {
    const { library, test, newCourse, teacher, after } = lib();
    const courseId = await newCourse();
    const ingest = async () =>
      library.ingestNow(test.districtId, await library.importFiles(teacher, courseId, filesOf(many(2, 'a'))));
    const { id } = await ingest();
    const drawn = () => after.filter((step) => step.startsWith('map')).length;
    const before = drawn();
    await test.owner.query(
      "update ingestions set status = 'running', stage = 'map', finished_at = null where id = $1",
      [id],
    );
    expect((await ingest()).files.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    expect(drawn()).toBe(before + 1);
  });

  it('ends quietly when the course is deleted under it', async () => {
    const { library, deps, test, teacher, asTeacher } = lib();
    const { courseId, id } = await started(many(MANY));
    const within: typeof asTeacher = asTeacher;
    const working = workUntil(id, 2, () => library.deleteCourse(teacher, courseId, within));
    await expect(working).rejects.toMatchObject({ code: 'ingestion_not_found' });
    expect(await deps.search.count({ districtId: test.districtId, courseId })).toBe(0);
    expect((await test.owner.query('select 1 from chunks where course_id = $1', [courseId])).rowCount).toBe(0);
  });
});
