import { DocumentError } from '@/platform/documents/errors';
import { closeDocumentWorker, readInWorker } from '@/platform/documents/read-in-worker';
import { DEFAULT_DOCUMENT_LIMITS, type ReadDocument } from '@/platform/documents/types';
import { MarkdownError } from '@/platform/markdown/errors';
import { closeParseWorker, parseInWorker } from '@/platform/markdown/parse-in-worker';
import { mutate } from './mutate';
import { randomFrom } from './random';
import { type FuzzedFormat, type Seed, seedsOf } from './seeds';

export interface FuzzOptions {
  /** Files to make and read. */
  count: number;
  /** The same seed gives the same files. */
  seed: number;
  /** First file, from 0, so that a run can be cut into pieces. Default 0. */
  from?: number;
  /** Time for one file, milliseconds. Default 30,000. */
  timeoutMs?: number;
  /** No further file is begun after so many milliseconds. */
  budgetMs?: number;
}

/** A file that broke a promise: what the readers must never do. */
export interface FuzzProblem {
  /** Number of the file in its run, from 0. */
  index: number;
  path: string;
  bytes: Uint8Array;
  what: string;
}

export interface FuzzResult {
  format: FuzzedFormat;
  files: number;
  /** How many ended how: `read`, or the code of the refusal; `markdown: …` where the text that came of it was refused. */
  outcomes: Map<string, number>;
  problems: FuzzProblem[];
  /** Of one file, milliseconds. */
  slowest: number;
  slowestIndex: number;
  total: number;
}

/**
 * Reads so many broken files of a format on the threads of the product, and their Markdown after it. Each must end in time, as a document
 * or with a named reason, with its places in order and in range; nothing else may come of it.
 */
export async function runFuzz(format: FuzzedFormat, options: FuzzOptions): Promise<FuzzResult> {
  const { count, seed, from = 0, timeoutMs = 30_000, budgetMs = Number.POSITIVE_INFINITY } = options;
  const seeds = await seedsOf(format);
  const result: FuzzResult = {
    format,
    files: 0,
    outcomes: new Map(),
    problems: [],
    slowest: 0,
    slowestIndex: from,
    total: 0,
  };
  const [first] = seeds;
  // Loads what reads the format, which is no file's time.
  if (first) await outcomeOf(first, 120_000);
  for (let index = from; index < from + count && result.total < budgetMs; index++) {
    // Files have generators of their own, so that one can be made again alone.
    const file = mutate(format, seeds, randomFrom(seed * 1_000_003 + index));
    const started = performance.now();
    let { outcome, problem } = await outcomeOf(file, timeoutMs);
    if (/too_slow|timeout/.test(outcome) && first) {
      // A thread that is only just starting on a busy machine is no fault of the file: what is too slow is so twice.
      await outcomeOf(first, 120_000);
      ({ outcome, problem } = await outcomeOf(file, timeoutMs));
    }
    const took = performance.now() - started;
    result.files++;
    result.total += took;
    if (took > result.slowest) Object.assign(result, { slowest: took, slowestIndex: index });
    result.outcomes.set(outcome, (result.outcomes.get(outcome) ?? 0) + 1);
    const late = took > timeoutMs * 4 + 125_000 ? `took ${Math.round(took)} ms` : null;
    const what = problem ?? late;
    if (what !== null) result.problems.push({ index, ...file, what });
  }
  return result;
}

/** Stops the threads, so that a program ends. */
export async function closeFuzz(): Promise<void> {
  await Promise.all([closeDocumentWorker(), closeParseWorker()]);
}

async function outcomeOf(
  { path, bytes }: Seed,
  timeoutMs: number,
): Promise<{ outcome: string; problem: string | null }> {
  try {
    const document = await readInWorker(Uint8Array.from(bytes), path, { timeoutMs });
    const problem = faultOf(document);
    try {
      await parseInWorker(Buffer.from(document.markdown), path, {
        timeoutMs,
        limits: { maxBytes: DEFAULT_DOCUMENT_LIMITS.maxTextLength * 3 },
      });
      return { outcome: 'read', problem };
    } catch (error) {
      if (error instanceof MarkdownError)
        return {
          outcome: `markdown: ${error.code}`,
          problem: problem ?? (error.code === 'timeout' ? 'its Markdown hangs the parser' : null),
        };
      return { outcome: 'crash', problem: `its Markdown: ${wordsOf(error)}` };
    }
  } catch (error) {
    if (error instanceof DocumentError) {
      const hangs = error.code === 'too_slow' || error.code === 'out_of_memory';
      return { outcome: error.code, problem: hangs ? error.message : null };
    }
    return { outcome: 'crash', problem: wordsOf(error) };
  }
}

/** What is wrong with a document that a reader gave, null where nothing is. */
export function faultOf({ markdown, places, images }: ReadDocument): string | null {
  let at = 0;
  for (const { start, end, number, label } of places) {
    if (!(Number.isInteger(start) && Number.isInteger(end) && start >= at && end >= start && end <= markdown.length))
      return `a place from ${start} to ${end} after ${at} in ${markdown.length} characters`;
    if (!Number.isFinite(number) || label === '') return `a place without a name or number: ${label} ${number}`;
    at = end;
  }
  const path = images
    .map((image) => image.path)
    .find((each) => each === '' || each.startsWith('/') || each.split('/').includes('..'));
  if (path !== undefined) return `a picture at ${path}`;
  return markdown.trim() === '' ? 'a document without text' : null;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
