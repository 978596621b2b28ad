import { expect, it } from 'vitest';
import { testLibrary } from './testing';

const lib = testLibrary();
const time = (minutes: number, seconds: number) =>
  `00:${String(minutes).padStart(2, '0')}:${String(seconds).padStart(2, '0')}.000`;

/** A lecture of ten minutes, a sentence every five seconds. */
function lecture(about: string): string {
  const cues = Array.from({ length: 120 }, (_, at) => {
    const [start, end] = [at * 5, at * 5 + 5].map((second) => time(Math.floor(second / 60), second % 60));
    return `${start} --> ${end}\nSentence ${at} of the lecture says something about ${about}.`;
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

it('reads a file of another format with the places of the original, on its passages and wherever they are found', async () => {
  const { ingest, newCourse, library, asTeacher, test } = lib();
  const courseId = await newCourse();
  const done = await ingest(courseId, {
    'week-1/lecture.vtt': lecture('bearings'),
    'fake.vtt': '%PDF-1.7 no subtitles',
  });
  expect(done.files.map((file) => [file.path, file.failure?.code ?? file.status])).toEqual([
    ['week-1/lecture.vtt', 'ready'],
    ['fake.vtt', 'wrong_format'],
  ]);
  const { items } = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 5 }));
  expect(items.map(({ format, status, warnings }) => [format, status, warnings])).toEqual([['subtitles', 'ready', []]]);
  const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
  expect(chunks.length).toBeGreaterThan(3);
  const starts = chunks.map(({ place }) => place?.number ?? -1);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(chunks.every(({ place }) => place?.kind === 'time' && /^\d+:\d\d(?::\d\d)?$/.test(place.from))).toBe(true);
  const [hit] = await asTeacher((tx) =>
    library.search(tx, { districtId: test.districtId, courseId, query: 'sentence 100 of the lecture', limit: 1 }),
  );
  expect(hit?.place?.number).toBeGreaterThan(400);
  const view = await asTeacher((tx) => library.sourceView(tx, courseId, items[0]?.id ?? ''));
  expect(view.html).toContain('class="place-mark"');
  expect(view.original).toBe(`/api/v1/courses/${courseId}/sources/${items[0]?.id}/original`);
});

it('brings passages that have only moved in the original to their new place, and keeps their ids', async () => {
  const { ingest, newCourse, library, asTeacher } = lib();
  const courseId = await newCourse();
  const chunks = () => asTeacher((tx) => library.port.courseChunks(tx, courseId));
  await ingest(courseId, { 'a.vtt': lecture('gears') });
  const before = await chunks();
  await ingest(courseId, { 'a.vtt': lecture('gears').replace(/(^|> )00:/gm, '$101:') });
  const after = await chunks();
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(after[0]?.place?.number).toBe((before[0]?.place?.number ?? 0) + 3600);
});

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function notebook(picture: boolean): string {
  const output = { output_type: 'display_data', metadata: {}, data: { 'image/png': PIXEL } };
  const code = {
    cell_type: 'code',
    metadata: {},
    execution_count: 1,
    source: 'plot()',
    outputs: picture ? [output] : [],
  };
  const text = { cell_type: 'markdown', metadata: {}, source: '# Plots\n\nA plot shows how values lie.' };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [text, code] });
}

it('keeps pictures of a document under the document, as long as its newest version and itself are there', async () => {
  const { ingest, newCourse, library, teacher, asTeacher } = lib();
  const courseId = await newCourse();
  const picturesOf = async () => {
    const { items } = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 5 }));
    const views = await Promise.all(items.map(({ id }) => asTeacher((tx) => library.sourceView(tx, courseId, id))));
    return views.flatMap((view) => [...view.html.matchAll(/src="([^"]+)"/g)].map((match) => match[1] ?? ''));
  };
  await ingest(courseId, { 'x/one.ipynb': notebook(true), 'x/two.ipynb': notebook(true) });
  const pictures = await picturesOf();
  expect(pictures.length).toBe(2);
  expect(pictures[0]).toMatch(/\/assets\/x\/one\.ipynb\/[^/]+\.png$/);
  const path = decodeURIComponent(pictures[0]?.split('/assets/')[1] ?? '');
  const asset = await asTeacher((tx) => library.getAsset(tx, courseId, path));
  expect((await library.assetBytes(teacher, asset)).toString('base64')).toBe(PIXEL);
  await ingest(courseId, { 'x/one.ipynb': notebook(false) });
  expect(await picturesOf()).toEqual([pictures[1]]);
  await expect(asTeacher((tx) => library.getAsset(tx, courseId, path))).rejects.toMatchObject({
    code: 'source_not_found',
  });
  const { items } = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 5 }));
  const two = items.find((source) => source.path === 'x/two.ipynb');
  await library.deleteSource(teacher, courseId, two?.id ?? '', (work) => asTeacher(work));
  await expect(library.assetBytes(teacher, asset)).rejects.toThrow('ENOENT');
});

it('cites the pages of a PDF by their labels, and opens it there', async () => {
  const { ingest, newCourse, library, asTeacher } = lib();
  const courseId = await newCourse();
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument();
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  for (const [at, about] of ['bearings', 'gears', 'shafts'].entries()) {
    if (at > 0) pdf.addPage();
    pdf.fontSize(20).text(`Chapter on ${about}`).moveDown();
    for (let line = 0; line < 8; line++)
      pdf
        .fontSize(11)
        .text(`Sentence ${line} says what everybody who works with ${about} has to know before they begin.`)
        .moveDown();
  }
  pdf.end();
  await ended;
  const done = await ingest(courseId, {
    'book.pdf': Buffer.concat(pieces),
    'cut.pdf': Buffer.concat(pieces).subarray(0, 300),
  });
  expect(done.files.map((file) => file.status)).toEqual(['ready', 'failed']);
  const chunks = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
  const gears = chunks.find(({ text }) => text.includes('gears'));
  expect(gears?.place).toEqual({ kind: 'page', from: '2', to: '2', number: 2 });
  const sourceId = chunks[0]?.sourceId ?? '';
  const view = await asTeacher((tx) => library.sourceView(tx, courseId, sourceId));
  expect(view.format).toBe('pdf');
  const marks = [...view.html.matchAll(/place-mark[^>]*><a href="([^"]+)"[^>]*>([^<]+)</g)].map((match) =>
    match.slice(1),
  );
  expect(marks).toEqual([1, 2, 3].map((page) => [`${view.original}#page=${page}`, `page ${page}`]));
});
