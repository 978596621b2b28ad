import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { JobQueue } from '@/platform/jobs/queue';
import type { RecommendationChangesPort } from './contract';
import { markCourse, markLearner } from './store-states';

/** Works off all whose recommendations are out of date. */
export const DRAIN_QUEUE = 'recommendations.drain';

/** One job of a district in so many seconds: several answers in a row are worked out once, and a class of them together. */
export const DEBOUNCE_S = 3;

/** In this process no second job is asked for while one is sure to start later than what it is asked for. */
const ASKED_MS = (DEBOUNCE_S * 1000) / 2;

export interface ChangesDeps {
  jobs: Pick<JobQueue, 'send'>;
  now(): Date;
  report(error: unknown): void;
}

/**
 * Notes what changed, in the transaction that changed it, and has it worked out soon after. The note is what counts: a job that is lost is
 * made good by the next one, and each night.
 */
export function createRecommendationChanges({ jobs, now, report }: ChangesDeps): RecommendationChangesPort<Tx> {
  const asked = new Map<string, number>();
  function askSoon(districtId: string): void {
    const at = Date.now();
    if (at - (asked.get(districtId) ?? 0) < ASKED_MS) return;
    asked.set(districtId, at);
    jobs.send(DRAIN_QUEUE, { districtId }, { debounce: { key: districtId, seconds: DEBOUNCE_S } }).catch(report);
  }
  return {
    async learnerChanged(tx, learnerId, courseId) {
      askSoon(await markLearner(tx, learnerId, courseId, now()));
    },
    async courseChanged(tx, courseId) {
      // Whoever may change the course has it worked out for learners of other classes too.
      const districtId = await asSystem(tx, () => markCourse(tx, courseId, now()));
      if (districtId !== null) askSoon(districtId);
    },
  };
}
