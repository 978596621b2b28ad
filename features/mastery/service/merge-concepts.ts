import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { EvidenceFollower } from '../contract';
import { afterMerge, type ConceptsMerged, eventKinds } from '../ledger';
import * as store from '../store';
import { countedAnswers } from './counted-answers';

const TRIES = 3;

export interface MergeInput {
  courseId: string;
  fromIds: string[];
  toId: string;
}

/**
 * Gives the evidence of all learners on some concepts to another: one event and one new p(L) for each learner who has
 * any. The rows of `fromIds` stay as they are, out of sight with their concepts.
 */
export async function mergeConcepts(
  follower: EvidenceFollower<Tx> | null,
  tx: Tx,
  input: MergeInput,
  at: Date,
): Promise<void> {
  const fromIds = input.fromIds.filter((id) => id !== input.toId);
  if (fromIds.length === 0) return;
  await asSystem(tx, async () => {
    const rows = await store.masteryOfConcepts(tx, input.courseId, fromIds);
    const byLearner = new Map<string, typeof rows>();
    for (const row of rows) byLearner.set(row.learnerId, [...(byLearner.get(row.learnerId) ?? []), row]);
    for (const [learnerId, sources] of byLearner) {
      await mergeFor(tx, learnerId, input, sources, at);
      if (!follower) continue;
      const answers = await countedAnswers(tx, learnerId, input.courseId);
      await follower.rewritten(tx, { ...input, learnerId, conceptId: input.toId }, answers.get(input.toId) ?? []);
    }
  });
}

async function mergeFor(
  tx: Tx,
  learnerId: string,
  { courseId, toId }: MergeInput,
  sources: Awaited<ReturnType<typeof store.masteryOfConcepts>>,
  at: Date,
): Promise<void> {
  const evidenceAt = sources.reduce<Date | null>(
    (latest, { lastEvidenceAt: each }) => (each && (!latest || each > latest) ? each : latest),
    null,
  );
  for (let tries = 0; tries < TRIES; tries++) {
    const read = await store.stateOf(tx, learnerId, toId);
    const next = afterMerge(read, sources);
    const payload: ConceptsMerged = {
      conceptId: toId,
      sources: sources.map(({ conceptId, pKnown, evidenceCount, attemptCount }) => ({
        conceptId,
        pKnown,
        evidenceCount,
        attemptCount,
      })),
      before: read?.pKnown ?? null,
      after: next.pKnown,
    };
    const event = { kind: eventKinds.merge, payload };
    if (await store.writeChange(tx, { learnerId, courseId, conceptId: toId, read, next, evidenceAt, event, at }))
      return;
  }
  throw new Error(`Mastery of concept ${toId} kept changing under its own lock.`);
}
