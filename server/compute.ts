import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { z } from 'zod';
import { type CourseFit, fitCourse } from '@/core/retrieval/course-fit';
import { type FittedRisk, fitRisk, type RiskRow } from '@/core/risk/fit';
import type { Extraction, ExtractionInput } from '@/features/concepts/contract';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import type { FitInput } from '@/features/library/find/fit-course';
import { type FitModelInput, type FittedModel, fitModel } from '@/features/mastery/model/fit-model';
import type { GeneratedItem } from '@/features/practice/contract';
import { generateItems } from '@/features/practice/generate/generate-items';
import { type ExportPlan, type PlanInput, planExport } from '@/features/research/exports/plan-export';
import { type ProposedTag, type ProposeInput, proposeTags } from '@/features/standards/propose/propose-tags';
import {
  type ComputeRequest,
  extractReplySchema,
  fitCourseReplySchema,
  fitReplySchema,
  fitRiskReplySchema,
  type GenerationInput,
  generateReplySchema,
  planExportReplySchema,
  proposeTagsReplySchema,
  RISK_SEED,
} from './compute-messages';

/** Extraction, item generation, fits of the learner model and of courses' search, plans of exports, away from the thread that answers requests. */
export interface Compute {
  extract(input: ExtractionInput): Promise<Extraction>;
  generate(input: GenerationInput): Promise<GeneratedItem[]>;
  fit(input: FitModelInput): Promise<FittedModel | null>;
  /** Who may fall behind; null with too little to learn from. */
  fitRisk(rows: readonly RiskRow[]): Promise<FittedRisk | null>;
  fitCourse(input: FitInput): Promise<CourseFit>;
  /** Which concepts cover which standards. */
  proposeTags(input: ProposeInput): Promise<ProposedTag[]>;
  /** Who is in an export, and what is told of each. */
  planExport(input: PlanInput): Promise<ExportPlan>;
  close(): Promise<void>;
}

/** A thread from the bundle; without one (in tests, which run the sources) the same work on this thread. */
export function createCompute(bundle = fileURLToPath(new URL('./compute-worker.js', import.meta.url))): Compute {
  if (!existsSync(bundle)) return inPlace();
  // Somebody waits for what would be in an export, and shouldn't wait for a book or a fit: it has a thread of its own.
  const [ground, exports] = [onThread(bundle), onThread(bundle)];
  return {
    ...ground,
    planExport: exports.planExport,
    close: async () => {
      await Promise.all([ground.close(), exports.close()]);
    },
  };
}

function inPlace(): Compute {
  return {
    extract: async (input) => extractConcepts(input),
    generate: async (input) => generateItems(input),
    fit: async (input) => fitModel(input),
    fitRisk: async (rows) => fitRisk(rows, { seed: RISK_SEED }),
    fitCourse: async ({ chunks, outside }) => fitCourse(chunks, outside),
    proposeTags: async (input) => proposeTags(input),
    planExport: async ({ answerers, groups, options }) => planExport(answerers, groups, options),
    close: async () => {},
  };
}

/** A thread that had nothing to do for so long, in milliseconds, ends and gives its memory back: that of a book is a fifth of a gigabyte. */
const IDLE_MS = 10_000;

function onThread(bundle: string): Compute {
  let thread: Worker | null = null;
  let nextId = 1;
  let running = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Worker {
    const worker = new Worker(bundle);
    worker.unref();
    worker.once('exit', () => {
      if (thread === worker) thread = null;
    });
    return worker;
  }

  function end(worker: Worker): void {
    if (thread === worker) thread = null;
    void worker.terminate();
  }

  function ask<Reply extends z.ZodType<{ id: number; output?: unknown; error?: string }>>(
    reply: Reply,
    request: ComputeRequest,
  ): Promise<NonNullable<z.output<Reply>['output']>> {
    const worker = thread ?? start();
    thread = worker;
    running++;
    clearTimeout(idle);
    worker.ref();
    // The request itself is not kept: it may hold a course, which the thread has a copy of.
    const { id } = request;
    return new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        if (--running === 0) {
          worker.unref();
          idle = setTimeout(() => end(worker), IDLE_MS).unref();
        }
        act();
      };
      const onMessage = (message: unknown) => {
        const answer = reply.parse(message);
        if (answer.id !== id) return;
        const { output } = answer;
        finish(() => (output ? resolve(output) : reject(new Error(answer.error ?? 'The computation gave nothing.'))));
      };
      const onError = (error: Error) => finish(() => reject(error));
      const onExit = () => finish(() => reject(new Error('The computing thread ended.')));
      worker.on('message', onMessage).once('error', onError).once('exit', onExit);
      worker.postMessage(request);
    });
  }

  return {
    extract: (input) => ask(extractReplySchema, { id: nextId++, task: 'extract', input }),
    generate: (input) => ask(generateReplySchema, { id: nextId++, task: 'generate', input }),
    fit: async (input) => (await ask(fitReplySchema, { id: nextId++, task: 'fit', input })).fitted,
    fitRisk: async (rows) => (await ask(fitRiskReplySchema, { id: nextId++, task: 'fitRisk', input: rows })).fitted,
    fitCourse: (input) => ask(fitCourseReplySchema, { id: nextId++, task: 'fitCourse', input }),
    proposeTags: (input) => ask(proposeTagsReplySchema, { id: nextId++, task: 'proposeTags', input }),
    planExport: (input) => ask(planExportReplySchema, { id: nextId++, task: 'planExport', input }),
    async close() {
      clearTimeout(idle);
      await thread?.terminate();
    },
  };
}
