import { LRUCache } from 'lru-cache';
import { FIT_QUEUE } from '../queues';
import type { LibraryDeps } from '../service/deps';

/** A course's fit is asked for once in so many milliseconds. */
const EVERY_MS = 10 * 60_000;

/** Has courses' fits looked at in the background, each at most every ten minutes, since every search may ask. */
export function refitRequests({ jobs, report }: Pick<LibraryDeps, 'jobs' | 'report'>) {
  const asked = new LRUCache<string, true>({ max: 10_000, ttl: EVERY_MS });
  return (districtId: string, courseId: string): void => {
    if (asked.has(courseId)) return;
    asked.set(courseId, true);
    jobs.send(FIT_QUEUE, { districtId, courseId }).catch(report);
  };
}
