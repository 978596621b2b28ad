import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { sampleFolder } from '@/e2e/support/material';
import { newDataFolder, removeDataFolder } from '@/e2e/support/meno-process';
import type { Figure } from '../figure';
import { run } from '../meno-command';
import { makeBook } from './make-book';

const PAGES = Number(process.env.MENO_TEST_BENCH_PAGES ?? 1_000);
/** Seconds of CPU for each 1,000 pages, of twenty that it takes, after which its reading is killed. */
const KILLED_AFTER_CPU = 5;
/** Its pages are set from this course where the data sets are at hand, else from the sample course. */
const book = path.join(process.env.MENO_DATASETS ?? '', 'courses', 'd2l-en');
const readOnce = z.object({
  seconds: z.number(),
  cpu: z.number(),
  peak: z.number(),
  before: z.number(),
  pages: z.number(),
  letters: z.number(),
  pictures: z.number(),
});

/** A PDF of 1,000 pages: read alone, then through the whole ingestion of a course, killed in the middle. */
export async function benchPdf(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'meno-bench-pdf-'));
  try {
    const file = path.join(folder, 'book.pdf');
    const bytes = await makeBook(sourcesIn(existsSync(book) ? book : sampleFolder), PAGES);
    await writeFile(file, bytes);
    process.stderr.write(`pdf: ${PAGES} pages, ${(bytes.length / 1e6).toFixed(1)} MB\n`);
    const figures = await ofReading(file);
    return process.env.MENO_TEST_BENCH_READ_ONLY === 'true' ? figures : [...figures, ...(await ofIngestion(file))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

async function ofReading(file: string): Promise<Figure[]> {
  const script = path.join(import.meta.dirname, 'read-once.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, file]);
  const read = readOnce.parse(JSON.parse(stdout));
  process.stderr.write(`pdf: ${stdout}\n`);
  if (read.pages !== PAGES) throw new Error(`${read.pages} pages came out of ${PAGES}`);
  const what = `read a PDF of ${PAGES} pages (${(read.letters / 1e6).toFixed(1)} million letters, ${read.pictures} drawings)`;
  return [
    { what, value: read.seconds, unit: 's' },
    { what: 'the same, CPU', value: read.cpu, unit: 's' },
    {
      what: 'peak memory of its process',
      value: read.peak,
      unit: 'MiB',
      aim: '< 1,024 MiB',
      reference: { what: 'before', value: read.before },
    },
  ];
}

/**
 * The whole ingestion by the command line: files, map, exercises, index. It is killed while it reads and again while it indexes, and
 * started again each time: then it begins the file anew, and goes on from the file that it has.
 */
async function ofIngestion(file: string): Promise<Figure[]> {
  const data = await newDataFolder();
  try {
    const owner = ['--email', 'owner@example.org', '--role', 'admin', '--password', 'a long password'];
    await run(data, ['user', 'create', ...owner]);
    const importing = ['course', 'import', path.dirname(file), '--title', 'A long book'];
    let begun: number | null = null;
    const reading = await run(data, importing, (said, cpu) => {
      if (said.includes('0 of 1 files, files')) begun ??= cpu;
      return begun !== null && cpu - begun > (KILLED_AFTER_CPU * PAGES) / 1_000;
    });
    if (/1 of 1 files/.test(reading.said)) throw new Error(`It was killed too late.\n${reading.said}`);
    const began = performance.now();
    const written = () => readdirSync(path.join(data, 'search'), { recursive: true }).length;
    let before: number | null = null;
    const indexing = await run(data, importing, (said) => {
      // While exercises are made nothing is written to the index.
      if (/1 of 1 files, (?:map|items)/.test(said)) before ??= written();
      return before !== null && written() > before;
    });
    if (/files read/.test(indexing.said)) throw new Error(`It was killed too late.\n${indexing.said}`);
    const seconds = (performance.now() - began) / 1_000;
    const last = await run(data, importing);
    if (!/0 files read, 1 unchanged, 0 failed/.test(last.said)) throw new Error(last.said);
    await isWhole(data);
    const aim = '< 1,000 MB';
    return [
      {
        what: 'take it in as a course, most memory until it was killed while it read',
        value: reading.peakMb,
        unit: 'MB',
        aim,
      },
      {
        what: 'again (files, map, exercises), most memory until it was killed while it indexed',
        value: indexing.peakMb,
        unit: 'MB',
        aim,
      },
      { what: 'time of that', value: seconds, unit: 's' },
      { what: 'the third time, to the end, most memory', value: last.peakMb, unit: 'MB', aim },
    ];
  } finally {
    await removeDataFolder(data);
  }
}

/** @throws Error where the index lacks passages that the database has, or there are fewer than pages */
async function isWhole(data: string): Promise<void> {
  const { said } = await run(data, ['doctor']);
  const [line, indexed, stored] = /Search index: (\d+) of (\d+) chunks/.exec(said) ?? [];
  process.stderr.write(`pdf: ${line}\n`);
  if (indexed !== stored || Number(stored) < PAGES) throw new Error(said);
}
