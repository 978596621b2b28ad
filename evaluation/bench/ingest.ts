import { existsSync } from 'node:fs';
import path from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { ingested, upload } from '@/e2e/support/api-client';
import { readMaterial, sampleFolder } from '@/e2e/support/material';
import { cpuSeconds } from './cpu';
import type { BenchContext, Figure } from './figure';

const shared = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'courses');

/** CPU of a whole ingestion (upload to exercises and index), beside that of only parsing the same Markdown. */
export async function benchIngest(context: BenchContext): Promise<Figure[]> {
  const folders = ['d2l-en', 'python-novice-inflammation', 'exercism-javascript']
    .map((name) => path.join(shared, name))
    .filter(existsSync);
  const figures: Figure[] = [];
  for (const folder of context.sampleOnly ? [sampleFolder] : [...folders, sampleFolder]) {
    const files = await readMaterial(folder);
    const title = path.basename(folder);
    const course = await context.owner.post<{ id: string }>('/courses', { title });
    context.courses.set(title, course.id);
    const before = cpuSeconds(context.data);
    const ingestion = await upload(context.owner, course.id, files);
    const result = await ingested(context.owner, course.id, ingestion.id);
    if (result.status !== 'done') throw new Error(`${title}: ${result.status} ${result.error ?? ''}`);
    const value = cpuSeconds(context.data) - before;
    const reference = { what: 'CommonMark parse of the same files', value: parseSeconds(files) };
    figures.push({
      what: `ingest ${title} (${files.length} files, CPU of all processes)`,
      value,
      unit: 's',
      ...(title === 'd2l-en' ? { aim: '< 60 s' } : {}),
      reference,
    });
  }
  return figures;
}

function parseSeconds(files: { path: string; bytes: Uint8Array }[]): number {
  const began = process.cpuUsage();
  for (const file of files) if (file.path.endsWith('.md')) fromMarkdown(new TextDecoder().decode(file.bytes));
  const used = process.cpuUsage(began);
  return (used.user + used.system) / 1e6;
}
