import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import { type CourseFacts, readFacts } from '../store-facts';
import { type Stale, staleAfter } from '../store-states';
import { type CalculateDeps, calculate } from './calculate';

export interface DrainDeps extends CalculateDeps {
  database: Database;
  report(error: unknown): void;
}

/** Learners between two looks at whether to go on. */
export const BATCH = 20;

/**
 * Works off all who are out of date, by course and learner, each in a transaction of its own: whoever fails is reported, stays marked and holds
 * nobody up. Stops where `goOn` says no.
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
  let after: Stale | null = null;
  let facts: CourseFacts | null = null;
  for (let done = 0; ; ) {
    if (!(await goOn(done))) return false;
    const place: Stale | null = after;
    const batch: Stale[] = await asSystem((tx) => staleAfter(tx, { courseId, after: place, limit: BATCH }));
    if (batch.length === 0) return true;
    for (const one of batch) {
      try {
        const last: CourseFacts | null = facts;
        const known: CourseFacts =
          last?.courseId === one.courseId ? last : await asSystem((tx) => readFacts(tx, one.courseId));
        facts = known;
        await asSystem((tx) => calculate(deps, tx, known, one.learnerId));
      } catch (error) {
        deps.report(error);
      }
    }
    done += batch.length;
    after = batch.at(-1) ?? null;
  }
}
