import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { filesOf, testLibrary } from './testing';

const FILES = 24;
const lib = testLibrary();
const workers: ChildProcess[] = [];

afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL');
});

function startWorker(): ChildProcess {
  const { test, folder } = lib();
  const places = { blobs: path.join(folder, 'blobs'), search: path.join(folder, 'search') };
  const argument = JSON.stringify({ appUrl: test.appUrl, ownerUrl: test.ownerUrl, ...places });
  const script = new URL('library-process.js', process.env.MENO_TEST_THREAD_BUNDLES);
  const worker = spawn(process.execPath, [fileURLToPath(script), argument], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  workers.push(worker);
  return worker;
}

it('goes on after kill -9 in the middle: every file is in, none is read twice', { timeout: 90_000 }, async () => {
  const { library, newCourse, teacher, asTeacher, test, search } = lib();
  const courseId = await newCourse();
  const words = (at: number) => Array.from({ length: 60 }, (_, word) => `Sentence ${word} of topic ${at} is here.`);
  const files = Object.fromEntries(
    Array.from({ length: FILES }, (_, at) => [`${at}.md`, `# Topic ${at}\n\n${words(at).join('\n\n')}\n`]),
  );
  const id = await library.importFiles(teacher, courseId, filesOf(files));
  const state = () => asTeacher((tx) => library.getIngestion(tx, courseId, id));
  const first = startWorker();
  await expect.poll(async () => (await state()).filesDone, { interval: 20, timeout: 40_000 }).toBeGreaterThan(3);
  const died = new Promise((resolve) => first.once('exit', resolve));
  first.kill('SIGKILL');
  await died;
  const killed = await state();
  expect([killed.status, killed.filesDone < FILES]).toEqual(['running', true]);
  const before = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
  startWorker();
  await expect.poll(async () => (await state()).status, { interval: 50, timeout: 40_000 }).toBe('done');
  const done = await state();
  expect(done.files.every((file) => file.status === 'ready')).toBe(true);
  const after = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
  expect(after.map((chunk) => chunk.id)).toEqual(expect.arrayContaining(before.map((chunk) => chunk.id)));
  expect(new Set(after.map((chunk) => chunk.sourceId)).size).toBe(FILES);
  // This process sees what the other one wrote to the index.
  await expect
    .poll(() => search.count({ districtId: test.districtId, courseId }), { timeout: 5_000 })
    .toBe(after.length);
});
