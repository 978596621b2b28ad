import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRandom } from '@/core/random/random';
import { type Figure, quantile } from '../figure';
import { drawGrowth } from './draw-growth';
import { figuresOf } from './figures';
import { type Progress, readProgress, writeProgress } from './progress';
import { sentencesUnder } from './real-text';
import { agreement, searchTimes, smallWrites, wordTimes } from './search-times';
import { CHUNKS_EACH, openStores, type Stores } from './stores';
import { materialFrom } from './vectors';

const COURSES = 200;
/** Courses between two looks at size, time and searches. */
const NOTED_EACH = 40;
const NOTED_QUESTIONS = 40;
const QUESTIONS = 200;
const AGREED = 100;
/** More than the files that the index lets come together. */
const SMALL_WRITES = 60;
/** The last courses, after each of which so many questions are asked while rows are outside the index. */
const WATCHED = 40;
const WATCHED_QUESTIONS = 10;

/**
 * A district of 1,000,000 chunks in 200 courses: how fast a search in one course is, by words, by meaning and by both, and how the index
 * grows, beside SQLite's full-text search (FTS5) over the same terms and sqlite-vec over the same vectors in the same run. The chunks are
 * sentences of real text (the sample course, and the courses under `MENO_DATASETS`), each in a combination of its own.
 * `MENO_BENCH_COURSES` makes it smaller; a run in `MENO_BENCH_FOLDER` that was cut goes on where it was.
 */
export async function benchLargeIndex(): Promise<Figure[]> {
  const sentences = await sentencesUnder('samples');
  if (process.env.MENO_DATASETS)
    sentences.push(...(await sentencesUnder(path.join(process.env.MENO_DATASETS, 'courses'))));
  const courses = Number(process.env.MENO_BENCH_COURSES ?? COURSES);
  const kept = process.env.MENO_BENCH_FOLDER;
  const folder = kept ?? (await mkdtemp(path.join(os.tmpdir(), 'meno-bench-large-')));
  const stores = await openStores(folder, materialFrom(sentences));
  try {
    const progress = await readProgress(folder, sentences.length);
    while (progress.courses < courses) {
      await addCourse(stores, progress, courses);
      if (progress.courses % NOTED_EACH === 0 || progress.courses === courses) await noteGrowth(stores, progress);
      await writeProgress(folder, progress);
    }
    // Where the documentation shows it; any other number of courses is a trial.
    if (courses === COURSES) await writeFile('docs/images/large-index.svg', drawGrowth(progress.growth));
    const times = await searchTimes(stores, courses, QUESTIONS);
    const agreed = await agreement(stores, courses, AGREED);
    return figuresOf(progress, times, agreed, await smallWrites(stores, courses, SMALL_WRITES));
  } finally {
    await stores.close();
    if (kept === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function addCourse(stores: Stores, progress: Progress, courses: number): Promise<void> {
  const number = progress.courses;
  const watched = number >= courses - WATCHED && number > 0;
  const random = createRandom(1_000 + number);
  const watch = async () => {
    if (watched) progress.outside.push(...(await wordTimes(stores, number, WATCHED_QUESTIONS, random)));
  };
  // Searches while the index is put in order are few, and their CPU is counted with it.
  const putInOrder = async () => {
    if (!watched) return stores.index.optimise();
    const during: number[] = [];
    const work = stores.index.optimise();
    const over = work.then(() => true);
    while (!(await Promise.race([over, setTimeout(200, false)])))
      during.push(...(await wordTimes(stores, number, 1, random)));
    if (await work) progress.during.push(...during);
    return work;
  };
  const spent = await stores.add(number, watch, putInOrder);
  for (const kind of ['words', 'fts', 'vectors', 'vec'] as const) progress.seconds[kind] += spent[kind];
  progress.courses = number + 1;
}

async function noteGrowth(stores: Stores, progress: Progress): Promise<void> {
  const bytes = await stores.bytes();
  const { again: _, ...times } = await searchTimes(stores, progress.courses, NOTED_QUESTIONS);
  const p95 = ({ waited }: { waited: number[] }) => quantile(waited, 0.95);
  progress.growth.push({
    ...{ chunks: progress.courses * CHUNKS_EACH, seconds: { ...progress.seconds }, bytes },
    p95: {
      ...{ words: p95(times.words), fts: p95(times.fts), vectors: p95(times.vectors), vec: p95(times.vec) },
      both: p95(times.both),
    },
  });
  process.stderr.write(`${JSON.stringify(progress.growth.at(-1))}\n`);
}
