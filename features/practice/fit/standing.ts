import type { Strain } from '@/core/difficulty/target-success';
import { wishLeft } from '@/core/difficulty/wish';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Candidate } from '../choose-items';
import { chanceOfGuessing } from '../grade/chance-of-guessing';
import type { candidates } from '../store-items';
import { firstTries, wishOf } from './store-fit';
import { type Standing, successOn } from './suitability';

/** Misses further back belong to another sitting. */
const SITTING_MS = 6 * 3600 * 1000;

export type FitMastery = Pick<MasteryPort<Tx>, 'masteryOf' | 'courseParameters'>;

/** What the learner model says of a learner on a concept; p(L0) where there is no evidence yet. */
export async function standingOf(
  mastery: FitMastery,
  tx: Tx,
  { learnerId, courseId, conceptId }: { learnerId: string; courseId: string; conceptId: string },
): Promise<Standing> {
  const parameters = (await mastery.courseParameters(tx, courseId))(conceptId);
  const known = (await mastery.masteryOf(tx, learnerId, courseId)).get(conceptId) ?? parameters.pInit;
  return { known, parameters };
}

/** How hard it has been of late, and what the learner asked for. */
export async function strainOf(tx: Tx, learnerId: string, courseId: string, now: Date): Promise<Strain> {
  const tries = await firstTries(tx, learnerId, courseId, new Date(now.getTime() - SITTING_MS));
  const right = tries.indexOf(true);
  return { misses: right < 0 ? tries.length : right, wish: wishLeft(await wishOf(tx, learnerId, courseId)) };
}

/** An item with what its learner had to do with it, for choosing: as hard as its answers say, where there are enough of them. */
export function candidateOf(
  { item, measured, lastSeenAt, lastRightAt }: Awaited<ReturnType<typeof candidates>>[number],
  standing: Standing,
): Candidate {
  const { sourceId, startOffset: start, endOffset: end } = item;
  const difficulty = measured ?? item.difficulty;
  return {
    id: item.id,
    kind: item.kind,
    difficulty,
    success: successOn(standing, { difficulty, chanceOfGuessing: chanceOfGuessing(item.body) }),
    place: sourceId !== null && start !== null && end !== null ? { sourceId, start, end } : null,
    lastSeenAt: lastSeenAt === null ? null : new Date(lastSeenAt),
    lastRightAt: lastRightAt === null ? null : new Date(lastRightAt),
    unreviewed: item.review === 'unreviewed',
  };
}
