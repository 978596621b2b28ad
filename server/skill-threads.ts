import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type FittedSkill, fitSkills } from '@/core/tracing/bkt-fit';
import type { PlainFitOptions } from '@/core/tracing/bkt-fit-data';
import type { BktForest } from '@/core/tracing/bkt-forest';
import { evenParts, forestPart } from '@/core/tracing/bkt-forest-part';
import { skillsReply } from './skill-messages';

/** A thread takes about a tenth of a second to start, in which so many nodes are fitted: below twice that, sharing out gains nothing. */
const NODES_OF_A_THREAD = 100_000;

/**
 * Fits the skills on as many threads as there are cores, this one among them, where there is enough to do; the result is that of one thread to the last bit.
 * @param cores most threads that work at the same time.
 * @throws Error where a thread ended without a result.
 */
export async function fitSkillsOnThreads(
  forest: BktForest,
  options: PlainFitOptions,
  cores = availableParallelism(),
  nodesOfAThread = NODES_OF_A_THREAD,
): Promise<FittedSkill[]> {
  const parts = Math.min(cores, Math.floor(forest.nodes / nodesOfAThread));
  const cuts = evenParts(forest, Math.max(1, parts));
  const shares = cuts.slice(1).map((to, at) => shareOf(forest, options, cuts[at] ?? 0, to));
  const others = shares.slice(1).map((share) => onThread(share));
  const own = async () => (shares[0] ? fitSkills(shares[0].forest, shares[0].options) : []);
  return (await Promise.all([own(), ...others])).flat();
}

interface Share {
  forest: BktForest;
  options: PlainFitOptions;
}

function shareOf(forest: BktForest, options: PlainFitOptions, from: number, to: number): Share {
  if (from === 0 && to === forest.skills) return { forest, options };
  const classes = options.classes?.slice(from, to);
  return {
    forest: forestPart(forest, from, to),
    options: { ...options, firstSkill: from, ...(classes ? { classes } : {}) },
  };
}

function onThread(share: Share): Promise<FittedSkill[]> {
  const thread = new Worker(entry());
  const done = new Promise<FittedSkill[]>((resolve, reject) => {
    thread.once('message', (reply) => resolve(skillsReply.parse(reply)));
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('A thread that fits skills ended without a result.')));
  });
  thread.postMessage(share);
  return done;
}

/** The bundle beside the running one in production, the TypeScript entry from a checkout. */
function entry(): string {
  const bundled = fileURLToPath(new URL('./skill-worker.js', import.meta.url));
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('./skill-worker-from-source.mjs', import.meta.url));
}
