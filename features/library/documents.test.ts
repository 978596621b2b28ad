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
