import { describe, expect, it } from 'vitest';
import { filesOf, testLibrary } from './testing';

const lib = testLibrary();
const chapter = (title: string, ...paragraphs: string[]) => `# ${title}\n\n${paragraphs.join('\n\n')}\n`;

async function chunksOf(courseId: string) {
  return lib().asTeacher((tx) => lib().library.port.courseChunks(tx, courseId));
}

describe('ingestion', () => {
  it('reads 200 files, in teaching order, with progress and a searchable result', { timeout: 60_000 }, async () => {
    const { library, ingest, newCourse, asTeacher, after, test } = lib();
    const courseId = await newCourse('Many');
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, number) => [
        `part-${number % 7}/${number}.md`,
        chapter(`Topic ${number}`, `The word zebra${number} stands here only.`),
      ]),
    );
    const done = await ingest(courseId, files);
    expect([done.status, done.stage, done.filesDone, done.filesTotal]).toEqual(['done', 'finished', 200, 200]);
    expect(done.files.every((file) => file.status === 'ready' && file.chunkCount === 1 && file.sourceId)).toBe(true);
    expect(after).toEqual([`map ${courseId}`, `items ${courseId}`]);
    const listed = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 200 }));
    expect(listed.items.slice(0, 3).map((source) => source.path)).toEqual([
      'part-0/0.md',
      'part-0/7.md',
      'part-0/14.md',
    ]);
    const hits = await asTeacher((tx) =>
      library.search(tx, { districtId: test.districtId, query: 'zebra123', limit: 5 }),
    );
    expect(hits.map((hit) => [hit.sourceTitle, hit.excerpt])).toEqual([
      ['Topic 123', 'The word zebra123 stands here only.'],
    ]);
    const course = await asTeacher((tx) => library.getCourse(tx, courseId));
    expect([course.sourceCount, course.chunkCount, course.editable]).toEqual([200, 200, true]);
  });

  it('lets each bad file fail alone, with its reason', async () => {
    const { ingest, newCourse, library, asTeacher, reported } = lib();
    const courseId = await newCourse();
    const done = await ingest(courseId, {
      'good.md': chapter('Good', 'A sentence.'),
      'binary.md': new Uint8Array([35, 32, 0, 1, 2]),
      'empty.md': '',
      'blank.md': ' \n\n',
      'latin1.md': new Uint8Array([0x23, 0x20, 0xe9, 0x0a]),
      'large.md': 'x'.repeat(200_001),
      '../outside.md': 'x',
      '/etc/passwd.md': 'x',
      'C:\\a.md': 'x',
      'a\u0000b.md': 'x',
      [`${'d/'.repeat(21)}deep.md`]: 'x',
      'notes.doc': 'x',
      'all.zip': 'PK',
      'all.rar': 'Rar!',
      'fake.png': '<script>',
      LICENSE: 'MIT',
      '.git/config': 'x',
      '.git/HEAD': 'x',
      'title-only.md': '---\ntitle: Nothing\n---\n',
    });
    expect(Object.fromEntries(done.files.map((file) => [file.path, file.failure?.code ?? file.status]))).toEqual({
      'good.md': 'ready',
      'binary.md': 'binary',
      'empty.md': 'empty',
      'blank.md': 'empty',
      'latin1.md': 'not_utf8',
      'large.md': 'too_large',
      '../outside.md': 'bad_path',
      '/etc/passwd.md': 'bad_path',
      'C:\\a.md': 'bad_path',
      'a�b.md': 'bad_path',
      [`${'d/'.repeat(21)}deep.md`]: 'bad_path',
      'notes.doc': 'unsupported_type',
      'all.zip': 'no_zip',
      'all.rar': 'archive',
      'fake.png': 'wrong_content',
      LICENSE: 'not_supported',
      '.git/': 'not_supported',
      'title-only.md': 'no_passages',
    });
    expect(done.status).toBe('done');
    expect(done.files.every((file) => file.failure === null || /^[A-Z].*\.$/.test(file.failure.message))).toBe(true);
    const { items } = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 50 }));
    expect(items.map((source) => [source.path, source.status]).sort()).toEqual([
      ['binary.md', 'failed'],
      ['blank.md', 'failed'],
      ['good.md', 'ready'],
      ['latin1.md', 'failed'],
      ['title-only.md', 'failed'],
    ]);
    expect(reported).toEqual([]);
  });

  it('recognises the same file, and keeps the ids of unchanged chunks of a changed one', async () => {
    const { ingest, newCourse, after } = lib();
    const courseId = await newCourse();
    const long = (word: string) => `${word} `.repeat(90).trim();
    const text = (first: string) =>
      `# T\n\n## One\n\n${long(first)}\n\n## Two\n\n${long('beta')}\n\n## Three\n\n${long('gamma')}\n`;
    await ingest(courseId, { 'a.md': text('alpha'), 'b.md': chapter('B', 'Other.') });
    const before = await chunksOf(courseId);
    after.length = 0;
    const same = await ingest(courseId, { 'a.md': text('alpha'), 'b.md': chapter('B', 'Other.') });
    expect(same.files.map((file) => [file.status, file.chunkCount])).toEqual([
      ['unchanged', 3],
      ['unchanged', 1],
    ]);
    expect(after).toEqual([]);
    expect(await chunksOf(courseId)).toEqual(before);
    const changed = await ingest(courseId, { 'a.md': text('longer alpha') });
    expect(changed.files.map((file) => file.status)).toEqual(['ready']);
    const later = await chunksOf(courseId);
    expect(later.map((chunk) => before.find((old) => old.id === chunk.id)?.text)).toEqual([
      undefined,
      before[1]?.text,
      before[2]?.text,
      'Other.',
    ]);
    expect(later[1]?.start).toBeGreaterThan(before[1]?.start ?? 0);
    expect(later[1]?.blocks[0]?.start).toBeGreaterThan(before[1]?.blocks[0]?.start ?? 0);
  });

  it('keeps the old version of a source whose new one is bad, and takes a good one again', async () => {
    const { ingest, newCourse, library, asTeacher } = lib();
    const courseId = await newCourse();
    await ingest(courseId, { 'a.md': chapter('A', 'Kept.') });
    const bad = await ingest(courseId, { 'a.md': new Uint8Array([0xff, 0xff]) });
    expect(bad.files[0]?.failure?.code).toBe('not_utf8');
    const source = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 5 }));
    expect(source.items.map((item) => [item.status, item.chunkCount])).toEqual([['ready', 1]]);
    expect((await chunksOf(courseId)).map((chunk) => chunk.text)).toEqual(['Kept.']);
    await ingest(courseId, { 'new.md': new Uint8Array([0xff]) });
    const good = await ingest(courseId, { 'new.md': chapter('New', 'Now.') });
    expect(good.files[0]?.status).toBe('ready');
  });

  it('orders sources by what an index lists', async () => {
    const { ingest, newCourse } = lib();
    const courseId = await newCourse();
    await ingest(courseId, {
      'a.md': chapter('A', 'First letter.'),
      'b.md': chapter('B', 'Second letter.'),
      'index.md': '# Course\n\nWelcome to it.\n\n1. [B](b.md)\n2. [A](a.md)\n',
    });
    expect([...new Set((await chunksOf(courseId)).map((chunk) => chunk.sourcePath))]).toEqual([
      'index.md',
      'b.md',
      'a.md',
    ]);
  });

  it('takes the first of two files with one path, and normalises paths', async () => {
    const { newCourse, library, teacher, test } = lib();
    const courseId = await newCourse();
    const files = [
      { path: './x//u\u0308.md', bytes: Buffer.from('# A\n\nFirst.') },
      { path: 'x\\ü.md', bytes: Buffer.from('# A\n\nSecond.') },
    ];
    const id = await library.importFiles(teacher, courseId, files);
    const done = await library.ingestNow(test.districtId, id);
    expect(done.files.map((file) => [file.path, file.failure?.code])).toEqual([
      ['x/ü.md', undefined],
      ['x/ü.md', 'duplicate_path'],
    ]);
    expect((await chunksOf(courseId)).map((chunk) => chunk.text)).toEqual(['First.']);
  });

  it('refuses an import as a whole that is over the limits or for a course that is not there', async () => {
    const { newCourse, library, teacher, learner } = lib();
    const courseId = await newCourse();
    await expect(library.importFiles(teacher, courseId, [])).rejects.toMatchObject({ code: 'no_files' });
    const many = Array.from({ length: 301 }, (_, number) => ({ path: `${number}.md`, bytes: Buffer.from('x') }));
    await expect(library.importFiles(teacher, courseId, many)).rejects.toMatchObject({ code: 'too_many_files' });
    const large = Array.from({ length: 20 }, (_, number) => ({ path: `${number}.md`, bytes: Buffer.alloc(120_000) }));
    await expect(library.importFiles(teacher, courseId, large)).rejects.toMatchObject({ code: 'upload_too_large' });
    await expect(library.importFiles(learner, courseId, filesOf({ 'a.md': 'x' }))).rejects.toMatchObject({
      code: 'course_not_found',
    });
  });

  it('says what stage failed, keeps the sources, and goes on from there on retry', async () => {
    const { newCourse, ingest, library, deps, asTeacher, test, reported } = lib();
    const courseId = await newCourse();
    const { rebuildMap } = deps.afterFiles;
    deps.afterFiles.rebuildMap = async () => {
      throw new Error('no map today');
    };
    const failed = await ingest(courseId, { 'a.md': chapter('A', 'Text.') });
    expect([failed.status, failed.stage, failed.files[0]?.status]).toEqual(['failed', 'map', 'ready']);
    expect(failed.error).toContain('map of concepts could not be drawn');
    expect(failed.error).not.toContain('no map today');
    expect(reported.splice(0)).toEqual([new Error('no map today')]);
    deps.afterFiles.rebuildMap = rebuildMap;
    await asTeacher((tx) => library.retryIngestion(tx, courseId, failed.id));
    const done = await library.ingestNow(test.districtId, failed.id);
    expect([done.status, done.stage, done.error, done.files[0]?.status]).toEqual(['done', 'finished', null, 'ready']);
  });
});
