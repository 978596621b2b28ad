import { systemActor } from '@/platform/database/transaction';
import type { ScoreChange, ScoreState } from './contract';
import { type MeasureContext, measureCourse, stateOf } from './measure-course';
import { insertScore, scoresOf } from './store-measure';

/**
 * Asks the question set where something changed since the newest score, and keeps what came of it.
 * @returns whether a score was added.
 */
export async function scoreCourse(
  context: MeasureContext & { now(): Date },
  districtId: string,
  courseId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const actor = systemActor(districtId);
  const now = await context.database.transaction(actor, (tx) => stateOf(context, tx, districtId, courseId));
  if (!now) return false;
  const [newest] = await context.database.transaction(actor, (tx) => scoresOf(tx, courseId, 1));
  if (newest && changesBetween(newest.state, now.state).length === 0) return false;
  const measured = await measureCourse(context, districtId, courseId, signal);
  if (!measured) return false;
  await context.database.transaction(actor, (tx) =>
    insertScore(tx, { courseId, ...measured, createdAt: context.now() }),
  );
  return true;
}

/** What is different, in words that a screen says. */
export function changesBetween(before: ScoreState, after: ScoreState): ScoreChange[] {
  const changes: ScoreChange[] = [];
  const decided = ({ hidden, pinned, split }: ScoreState) => [hidden, pinned, split].join('/');
  if (before.material !== after.material)
    changes.push({ what: 'material', before: String(before.chunks), after: String(after.chunks) });
  if (before.decisions !== after.decisions)
    changes.push({ what: 'decisions', before: decided(before), after: decided(after) });
  if (before.embedder !== after.embedder)
    changes.push({ what: 'embedder', before: before.embedder, after: after.embedder });
  if (before.weight !== after.weight)
    changes.push({ what: 'weight', before: String(before.weight), after: String(after.weight) });
  if (before.set !== after.set)
    changes.push({ what: 'questions', before: String(before.questions), after: String(after.questions) });
  return changes;
}
