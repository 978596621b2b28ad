import { parentPort } from 'node:worker_threads';
import { fitSkills } from '@/core/tracing/bkt-fit';
import { skillsMessage } from './skill-messages';

/** Entry of a thread that fits a share of the skills and ends. */
parentPort?.once('message', (message: unknown) => {
  const { forest, options } = skillsMessage.parse(message);
  parentPort?.postMessage(fitSkills(forest, options));
  parentPort?.close();
});
