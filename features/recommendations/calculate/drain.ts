import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { type Stale, staleAfter } from '../store-states';
import { type CalculateDeps, calculate } from './calculate';

export interface DrainDeps extends CalculateDeps {
  database: Database;
  report(error: unknown): void;
}

/** Learners between two looks at whether to go on; those of one course are worked out together. */
export const BATCH = 50;

/**
 * Works off all who are out of date, by course and learner, some at a time in one transaction. Where that fails, each on their own: whoever fails
 * is reported, stays marked and holds nobody up. Stops where `goOn` says no.
 * @param courseId null: all courses.
 * @returns whether it came to the end.
 */
export async function drain(
  deps: DrainDeps,
  districtId: string,
  courseId: string | null,
  goOn: (done: number) => Promise<boolean>,
): Promise<boolean> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  const workOut = (of: string, learnerIds: readonly string[]) => asSystem((tx) => calculate(deps, tx, of, learnerIds));
  let after: Stale | null = null;
  for (let done = 0; ; ) {
    if (!(await goOn(done))) return false;
    const place: Stale | null = after;
    const batch: Stale[] = await asSystem((tx) => staleAfter(tx, { courseId, after: place, limit: BATCH }));
    if (batch.length === 0) return true;
    for (const [of, learnerIds] of byCourse(batch)) {
      try {
        await workOut(of, learnerIds);
      } catch (together) {
        if (learnerIds.length === 1) deps.report(together);
        else for (const one of learnerIds) await workOut(of, [one]).catch(deps.report);
      }
    }
    done += batch.length;
    after = batch.at(-1) ?? null;
  }
}

function byCourse(batch: readonly Stale[]): Map<string, string[]> {
  const courses = new Map<string, string[]>();
  for (const { courseId, learnerId } of batch) courses.set(courseId, [...(courses.get(courseId) ?? []), learnerId]);
  return courses;
}
