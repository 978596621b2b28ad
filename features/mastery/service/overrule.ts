import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import type { EvidenceFollower, OverruleInput } from '../contract';
import { parametersInForce } from '../in-force';
import { type AttemptOverruled, eventKinds } from '../ledger';
import { fittedParameters, modelInForce } from '../model/store-in-force';
import { eventsOf } from '../model/store-models';
import { addToHistories, afterOverruling, countedOf, Histories, overruled } from '../reckon';
import * as store from '../store';

const TRIES = 3;

/**
 * Puts a person's word in the place of what was recorded of an explanation, and reckons the learner's evidence on the concept anew with
 * the parameters in force. Null where there is no such attempt.
 */
export async function overrule(
  follower: EvidenceFollower<Tx> | null,
  tx: Tx,
  input: OverruleInput,
): Promise<{ before: number; after: number } | null> {
  return asSystem(tx, async () => {
    const conceptId = await store.mergedInto(tx, input.conceptId);
    const own = await store.parametersRow(tx, conceptId);
    const active = await modelInForce(tx);
    const model = active && { ...active, concept: await fittedParameters(tx, active.version, conceptId) };
    const { parameters } = parametersInForce({ parameters: own, model });
    for (let tries = 0; tries < TRIES; tries++) {
      const read = await store.stateOf(tx, input.learnerId, conceptId);
      const histories = new Histories();
      for (const event of await eventsOf(tx, input.learnerId, input.courseId)) addToHistories(histories, event);
      const history = histories.get(conceptId) ?? [];
      if (!read || !history.some(({ attempt }) => attempt.attemptId === input.attemptId)) return null;
      const { attemptId, correct, judge, by } = input;
      const word = { attemptId, conceptId, correct, evidence: input.kind, judge, by, parameters };
      const next = afterOverruling(read, history, word, histories.placed.get(conceptId));
      const payload: AttemptOverruled = { ...word, before: read.pKnown, after: next.pKnown };
      const written = await store.writeChange(tx, {
        learnerId: input.learnerId,
        courseId: input.courseId,
        conceptId,
        read,
        next,
        evidenceAt: null,
        event: { kind: eventKinds.overruled, payload },
        at: input.at,
      });
      if (!written) continue;
      await follower?.rewritten(
        tx,
        { ...input, conceptId },
        countedOf(overruled(history, word), histories.condensed.get(conceptId)),
      );
      return { before: read.pKnown, after: next.pKnown };
    }
    throw new Error(`Mastery of concept ${conceptId} kept changing under its own lock.`);
  });
}
