import { TEACHER } from '@/core/explain-back/reliability';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import type { Explanation, OverrideInput, StoredOverride } from '../contract';
import * as store from '../store';
import { fail, noSuchExplanation, type Tools } from './deps';
import { countOf } from './finish';
import { showExplanation } from './show';

/**
 * A teacher's word in place of the judgement: kept with who, when and why, and the learner's mastery follows. An explanation that repeated
 * another within a day still doesn't count.
 *
 * @throws explanation_not_found for learners of others, explanation_not_finished.
 */
export async function override(
  tools: Tools,
  tx: Tx,
  principal: Principal,
  { id, ...input }: OverrideInput & { id: string },
): Promise<Explanation> {
  const found = await store.explanationById(tx, id);
  // A teacher may also learn: nobody overrules their own.
  if (!found || found.row.learnerId === principal.userId) throw noSuchExplanation();
  const at = tools.now();
  return asSystem(tx, async () => {
    const locked = await store.lockOwn(tx, found.row.learnerId, id);
    if (!locked) throw noSuchExplanation();
    const { row } = locked;
    if (row.status !== 'done')
      throw fail('explanation_not_finished', 'The learner is still at work on this explanation.');
    const again = row.counted === 'again';
    const { evidence } = countOf({ outcome: input.outcome, firstOutcome: row.firstOutcome ?? input.outcome, again });
    const change = await tools.mastery.overrule(tx, {
      learnerId: row.learnerId,
      courseId: row.courseId,
      conceptId: row.conceptId,
      attemptId: id,
      correct: input.outcome === 'explained',
      kind: evidence,
      judge: TEACHER,
      by: principal.userId,
      at,
    });
    if (!change) throw new Error(`The evidence of explanation ${id} is not in the log.`);
    const word: StoredOverride = {
      outcome: input.outcome,
      points: input.points.filter((point) => row.points.some((each) => each.id === point.id)),
      why: input.why,
      by: principal.name,
      byId: principal.userId,
      at: at.toISOString(),
      before: change.before,
      after: change.after,
    };
    await store.update(tx, id, { overrides: [...row.overrides, word], updatedAt: at });
    return showExplanation({ ...locked, row: { ...row, overrides: [...row.overrides, word] } }, principal.userId);
  });
}
