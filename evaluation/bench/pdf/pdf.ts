import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ingested, OWNER, signedIn, upload } from '@/e2e/support/api-client';
import { sampleFolder } from '@/e2e/support/material';
import { newDataFolder, removeDataFolder, startMeno } from '@/e2e/support/meno-process';
import type { Figure } from '../figure';
import { makeBook } from './make-book';

const PAGES = 1_000;
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
    return process.env.MENO_BENCH_READ_ONLY === 'true' ? figures : [...figures, ...(await ofIngestion(bytes))];
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

/** Kilobytes that a process held at most so far (Linux). */
function peakMib(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1_024;
}

async function ofIngestion(bytes: Uint8Array): Promise<Figure[]> {
  const data = await newDataFolder();
  try {
    const first = await startMeno(data);
    const owner = await signedIn(first.url, '/api/v1/setup', OWNER);
    const course = await owner.post<{ id: string }>('/courses', { title: 'A long book' });
    const ingestion = await upload(owner, course.id, [{ path: 'book.pdf', bytes }]);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await first.kill();
    const began = performance.now();
    const second = await startMeno(data);
    const again = await signedIn(second.url, '/api/auth/sign-in/email', {
      email: OWNER.email,
      password: OWNER.password,
    });
    const done = await ingested(again, course.id, ingestion.id);
    const seconds = (performance.now() - began) / 1_000;
    const peak = peakMib(second.pid);
    await second.stop();
    if (done.status !== 'done') throw new Error(`the ingestion ended as ${done.status}: ${done.error ?? ''}`);
    return [
      {
        what: 'ingest it to map, exercises and index, from the start after a kill -9 in the middle',
        value: seconds,
        unit: 's',
      },
      { what: 'peak memory of the server', value: peak, unit: 'MiB', aim: '< 1,024 MiB' },
    ];
  } finally {
    await removeDataFolder(data);
  }
}
