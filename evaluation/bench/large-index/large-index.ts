import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { connect } from '@lancedb/lancedb';
import { questionTerms } from '@/core/language/search-terms';
import { createRandom } from '@/core/random/random';
import { openSearchIndex, type SearchIndex } from '@/platform/search/search-index';
import { timed } from '../../cpu-time';
import { type Figure, quantile } from '../figure';
import { drawGrowth, type Growth } from './draw-growth';
import { idOf, questionOf, recombinedCourse, sentencesUnder } from './real-text';
import { openSqlite } from './sqlite';

const COURSES = 200;
const CHUNKS_EACH = 5_000;
/** Courses after which size and time are noted. */
const NOTED = [20, 50, 100, 200];
const QUESTIONS = 200;
/** Hits as a question of the product asks for. */
const LIMIT = 92;
const DISTRICT = idOf(1, 1);

/**
 * A district of 1,000,000 chunks in 200 courses: how fast a search in one course is, and how the index grows, beside SQLite's full-text search
 * over the same terms in the same run. The chunks are sentences of real text (the sample course, and the courses under `MENO_DATASETS`),
 * each in a combination of its own. `MENO_BENCH_COURSES` makes it smaller.
 */
export async function benchLargeIndex(): Promise<Figure[]> {
  const sentences = await sentencesUnder('samples');
  if (process.env.MENO_DATASETS)
    sentences.push(...(await sentencesUnder(path.join(process.env.MENO_DATASETS, 'courses'))));
  const courses = Number(process.env.MENO_BENCH_COURSES ?? COURSES);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-bench-large-'));
  const index = await openSearchIndex(path.join(folder, 'search'));
  const sqlite = openSqlite(path.join(folder, 'chunks.sqlite'));
  const growth: Growth[] = [];
  const seconds = { own: 0, other: 0 };
  const outside: number[] = [];
  try {
    for (let number = 0; number < courses; number++) {
      const chunks = recombinedCourse(sentences, {
        ...{ districtId: DISTRICT, courseId: idOf(2, number), chunks: CHUNKS_EACH, seed: number + 10 },
      });
      seconds.own += (await timed(() => index.upsert(chunks).then(() => index.optimise()))).cpuSeconds;
      seconds.other += (await timed(() => sqlite.add(chunks))).cpuSeconds;
      if (number >= courses - 12) outside.push(...(await searchTimes(index, sentences, number + 1, 20)));
      if (!NOTED.includes(number + 1) && number + 1 !== courses) continue;
      await dropOldVersions(path.join(folder, 'search'));
      growth.push({
        chunks: (number + 1) * CHUNKS_EACH,
        ...{ seconds: seconds.own, bytes: await bytesUnder(path.join(folder, 'search')) },
        ...{ otherSeconds: seconds.other, otherBytes: await bytesUnder(folder, 'chunks.sqlite') },
      });
      process.stderr.write(`${JSON.stringify(growth.at(-1))}\n`);
    }
    return await figures(index, sqlite, { sentences, courses, growth, outside });
  } finally {
    sqlite.close();
    await index.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function figures(
  index: SearchIndex,
  sqlite: ReturnType<typeof openSqlite>,
  {
    sentences,
    courses,
    growth,
    outside,
  }: { sentences: string[]; courses: number; growth: Growth[]; outside: number[] },
): Promise<Figure[]> {
  // Where the documentation shows it; any other number of courses is a trial.
  if (courses === COURSES) await writeFile('docs/images/large-index.svg', drawGrowth(growth));
  const of = `${(courses * CHUNKS_EACH).toLocaleString('en')} chunks`;
  const times = await searchTimes(index, sentences, courses, QUESTIONS);
  const random = createRandom(99);
  const others: number[] = [];
  let shared = 0;
  for (let question = 0; question < QUESTIONS; question++) {
    const terms = questionTerms(questionOf(sentences, random), ['en']);
    const courseId = idOf(2, random.integer(courses));
    const began = performance.now();
    const found = sqlite.search(courseId, terms, LIMIT);
    others.push(performance.now() - began);
    const ours = await index.search({ districtId: DISTRICT, courseIds: [courseId], terms, limit: LIMIT });
    if (ours.slice(0, 10).some(({ chunkId }) => chunkId === found[0])) shared++;
  }
  const reference = (values: number[], share: number) => ({ what: 'SQLite FTS5', value: quantile(values, share) });
  const [first, last] = [growth[0], growth.at(-1)];
  const perChunk = (seconds: number, chunks: number) => (1e6 * seconds) / chunks;
  return [
    {
      what: `search in one course of ${of}, median of ${QUESTIONS}`,
      value: quantile(times, 0.5),
      unit: 'ms',
      reference: reference(others, 0.5),
    },
    {
      what: 'the same, 95th percentile',
      value: quantile(times, 0.95),
      unit: 'ms',
      aim: '< 100 ms',
      reference: reference(others, 0.95),
    },
    {
      what: 'the same while new courses come in, up to a twentieth of the rows outside the index, 95th percentile',
      value: quantile(outside, 0.95),
      unit: 'ms',
      aim: '< 100 ms',
    },
    {
      what: 'questions whose best hit of SQLite is among the first ten',
      value: shared / QUESTIONS,
      unit: '',
      digits: 2,
    },
    ...(first && last
      ? [
          {
            what: `CPU a chunk, the first ${first.chunks.toLocaleString('en')}`,
            value: perChunk(first.seconds, first.chunks),
            unit: 'µs',
            reference: { what: 'SQLite FTS5', value: perChunk(first.otherSeconds, first.chunks) },
          },
          {
            what: `CPU a chunk, all ${of}`,
            value: perChunk(last.seconds, last.chunks),
            unit: 'µs',
            reference: { what: 'SQLite FTS5', value: perChunk(last.otherSeconds, last.chunks) },
          },
          {
            what: `bytes a chunk, the first ${first.chunks.toLocaleString('en')}`,
            value: first.bytes / first.chunks,
            unit: 'B',
            reference: { what: 'SQLite FTS5', value: first.otherBytes / first.chunks },
          },
          {
            what: `bytes a chunk, all ${of}`,
            value: last.bytes / last.chunks,
            unit: 'B',
            reference: { what: 'SQLite FTS5', value: last.otherBytes / last.chunks },
          },
        ]
      : []),
  ];
}

/** Milliseconds of searches, each in a course of its own. */
async function searchTimes(index: SearchIndex, sentences: string[], courses: number, count: number): Promise<number[]> {
  const random = createRandom(7 + courses);
  const times: number[] = [];
  for (let question = 0; question < count; question++) {
    const terms = questionTerms(questionOf(sentences, random), ['en']);
    const courseId = idOf(2, random.integer(courses));
    const began = performance.now();
    await index.search({ districtId: DISTRICT, courseIds: [courseId], terms, limit: LIMIT });
    times.push(performance.now() - began);
  }
  return times;
}

/** Removes what the index keeps for searches of five minutes ago, which is not what grows. */
async function dropOldVersions(folder: string): Promise<void> {
  const connection = await connect(folder);
  for (const name of await connection.tableNames()) {
    const table = await connection.openTable(name);
    await table.optimize({ cleanupOlderThan: new Date(), deleteUnverified: true });
    table.close();
  }
  connection.close();
  // The index looks once a second for what another connection wrote.
  await setTimeout(1_500);
}

/** Bytes of the files under a folder whose names begin so. */
async function bytesUnder(folder: string, beginning = ''): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.startsWith(beginning)) continue;
    const found = await stat(path.join(entry.parentPath, entry.name)).catch(() => null);
    bytes += found?.size ?? 0;
  }
  return bytes;
}
