import { parentPort } from 'node:worker_threads';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import { generateItems } from '@/features/practice/generate/generate-items';
import { computeRequestSchema } from './compute-messages';

/** Runs the long computations of an ingestion on a thread of their own, so that learners' requests don't wait for them. */
parentPort?.on('message', (message: unknown) => {
  const request = computeRequestSchema.parse(message);
  try {
    const output = request.task === 'extract' ? extractConcepts(request.input) : generateItems(request.input);
    parentPort?.postMessage({ id: request.id, output });
  } catch (error) {
    parentPort?.postMessage({
      id: request.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
