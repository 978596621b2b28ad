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
const KILLED_AFTER_SECONDS = 20;
const shared = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'courses', 'd2l-en');
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
    const bytes = await makeBook(sourcesIn(existsSync(shared) ? shared : sampleFolder), PAGES);
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

/** The whole ingestion by the command line: files, map, exercises, index. Killed while it reads, it starts the file again. */
async function ofIngestion(file: string): Promise<Figure[]> {
  const data = await newDataFolder();
  try {
    const owner = ['--email', 'owner@example.org', '--role', 'admin', '--password', 'a long password'];
    await run(data, ['user', 'create', ...owner]);
    const importing = ['course', 'import', path.dirname(file), '--title', 'A long book'];
    const first = await run(data, importing, (_, seconds) => seconds > KILLED_AFTER_SECONDS);
    const began = performance.now();
    const second = await run(data, importing);
    const seconds = (performance.now() - began) / 1_000;
    if (!/1 files read, 0 unchanged, 0 failed/.test(second.said)) throw new Error(second.said);
    const aim = '< 1,000 MB';
    return [
      { what: 'take it in as a course, most memory until it was killed', value: first.peakMb, unit: 'MB', aim },
      {
        what: 'take it in again to the end (map, exercises, index), most memory',
        value: second.peakMb,
        unit: 'MB',
        aim,
      },
      { what: 'time of the second run', value: seconds, unit: 's' },
    ];
  } finally {
    await removeDataFolder(data);
  }
}
