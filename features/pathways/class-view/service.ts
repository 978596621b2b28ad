import { modeOf } from '@/core/tracing/thresholds';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { ClassView, ClassViewSettings } from '../contract-class-view';
import { LEAST_LEARNERS } from '../limits';
import { masteryIn } from '../store';
import { ofTen } from './shares';
import * as store from './store';

const NOTHING = { className: null, computedAt: null, concepts: [] };

/** How the reader's class stands, beside the reader: what was kept of it in the night. Of nobody else anything is read. */
export async function classView(tx: Tx, learnerId: string, courseId: string): Promise<ClassView> {
  if (!(await store.isShown(tx, courseId))) return { state: 'off', ...NOTHING };
  const kept = await store.viewOf(tx, learnerId, courseId);
  if (!kept) return { state: 'few', ...NOTHING };
  const names = await store.namesIn(tx, courseId);
  const own = new Map(
    (await masteryIn(tx, learnerId, [courseId])).map((row) => [
      row.conceptId,
      row.attemptCount > 0 || modeOf(row.pKnown) !== 'foundational' ? modeOf(row.pKnown) : null,
    ]),
  );
  return {
    state: 'shown',
    className: kept.className,
    computedAt: kept.computedAt.toISOString(),
    concepts: kept.concepts.flatMap(({ conceptId, ofTen: shares }) => {
      const name = names.get(conceptId);
      return name === undefined ? [] : [{ conceptId, name, ofTen: shares, own: own.get(conceptId) ?? null }];
    }),
  };
}

/** Shows learners of a course how their class stands, or no longer: then nothing of it is kept. */
export async function changeClassView(
  tx: Tx,
  { courseId, by }: { courseId: string; by: string },
  { shown }: ClassViewSettings,
  at: Date,
): Promise<ClassViewSettings> {
  await store.putShown(tx, { courseId, shown, updatedBy: by, updatedAt: at });
  await asSystem(tx, () => (shown ? workOut(tx, courseId, at) : store.removeViews(tx, { courseId })));
  return { shown };
}

/**
 * Works out how each class of a course stands, as the system. Once a night, and not with each answer: whoever watched it could tell whose it was.
 * What is kept of a class that has become too small goes.
 */
export async function workOut(tx: Tx, courseId: string, at: Date): Promise<void> {
  for (const classId of await store.classesOf(tx, courseId)) {
    if ((await store.countLearners(tx, classId)) < LEAST_LEARNERS) {
      await store.removeViews(tx, { classId });
      continue;
    }
    const counts = await store.countsOf(tx, courseId, classId);
    const concepts = counts.map(({ conceptId, counts: each }) => ({ conceptId, ofTen: ofTen(each) }));
    await store.putView(tx, { classId, courseId, concepts, computedAt: at });
  }
}
