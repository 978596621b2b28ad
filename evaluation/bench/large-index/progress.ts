import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const four = z.object({ words: z.number(), fts: z.number(), vectors: z.number(), vec: z.number() });

const schema = z.object({
  /** Sentences that the chunks are made of: other data, another run. */
  sentences: z.number(),
  /** Courses that are in all four. */
  courses: z.number(),
  /** CPU so far. */
  seconds: four,
  growth: z.array(z.object({ chunks: z.number(), seconds: four, bytes: four, p95: four.extend({ both: z.number() }) })),
  /** Milliseconds of searches by words right after a course came in, and while the index was put in order. */
  outside: z.array(z.number()),
  during: z.array(z.number()),
});

/** How far a run has come, and what it measured so far. */
export type Progress = z.infer<typeof schema>;
export type Growth = Progress['growth'][number];

const FILE = 'progress.json';

/** Of a run that was cut, or at the beginning. @throws Error where that run had other sentences. */
export async function readProgress(folder: string, sentences: number): Promise<Progress> {
  const text = await readFile(path.join(folder, FILE), 'utf8').catch(() => null);
  if (text === null) {
    const none = () => ({ words: 0, fts: 0, vectors: 0, vec: 0 });
    return { sentences, courses: 0, seconds: none(), growth: [], outside: [], during: [] };
  }
  const progress = schema.parse(JSON.parse(text));
  if (progress.sentences !== sentences)
    throw new Error(`The run in ${folder} was begun with ${progress.sentences} sentences; now there are ${sentences}.`);
  return progress;
}

/** Whole or not at all. */
export async function writeProgress(folder: string, progress: Progress): Promise<void> {
  const file = path.join(folder, FILE);
  await writeFile(`${file}.new`, JSON.stringify(progress));
  await rename(`${file}.new`, file);
}
