import { OPEN_ANSWER_GUESS } from '@/core/tracing/bkt';
import type { EvidenceKind } from '@/features/mastery/contract';
import type { Tx } from '@/platform/database/transaction';
import type { Explanation, StoredJudgement } from '../contract';
import { reliabilityOf } from '../judge/evaluate';
import * as store from '../store';
import type { Tools } from './deps';

/** As with exercises: said again within the day it is repetition, from the next day on it is recalled. */
const AGAIN_MS = 24 * 3600 * 1000;

/** How an explanation counts: what tells neither way doesn't, nor does one that follows another within a day. */
export function countOf(facts: {
  outcome: StoredJudgement['outcome'];
  firstOutcome: StoredJudgement['outcome'];
  again: boolean;
}): { evidence: EvidenceKind; counted: NonNullable<Explanation['counted']> } {
  if (facts.again) return { evidence: 'none', counted: 'again' };
  if (facts.outcome === 'partly') return { evidence: 'none', counted: 'undecided' };
  const helped = facts.outcome === 'explained' && facts.firstOutcome !== 'explained';
  return helped ? { evidence: 'hinted', counted: 'helped' } : { evidence: 'unaided', counted: 'full' };
}

/** Ends a locked explanation: its outcome becomes evidence in the same transaction. */
export async function finishLocked(
  tools: Tools,
  tx: Tx,
  { row }: store.NamedRow,
  judgement: StoredJudgement,
): Promise<void> {
  const at = tools.now();
  const { id, learnerId, courseId } = row;
  // The map may have changed while it was written.
  const conceptId = await tools.mastery.currentConcept(tx, row.conceptId);
  const again = await store.countedSince(tx, learnerId, row.conceptId, new Date(at.getTime() - AGAIN_MS));
  const { evidence, counted } = countOf({
    outcome: judgement.outcome,
    firstOutcome: row.firstOutcome ?? judgement.outcome,
    again,
  });
  const { before, after } = await tools.mastery.recordEvidence(tx, {
    learnerId,
    courseId,
    conceptId,
    attemptId: id,
    itemId: id,
    correct: judgement.outcome === 'explained',
    kind: evidence,
    chanceOfGuessing: OPEN_ANSWER_GUESS,
    // Each question shows where to look.
    hintsUsed: row.followUps.length,
    judge: reliabilityOf(judgement),
    at,
  });
  await store.update(tx, id, {
    status: 'done',
    draft: '',
    judgement,
    evidence,
    counted,
    masteryBefore: before,
    masteryAfter: after,
    updatedAt: at,
    finishedAt: at,
  });
}
