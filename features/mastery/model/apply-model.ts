import { againAfterDeadlock } from '@/platform/database/after-deadlock';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { ConceptBktParameters } from '../contract';
import { eventKinds, type ModelApplied } from '../ledger';
import { addToHistories, Histories, reckonAnew } from '../reckon';
import { appendEvent } from '../store';
import { courseParameters } from './store-in-force';
import { eventsOf, learnersToReckon, lockRowsToReckon, writeReckoning } from './store-models';

export interface Model {
  version: number;
  /** Null for version 0: Meno's starting values. */
  population: ConceptBktParameters | null;
}

/**
 * Reckons every learner's answers anew under the version in force: one transaction for each learner and course, so that
 * it can stop anywhere and go on later; rows already under the version are left alone. Learners may answer meanwhile: an
 * answer that was read under the old numbers is read again.
 *
 * @param onProgress after each learner; false ends the work.
 * @returns whether everybody was reckoned.
 */
export async function applyModel(
  deps: { database: Database; now(): Date },
  districtId: string,
  model: Model,
  onProgress: (done: number, total: number) => Promise<boolean>,
): Promise<boolean> {
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => deps.database.transaction(systemActor(districtId), work);
  const learners = await asSystem((tx) => learnersToReckon(tx, model.version));
  for (const [index, { learnerId, courseId }] of learners.entries()) {
    if (!(await onProgress(index, learners.length))) return false;
    await againAfterDeadlock(() => asSystem((tx) => reckonLearner(tx, { learnerId, courseId }, model, deps.now())));
  }
  return onProgress(learners.length, learners.length);
}

async function reckonLearner(
  tx: Tx,
  { learnerId, courseId }: { learnerId: string; courseId: string },
  model: Model,
  at: Date,
): Promise<void> {
  // The lock comes first: what is committed after it waits, and reads p(L) again when it gets on.
  const rows = await lockRowsToReckon(tx, learnerId, courseId, model.version);
  if (rows.length === 0) return;
  const parametersOf = await courseParameters(tx, courseId, model);
  const histories = new Histories();
  for (const event of await eventsOf(tx, learnerId, courseId)) addToHistories(histories, event);
  const concepts = rows.map(({ conceptId, pKnown: before }) => {
    const { parameters } = parametersOf(conceptId);
    return {
      conceptId,
      parameters,
      before,
      after: reckonAnew(histories.get(conceptId) ?? [], parameters, histories.placed.get(conceptId)),
    };
  });
  const payload: ModelApplied = { version: model.version, concepts };
  await writeReckoning(tx, learnerId, model.version, concepts, at);
  await appendEvent(tx, { learnerId, courseId, kind: eventKinds.model, payload: { ...payload }, at });
}
