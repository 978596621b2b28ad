import type { Approach } from '@/features/lessons/contract';
import type { MasteryPort } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import { countOutcomes } from './count';
import * as store from './store';

export interface RecountDeps {
  mastery: Pick<MasteryPort<Tx>, 'courseParameters'>;
  /** Ways that the material of each concept of a course bears. */
  offers(tx: Tx, courseId: string): Promise<Map<string, Approach[]>>;
  /** Measures how hard the course's exercises are, which what is expected hangs on; left out: as they were guessed. */
  measure?(tx: Tx, courseId: string): Promise<void>;
  now(): Date;
}

/** Counts what followed the lessons of a course, and, where its material changed, what that bears. Everything is made anew. */
export async function recount({ mastery, offers, measure, now }: RecountDeps, tx: Tx, courseId: string): Promise<void> {
  await store.lockCounting(tx, courseId);
  const at = now();
  const there = new Set((await store.conceptsOf(tx, courseId)).map(({ id }) => id));
  const isThere = ({ conceptId }: { conceptId: string }) => there.has(conceptId);
  if (await store.materialChanged(tx, courseId, await store.countedAt(tx, courseId))) {
    const offered = await offers(tx, courseId);
    const rows = [...offered].flatMap(([conceptId, ways]) => ways.map((approach) => ({ conceptId, approach })));
    await store.replaceOffers(tx, courseId, rows.filter(isThere));
  }
  await measure?.(tx, courseId);
  const parameters = await mastery.courseParameters(tx, courseId);
  const counted = countOutcomes(await store.lessonOutcomes(tx, courseId), parameters);
  await store.replaceEffects(tx, courseId, counted.filter(isThere));
  await store.putCounted(tx, courseId, at);
}
