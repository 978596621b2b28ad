import { parentPort } from 'node:worker_threads';
import { fitCourse } from '@/core/retrieval/course-fit';
import { fitRisk } from '@/core/risk/fit';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import { fitModelOn } from '@/features/mastery/model/fit-model';
import { generateItems } from '@/features/practice/generate/generate-items';
import { planExport } from '@/features/research/exports/plan-export';
import { proposeTags } from '@/features/standards/propose/propose-tags';
import { type ComputeRequest, computeRequestSchema, RISK_SEED } from './compute-messages';
import { fitSkillsOnThreads } from './skill-threads';

/** Runs the long computations of ingestions, of the learner model and of exports on a thread of their own, so that learners' requests don't wait for them. */
parentPort?.on('message', async (message: unknown) => {
  const request = computeRequestSchema.parse(message);
  try {
    parentPort?.postMessage({ id: request.id, output: await compute(request) });
  } catch (error) {
    parentPort?.postMessage({
      id: request.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});

async function compute(request: ComputeRequest) {
  if (request.task === 'extract') return extractConcepts(request.input);
  if (request.task === 'generate') return generateItems(request.input);
  if (request.task === 'fitRisk') return { fitted: fitRisk(request.input, { seed: RISK_SEED }) };
  if (request.task === 'fitCourse') return fitCourse(request.input.chunks, request.input.outside);
  if (request.task === 'planExport')
    return planExport(request.input.answerers, request.input.groups, request.input.options);
  if (request.task === 'proposeTags') return proposeTags(request.input);
  return { fitted: await fitModelOn(request.input, fitSkillsOnThreads) };
}
