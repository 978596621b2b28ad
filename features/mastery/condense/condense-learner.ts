import type { Tx } from '@/platform/database/transaction';
import type { CondenseOutcome, EvidenceFollower } from '../contract';
import { countedAnswers } from '../service/counted-answers';
import { lockRows, masteryRows } from '../store';
import { eventsWithTimes } from '../store-answers';
import { condense } from './condense';
import { writeCondensed } from './store-condense';

/**
 * Lets a learner's answers of a course that are older than a moment go from the log: a summary of what they had come to stands in their place.
 * Events go from the front, and up to the first that isn't older, so that nothing younger goes whatever the clock did. To be called as the system.
 */
export async function condenseLearner(
  follower: EvidenceFollower<Tx> | null,
  tx: Tx,
  { learnerId, courseId, before }: { learnerId: string; courseId: string; before: Date },
): Promise<CondenseOutcome> {
  // The locks come first: answers that come meanwhile wait, and are found in front of nothing that was read.
  const rows = await masteryRows(tx, learnerId, courseId);
  await lockRows(
    tx,
    learnerId,
    rows.map(({ conceptId }) => conceptId),
  );
  const events = await eventsWithTimes(tx, learnerId, courseId);
  const young = events.findIndex(({ at }) => at >= before.getTime());
  const old = young < 0 ? events : events.slice(0, young);
  const through = old.at(-1)?.sequence;
  if (through === undefined || (old.length === 1 && old[0]?.kind === 'answers.condensed'))
    return { gone: 0, span: null };
  const made = condense(events, through, (answers) => follower?.condense(answers) ?? null);
  if (typeof made === 'string') return { gone: 0, span: null, problem: made };
  await writeCondensed(tx, { learnerId, courseId, through }, made.summary, made.changed);
  if (follower) {
    const answers = await countedAnswers(tx, learnerId, courseId);
    for (const [conceptId, counted] of answers)
      if (counted.some(({ standsFor }) => standsFor))
        await follower.rewritten(tx, { learnerId, courseId, conceptId }, counted);
  }
  const times = old.map(({ at }) => at);
  return { gone: made.gone, span: { oldest: Math.min(...times), newest: Math.max(...times) } };
}
