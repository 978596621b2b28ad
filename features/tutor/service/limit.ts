import type { Tx } from '@/platform/database/transaction';
import type { AskLimit } from '../contract';
import * as store from '../store';
import { fail } from './deps';

const HOUR_MS = 3_600_000;

/** How many questions a learner has left in the hour behind `now`. */
export function limitOf(asked: readonly Date[], perHour: number, now: Date): AskLimit {
  const within = asked.filter((at) => at.getTime() > now.getTime() - HOUR_MS);
  const left = Math.max(0, perHour - within.length);
  const frees = within[within.length - perHour];
  return { perHour, left, againAt: left > 0 || !frees ? null : new Date(frees.getTime() + HOUR_MS).toISOString() };
}

export async function readLimit(tx: Tx, learnerId: string, perHour: number, now: Date): Promise<AskLimit> {
  return limitOf(await store.askedSince(tx, learnerId, new Date(now.getTime() - HOUR_MS)), perHour, now);
}

/** Counts one more question. @throws too_many_questions with when the next one may be asked. */
export async function countQuestion(tx: Tx, learnerId: string, perHour: number, now: Date): Promise<AskLimit> {
  await store.lockLearner(tx, learnerId);
  const limit = await readLimit(tx, learnerId, perHour, now);
  if (limit.left === 0)
    throw fail('too_many_questions', `You have asked ${perHour} questions within an hour.`, { againAt: limit.againAt });
  const asked = await store.askedSince(tx, learnerId, new Date(now.getTime() - HOUR_MS));
  return limitOf([...asked, now], perHour, now);
}
